import type { Scan } from '../tokens/index.ts';
import { letterUnit } from './compound.ts';
import { CJK_MAGNITUDES, FOREIGN_MAGNITUDES, NATIVE_MAGNITUDES } from './lexicon/foreign.ts';
import { FRACTIONS, GLUED_MAGNITUDES, MAGNITUDES, NUMERALS, PLURAL_MAGNITUDES } from './lexicon/numerals.ts';

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

/** A reading with nothing but its value said. */
export function reading(value: number, next: number, more: Partial<NumberReading> = {}): NumberReading {
  return { value, next, magnitude: 1, inWords: false, plus: false, fraction: false, onlyMagnitude: false, ...more };
}

/** Adds "+", "and a half" and the multipliers that follow. */
export function withMagnitude(s: Scan, r: NumberReading, money: boolean): NumberReading {
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
    if (
      /^(mio|mrd|mill|mln|bln|mlrd)$/.test(s.low(at)) &&
      s.isSymbol(next, '.') &&
      s.glued(next) &&
      !s.opensLine(next + 1)
    )
      next++; // "2,5 Mrd. Euro"
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
  const native = s.language ? NATIVE_MAGNITUDES[s.language].get(word) : undefined;
  if (native !== undefined && !(word === 'cent' && s.low(at - 1) === 'pour')) return native;
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
  if (raw === 'K' && aboutHeat(s, at)) return undefined; // 200 K, kelvins
  if (raw === 'k') return s.opensLine(at + 1) || s.isSymbol(at + 1, '.,;)') ? letter : undefined;
  return (raw === 'K' || raw === 'M' || raw === 'bn' || raw === 'tn' || raw === 'Bn' || raw === 'mn') &&
    !s.glued(at + 1)
    ? letter
    : undefined;
}

/** Temperatures are named near: a K after a number is kelvins. */
export function aboutHeat(s: Scan, i: number): boolean {
  for (let at = i - 8; at < i + 8; at++)
    if (
      /^(celsius|fahrenheit|kelvins?|temperatur[ea]?|temperature|température|temperatura|cryogenic|grados|gradi|graus|degrees|°)$/.test(
        s.low(at),
      )
    )
      return true;
  return false;
}

/** "and a half", "and a quarter", "and three quarters", "and 1/2". */
export function andFraction(s: Scan, i: number): { value: number; next: number } | undefined {
  if (s.low(i) !== 'and') return undefined;
  const w = s.low(i + 1);
  if (w === 'a' || w === 'one') {
    const at = s.joined(i + 2);
    const f = FRACTIONS.get(s.low(at));
    if (f && (f <= 4 || w === 'one' || s.opensLine(at + 1) || s.isSymbol(at + 1) || s.low(at + 1) === 'of'))
      return { value: 1 / f, next: at + 1 };
  }
  const above = NUMERALS.get(w);
  if (above !== undefined && above > 1 && above < 10) {
    const at = s.joined(i + 2);
    const below = pluralFraction(s.low(at));
    if (below && above < below) return { value: above / below, next: at + 1 };
  }
  return undefined;
}

/** "thirds" → 3. */
export function pluralFraction(word: string): number | undefined {
  return word.endsWith('s') ? FRACTIONS.get(word.slice(0, -1)) : undefined;
}

/** The "+" glued to a number. */
export function plusAt(s: Scan, i: number): { next: number; plus: boolean } {
  return s.isSymbol(i, '+') && s.glued(i) ? { next: i + 1, plus: true } : { next: i, plus: false };
}

/** 1.2 × 1e12 without the last-digit noise of binary fractions. */
export function tidy(value: number): number {
  return Number.isFinite(value) && value !== 0 ? Number(value.toPrecision(15)) : value;
}
