import type { Scan } from '../tokens/index.ts';
import { currencyBefore } from './currency.ts';
import { draftOf } from './draft.ts';
import { GLUED_MAGNITUDES, MAGNITUDES } from './lexicon/numerals.ts';
import { type NumberReading, tidy } from './magnitude.ts';
import type { Draft } from './types.ts';

/** "(12.5)%": the accountants' way of writing −12.5%. */
export function lossPercent(s: Scan, i: number): Draft | undefined {
  if (!s.isNumber(i) || !s.isSymbol(i - 1, '(') || !s.isSymbol(i + 1, ')') || !s.isSymbol(i + 2, '%')) return undefined;
  if (!s.glued(i) || !s.glued(i + 1) || !s.glued(i + 2)) return undefined;
  return draftOf({ first: i - 1, last: i + 3, value: -s.number(i), unit: 'percent', kind: 'percentage' });
}

/** "$(12.4) million": accountants' brackets for a loss; the multiplier stands after them. */
export function lossInBrackets(s: Scan, i: number): NumberReading | undefined {
  if (!s.isNumber(i)) return undefined;
  const scale = MAGNITUDES.get(s.low(i + 2)) ?? (s.glued(i + 2) ? GLUED_MAGNITUDES.get(s.raw(i + 2)) : undefined);
  const value = tidy(s.number(i) * (scale ?? 1));
  return {
    value,
    next: scale ? i + 3 : i + 2,
    magnitude: scale ?? 1,
    inWords: false,
    plus: false,
    fraction: false,
    onlyMagnitude: false,
  };
}

/** "convert - 20 degrees to …": a minus with spaces on both sides, after a word that goes on to a value. */
export function belowByDash(s: Scan, first: number): boolean {
  return (
    s.isSymbol(first - 1, '-−–') &&
    !s.glued(first) &&
    !s.glued(first - 1) &&
    /^(to|at|is|was|of|from|convert|below|about|be|by|reached|and|or|than|convertire|convertir|converter|umrechnen|omrekenen|a|de|di|von|auf|van|è|es|é|ist|zu|naar)$/.test(
      s.low(first - 2),
    )
  );
}

/** The token of a minus sign or "minus" before the number, when it is one. */
export function signBefore(s: Scan, i: number, currencyFirst: number | undefined): number | undefined {
  const before = currencyFirst !== undefined ? currencyFirst - 1 : i - 1;
  const touches = currencyFirst !== undefined ? s.glued(currencyFirst) : s.glued(i);
  if (s.isSymbol(before, '-−–') && touches) {
    const opens = !s.glued(before) || (s.isSymbol(before - 1) && !s.isSymbol(before - 1, '-–—%)”"’'));
    if (opens && !s.isNumber(before - 1)) return before;
    if (opens && !s.glued(before) && s.isNumber(before - 1) === false) return before;
    if (currencyFirst === undefined && s.isSymbol(before - 1) && currencyBeforeSign(s, before)) return undefined;
  }
  if (s.isSymbol(before, '负負') && s.glued(before + 1)) return before;
  if (s.low(before) === 'minus' && s.low(before - 1) === 'or') return undefined; // plus or minus
  const negative = s.language
    ? /^(minus|min|meno|negativ|negatief|moins|négative?|negative|menos|negativo)$/
    : /^(minus|negative)$/;
  if (negative.test(s.low(before)) && (s.isNumber(i) || s.isWord(i)) && !s.isNumber(before - 1)) return before;
  return undefined;
}

function currencyBeforeSign(s: Scan, i: number): boolean {
  return currencyBefore(s, i) !== undefined;
}
