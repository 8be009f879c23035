import type { Scan } from '../tokens/index.ts';
import { letterUnit } from './compound.ts';
import { CJK_MAGNITUDES, FOREIGN_MAGNITUDES } from './lexicon/foreign.ts';
import {
  FRACTIONS,
  GLUED_MAGNITUDES,
  MAGNITUDES,
  NUMERALS,
  PLURAL_MAGNITUDES,
  VULGAR_FRACTIONS,
} from './lexicon/numerals.ts';
import { UNITS } from './lexicon/units.ts';
import { FALLING, GROWING } from './lexicon/words.ts';
import { spacedGroups, timesTen } from './powers.ts';

/** A number read from the text, before any unit. */
export interface NumberReading {
  value: number;
  /** Token after the number. */
  next: number;
  /** Product of the multipliers spoken ("billion" → 1e9). */
  magnitude: number;
  inWords: boolean;
  /** "100+". */
  plus: boolean;
  fraction: boolean;
  /** Nothing but a multiplier was said ("trillion-dollar"). */
  onlyMagnitude: boolean;
}

/** Reads a number that begins at token i. `money`: a currency sign stands before it, so that single letters are multipliers. */
export function readNumber(s: Scan, i: number, money = false): NumberReading | undefined {
  if (s.isNumber(i)) return digits(s, i, money);
  if (s.isSymbol(i)) {
    const vulgar = VULGAR_FRACTIONS.get(s.raw(i));
    return vulgar === undefined ? undefined : withMagnitude(s, reading(vulgar, i + 1, { fraction: true }), money);
  }
  return s.isWord(i) ? words(s, i, money) : undefined;
}

function reading(value: number, next: number, more: Partial<NumberReading> = {}): NumberReading {
  return { value, next, magnitude: 1, inWords: false, plus: false, fraction: false, onlyMagnitude: false, ...more };
}

