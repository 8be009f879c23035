import { addQuarters, calendarQuarter, periodDays, quarterEnd } from '../calendar.ts';
import { byTrust, derivedFrom, fromFinancial, type Sourced } from '../provenance.ts';
import type { Financial } from '../tables/index.ts';

/** How long a figure's period is: a quarter (13 or 14 weeks), a half, a year, a point in time, or something else. */
export type Span = 'quarter' | 'half' | 'year' | 'instant' | 'other';

export interface FinancialQuery {
  /** Only periods that end on or before this day. */
  at?: string;
  kind?: Financial['kind'];
  span?: Span;
}

/** A value of one calendar quarter, the fiscal quarter whose middle lies in it. */
export interface QuarterValue extends Sourced {
  quarter: string;
}

/** A calendar year: the sum of its four quarters, or a fiscal year that is the calendar year. */
export interface YearValue extends Sourced {
  year: number;
  quarters: QuarterValue[];
}

export function spanOf(row: Financial): Span {
  if (row.periodStart === undefined) return 'instant';
  const days = periodDays(row.periodStart, row.periodEnd)!;
  if (days >= 80 && days <= 105) return 'quarter';
  if (days >= 170 && days <= 195) return 'half';
  return days >= 350 && days <= 380 ? 'year' : 'other';
}

/** The latest figure, reported unless another kind is asked for; of one period the shortest span and the most trusted row. */
export function latest(rows: Financial[], { at, kind = 'reported', span }: FinancialQuery = {}): Sourced | undefined {
  const order: Span[] = ['instant', 'quarter', 'half', 'other', 'year'];
  const fitting = rows.filter(
    (row) =>
      row.kind === kind && (at === undefined || row.periodEnd <= at) && (span === undefined || spanOf(row) === span),
  );
  if (fitting.length === 0) return undefined;
  const end = fitting.reduce((last, row) => (row.periodEnd > last ? row.periodEnd : last), '');
  const [best] = fitting
    .filter((row) => row.periodEnd === end)
    .sort((a, b) => order.indexOf(spanOf(a)) - order.indexOf(spanOf(b)) || byTrust(a, b));
  return fromFinancial(best);
}

/** Values by calendar quarter, oldest first; the one quarter missing from a reported year is the year less the other three. */
export function quarters(rows: Financial[], kind: Financial['kind'] = 'reported'): QuarterValue[] {
  const fitting = rows.filter((row) => row.kind === kind);
  const found = new Map<string, QuarterValue>();
  // Of several points in time within a quarter the last one stands for it.
  const short = fitting.filter((row) => spanOf(row) === 'quarter' || spanOf(row) === 'instant');
  for (const row of short.sort((a, b) =>
    a.periodEnd === b.periodEnd ? byTrust(a, b) : a.periodEnd < b.periodEnd ? 1 : -1,
  )) {
    const quarter = calendarQuarter(row.periodStart ?? '', row.periodEnd);
    if (!found.has(quarter)) found.set(quarter, { ...fromFinancial(row), quarter });
  }
  for (const year of fitting.filter((row) => spanOf(row) === 'year').sort(byTrust)) {
    const last = calendarQuarter('', year.periodEnd);
    const four = [-3, -2, -1, 0].map((step) => addQuarters(last, step));
    const present = four.flatMap((quarter) => found.get(quarter) ?? []);
    const missing = four.filter((quarter) => !found.has(quarter));
    if (missing.length !== 1 || present.some((value) => value.unit !== year.unit)) continue;
    const value = year.value - present.reduce((sum, part) => sum + part.value, 0);
    const note = `${year.periodEnd} fiscal year less its other three quarters`;
    const derived = derivedFrom([fromFinancial(year), ...present], value, note);
    found.set(missing[0], {
      ...derived,
      periodStart: undefined,
      periodEnd: quarterEnd(missing[0]),
      quarter: missing[0],
    });
  }
  return [...found.values()].sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
}

/** The calendar year, when its four quarters or the year itself are known; undefined otherwise. Only for flows. */
export function calendarYear(
  rows: Financial[],
  year: number,
  kind: Financial['kind'] = 'reported',
): YearValue | undefined {
  const own = quarters(rows, kind).filter(({ quarter }) => quarter.startsWith(`${year}Q`));
  const whole = rows
    .filter((row) => row.kind === kind && spanOf(row) === 'year' && row.periodStart === `${year}-01-01`)
    .sort(byTrust)[0];
  if (whole !== undefined) return { ...fromFinancial(whole), year, quarters: own };
  if (own.length !== 4) return undefined;
  const value = own.reduce((sum, part) => sum + part.value, 0);
  return { ...derivedFrom(own, value, `sum of the four quarters of ${year}`), year, quarters: own };
}
