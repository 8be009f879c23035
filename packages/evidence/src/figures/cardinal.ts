import type { Scan } from '../tokens/index.ts';
import { MAGNITUDES, NUMERALS, PLURAL_MAGNITUDES } from './lexicon/numerals.ts';
import { UNITS } from './lexicon/units.ts';
import { andFraction, type NumberReading, pluralFraction, plusAt, reading, tidy, withMagnitude } from './magnitude.ts';

/** Cardinals in words: "two hundred and fifty thousand", "twenty-five", "one point two trillion". */
export function cardinal(s: Scan, i: number, fromMagnitude = false): NumberReading | undefined {
  let total = 0;
  let current = fromMagnitude ? 1 : -1;
  let last = fromMagnitude ? 1 : 0;
  let next = i;
  let lowestScale = Number.POSITIVE_INFINITY;
  let magnitude = 1;
  for (;;) {
    let at = next === i ? i : s.joined(next);
    const hyphen = at !== next;
    if (next !== i && s.low(at) === 'and' && !hyphen && next > i) {
      // "and" joins only after a multiplier: "two hundred and five"
      const before = s.low(next - 1);
      const more = NUMERALS.get(s.low(at + 1));
      if (!MAGNITUDES.has(before) || more === undefined) break;
      const below = pluralFraction(s.low(s.joined(at + 2))); // "one hundred and three quarters"
      if (below && more < below) break;
      at++;
    }
    // "fifty - two" in texts cut into words by others
    if (last >= 20 && last < 100 && s.isSymbol(at, '-') && !s.glued(at) && !s.glued(at + 1)) {
      const unit = NUMERALS.get(s.low(at + 1)) ?? 0;
      if (unit > 0 && unit < 10) at++;
    }
    if (!s.isWord(at) || (next !== i && s.opensLine(at))) break;
    const word = s.low(at);
    const numeral = NUMERALS.get(word);
    if (numeral !== undefined) {
      if (current < 0) current = numeral;
      else if (last === 100 && numeral < 100) current += numeral;
      else if (last >= 20 && last < 100 && numeral > 0 && numeral < 10) current += numeral;
      else if (last >= 1000 && lowestScale > numeral) current = numeral;
      else if (last >= 10 && last <= 20 && numeral >= 10 && total === 0 && current === last) {
        // "nineteen ninety-five", "twenty twenty-five": a year, read by dates.ts
        break;
      } else break;
      last = numeral;
      next = at + 1;
      continue;
    }
    const scale = MAGNITUDES.get(word) ?? (current > 0 && word !== 'tens' ? PLURAL_MAGNITUDES.get(word) : undefined);
    if (scale === undefined || !Number.isFinite(scale) || word === 'grand') break;
    if (scale === 100 || scale === 12) {
      if (current <= 0 || last >= 100) break;
      current *= scale;
      last = scale === 12 ? 1 : 100;
      if (scale === 12) lowestScale = 1;
    } else {
      if (current < 0 || scale >= lowestScale) break;
      if (last >= 1000) {
        // "hundred thousand million" does not occur; "thousand billion" does
        total = total * scale;
      } else total += current * scale;
      current = 0;
      lowestScale = scale;
      magnitude = Math.max(magnitude, scale);
      last = scale;
    }
    if (scale === 100) magnitude = Math.max(magnitude, 100);
    next = at + 1;
  }
  if (next === i) return undefined;
  let value = total + Math.max(0, current);
  if (s.low(next) === 'point' && NUMERALS.has(s.low(next + 1)) && total === 0) {
    let decimals = '';
    let at = next + 1;
    for (; NUMERALS.has(s.low(at)) && NUMERALS.get(s.low(at))! < 10; at++) decimals += NUMERALS.get(s.low(at));
    const ten = decimals ? undefined : cardinal(s, at);
    if (ten && ten.value >= 10 && ten.value < 100 && ten.magnitude === 1) {
      decimals = String(ten.value); // "point seventy-one"
      at = ten.next;
    }
    if (decimals) {
      value = Number(`${value}.${decimals}`);
      return { ...withMagnitude(s, reading(value, at), false), inWords: true };
    }
  }
  const half = andFraction(s, next);
  if (half && !UNITS.has(s.low(next - 1))) {
    const r = withMagnitude(s, reading(value / (total > 0 ? lowestScale : 1) + half.value, half.next), false);
    const scaled = total > 0 && Number.isFinite(lowestScale) ? r.value * lowestScale : r.value;
    return { ...r, value: tidy(scaled), magnitude: Math.max(magnitude, r.magnitude), inWords: true };
  }
  const letter = { k: 1e3, mil: 1e6, bil: 1e9 }[s.low(next)]; // "four hundred k"
  if (letter && magnitude < 1e3 && !s.opensLine(next) && !hyphenated(s, next))
    return reading(value * letter, next + 1, { inWords: true, magnitude: letter });
  const suffix = plusAt(s, next);
  return reading(value, suffix.next, { inWords: true, magnitude, plus: suffix.plus });
}

const hyphenated = (s: Scan, i: number) => s.isSymbol(i + 1, '-') && s.glued(i + 1);
