/** Units of time in a year. */
const PER_YEAR: Record<string, number> = { year: 1, quarter: 4, month: 12, week: 52.1775, day: 365.2425 };

/**
 * Fractional year of step 0 and units of time in a year; null where the model has no date or its unit is not one of the calendar.
 * Months are twelfths; within a month the first day is its start and the last its end, so 2026-03-31 and 2026-04-01 are both 2026.25.
 */
export function calendarOf(start: string | null, unit: string): { year: number; perYear: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(start ?? '');
  const perYear = PER_YEAR[unit];
  if (!match || perYear === undefined) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return { year: year + (month - 1 + (day - 1) / (days - 1)) / 12, perYear };
}
