import type { Scan } from '../tokens/index.ts';
import { draftOf } from './draft.ts';
import { NUMERALS } from './lexicon/numerals.ts';
import { UNITS } from './lexicon/units.ts';
import type { Draft } from './types.ts';

/** "a year or two", "a month or so" is left to the modifier. */
export function aYearOrTwo(s: Scan, i: number): Draft | undefined {
  if (s.low(i) !== 'a' && s.low(i) !== 'one') return undefined;
  const single = aSingle(s, i);
  if (single) return single;
  const unit = UNITS.get(s.low(i + 1));
  if (unit?.kind !== 'duration') return undefined;
  if (s.low(i + 2) !== 'or' || !/^(two|three)$/.test(s.low(i + 3))) {
    // "almost a year", "over a decade": an amount only with a word that measures it
    const measured =
      /^(almost|nearly|about|over|roughly|around|within|under|barely)$/.test(s.low(i - 1)) && s.low(i + 2) !== 'ago';
    if (!measured || s.low(i) !== 'a') return undefined;
    return draftOf({
      first: i,
      last: i + 2,
      value: unit.factor,
      unit: unit.unit,
      kind: 'duration',
      inWords: true,
      confidence: 0.7,
    });
  }
  const high = s.low(i + 3) === 'two' ? 2 : 3;
  const last = UNITS.get(s.low(i + 4)) === unit || UNITS.get(s.low(i + 4))?.unit === unit.unit ? i + 5 : i + 4;
  return {
    first: i,
    last,
    start: 0,
    end: 0,
    min: unit.factor,
    max: high * unit.factor,
    unit: unit.unit,
    kind: 'duration',
    modifier: 'range',
    repairs: [],
    magnitude: 1,
    bare: false,
    inWords: true,
    confidence: 0.8,
  };
}

/** "in a single year", "over one single day". */
function aSingle(s: Scan, i: number): Draft | undefined {
  const unit = s.low(i + 1) === 'single' ? UNITS.get(s.low(i + 2)) : undefined;
  if (unit?.kind !== 'duration' || s.opensLine(i + 2)) return undefined;
  if (!/^(in|within|over|for|during|just|of|than)$/.test(s.low(i - 1))) return undefined;
  return inWords(i, i + 3, unit.factor, unit.unit, unit.kind);
}

/** "twofold", "tenfold", "hundredfold" as one word. */
export const FOLDS: ReadonlyMap<string, number> = new Map([
  ...[...NUMERALS].filter(([, n]) => n > 1).map(([w, n]): [string, number] => [`${w}fold`, n]),
  ['hundredfold', 100],
  ['thousandfold', 1000],
]);

export function fold(s: Scan, i: number): Draft | undefined {
  const times = FOLDS.get(s.low(i));
  return times === undefined ? undefined : inWords(i, i + 1, times, 'x', 'multiple');
}

/** "a year and a half", "an hour and a quarter", "a mile and a half". */
export function measureAndAHalf(s: Scan, i: number): Draft | undefined {
  const word = s.low(i);
  if ((word !== 'a' && word !== 'an' && word !== 'one') || s.low(i + 2) !== 'and') return undefined;
  const at = s.low(i + 3) === 'a' ? i + 4 : i + 3; // "an hour and half"
  const more = { half: 0.5, ...(at === i + 4 && { quarter: 0.25, third: 1 / 3 }) }[s.low(at)];
  const unit = UNITS.get(s.low(i + 1));
  if (!more || !unit || (unit.kind !== 'duration' && unit.kind !== 'quantity')) return undefined;
  return inWords(i, at + 1, (1 + more) * unit.factor, unit.unit, unit.kind);
}

/** "a gigawatt of new capacity": large measures that an article counts. */
export function aGigawattOf(s: Scan, i: number): Draft | undefined {
  if (s.low(i) !== 'a' || s.low(i + 2) !== 'of' || /^(of|per|for)$/.test(s.low(i - 1))) return undefined;
  if (!/^(gigawatt|megawatt|terawatt|petabyte|exabyte|exaflop|petaflop)$/.test(s.low(i + 1))) return undefined;
  const unit = UNITS.get(s.low(i + 1))!;
  return inWords(i, i + 2, unit.factor, unit.unit, unit.kind);
}

function inWords(first: number, last: number, value: number, unit: string, kind: Draft['kind']): Draft {
  return draftOf({ first, last, value, unit, kind, inWords: true, confidence: 0.8 });
}
