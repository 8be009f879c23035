/** Dates as ISO text (`2026-03-31`) and whole days; no clock, no time zone. */

const DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO date, or undefined when the day does not exist. */
export function dayNumber(iso: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const year = +iso.slice(0, 4);
  const month = +iso.slice(5, 7);
  const day = +iso.slice(8);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return Date.UTC(year, month - 1, day) / DAY;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The ISO date so many days after 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  const day = dayNumber(iso);
  if (day === undefined) throw new RangeError(`not a date: ${iso}`);
  return isoDay(day + days);
}

/** Number of days a period covers, both ends counted; undefined for a point in time. */
export function periodDays(start: string, end: string): number | undefined {
  const a = dayNumber(start);
  const b = dayNumber(end);
  return a === undefined || b === undefined ? undefined : b - a + 1;
}

/** The calendar quarter (`2026Q1`) that contains the middle of a period. */
export function calendarQuarter(start: string, end: string): string {
  const last = dayNumber(end);
  if (last === undefined) throw new RangeError(`not a date: ${end}`);
  const first = dayNumber(start);
  // A fiscal quarter end lies up to a month off the calendar's; its middle lies about 45 days before.
  return quarterOf(isoDay(first === undefined ? last - 45 : Math.floor((first + last) / 2)));
}

/** The calendar quarter of a day. */
export function quarterOf(iso: string): string {
  return `${iso.slice(0, 4)}Q${Math.ceil(+iso.slice(5, 7) / 3)}`;
}

/** Last day of a calendar quarter such as `2026Q1`. */
export function quarterEnd(quarter: string): string {
  const year = quarter.slice(0, 4);
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][+quarter.slice(5) - 1]}`;
}

/** The quarter so many quarters later. */
export function addQuarters(quarter: string, count: number): string {
  const index = +quarter.slice(0, 4) * 4 + (+quarter.slice(5) - 1) + count;
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`;
}

/** Text that may give only a year or month (`2029`, `2029-05`), as the last day it can mean; undefined when it is no date. */
export function lastDayOf(partial: string): string | undefined {
  if (/^\d{4}$/.test(partial)) return `${partial}-12-31`;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(partial)) {
    return isoDay(Date.UTC(+partial.slice(0, 4), +partial.slice(5, 7), 0) / DAY);
  }
  return dayNumber(partial) === undefined ? undefined : partial;
}
