import type { Scan } from '../../tokens/index.ts';
import { NATIVE_MAGNITUDES } from '../lexicon/foreign.ts';
import { type NumberReading, reading, tidy } from '../magnitude.ts';
import { dutchFraction, dutchStart, dutchWord } from './dutch.ts';
import { germanFraction, germanStart, germanWord } from './german.ts';
import { romanceNumber, romanceStart } from './romance.ts';

/** Languages whose number words are read. */
export const WORDED: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'it', 'pt', 'nl']);

/** Whether a number may begin with this word in the language of the text. */
export function foreignStart(language: string, lower: string): boolean {
  if (language === 'de') return germanStart(lower);
  return language === 'nl' ? dutchStart(lower) : romanceStart(language, lower);
}

/** A number in words of the text's own language, at token i. External cases: Recognizers-Text NumberModel, German, French and Spanish. */
export function foreignNumber(s: Scan, i: number): NumberReading | undefined {
  if (/^(pour|por|per)$/.test(s.low(i - 1)) && /^(cent|ciento)/.test(s.low(i))) return undefined; // per cent
  if (s.language === 'de') return germanic(s, i, GERMAN);
  return s.language === 'nl' ? germanic(s, i, DUTCH) : romance(s, i);
}

function romance(s: Scan, i: number): NumberReading | undefined {
  const places: number[] = [];
  let at = i;
  for (let k = 0; k < 24 && s.isWord(at) && (k === 0 || !s.opensLine(at)); k++) {
    places.push(at);
    at = s.joined(at + 1);
  }
  const n = romanceNumber(s.language, (k) => (k < places.length ? s.low(places[k]) : ''));
  if (!n) return undefined;
  return reading(tidy(n.value), places[n.taken - 1] + 1, {
    inWords: true,
    magnitude: n.magnitude,
    fraction: n.fraction,
  });
}

/** "zwei Millionen eintausend", "eine halbe Million", "drei Viertel", "fünf und drei Viertel Milliarden", "zwei Komma drei". */
function germanic(s: Scan, i: number, w: Germanic): NumberReading | undefined {
  let total = 0;
  let magnitude = 1;
  let fraction = false;
  let at = i;
  const next = () => (s.opensLine(at) && at > i ? '' : s.low(at));
  for (let turn = 0; turn < 4; turn++) {
    let n = w.word(next());
    if (n === undefined) {
      const alone = turn === 0 ? w.scale(next()) : undefined;
      if (alone === undefined || alone < 1e6) break;
      return undefined; // "Millionen" alone is no amount
    }
    at++;
    let below = w.fraction(next());
    if (below !== undefined) {
      n = n / below;
      fraction = true;
      at++;
    } else if (next() === w.and) {
      const above = w.word(s.low(at + 1));
      below = above === undefined ? undefined : w.fraction(s.low(at + 2));
      if (above !== undefined && below !== undefined) {
        n += above / below;
        at += 3;
      }
    } else if (next() === 'komma') {
      const decimals = w.word(s.low(at + 1));
      if (decimals !== undefined && Number.isInteger(decimals)) {
        n = Number(`${n}.${decimals}`);
        at += 2;
      }
    }
    const scale = w.scale(next());
    if (scale === undefined) {
      total += n;
      if (w === DUTCH && n >= 1000 && n % 1000 === 0) continue; // "tweeduizend tweehonderd"
      break;
    }
    total += n * scale;
    magnitude = Math.max(magnitude, scale);
    fraction = false;
    at++;
    if (scale < 1e6) break;
  }
  return at === i ? undefined : reading(tidy(total), at, { inWords: true, magnitude, fraction });
}

interface Germanic {
  word(lower: string): number | undefined;
  fraction(lower: string): number | undefined;
  scale(lower: string): number | undefined;
  and: string;
}

const GERMAN: Germanic = {
  word: germanWord,
  fraction: germanFraction,
  scale: (word) => (/^dutzend/.test(word) ? 12 : word === 'hundert' ? 100 : NATIVE_MAGNITUDES.de.get(word)),
  and: 'und',
};
const DUTCH: Germanic = {
  word: dutchWord,
  fraction: dutchFraction,
  scale: (word) => (word === 'honderd' ? 100 : /^dozijn(en)?$/.test(word) ? 12 : NATIVE_MAGNITUDES.nl.get(word)),
  and: 'en',
};
