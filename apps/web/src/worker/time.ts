/** Steps, months and calendar years of a run. */
import type { Window } from '@buildout/engine/flows/index.ts';
import { monthAt } from '@buildout/workbench/runs/time.ts';

/** The calendar year in which the flows of a step fall. */
export const yearOf = (step: number, start: string): number => Number((monthAt(step, start) ?? '0').slice(0, 4));

/** First and last calendar year of which at least half a year is simulated. */
export function yearsOf(start: string, steps: number): [number, number] {
  const count = (year: number) =>
    Array.from({ length: steps }, (_, k) => yearOf(k, start)).filter((y) => y === year).length;
  let first = yearOf(0, start);
  let last = yearOf(steps - 1, start);
  if (count(first) < 6) first++;
  if (count(last) < 6) last--;
  return [first, Math.max(first, last)];
}

/** The steps whose flows fall in a calendar year. */
export function windowOf(year: number, start: string, steps: number): Window | undefined {
  let from = -1;
  let to = -1;
  for (let k = 0; k < steps; k++) {
    if (yearOf(k, start) !== year) continue;
    if (from < 0) from = k;
    to = k + 1;
  }
  return from < 0 ? undefined : { from, to, label: String(year) };
}

/** Decimal year of a row: the end of the month before its flows. */
export function momentAt(step: number, start: string): number {
  const month = monthAt(step, start) ?? '0000-01';
  return Number(month.slice(0, 4)) + (Number(month.slice(5, 7)) - 1) / 12;
}
