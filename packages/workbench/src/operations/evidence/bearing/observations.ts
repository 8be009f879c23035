/** Figures of financials.csv and opening.csv by company, each over its own length of time. */
import { type DataTables, type Financial, periodDays } from '../../../facts/index.ts';
import { calendarYear } from '../../../facts/queries/financials.ts';
import { measureOf, rowUnit } from './units.ts';

export interface Observation {
  id: string;
  metric: string;
  value: number;
  /** Without the time it counts over. */
  measure: string;
  /** `year`, `quarter`, …; empty for a point in time. */
  over: string;
  /** Last day. */
  on: string;
  kind: 'reported' | 'estimate' | 'guidance';
  file: string;
  /** Of a year added up from its quarters: in words, with every quarter’s value. */
  sum?: string;
}

const known = new WeakMap<DataTables, Map<string, Observation[]>>();

/** What the data has of a company, the newest first. */
export function observationsOf(tables: DataTables, company: string): Observation[] {
  let all = known.get(tables);
  if (!all) {
    all = new Map();
    for (const [of, one] of everyObservation(tables)) {
      const list = all.get(of);
      if (list) list.push(one);
      else all.set(of, [one]);
    }
    for (const list of all.values()) list.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
    known.set(tables, all);
  }
  return all.get(company) ?? [];
}

function* everyObservation({ financials, opening }: DataTables): Generator<[company: string, Observation]> {
  for (const { id, companyId, metric, value, unit, periodStart, periodEnd, kind } of financials) {
    const { measure, over } = measureOf(rowUnit(unit));
    const span = over || spanOf(periodStart, periodEnd);
    yield [
      companyId,
      { id, metric, value, measure, over: span, on: periodEnd, kind: kindOf(kind), file: 'financials.csv' },
    ];
  }
  yield* yearsOfQuarters(financials);
  for (const { id, companyId, item, value, unit, asOf, basis, opening: position } of opening) {
    if (basis === 'assumption') continue;
    const { measure, over } = measureOf(rowUnit(unit));
    const quarterly = /^quarterly_(.*)$/.exec(item);
    if (item === 'capex_guidance_year') {
      // For the year after a position of the end of a year, else for the year of the position.
      const year = Number(position.slice(0, 4)) + (position.slice(5) === '12-31' ? 1 : 0);
      const on = `${year}-12-31`;
      yield [
        companyId,
        { id, metric: 'capex', value, measure, over: 'year', on, kind: 'guidance', file: 'opening.csv' },
      ];
      continue;
    }
    const kind = kindOf(basis);
    yield [
      companyId,
      {
        ...{ id, metric: quarterly?.[1] ?? item, value, measure, kind, file: 'opening.csv' },
        over: over || (quarterly ? 'quarter' : ''),
        on: asOf,
      },
    ];
  }
}

/** Calendar years that nobody reports whole, from their four quarters: the ids of all, joined, are the id of the year. Each quarter counts once. */
function* yearsOfQuarters(financials: readonly Financial[]): Generator<[company: string, Observation]> {
  const groups = Map.groupBy(
    financials.filter(({ kind, periodStart }) => kind === 'reported' && periodStart !== undefined),
    ({ companyId, metric }) => `${companyId} ${metric}`,
  );
  for (const rows of groups.values()) {
    const [{ companyId, metric }] = rows as [Financial, ...Financial[]];
    for (const year of new Set(rows.map(({ periodEnd }) => Number(periodEnd.slice(0, 4))))) {
      const found = calendarYear(rows, year);
      const { measure } = measureOf(rowUnit(found?.unit ?? ''));
      if (found?.quarters.length !== 4 || !found.id.includes('+') || measure !== found.unit) continue;
      const parts = found.quarters.map(({ value }) => brief(value));
      const sum = `${parts.join(' + ')} = ${brief(found.value)} ${found.unit}`;
      const { id, value } = found;
      yield [
        companyId,
        {
          id,
          metric,
          value,
          measure,
          over: 'year',
          on: `${year}-12-31`,
          kind: 'reported',
          file: 'financials.csv',
          sum,
        },
      ];
    }
  }
}

/** 16.7 bn, 980 m. */
function brief(value: number): string {
  const size = Math.abs(value);
  const [factor, suffix] = size >= 1e9 ? [1e9, ' bn'] : size >= 1e6 ? [1e6, ' m'] : [1, ''];
  return `${Number((value / factor).toPrecision(3))}${suffix}`.replace('-', '−');
}

const kindOf = (kind: string): Observation['kind'] => (kind === 'guidance' || kind === 'reported' ? kind : 'estimate');

function spanOf(start: string | undefined, end: string): string {
  if (start === undefined) return '';
  const days = periodDays(start, end) ?? 0;
  if (days >= 80 && days <= 105) return 'quarter';
  return days >= 350 && days <= 380 ? 'year' : `${days} days`;
}
