/** Rows of data/ that stand behind a company's numbers: what it reported under each column, and what the run starts from. */
import type { Facts } from '../facts/index.ts';

/** A column of the companies table, or a line of a statement, with the rows behind it. */
export interface Behind {
  /** In words: “revenue, last reported year”. */
  what: string;
  /** Ids of rows. */
  ids: string[];
}

/** Items of opening.csv and metrics of financials.csv, by column of the companies table. */
const COLUMNS: { column: string; opening: string[]; metrics: string[] }[] = [
  {
    column: 'revenue',
    opening: ['quarterly_revenue', 'quarterly_revenue:ai'],
    metrics: ['revenue', 'annualised_revenue'],
  },
  { column: 'net income', opening: [], metrics: ['net_income'] },
  { column: 'cash from operations', opening: ['quarterly_operating_cash_flow'], metrics: ['operating_cash_flow'] },
  { column: 'from investing', opening: ['quarterly_capex', 'capex_guidance_year'], metrics: ['capex'] },
  { column: 'from financing', opening: ['total_debt', 'undrawn_facilities'], metrics: [] },
  { column: 'cash at the end', opening: ['cash', 'marketable_securities'], metrics: ['cash'] },
  { column: 'book equity', opening: ['equity_book'], metrics: [] },
];

/** Per column of the companies table: what the run starts from, and the last figure a company reported. */
export function behindCompany(facts: Facts, company: string, opening: string): Behind[] {
  if (!facts.companies().some(({ id }) => id === company)) return [];
  return COLUMNS.map(({ column, opening: items, metrics }) => ({
    what: column,
    ids: [
      ...openingIds(facts, company, opening, items),
      ...metrics.flatMap((metric) => lastReported(facts, company, metric, opening)),
    ],
  })).filter(({ ids }) => ids.length > 0);
}

/** Lines of the statements that go on from an opening number. */
const LINES: Record<string, string[]> = {
  'cash:opening': ['cash', 'marketable_securities'],
  'balance:cash': ['cash', 'marketable_securities'],
  'balance:accelerators': ['ppe_net', 'accelerators_h100e'],
  'balance:sites': ['ppe_net'],
  'balance:other_plant': ['ppe_net'],
  'balance:loan': ['total_debt'],
  'balance:lease': ['lease_liabilities'],
  'balance:equity': ['stake:'],
  'balance:book equity': ['equity_book'],
  'income:revenue': ['quarterly_revenue', 'quarterly_revenue:ai'],
  'income:interest': ['quarterly_interest'],
  'cash:capex': ['quarterly_capex'],
};

/** Rows a line of a statement starts from; none where no fact stands behind it. `line` as in the statement: `opening`, `loan`, `accelerators`. */
export function behindLine(facts: Facts, company: string, opening: string, statement: string, line: string): string[] {
  const items = LINES[`${statement}:${line}`];
  return items ? openingIds(facts, company, opening, items) : [];
}

/** Rows of an opening position; `stake:` stands for all that begin so. */
function openingIds(facts: Facts, company: string, opening: string, items: string[]): string[] {
  if (!facts.openingDates().includes(opening)) return [];
  const position = facts.opening(opening);
  return items.flatMap((item) =>
    item.endsWith(':')
      ? [...position.itemsOf(company, item).values()].map(({ id }) => id)
      : (position.value(company, item)?.id ?? []),
  );
}

/** Rows of the last whole year before the opening, or of the latest figure there is. */
function lastReported(facts: Facts, company: string, metric: string, opening: string): string[] {
  const year = Number(opening.slice(0, 4)) - (opening.slice(5) === '12-31' ? 0 : 1);
  const whole = facts.year(company, metric, year) ?? facts.year(company, metric, year, 'estimate');
  const found = whole ?? facts.financial(company, metric, { at: opening });
  return found ? found.id.split('+') : [];
}
