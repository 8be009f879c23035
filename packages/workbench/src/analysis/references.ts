/** What companies last reported and guided to, beside which the first simulated year is laid: plain data from the facts. */
import { calendarQuarter, type Facts, type Guidance, type OpeningPosition, type Sourced } from '../facts/index.ts';
import { COMPARED, COMPARED_UNITS, type Compared, type ComparedItem, RENT } from './compared.ts';
import { type Observed, observedQuarters, observedYear } from './observed.ts';

export interface Reference {
  value: number;
  low?: number;
  high?: number;
  /** Year, quarter or day the figure speaks of. */
  period: string;
  kind: 'reported' | 'estimate' | 'guided';
  /** Row ids in the data. */
  ids: string[];
  note: string;
}

/** One line of the table of the first year. */
export interface SanityReference {
  item: ComparedItem;
  /** Company of the model; `the_four` for Microsoft, Alphabet, Amazon and Meta together. */
  company: string;
  label: string;
  unit: string;
  /** `year`: the calendar year after the start (or that contains it); `quarter`: the first quarter that is simulated. */
  span: 'year' | 'quarter';
  period: string;
  reported?: Reference;
  guided?: Reference;
  note?: string;
}

/** References of every line that has at least one, for a run that starts at a date. */
export function sanityReferences(
  facts: Facts,
  position: OpeningPosition,
  start: string,
  companies: Set<string>,
): SanityReference[] {
  const year = Number(start.slice(0, 4)) + (start.slice(5) === '12-31' ? 1 : 0);
  const quarter = nextQuarter(start);
  const wanted = COMPARED.filter(({ company }) => companies.has(company));
  const years = wanted.map((row) => yearly(row, facts, position, year));
  const four = theFour(years, year);
  const all = [
    ...years.slice(0, 4),
    ...four,
    ...years.slice(4),
    ...wanted.map((row) => quarterly(row, facts, start, quarter)),
    rentalPrice(facts, start, quarter),
  ];
  return all.filter(({ span, reported, guided }) => span === 'year' || reported !== undefined || guided !== undefined);
}

function yearly(row: Compared, facts: Facts, position: OpeningPosition, year: number): SanityReference {
  const { item, company, fact = company, metric, label, guidanceNote, note = guidanceNote, scale = 1 } = row;
  const level = item === 'active_gw';
  const last = level ? facts.financial(fact, metric, { at: `${year - 1}-12-31` }) : observedYear(facts, row, year - 1);
  const guided = facts
    .guidance(fact, year)
    .find(
      (one) =>
        one.metric === metric && one.periodEnd === `${year}-12-31` && (level || one.periodStart === `${year}-01-01`),
    );
  const opening = item === 'capex' ? position.value(fact, 'capex_guidance_year') : undefined;
  const stated = opening !== undefined && opening.basis !== 'assumption' && !opening.hindsight ? opening : undefined;
  return {
    ...{ item, company, label, unit: COMPARED_UNITS[item], span: 'year', period: String(year), note },
    reported: last && ('ids' in last ? seen(last) : fromSourced(last, last.periodEnd, 'reported', scale)),
    guided: stated ? fromSourced(stated, String(year), 'guided', scale) : guided && fromGuidance(guided, scale),
  };
}

function quarterly(row: Compared, facts: Facts, start: string, quarter: string): SanityReference {
  const { item, company, fact = company, metric, label, note, scale = 1 } = row;
  const before = calendarQuarter('', start);
  const last = item === 'active_gw' ? undefined : observedQuarters(facts, row).find((one) => one.quarter === before);
  const guided = facts
    .guidance(fact, Number(quarter.slice(0, 4)))
    .find((one) => one.metric === metric && one.periodStart !== undefined && spansQuarter(one, quarter));
  const short = label.replace(' at the end of the year', '');
  return {
    ...{ item, company, label: short, unit: COMPARED_UNITS[item], span: 'quarter', period: quarter, note },
    reported: last && seen(last),
    guided: guided && fromGuidance(guided, scale),
  };
}

/** The four clouds as one, where all four have the figure. */
function theFour(rows: SanityReference[], year: number): SanityReference[] {
  const four = rows.filter(
    ({ item, company }) => item === 'capex' && ['microsoft', 'alphabet', 'amazon', 'meta'].includes(company),
  );
  const sum = (of: (row: SanityReference) => Reference | undefined): Reference | undefined => {
    const parts = four.map(of).filter((part) => part !== undefined);
    if (parts.length !== 4) return undefined;
    const total = (pick: (part: Reference) => number) => parts.reduce((all, part) => all + pick(part), 0);
    return {
      ...{
        period: parts[0].period,
        kind: parts[0].kind,
        ids: parts.flatMap(({ ids }) => ids),
        note: 'sum of the four',
      },
      ...{ value: total((p) => p.value), low: total((p) => p.low ?? p.value), high: total((p) => p.high ?? p.value) },
    };
  };
  return [
    {
      ...{
        item: 'capex',
        company: 'the_four',
        label: 'The four together: capital spending',
        unit: 'USD',
        span: 'year',
      },
      period: String(year),
      reported: sum(({ reported }) => reported),
      guided: sum(({ guided }) => guided),
    },
  ];
}

/** What neoclouds asked for an H100-hour on demand in the last quarter before the start. */
function rentalPrice(facts: Facts, start: string, quarter: string): SanityReference {
  const last = observedQuarters(facts, RENT).findLast((one) => one.quarter <= calendarQuarter('', start));
  return {
    ...{ item: 'rental_price', company: '', label: RENT.label, unit: COMPARED_UNITS.rental_price },
    ...{ span: 'quarter', period: quarter, note: RENT.note },
    reported: last && seen(last),
  };
}

const seen = ({ quarter, value, kind, ids }: Observed): Reference => ({
  ...{ value, period: quarter, kind, ids },
  note: ids.length > 1 ? 'put together from several figures' : '',
});

function fromSourced(from: Sourced, period: string, kind: Reference['kind'], scale: number): Reference {
  const { value, low, high, id, note } = from;
  const scaled = (bound: number | undefined) => (bound === undefined ? undefined : bound * scale);
  return { value: value * scale, low: scaled(low), high: scaled(high), period, kind, ids: [id], note };
}

function fromGuidance({ value, low, high, rowIds, note, periodEnd, givenOn }: Guidance, scale: number): Reference {
  const words = [`given on ${givenOn}`, note].filter(Boolean).join('; ');
  return {
    value: value * scale,
    low: low * scale,
    high: high * scale,
    period: periodEnd,
    kind: 'guided',
    ids: rowIds,
    note: words,
  };
}

const spansQuarter = ({ periodStart, periodEnd }: Guidance, quarter: string): boolean =>
  calendarQuarter(periodStart!, periodEnd) === quarter &&
  Number(periodEnd.slice(0, 4)) * 12 +
    Number(periodEnd.slice(5, 7)) -
    (Number(periodStart!.slice(0, 4)) * 12 + Number(periodStart!.slice(5, 7))) <=
    3;

/** The first whole quarter after a date. */
function nextQuarter(date: string): string {
  const [year, month] = date.split('-').map(Number);
  const index = year * 4 + Math.ceil(month / 3);
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`;
}
