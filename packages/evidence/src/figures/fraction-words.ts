import type { Scan } from '../tokens/index.ts';
import { FRACTIONS, MAGNITUDES, NUMERALS } from './lexicon/numerals.ts';
import { type NumberReading, pluralFraction, reading, tidy } from './magnitude.ts';

/** Nothing but signs or the ends of the text or line around tokens i to next. */
export function standsAlone(s: Scan, i: number, next: number): boolean {
  return (s.opensLine(i) || s.isSymbol(i - 1)) && (s.opensLine(next) || s.isSymbol(next, '.,;:!?)"”'));
}

/** "two thirds", "one-fifth", "three quarters of", "one twenty-fifth", "three quarters billion". External cases: Recognizers-Text NumberModel ("five eighths", "one twenty-fifth"), CurrencyModel ("three quarters billion …"). */
export function fractionInWords(s: Scan, i: number): NumberReading | undefined {
  const above = NUMERALS.get(s.low(i));
  if (above === undefined || above < 1 || above > 99) return undefined;
  const at = s.joined(i + 1);
  const below = belowAt(s, at, above === 1);
  if (!below) return undefined;
  const share = above / below.value;
  const scaled = magnitudeOf(s, below.next, share);
  if (scaled) return scaled;
  // quarters of a year, unless "of", a comparison or nothing else around says a share
  if (
    s.low(at).startsWith('quarter') &&
    s.low(below.next) !== 'of' &&
    at === i + 1 &&
    !standsAlone(s, i, below.next) &&
    !/^(above|below|than|exactly)$/.test(s.low(i - 1))
  )
    return undefined;
  return reading(share, below.next, { inWords: true, fraction: true });
}

const UNITS_OF_TEN: ReadonlyMap<string, number> = new Map([...FRACTIONS, ['first', 1], ['second', 2]]);

/** The denominator at token i: "fifth", "fifths", "twenty-fifth". */
function belowAt(s: Scan, i: number, single: boolean): { value: number; next: number } | undefined {
  const word = s.low(i);
  const simple = single ? FRACTIONS.get(word) : pluralFraction(word);
  if (simple) return { value: simple, next: i + 1 };
  const ten = NUMERALS.get(word) ?? 0;
  const at = s.joined(i + 1);
  if (ten < 20 || (single && at === i + 1)) return undefined; // "one twenty first" is no share
  const last = s.low(at);
  const unit = UNITS_OF_TEN.get(single ? last : last.endsWith('s') ? last.slice(0, -1) : '');
  return unit && unit < 10 ? { value: ten + unit, next: at + 1 } : undefined;
}

/** "fifths", "trillionths" after a number already read: "a hundred trillionths", "23 fiftieths". Halves, thirds and quarters count things as often. */
export function dividedBy(s: Scan, r: NumberReading): NumberReading {
  const at = s.joined(r.next);
  const below = s.isWord(at) && !s.opensLine(at) ? pluralFraction(s.low(at)) : undefined;
  if (!below || below < 5 || r.plus) return r;
  return { ...r, value: tidy(r.value / below), next: at + 1, magnitude: 1, fraction: true };
}

/** "of a million", "billion" after a share. External cases: Recognizers-Text CurrencyModel ("a quarter million us dollars"). */
export function magnitudeOf(s: Scan, i: number, share: number): NumberReading | undefined {
  const of = s.low(i) === 'of' && (s.low(i + 1) === 'a' || s.low(i + 1) === 'an');
  const at = of ? i + 2 : i;
  const magnitude = s.opensLine(at) ? undefined : MAGNITUDES.get(s.low(at));
  if (!magnitude || (!of && magnitude < 1e5)) return undefined;
  return { ...reading(tidy(share * magnitude), at + 1, { inWords: true }), magnitude };
}
