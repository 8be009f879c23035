/**
 * Fractions of a year between two dates. Definitions: 2006 ISDA Definitions section 4.16; ISDA, "EMU and market
 * conventions: recent developments" (1998) for the three ACT/ACT forms.
 */
import { addMonths, type Day, dayNumber, daysBetween, daysInMonth, isLastOfMonth, isLeap } from './dates.ts';

export interface DayCountTerms {
  convention: string;
  start: Day;
  end: Day;
  /** Regular coupon period, for ACT/ACT ISMA. */
  referenceStart?: Day;
  referenceEnd?: Day;
  /** Date of maturity, for 30E/360 ISDA: the last day of February stays as it is there. */
  maturity?: Day;
}

type Count = (t: DayCountTerms) => number;

const actual =
  (basis: number): Count =>
  (t) =>
    daysBetween(t.start, t.end) / basis;

const COUNTS: Record<string, Count> = {
  'act/360': actual(360),
  'act/364': actual(364),
  'act/365': actual(365),
  'act/365.25': actual(365.25),
  'act/366': actual(366),
  'nl/365': (t) => (daysBetween(t.start, t.end) - leapDays(t.start, t.end)) / 365,
  'act/365l': act365L,
  'act/act isda': actActIsda,
  'act/act afb': actActAfb,
  'act/act isma': actActIsma,
  '30/360': (t) => thirty(t, bondDays),
  '30/360 nasd': (t) => thirty(t, nasdDays),
  '30e/360': (t) => thirty(t, euroDays),
  '30e/360 isda': (t) => thirty(t, euroIsdaDays),
  '30e+/360': (t) => thirty(t, euroPlusDays),
  '30/360 italian': (t) => thirty(t, italianDays),
  '1/1': () => 1,
};

const ALIASES: Record<string, string> = {
  'actual/360': 'act/360',
  'act/365f': 'act/365',
  'act/365 fixed': 'act/365',
  'actual/365': 'act/365',
  'actual/365 fixed': 'act/365',
  'actual/364': 'act/364',
  'actual/365.25': 'act/365.25',
  'actual/366': 'act/366',
  'act/365 no leap': 'nl/365',
  'act/365nl': 'nl/365',
  nl365: 'nl/365',
  'actual/365l': 'act/365l',
  'isma-year': 'act/365l',
  'act/act': 'act/act isda',
  'actual/actual': 'act/act isda',
  'actual/actual isda': 'act/act isda',
  'act/act historical': 'act/act isda',
  'actual/actual afb': 'act/act afb',
  'act/act euro': 'act/act afb',
  'actual/actual isma': 'act/act isma',
  'act/act icma': 'act/act isma',
  'actual/actual icma': 'act/act isma',
  'act/act bond': 'act/act isma',
  '30/360 us': '30/360 us',
  '30/360 bond': '30/360',
  '30/360 bond basis': '30/360',
  'bond basis': '30/360',
  '30/360 isda': '30/360',
  '30a/360': '30/360',
  '360/360': '30/360',
  '30u/360': '30/360 us',
  '30/360 sia': '30/360 us',
  '30/360 european': '30e/360',
  '30/360 eurobond': '30e/360',
  '30/360 eurobond basis': '30e/360',
  'eurobond basis': '30e/360',
  '30s/360': '30e/360',
  '30/360 german': '30e/360 isda',
};
COUNTS['30/360 us'] = (t) => thirty(t, usDays);

/** The conventions known, by their usual names. */
export const DAY_COUNTS = Object.keys(COUNTS);

/** Fraction of a year, or undefined when the convention is not known. Negative when `end` is before `start`. */
export function dayCountFraction(t: DayCountTerms): number | undefined {
  const name = t.convention.toLowerCase().replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
  const spelled = [name, name.replace('_', '/').replaceAll('_', ' '), name.replace('-', '/').replaceAll('-', ' ')];
  const count = spelled.map((one) => COUNTS[one] ?? COUNTS[ALIASES[one] ?? '']).find((found) => found !== undefined);
  if (!count) return undefined;
  if (dayNumber(t.end) >= dayNumber(t.start)) return count(t);
  return -count({ ...t, start: t.end, end: t.start });
}

/** Days in leap years over 366, others over 365. */
function actActIsda({ start, end }: DayCountTerms): number {
  if (start.year === end.year) return daysBetween(start, end) / yearDays(start.year);
  const first = daysBetween(start, { year: start.year + 1, month: 1, day: 1 }) / yearDays(start.year);
  const last = daysBetween({ year: end.year, month: 1, day: 1 }, end) / yearDays(end.year);
  return first + (end.year - start.year - 1) + last;
}

/** Whole years counted back from the end, the rest over 366 if it holds a 29 February, else 365. */
function actActAfb({ start, end }: DayCountTerms): number {
  let years = 0;
  let rest = end;
  for (;;) {
    const back = yearBefore(rest);
    if (dayNumber(back) < dayNumber(start)) break;
    years++;
    rest = back;
  }
  return years + daysBetween(start, rest) / (365 + Math.min(1, leapDays(start, rest)));
}

/** One year before; from 28 February one comes to the 29th where there is one. */
function yearBefore(d: Day): Day {
  const year = d.year - 1;
  if (d.month === 2 && d.day >= 28) return { year, month: 2, day: isLeap(year) ? 29 : 28 };
  return { year, month: d.month, day: d.day };
}

