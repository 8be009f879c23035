/** Figures of financials.csv and opening.csv by company, each over its own length of time. */
import { type DataTables, periodDays } from '../../../facts/index.ts';
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
  for (const { id, companyId, item, value, unit, asOf, basis } of opening) {
    if (basis === 'assumption') continue;
    const { measure, over } = measureOf(rowUnit(unit));
    const quarterly = /^quarterly_(.*)$/.exec(item);
    const kind = kindOf(/guidance/.test(item) ? 'guidance' : basis);
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

const kindOf = (kind: string): Observation['kind'] => (kind === 'guidance' || kind === 'reported' ? kind : 'estimate');

function spanOf(start: string | undefined, end: string): string {
  if (start === undefined) return '';
  const days = periodDays(start, end) ?? 0;
  if (days >= 80 && days <= 105) return 'quarter';
  return days >= 350 && days <= 380 ? 'year' : `${days} days`;
}
