import { addDays } from '../calendar.ts';
import type { Financial } from '../tables/index.ts';

/** What a company said a period would bring: its latest word, as a range where it gave one. */
export interface Guidance {
  companyId: string;
  /** Metric without `_low`, `_high`. */
  metric: string;
  periodStart?: string;
  periodEnd: string;
  /** Middle of the range, or the single figure. */
  value: number;
  low: number;
  high: number;
  unit: string;
  /** Day of the source. */
  givenOn: string;
  rowIds: string[];
  note: string;
}

/** Rows of one round of guidance may cite pages a few days apart. */
const SAME_ROUND_DAYS = 5;

/** The latest guidance for each metric whose period ends in a calendar year. `rows` are one company's. */
export function guidanceFor(rows: Financial[], year: number): Guidance[] {
  const groups = new Map<string, Financial[]>();
  for (const row of rows) {
    if (row.kind !== 'guidance' || !row.periodEnd.startsWith(`${year}-`)) continue;
    const [metric, end] = splitMetric(row.metric);
    if (end === 'prior') continue;
    const key = [metric, row.periodStart ?? '', row.periodEnd].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => latestRound(group));
}

function latestRound(group: Financial[]): Guidance {
  const givenOn = group.reduce((last, row) => (row.sourceDate! > last ? row.sourceDate! : last), '');
  const round = group.filter((row) => addDays(row.sourceDate!, SAME_ROUND_DAYS) >= givenOn);
  const pick = (end: string) =>
    round
      .filter((row) => splitMetric(row.metric)[1] === end)
      .sort((a, b) => (a.sourceDate! < b.sourceDate! ? 1 : -1))[0];
  const plain = pick('');
  const stated = plain === undefined ? undefined : rangeInNote(plain);
  const low = pick('low')?.value ?? stated?.low ?? plain?.value ?? pick('high')!.value;
  const high = pick('high')?.value ?? stated?.high ?? plain?.value ?? low;
  const first = round[0];
  return {
    companyId: first.companyId,
    metric: splitMetric(first.metric)[0],
    periodStart: first.periodStart,
    periodEnd: first.periodEnd,
    value: (low + high) / 2,
    low,
    high,
    unit: first.unit,
    givenOn,
    rowIds: round.map(({ id }) => id),
    note: [...new Set(round.map(({ note }) => note).filter((note) => note !== ''))].join('; '),
  };
}

/** `capex_high` → `['capex', 'high']`. */
function splitMetric(metric: string): [string, string] {
  const match = /^(.*)_(low|high|prior)$/.exec(metric);
  return match ? [match[1], match[2]] : [metric, ''];
}

/** Single rows that stand for one end of a range say so: "high end of 20-25", "upper end …", "plus or minus 2 percent". */
function rangeInNote({ value, note }: Financial): { low: number; high: number } | undefined {
  const band = /plus or minus (\d+(?:\.\d+)?) percent/.exec(note);
  if (band) return { low: value * (1 - +band[1] / 100), high: value * (1 + +band[1] / 100) };
  const end = /(high|low|top|upper|lower)(?: end)? of (\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)/.exec(note);
  if (!end) return undefined;
  const scale = value / (end[1].startsWith('low') ? +end[2] : +end[3]);
  return { low: +end[2] * scale, high: +end[3] * scale };
}
