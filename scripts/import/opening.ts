import { periodDays } from '../../packages/workbench/src/facts/calendar.ts';
import { citation, type DealIndex } from './citations.ts';
import { count, type Line, mint, type Sheet, sheet } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'opening',
  'company_id',
  'item',
  'as_of',
  'value',
  'unit',
  'basis',
  'low',
  'high',
  'fact_ids',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
  'note',
];

const QUARTER_ENDS: Record<string, string> = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' };

/** All opening files (`opening_2026Q1.csv` …) in one table, oldest first. */
export function importOpening(from: SourceFolder, financials: Line[], deals: DealIndex): Sheet {
  const names = from.names('facts', '.csv').filter((name) => /\/opening_\d{4}Q[1-4]\.csv$/.test(name));
  const facts = new Map<string, Line[]>();
  for (const line of financials) {
    const key = `${line.company_id}|${line.metric}|${line.period_end}`;
    facts.set(key, [...(facts.get(key) ?? []), line]);
  }
  const out = sheet('opening.csv', COLUMNS, 0);
  for (const name of names) {
    const [, year, quarter] = /(\d{4})(Q[1-4])\.csv$/.exec(name)!;
    const opening = `${year}-${QUARTER_ENDS[quarter]}`;
    const rows = from.rows(name);
    out.read += rows.length;
    for (const row of rows) out.lines.push(openingLine(row, opening, facts, deals, out));
  }
  return out;
}

function openingLine(row: Line, opening: string, facts: Map<string, Line[]>, deals: DealIndex, out: Sheet): Line {
  const cited = citation(row.source, row.source_date, deals);
  const line: Line = {
    ...row,
    ...cited,
    opening,
    id: mint('opn', opening, row.company_id, row.item, row.as_of),
    fact_ids: /^deals:([A-Za-z0-9_-]+)/.exec(row.source)?.[1] ?? '',
  };
  const key = /^financials:(\S+)$/.exec(row.source)?.[1];
  const cells = key === undefined ? [] : (facts.get(key) ?? []);
  if (cells.length > 0) {
    const flow = row.item.startsWith('quarterly_');
    const chosen =
      correctedForPeriod(row, cells, flow, line, out) ??
      cells.find((fact) => sameNumber(fact.value, row.value)) ??
      cells[0];
    line.fact_ids = chosen.id;
    line.source_url = chosen.source_url;
    line.licence = chosen.licence;
    line.confidence = chosen.confidence;
  }
  // Computed from the terms of the company's vehicle, which are rows of another table here.
  if (row.source === 'vehicles/*.yaml') line.source = `vehicles.csv: rows of ${row.company_id}`;
  const stated = /^confidence (high|medium|low)$/.exec(row.note)?.[1];
  if (stated) line.confidence = stated;
  if (row.basis === 'assumption') line.confidence = 'low';
  if (row.source === '') {
    const recalled = row.basis !== 'assumption';
    line.source = recalled ? 'filing recalled, not re-read' : 'assumption';
    line.licence = 'own_judgement';
    line.confidence = 'low';
    if (recalled) count(out.changed, 'no source given: marked "filing recalled, not re-read"');
  }
  return line;
}

/** A quarterly item that carries the figure of the whole year is put right from the quarter's own row. */
function correctedForPeriod(row: Line, facts: Line[], flow: boolean, line: Line, out: Sheet): Line | undefined {
  if (!flow || row.basis !== 'reported') return undefined;
  const length = (fact: Line) => periodDays(fact.period_start, fact.period_end) ?? 0;
  const quarters = facts.filter((fact) => length(fact) > 60 && length(fact) < 120 && fact.kind === 'reported');
  const year = facts.some((fact) => length(fact) > 300 && sameNumber(fact.value, row.value));
  if (quarters.some((fact) => sameNumber(fact.value, row.value)) || !year || quarters.length === 0) return undefined;
  const order = ['high', 'medium', 'low'];
  const digits = (fact: Line) => fact.value.replace(/0+$/, '').length;
  const best = [...quarters].sort(
    (a, b) =>
      order.indexOf(a.confidence) - order.indexOf(b.confidence) || digits(b) - digits(a) || (a.id < b.id ? -1 : 1),
  )[0];
  line.value = best.value;
  line.low = best.value;
  line.high = best.value;
  line.source_date = best.source_date;
  line.note = `corrected by the import: the source row carried the figure of the whole year (${row.value}); ${row.note}`;
  count(out.changed, `${row.company_id} ${row.item} at ${row.as_of}: year's figure replaced by the quarter's`);
  return best;
}

function sameNumber(a: string, b: string): boolean {
  return Number(a) === Number(b);
}
