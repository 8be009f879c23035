import type { Scan } from '../tokens/index.ts';
import { cardinal } from './cardinal.ts';
import { foreignNumber } from './foreign/index.ts';
import { dividedBy, fractionInWords, magnitudeOf, standsAlone } from './fraction-words.ts';
import { FRACTIONS, MAGNITUDES, NUMERALS } from './lexicon/numerals.ts';
import { FALLING, GROWING } from './lexicon/words.ts';
import { type NumberReading, reading, withMagnitude } from './magnitude.ts';

/** A number that begins with a word: cardinals, fractions, "a hundred", "half a million". */
export function numberInWords(s: Scan, i: number, money: boolean): NumberReading | undefined {
  if (s.language) return foreignNumber(s, i);
  const r = wordsAt(s, i, money);
  return r && dividedBy(s, r);
}

function wordsAt(s: Scan, i: number, money: boolean): NumberReading | undefined {
  const first = s.low(i);
  if (first === 'a' || first === 'an' || first === 'the') return article(s, i, first);
  if (first === 'half') return halfOf(s, i);
  if (first === 'quarter') return magnitudeOf(s, i + 1, 0.25);
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
  if (SPOKEN_PRICE.test(w) && word === 'a' && changeFollows(s, i + 2)) return reading(1, i + 1, { inWords: true }); // "a dollar thirty"
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
  if (word !== 'a' || !f) return undefined;
  const scaled = magnitudeOf(s, i + 2, 1 / f);
  if (scaled) return scaled;
  return s.low(i + 2) === 'of' || (w !== 'quarter' && standsAlone(s, i, i + 2))
    ? reading(1 / f, i + 2, { inWords: true, fraction: true })
    : undefined;
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
  return magnitudeOf(s, i + 1, 0.5) ?? reading(0.5, i + 1, { inWords: true, fraction: true });
}

/** "a dollar thirty", "a dollar and 42 cents". */
export function changeFollows(s: Scan, i: number): boolean {
  if ((NUMERALS.get(s.low(i)) ?? 0) >= 10) return true;
  const number = s.low(i) === 'and' && (s.isNumber(i + 1) || NUMERALS.has(s.low(i + 1)));
  return number && [i + 2, i + 3, i + 4].some((k) => /^(cents?|pence|c)$/.test(s.low(k)) && !s.opensLine(k));
}

/** Words after which a number may be the small change: "a dollar thirty". */
export const SPOKEN_PRICE = /^(dollar|buck|euro|pound)$/;

const HALVED =
  /^(percent|percentage|point|second|minute|hour|day|month|year|decade|century|mile|inch|kilometer|kilometre|ton|tonne|gigawatt|megawatt|acre|dollar|euro|pound|cent|penny)$/;
