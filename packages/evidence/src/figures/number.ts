import type { Scan } from '../tokens/index.ts';
import { eastAsianDigits, eastAsianNumber, eastAsianStart } from './foreign/east-asian.ts';
import { dividedBy } from './fraction-words.ts';
import { VULGAR_FRACTIONS } from './lexicon/numerals.ts';
import { type NumberReading, reading, withMagnitude } from './magnitude.ts';
import { numberInWords } from './number-words.ts';
import { spacedGroups, timesTen } from './powers.ts';
import { spacedDecimal } from './spaced.ts';

/** Reads a number that begins at token i. `money`: a currency sign stands before it, so that single letters are multipliers. */
export function readNumber(s: Scan, i: number, money = false): NumberReading | undefined {
  if (s.isNumber(i)) {
    const eastAsian = eastAsianDigits(s, i);
    if (eastAsian) return eastAsian;
    const r = digits(s, i, money);
    return r && dividedBy(s, r);
  }
  if (s.isSymbol(i)) {
    if (eastAsianStart(s.raw(i))) return eastAsianNumber(s, i);
    const vulgar = VULGAR_FRACTIONS.get(s.raw(i));
    return vulgar === undefined ? undefined : withMagnitude(s, reading(vulgar, i + 1, { fraction: true }), money);
  }
  return s.isWord(i) ? numberInWords(s, i, money) : undefined;
}

function digits(s: Scan, i: number, money: boolean): NumberReading | undefined {
  let value = s.number(i);
  if (!Number.isFinite(value)) return undefined;
  let next = i + 1;
  let fraction = false;
  const spaced = spacedGroups(s, i, money) ?? spacedDecimal(s, i);
  if (spaced) {
    value = spaced.value;
    next = spaced.next;
    if (s.continental && s.isSymbol(next, ',') && s.glued(next) && s.isNumber(next + 1) && s.glued(next + 1)) {
      value = Number(`${value}.${s.raw(next + 1)}`); // 1 234 567,89
      next += 2;
    }
  }
  if (!money && s.isSymbol(next, '/⁄') && s.glued(next) && s.isNumber(next + 1) && s.glued(next + 1)) {
    const below = s.number(next + 1);
    if (below > 0 && Number.isInteger(value) && Number.isInteger(below) && !s.isSymbol(next + 2, '/')) {
      value /= below;
      next += 2;
      fraction = true;
    }
  } else if (
    s.isNumber(next) &&
    !s.glued(next) &&
    s.isSymbol(next + 1, '/⁄') &&
    s.glued(next + 1) &&
    s.isNumber(next + 2) &&
    s.glued(next + 2)
  ) {
    const above = s.number(next);
    const below = s.number(next + 2);
    if (above < below && Number.isInteger(above) && Number.isInteger(below) && !s.isSymbol(next + 3, '/')) {
      value += above / below;
      next += 3;
    }
  } else if (VULGAR_FRACTIONS.has(s.raw(next))) {
    value += VULGAR_FRACTIONS.get(s.raw(next))!;
    next++;
  } else if (s.glued(next) && /^e\d*$/i.test(s.raw(next))) {
    const signed = s.low(next) === 'e' && s.isSymbol(next + 1, '-+−') && s.glued(next + 1) && s.glued(next + 2);
    const power = signed ? `e${s.isSymbol(next + 1, '+') ? '' : '-'}${s.raw(next + 2)}` : s.raw(next);
    const scaled = /\d$/.test(power) ? Number(`${value}${power}`) : Number.NaN;
    if (Number.isFinite(scaled)) {
      value = scaled;
      next += signed ? 3 : 1;
    }
  } else if (timesTen(s, next)) {
    const ten = timesTen(s, next)!;
    return reading(Number(`${value}e${ten.power}`), ten.next, { fraction });
  } else if (s.isSymbol(next, '^') && s.glued(next)) {
    const sign = s.isSymbol(next + 1, '-−') ? -1 : 1;
    const at = s.isSymbol(next + 1, '-−+') ? next + 2 : next + 1;
    if (s.isNumber(at) && s.glued(at)) {
      const power = value ** (sign * s.number(at));
      if (Number.isFinite(power)) return reading(power, at + 1);
    }
  }
  return withMagnitude(s, reading(value, next, { fraction }), money);
}
