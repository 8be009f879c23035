import type { Scan } from '../tokens/index.ts';
import type { Reason } from './exclude-reason.ts';
import { NUMERALS } from './lexicon/numerals.ts';
import { UNITS } from './lexicon/units.ts';
import { EMPTY_NOUNS, NAME_INTRODUCERS } from './lexicon/words.ts';
import type { Draft } from './types.ts';

const IDIOMS = [
  /^(a )?(thousand|million|hundred) (flowers|times over|words|and one (nights|things|ways|reasons))\b/,
  /^(a )?million (dollar question|miles away|little)/,
  /^a half (hearted|baked)/,
  /^(two|2) cents\b/,
  /^high five\b/,
  /^one (another|day|time|on|off|size|stop|of|way|thing|more|by|side|can|might|could|would|has|is|was|should|must|who|that|which)\b/,
  /^(four|three|two) (letter|fold path|way|horsemen)/,
  /^nine to five\b/,
  /^six feet under\b/,
  /^seventh? heaven/,
  /^fifty fifty\b/,
  /^zero sum\b/,
  /^ten to one\b/,
  /^(half|halfway) (the battle|baked|way|hearted|time)/,
];

/** Number words that are pronouns, ordinals, idioms or too empty to mean an amount. */
export function refuseWords(s: Scan, d: Draft): Reason | undefined {
  const { first, last } = d;
  const before = s.low(first - 1);
  const after = s.low(last);
  const word = s.low(first);
  const phrase = s.text
    .slice(s.start(first), Math.min(s.text.length, s.end(last - 1) + 24))
    .toLowerCase()
    .replace(/[-‑\s]+/g, ' ');
  if (ordinalTail(s, last)) return 'ordinal';
  for (const idiom of IDIOMS) if (idiom.test(phrase)) return 'idiom';
  if (word === 'five' && before === 'high') return 'idiom';
  if (
    s.isSymbol(first - 1, '-‑') &&
    s.glued(first) &&
    s.glued(first - 1) &&
    s.isWord(first - 2) &&
    !/^(multi|mid|sub|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/.test(s.low(first - 2))
  )
    return 'name';
  if (d.value === 100 && d.unit === 'percent' && /^(true|sure|on|agree|right|behind|certain)$/.test(after))
    return 'idiom';
  if (d.kind === 'duration' && d.value === 1 && /^(ein(e|en|em|er)?|une?|una|uno|uma?|een|één)$/.test(word))
    return 'pronoun'; // "a year"
  if (
    d.kind === 'age' &&
    !s.language &&
    /-/.test(s.text.slice(s.start(first), s.end(last - 1))) &&
    !/^[a-z]/.test(after)
  )
    return 'idiom';
  if (d.kind === 'age' && /^(could|can|would|might|knows|understands|and|or|who)$/.test(after)) return 'idiom';
  if (d.min !== undefined || d.denominator) return undefined;
  if (before === 'to' && d.bare && UNITS.has(s.low(first - 2)) && s.low(first - 4) === 'from') return undefined; // from four years to six
  if (d.bare && affirmed(s, first, last)) return undefined;
  if (before === 'like' && s.low(first - 2) === 'not' && d.bare) return undefined; // repaired or left as a bare number
  if (
    /^(only|just)$/.test(before) &&
    d.bare &&
    /^(is|was|are|were)$/.test(s.low(first - 2)) &&
    s.isSymbol(last, '.,;!?') &&
    oldBefore(s, first)
  )
    return undefined; // "… three years old, and the other is only one"
  if (d.value === 0.5 && d.unit === 'fraction' && !s.language) return halfIsEmpty(s, first, last) ? 'idiom' : undefined;
  if (d.unit === 'fraction') return undefined;
  if (d.magnitude > 1 && !d.bare) return undefined;
  if (d.magnitude > 1)
    return d.magnitude >= 1e5 ||
      d.value !== d.magnitude ||
      /^(one|ein|eine|einen|einem|einer|une?|una|uma?|een|één)$/.test(word) ||
      alone(s, d)
      ? undefined
      : 'idiom';
  if (
    (d.bare || d.kind === 'count') &&
    NAME_INTRODUCERS.has(before) &&
    !/^(line|build|model|class|plan|order|lines|group|team|item|items|week|day|plan|part)$/.test(before)
  )
    return 'reference';
  if (before === 'part' || /^(number|no)$/.test(before)) return 'reference';
  if (d.kind !== 'count' && !d.bare) return undefined;
  const numeral = NUMERALS.get(word) ?? (s.language && Number(d.value) >= 0 ? Number(d.value) : Number.NaN);
  if (Number(d.value) === 1 && !d.bare) return 'pronoun';
  if (d.kind === 'count') {
    if (
      /^(these|those|the|all|both|any|no|his|her|their|our|my|your|its|other|these)$/.test(before) &&
      Number(d.value) <= 3
    )
      return 'pronoun';
    const noun = d.unit.split(' ').at(-1) ?? '';
    if (Number(d.value) <= 12 && EMPTY_NOUNS.has(noun)) return 'idiom';
    return undefined;
  }
  // "two fifty an hour", "a dollar eighty": spoken prices with two readings
  if (
    Number(d.value) >= 10 &&
    Number(d.value) < 100 &&
    (NUMERALS.has(before) || /^(dollars?|bucks?|pounds?|euros?)$/.test(before))
  )
    return 'idiom';
  // a bare number word: only when it stands alone, or is large enough to be meant
  if (alone(s, d)) return undefined;
  return Number(d.value) > 12 || !Number.isInteger(d.value) || Number.isNaN(numeral) ? undefined : 'pronoun';
}

/** "twenty-first", "twenty first": the ten belongs to an ordinal. "Twenty-second" stays seconds. */
function ordinalTail(s: Scan, last: number): boolean {
  const ten = NUMERALS.get(s.low(last - 1)) ?? 0;
  if (ten < 20 && s.low(last - 1) !== 'hundred') return false;
  return /^(first|third|fourth|fifth|sixth|seventh|eighth|ninth)$/.test(s.low(s.joined(last))) && !s.opensLine(last);
}

/** "It's not going to be 20 of them. It's going to be like three.": the number that is affirmed after one that is denied. */
function affirmed(s: Scan, first: number, last: number): boolean {
  if (!/^(like|maybe|more)$/.test(s.low(first - 1)) || !s.isSymbol(last, '.,;!?')) return false;
  if (!/^(be|is|it's|was|are|more)$/.test(s.low(first - 2))) return false;
  let denied = false;
  let figure = false;
  for (let at = first - 3; at > first - 20 && at >= 0; at--) {
    if (s.low(at) === 'not' || /n't$/.test(s.low(at))) denied = true;
    if (!denied && (s.isNumber(at) || NUMERALS.has(s.low(at)))) figure = true;
  }
  return denied && figure;
}

function oldBefore(s: Scan, i: number): boolean {
  for (let at = i - 1; at > i - 14 && at >= 0; at--)
    if (s.low(at) === 'old' || s.low(at) === 'age') return !s.opensLine(at + 1);
  return false;
}

/** The number is the whole text, or the whole of its line or sentence. */
function alone(s: Scan, d: Draft): boolean {
  const opens = d.first <= 0 || s.opensLine(d.first) || s.isSymbol(d.first - 1, '.!?"“(');
  const closes = d.last >= s.count || s.opensLine(d.last) || s.isSymbol(d.last, '.!?"”)');
  return opens && closes;
}

function halfIsEmpty(s: Scan, first: number, last: number): boolean {
  if (
    /^(first|second|latter|other|back|top|bottom|each|every|better|front|this|that|last|my|your|his|her)$/.test(
      s.low(first - 1),
    )
  )
    return true;
  if (alone2(s, first, last)) return false;
  return s.low(last) !== 'of' && !/^(the|its|their|our|his|her|all)$/.test(s.low(last));
}

function alone2(s: Scan, first: number, last: number): boolean {
  return first <= 0 && last >= s.count;
}