/** Share of the coupon period, long and short periods split at the regular dates. */
function actActIsma({ start, end, referenceStart, referenceEnd }: DayCountTerms): number {
  let from = referenceStart ?? start;
  let to = referenceEnd ?? end;
  let months = Math.round((12 * daysBetween(from, to)) / 365);
  if (months < 1) {
    from = start;
    to = addMonths(start, 12);
    months = 12;
  }
  const period = months / 12;
  // Periods that begin and end with a month keep to its end: from 29 February come 31 May, 31 August.
  const monthEnds = isLastOfMonth(from) && isLastOfMonth(to);
  const regular = (d: Day, by: number): Day => {
    const moved = addMonths(d, by);
    return monthEnds ? { ...moved, day: daysInMonth(moved.year, moved.month) } : moved;
  };
  // Regular dates before and after the reference period, far enough to cover the dates asked for.
  let first = 0;
  while (dayNumber(regular(from, -months * first)) > dayNumber(start)) first++;
  let sum = 0;
  for (let k = -first; ; k++) {
    const a = k <= 0 ? regular(from, months * k) : regular(to, months * (k - 1));
    const b = k < 0 ? regular(from, months * (k + 1)) : regular(to, months * k);
    if (dayNumber(a) >= dayNumber(end)) return sum;
    const begin = Math.max(dayNumber(a), dayNumber(start));
    const finish = Math.min(dayNumber(b), dayNumber(end));
    if (finish > begin) sum += (period * (finish - begin)) / daysBetween(a, b);
  }
}

/** Actual days over 366 where 29 February falls in (start, end], for annual coupons, else 365. */
function act365L({ start, end, referenceStart, referenceEnd }: DayCountTerms): number {
  const annual =
    referenceStart && referenceEnd ? Math.round(daysBetween(referenceStart, referenceEnd) / 30.4) >= 12 : true;
  const long = annual ? leapDays(start, end) > 0 : isLeap(end.year);
  return daysBetween(start, end) / (long ? 366 : 365);
}

function yearDays(year: number): number {
  return isLeap(year) ? 366 : 365;
}

/** How many 29 Februaries lie after `start` or on it and before `end`… counted as days d with start ≤ d < end. */
function leapDays(start: Day, end: Day): number {
  let count = 0;
  for (let year = start.year; year <= end.year; year++) {
    if (!isLeap(year)) continue;
    const n = dayNumber({ year, month: 2, day: 29 });
    if (n >= dayNumber(start) && n < dayNumber(end)) count++;
  }
  return count;
}

function thirty(t: DayCountTerms, days: (t: DayCountTerms) => [number, number]): number {
  const [d1, d2] = days(t);
  return (360 * (t.end.year - t.start.year) + 30 * (t.end.month - t.start.month) + (d2 - d1)) / 360;
}

const endOfFebruary = (d: Day) => d.month === 2 && isLastOfMonth(d);

/** ISDA 4.16(f): the 31st becomes the 30th at the start, and at the end if the start is the 30th. */
function bondDays({ start, end }: DayCountTerms): [number, number] {
  const d1 = Math.min(start.day, 30);
  return [d1, d1 === 30 ? Math.min(end.day, 30) : end.day];
}

/** As the bond basis, with the end of February counting as the 30th (Securities Industry Association). */
function usDays({ start, end }: DayCountTerms): [number, number] {
  let d1 = start.day;
  let d2 = end.day;
  if (endOfFebruary(start)) {
    if (endOfFebruary(end)) d2 = 30;
    d1 = 30;
  }
  if (d2 === 31 && d1 >= 30) d2 = 30;
  if (d1 === 31) d1 = 30;
  return [d1, d2];
}

/** NASD: an end on the 31st after a start before the 30th is the first of the next month. */
function nasdDays({ start, end }: DayCountTerms): [number, number] {
  const d1 = Math.min(start.day, 30);
  if (end.day === 31) return [d1, d1 >= 30 ? 30 : 31];
  return [d1, end.day];
}

/** ISDA 4.16(g): every 31st is the 30th. */
function euroDays({ start, end }: DayCountTerms): [number, number] {
  return [Math.min(start.day, 30), Math.min(end.day, 30)];
}

/** ISDA 4.16(h): so is every last day of February, but not at maturity. */
function euroIsdaDays({ start, end, maturity }: DayCountTerms): [number, number] {
  const matures = maturity !== undefined && daysBetween(end, maturity) === 0;
  const d1 = isLastOfMonth(start) ? 30 : Math.min(start.day, 30);
  const d2 = isLastOfMonth(end) && !(endOfFebruary(end) && matures) ? 30 : Math.min(end.day, 30);
  return [d1, d2];
}

/** 30E+: an end on the 31st is the first of the next month. */
function euroPlusDays({ start, end }: DayCountTerms): [number, number] {
  return [Math.min(start.day, 30), end.day];
}

/** As the Eurobond basis, with 28 and 29 February as the 30th. */
function italianDays({ start, end }: DayCountTerms): [number, number] {
  const last = (d: Day) => (d.month === 2 && d.day > 27 ? 30 : Math.min(d.day, 30));
  return [last(start), last(end)];
}
