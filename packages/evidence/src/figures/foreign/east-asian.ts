import type { Scan } from '../../tokens/index.ts';
import { type NumberReading, reading, tidy } from '../magnitude.ts';

/** Numerals of Chinese and Japanese, with the forms used on documents. */
const NUMERALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    〇: 0,
    零: 0,
    一: 1,
    二: 2,
    两: 2,
    兩: 2,
    三: 3,
    四: 4,
    五: 5,
    六: 6,
    七: 7,
    八: 8,
    九: 9,
    壹: 1,
    贰: 2,
    貳: 2,
    叁: 3,
    參: 3,
    肆: 4,
    伍: 5,
    陆: 6,
    陸: 6,
    柒: 7,
    捌: 8,
    玖: 9,
  }),
);
/** Multipliers within a group of four digits, and those between groups; Korean ones are written after digits. */
const SMALL: ReadonlyMap<string, number> = new Map(
  Object.entries({ 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000, 십: 10, 백: 100, 천: 1000 }),
);
const LARGE: ReadonlyMap<string, number> = new Map(
  Object.entries({ 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12, 만: 1e4, 억: 1e8, 조: 1e12 }),
);

/** Whether a number in characters may begin here; cheap. */
export const eastAsianStart = (sign: string): boolean => NUMERALS.has(sign) || SMALL.has(sign);

/** "三千万", "二百五十亿", "1兆2000億", "3億5,000万", "五点二亿": groups of four digits and what they are multiplied by. */
export function eastAsianNumber(s: Scan, i: number): NumberReading | undefined {
  let total = 0;
  let group = 0;
  let digit = -1;
  let decimals = '';
  let lastLarge = Number.POSITIVE_INFINITY;
  let magnitude = 1;
  let signs = 0;
  let at = i;
  for (
    ;
    at < s.count &&
    (at === i ||
      (at === i + 1 && s.isNumber(i) && largeFollows(s, at)) ||
      s.glued(at) ||
      (lastLarge < Number.POSITIVE_INFINITY && s.isNumber(at) && !s.opensLine(at)));
    at++
  ) {
    const sign = s.raw(at);
    const value = s.isNumber(at) ? s.number(at) : NUMERALS.get(sign);
    if (value !== undefined) {
      if (digit >= 0 && value !== 0 && digit !== 0) break;
      if (s.isNumber(at) && !largeFollows(s, at + 1)) break;
      if (!s.isNumber(at) || at === i) signs++;
      digit = value;
      continue;
    }
    if ((sign === '点' || sign === '點') && (digit >= 0 || group > 0) && NUMERALS.has(s.raw(at + 1))) {
      if (digit < 0) digit = 0;
      while (NUMERALS.has(s.raw(at + 1))) decimals += NUMERALS.get(s.raw(++at));
      digit = Number(`${digit}.${decimals}`);
      continue;
    }
    if (sign === '兆' && /^[瓦赫字比位帕]$/.test(s.raw(at + 1))) break; // 兆瓦: mega
    const small = SMALL.get(sign);
    if (small !== undefined) {
      if (sign === '千' && digit !== -1 && /^[瓦克米卡字赫]$/.test(s.raw(at + 1))) break;
      if (sign === '千' && digit === -1 && group > 0 && /^[瓦克米卡字赫]$/.test(s.raw(at + 1))) break; // 千瓦: kilo
      group += (digit < 0 ? 1 : digit) * small;
      digit = -1;
      signs++;
      magnitude = Math.max(magnitude, small);
      continue;
    }
    const large = LARGE.get(sign);
    if (large === undefined) break;
    const before = group + Math.max(0, digit);
    if (before === 0 && total === 0) return undefined;
    if (before === 0)
      total *= large; // 万亿
    else if (large < lastLarge) total += before * large;
    else break;
    lastLarge = Math.min(lastLarge, large);
    magnitude = Math.max(magnitude, before === 0 ? total : large);
    group = 0;
    digit = -1;
    signs++;
  }
  if (at === i || signs === 0) return undefined;
  const value = tidy(total + group + Math.max(0, digit));
  return reading(value, at, { magnitude: magnitude >= 1e4 ? magnitude : 1 });
}

/** A multiplier of either kind glued to digits. */
function largeFollows(s: Scan, i: number): boolean {
  if (!s.isSymbol(i)) return false;
  return s.glued(i) ? LARGE.has(s.raw(i)) || SMALL.has(s.raw(i)) : LARGE.has(s.raw(i)) && !s.opensLine(i); // "48.2 万"
}

/** Digits with East Asian multipliers: "3000億", "1.5万亿", "5천억". */
export const eastAsianDigits = (s: Scan, i: number): NumberReading | undefined =>
  largeFollows(s, i + 1) ? eastAsianNumber(s, i) : undefined;
