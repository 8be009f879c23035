import { dayNumber } from '../facts/calendar.ts';
import type { RunProblem } from './problems.ts';
import type { When } from './scenario.ts';

/** The clock of a run: ISO date of step 0 (or null), the unit of a step, and how many steps there are. */
export interface Clock {
  start: string | null;
  unit: string;
  steps: number;
}

/**
 * The step whose flows fall in the stated month, which may lie outside the run (negative, or `steps` and more). Step 0 of
 * a run that starts 2026-03-31 holds the flows of April 2026; of one that starts 2026-04-01 the same. A number is a number
 * of months from the start.
 */
export function stepAt(when: When, clock: Clock): number | RunProblem {
  const text = String(when);
  const monthsPerStep = { month: 1, quarter: 3, year: 12 }[clock.unit];
  if (/^\d+$/.test(text)) return Math.floor(Number(text) / (monthsPerStep ?? 1));
  const month = monthOf(text);
  if (month === undefined) return { code: 'bad-date', text, reason: 'there is no such month or date' };
  if (clock.start === null || monthsPerStep === undefined) {
    return { code: 'bad-date', text, reason: 'the model has no calendar, so only a number of steps has a meaning' };
  }
  return Math.floor((month - firstMonth(clock.start)) / monthsPerStep);
}

/** The month in which the flows of a monthly step fall, as `2027-01`; null where the model has no calendar. */
export function monthAt(step: number, start: string | null): string | null {
  if (start === null) return null;
  const month = firstMonth(start) + step;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Whether the text is a calendar date, `2027-01-31`. */
export const isDate = (text: string): boolean => dayNumber(text) !== undefined;

/** Whether the text is a month, a date or a whole number of months. */
export const isWhen = (text: string): boolean => /^\d+$/.test(text) || monthOf(text) !== undefined;

/** Months since year 0 of the month of step 0's flows: a start in the second half of a month begins with the next. */
function firstMonth(start: string): number {
  const month = monthOf(start);
  if (month === undefined) throw new Error(`invalid start: ${start}`);
  return month + (Number(start.slice(8, 10) || '1') > 15 ? 1 : 0);
}

/** Months since year 0 of `2027-01` or `2027-01-31`; undefined for what is no date (2027-13, 2027-02-30). */
function monthOf(text: string): number | undefined {
  const date = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  return dayNumber(date) === undefined ? undefined : Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}
