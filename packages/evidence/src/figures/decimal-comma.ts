import type { Scan } from '../tokens/index.ts';
import { currencyAfter } from './currency.ts';
import { FOREIGN_MAGNITUDES, NATIVE_MAGNITUDES } from './lexicon/foreign.ts';
import { MAGNITUDES } from './lexicon/numerals.ts';
import { type NumberReading, reading, tidy } from './magnitude.ts';
import { unitAfter } from './unit.ts';

/** ",08" where a comma is the decimal sign. */
export const leadingComma = (s: Scan, i: number): boolean =>
  s.continental &&
  s.isNumber(i) &&
  s.isSymbol(i - 1, ',') &&
  s.glued(i) &&
  (i === 1 || !s.glued(i - 1)) &&
  /^\d+$/.test(s.raw(i));

/** "5,50 €", "1,5 Millionen", "3,5 %": one comma glued between digits is a decimal point when a currency, unit or multiplier stands beside and it cannot group thousands. */
export function decimalComma(s: Scan, i: number, money: boolean): NumberReading | undefined {
  if (leadingComma(s, i)) return reading(Number(`0.${s.raw(i)}`), i + 1);
  if (!s.isNumber(i) || !s.isSymbol(i + 1, ',') || !s.glued(i + 1) || !s.isNumber(i + 2) || !s.glued(i + 2))
    return undefined;
  if (
    !(s.continental ? /^\d+$/ : /^\d{1,2}$/).test(s.raw(i + 2)) ||
    !/^[\d.]+$/.test(s.raw(i)) ||
    (s.isSymbol(i + 3, ',') && s.glued(i + 3) && s.isNumber(i + 4) && s.glued(i + 4))
  )
    return undefined;
  const value = Number(`${s.raw(i).replaceAll('.', '')}.${s.raw(i + 2)}`);
  const native = s.language ? NATIVE_MAGNITUDES[s.language] : undefined;
  const after = FOREIGN_MAGNITUDES.get(s.low(i + 4));
  const thousands = s.low(i + 3) === 'mil' && after !== undefined; // "1,5 mil millones", a Spanish billion
  const scale = thousands
    ? 1e3 * after
    : (native?.get(s.low(i + 3)) ??
      FOREIGN_MAGNITUDES.get(s.low(i + 3)) ??
      (s.continental || money ? MAGNITUDES.get(s.low(i + 3)) : undefined) ??
      (s.low(i + 3) === 'k' && (s.glued(i + 3) || s.opensLine(i + 4) || s.isSymbol(i + 4, '.;!?)')) ? 1e3 : undefined));
  let next = thousands ? i + 5 : scale ? i + 4 : i + 3;
  if (
    scale &&
    s.isSymbol(next, '.') &&
    s.glued(next) &&
    /^(mio|mrd|mill|mln|mlrd)$/.test(s.low(next - 1)) &&
    !s.opensLine(next + 1)
  )
    next++; // "2,54 Mrd. USD"
  if (!money && !scale && !s.continental && !currencyAfter(s, next) && !unitAfter(s, next)) return undefined;
  return {
    value: tidy(value * (scale ?? 1)),
    next,
    magnitude: scale ?? 1,
    inWords: false,
    plus: false,
    fraction: false,
    onlyMagnitude: false,
  };
}
