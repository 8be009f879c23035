/** Which words a reviewer may use for a unit: those of figures, of the model, of the room, and what the sentence itself counts. */
import type { Claim } from '@buildout/evidence';
import { CURRENCY_NAMES } from '@buildout/evidence/figures/lexicon/currencies.ts';
import { GLUED_UNITS, PERIODS, SPACED_UNITS, UNITS } from '@buildout/evidence/figures/lexicon/units.ts';
import { nearest } from '../../facts/index.ts';

/** Units of claims, as corrections may use them. */
export const UNITS_OF_CLAIMS = [
  ...[
    'USD',
    'USD/year',
    'USD/quarter',
    'USD/month',
    'USD/hour',
    'USD/GW',
    'USD/MW',
    'USD/(GW*year)',
    'USD/H100e',
    'USD/(H100e*hour)',
  ],
  ...[
    'EUR',
    'EUR/year',
    'percent',
    'x',
    'years',
    'months',
    'days',
    'hours',
    'GW',
    'MW',
    'kW',
    'MWh',
    'TWh/year',
    'tokens',
    'users',
    'parameters',
  ],
];

/** Words that the reader of figures writes as units, and those it reads them from. */
const WORDS: readonly string[] = [
  ...[...UNITS, ...GLUED_UNITS, ...SPACED_UNITS].flatMap(([word, { unit }]) => [word, unit]),
  ...[...PERIODS].flat(),
  ...[...CURRENCY_NAMES.values()].map(({ code }) => code),
  ...UNITS_OF_CLAIMS,
  ...['%', 'thousand', 'million', 'mn', 'billion', 'bn', 'trillion', 'tn'],
  'multiple',
  'times',
  'percentage points',
  'per mille',
];

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}_°%µ][\p{L}\p{M}\p{N}_%]*/gu) ?? [];
/** Plural and singular are one word. */
const stem = (word: string) => (word.length > 3 ? word.replace(/s$/, '') : word);
/** Between the parts of a unit, not parts of it. */
const BETWEEN = new Set(['per', 'a', 'an', 'of', 'and']);

/**
 * Why a unit cannot be taken, in words, with the known ones nearest to it; undefined where it can. `own` are units known beside those of
 * figures: of the model's parameters and of the other claims.
 */
export function unitFault(unit: string, claim: Claim, own: Iterable<string>): string | undefined {
  const whole = [...UNITS_OF_CLAIMS, ...own];
  if (whole.includes(unit)) return undefined;
  const known = new Set([...WORDS, ...own, claim.sentence.text, claim.key.unit].flatMap(wordsOf).map(stem));
  const strange = wordsOf(unit).filter((word) => !BETWEEN.has(word) && !known.has(stem(word)));
  if (wordsOf(unit).length > 0 && strange.length === 0) return undefined;
  const near = nearestThree(unit, [...new Set([...whole, ...WORDS])]);
  const instead =
    near.length > 0 ? `nearest: ${near.join(', ')}` : `known are for example ${UNITS_OF_CLAIMS.join(', ')}`;
  return `"${unit}" is no unit known here, and the sentence does not name it; ${instead}`;
}

function nearestThree(unit: string, names: string[]): string[] {
  const found: string[] = [];
  while (found.length < 3) {
    const next = nearest(
      unit,
      names.filter((name) => !found.includes(name)),
    );
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}
