/** Days of the proleptic Gregorian calendar, as ISO text. */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const pad = (n: number) => String(n).padStart(2, '0');

/** The last day of a year, half, quarter, month or day: `2030` → `2030-12-31`, `2027-Q3` → `2027-09-30`, `2027-02` → `2027-02-28`. */
export function lastDayOf(time: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(time);
  if (quarter) return lastDayOf(`${quarter[1]}-${pad(3 * Number(quarter[2]))}`);
  if (/^\d{4}$/.test(time)) return `${time}-12-31`;
  const month = /^(\d{4})-(\d\d)$/.exec(time);
  return month ? `${time}-${pad(daysIn(Number(month[1]), Number(month[2])))}` : time;
}

/** The first day of a time: `2027-Q3` → `2027-07-01`. */
export function firstDayOf(time: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(time);
  if (quarter) return `${quarter[1]}-${pad(3 * Number(quarter[2]) - 2)}-01`;
  if (/^\d{4}$/.test(time)) return `${time}-01-01`;
  return /^\d{4}-\d\d$/.test(time) ? `${time}-01` : time;
}

/** The same day some months on, or the last of that month where it has no such day. */
export function monthsOn(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const k = year * 12 + month - 1 + months;
  const y = Math.floor(k / 12);
  const m = (k % 12) + 1;
  return `${y}-${pad(m)}-${pad(Math.min(date, daysIn(y, m)))}`;
}