function digits(s: Scan, i: number, money: boolean): NumberReading | undefined {
  let value = s.number(i);
  if (!Number.isFinite(value)) return undefined;
  let next = i + 1;
  let fraction = false;
  const spaced = spacedGroups(s, i, money);
  if (spaced) {
    value = spaced.value;
    next = spaced.next;
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

/** Adds "+", "and a half" and the multipliers that follow. */
function withMagnitude(s: Scan, r: NumberReading, money: boolean): NumberReading {
  let next = r.next;
  let plus = r.plus;
  if (s.isSymbol(next, '+') && s.glued(next) && !(s.glued(next + 1) && s.isNumber(next + 1))) {
    plus = true;
    next++;
  }
  let value = r.value;
  const half = andFraction(s, next);
  if (half) {
    value += half.value;
    next = half.next;
  }
  let magnitude = 1;
  for (let turn = 0; turn < 3; turn++) {
    const at = s.joined(next);
    const step = magnitudeAt(s, at, money, magnitude > 1);
    if (!step || (at !== next && !s.isWord(at))) break;
    magnitude *= step;
    next = at + 1;
  }
  if (magnitude > 1) {
    const late = andFraction(s, next); // "a billion and a half"
    if (late) {
      value += late.value;
      next = late.next;
    }
  }
  if (s.isSymbol(next, '+') && s.glued(next)) {
    plus = true;
    next++;
  }
  return { ...r, value: tidy(value * magnitude), next, magnitude, plus };
}

function magnitudeAt(s: Scan, at: number, money: boolean, again: boolean): number | undefined {
  if (s.isSymbol(at) && s.glued(at)) return CJK_MAGNITUDES.get(s.raw(at));
  if (!s.isWord(at)) return undefined;
  const word = s.low(at);
  const spoken = MAGNITUDES.get(word) ?? PLURAL_MAGNITUDES.get(word) ?? FOREIGN_MAGNITUDES.get(word);
  if (word === 'mil' && FOREIGN_MAGNITUDES.has(s.low(at + 1))) return 1e3; // mil millones
  if (spoken !== undefined) {
    if (word === 'mil' && !money && !s.glued(at)) return undefined;
    if (word === 'tens') return undefined;
    return spoken;
  }
  if (again) return undefined;
  const letter = GLUED_MAGNITUDES.get(s.raw(at));
  if (letter === undefined) return undefined;
  const raw = s.raw(at);
  if (raw === 'mm' && !money) return undefined;
  if (s.glued(at)) {
    if (raw === 'm' && !money && letterUnit(s, at)) return undefined;
    return letter;
  }
  if (money) return raw.length === 1 && raw === 'a' ? undefined : letter;
  return (raw === 'K' || raw === 'M' || raw === 'bn' || raw === 'tn' || raw === 'Bn' || raw === 'mn') &&
    !s.glued(at + 1)
    ? letter
    : undefined;
}

/** "and a half", "and a quarter", "and three quarters", "and 1/2". */
function andFraction(s: Scan, i: number): { value: number; next: number } | undefined {
  if (s.low(i) !== 'and') return undefined;
  const w = s.low(i + 1);
  if (w === 'a' || w === 'one') {
    const at = s.joined(i + 2);
    const f = FRACTIONS.get(s.low(at));
    if (f && (f === 2 || f === 4 || f === 3 || w === 'one')) return { value: 1 / f, next: at + 1 };
  }
  const above = NUMERALS.get(w);
  if (above !== undefined && above > 1 && above < 10) {
    const at = s.joined(i + 2);
    const below = pluralFraction(s.low(at));
    if (below && above < below) return { value: above / below, next: at + 1 };
  }
  return undefined;
}

function pluralFraction(word: string): number | undefined {
  return word.endsWith('s') ? FRACTIONS.get(word.slice(0, -1)) : undefined;
}

function words(s: Scan, i: number, money: boolean): NumberReading | undefined {
  const first = s.low(i);
  if (first === 'a' || first === 'an' || first === 'the') return article(s, i, first);
  if (first === 'half') return halfOf(s, i);
  const fraction = fractionInWords(s, i);
  if (fraction) return fraction;
  if (MAGNITUDES.has(first)) {
    if (first === 'mil' || first === 'mio' || first === 'grand' || first === 'bil' || first === 'lac') return undefined;
    const r = withMagnitude(s, reading(1, i, { inWords: true, onlyMagnitude: true }), money);
    return r.next > i ? r : undefined;
  }
  return cardinal(s, i);
}

/** "a hundred", "a billion", "a dozen", "a half", "a third of", "a quarter of a million". */
function article(s: Scan, i: number, word: string): NumberReading | undefined {
  const w = s.low(i + 1);
  if (SPOKEN_PRICE.test(w) && word === 'a' && (NUMERALS.get(s.low(i + 2)) ?? 0) >= 10)
    return reading(1, i + 1, { inWords: true }); // "a dollar thirty"
  if (MAGNITUDES.has(w) && word !== 'the') {
    if (w === 'grand' || w === 'mil') return undefined;
    const more = cardinal(s, i + 1, true);
    if (more && more.next > i + 2) return { ...more, onlyMagnitude: false };
    const r = withMagnitude(s, reading(1, i + 1, { inWords: true, onlyMagnitude: true }), false);
    return r;
  }
  if (w === 'half' && word === 'a') {
    const r = halfOf(s, i + 1);
    return r;
  }
  const f = FRACTIONS.get(w);
  const compared =
    (s.low(i - 1) === 'by' &&
      changes(s, i - 2) &&
      !(w === 'quarter' && /^(slip|slips|slipped|slipping)$/.test(s.low(i - 2)))) ||
    (/^(more|less|fewer|cheaper|lower|higher|larger|smaller|faster)$/.test(s.low(i + 2)) && w !== 'quarter');
  if (word === 'a' && f && f > 2 && compared) return reading(1 / f, i + 2, { inWords: true, fraction: true });
  if (word === 'a' && f && s.low(i + 2) === 'of') {
    const scaled = ofMagnitude(s, i + 2, 1 / f);
    return scaled ?? reading(1 / f, i + 2, { inWords: true, fraction: true });
  }
  return undefined;
}

/** A verb of growth or fall at token i or two before it: "down by", "shrinks by". */
function changes(s: Scan, i: number): boolean {
  for (let at = i; at > i - 3; at--)
    if (FALLING.has(s.low(at)) || GROWING.has(s.low(at)) || /^shrinks?$/.test(s.low(at))) return true;
  return false;
}

/** "half", "half a million", "half of …", "half dozen". */
function halfOf(s: Scan, i: number): NumberReading | undefined {
  const at = s.low(i + 1) === 'a' || s.low(i + 1) === 'an' ? i + 2 : s.joined(i + 1);
  const magnitude = MAGNITUDES.get(s.low(at));
  if (magnitude) return { ...reading(magnitude / 2, at + 1, { inWords: true }), magnitude };
  const article = s.low(i + 1) === 'a' || s.low(i + 1) === 'an';
  const measured = s.joined(i + (article ? 2 : 1));
  if (measured !== i + 1 && HALVED.test(s.low(measured))) return reading(0.5, measured, { inWords: true }); // "half an hour", "half-hour"
  return ofMagnitude(s, i + 1, 0.5) ?? reading(0.5, i + 1, { inWords: true, fraction: true });
}

export const SPOKEN_PRICE = /^(dollar|buck|euro|pound)$/;

const HALVED =
  /^(percent|percentage|point|second|minute|hour|day|month|year|decade|century|mile|inch|kilometer|kilometre|ton|tonne|gigawatt|megawatt|acre|dollar|euro|pound|cent|penny)$/;

/** "of a million" after a fraction. */
function ofMagnitude(s: Scan, i: number, share: number): NumberReading | undefined {
  if (s.low(i) !== 'of' || (s.low(i + 1) !== 'a' && s.low(i + 1) !== 'an')) return undefined;
  const magnitude = MAGNITUDES.get(s.low(i + 2));
  return magnitude ? { ...reading(tidy(share * magnitude), i + 3, { inWords: true }), magnitude } : undefined;
}

/** "two thirds", "one-fifth", "three quarters of". */
function fractionInWords(s: Scan, i: number): NumberReading | undefined {
  const above = NUMERALS.get(s.low(i));
  if (above === undefined || above < 1 || above > 99) return undefined;
  const at = s.joined(i + 1);
  const word = s.low(at);
  const below = above === 1 ? FRACTIONS.get(word) : pluralFraction(word);
  if (!below) return undefined;
  if (word.startsWith('quarter') && s.low(at + 1) !== 'of' && at === i + 1) return undefined; // quarters of a year
  const share = above / below;
  return ofMagnitude(s, at + 1, share) ?? reading(share, at + 1, { inWords: true, fraction: true });
}

/** Cardinals in words: "two hundred and fifty thousand", "twenty-five", "one point two trillion". */
function cardinal(s: Scan, i: number, fromMagnitude = false): NumberReading | undefined {
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
      if (!MAGNITUDES.has(before) || NUMERALS.get(s.low(at + 1)) === undefined) break;
      at++;
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

function plusAt(s: Scan, i: number): { next: number; plus: boolean } {
  return s.isSymbol(i, '+') && s.glued(i) ? { next: i + 1, plus: true } : { next: i, plus: false };
}

/** 1.2 × 1e12 without the last-digit noise of binary fractions. */
export function tidy(value: number): number {
  return Number.isFinite(value) && value !== 0 ? Number(value.toPrecision(15)) : value;
}
