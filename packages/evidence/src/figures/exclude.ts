import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS } from '../tokens/index.ts';
import { currencyAfter, currencyBefore } from './currency.ts';
import { NUMERALS } from './lexicon/numerals.ts';
import { UNITS } from './lexicon/units.ts';
import { EMPTY_NOUNS, INDEX_NAMES, NAME_INTRODUCERS, STREET_WORDS } from './lexicon/words.ts';
import { phoneEnd } from './phone.ts';
import type { Draft } from './types.ts';

/** Why a number-like span is no figure. */
export type Reason =
  | 'list-marker'
  | 'reference'
  | 'name'
  | 'version'
  | 'time'
  | 'phone'
  | 'ordinal'
  | 'idiom'
  | 'index'
  | 'address'
  | 'web-address'
  | 'pronoun'
  | 'code'
  | 'score';

/** Checks that need only the first token: cheap, before any number is read. */
export function refuseNumber(s: Scan, i: number): Reason | undefined {
  const next = i + 1;
  if (phoneEnd(s, i)) return 'phone';
  if (/^0\d+$/.test(s.raw(i)) && !s.isSymbol(i - 1, '$€£¥')) return 'code'; // 007, 0044
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's orders begin with it (ECMA-48, CSI)
  if (/\u001b\[[\d;]*$/.test(s.text.slice(Math.max(0, s.start(i) - 12), s.start(i)))) return 'code';
  if (s.glued(next)) {
    if (/^(st|nd|rd|th)$/.test(s.low(next))) return 'ordinal';
    if (/^(D|G|FA|P|o)$/.test(s.raw(next)) && s.raw(i).length === 1 && !s.isSymbol(i - 1, '$')) return 'name';
    if (s.isSymbol(next, ':') && s.isNumber(i + 2) && s.glued(i + 2)) return 'time';
    if (/^(am|pm|a\.m|p\.m)$/.test(s.low(next))) return 'time';
    if (s.isSymbol(next, '.') && s.glued(i + 2) && s.isNumber(i + 2)) return 'version';
    if (s.isSymbol(next, '-') && s.low(i + 2) === 'of' && s.isSymbol(i + 3, '-') && s.isNumber(i + 4)) return 'score'; // 12-of-19
    if (s.isSymbol(next, '–') && s.glued(i + 2) && score(s, i)) return 'score';
    if (s.isSymbol(next, '-') && s.glued(i + 2)) {
      if (/^[A-Z]$/.test(s.raw(i + 2)) && !s.glued(i + 3)) return 'name'; // 10-K, 8-K
      if (phone(s, i)) return 'phone';
      if (score(s, i)) return 'score';
    }
    if (/^(to|till)$/.test(s.low(s.joined(next))) && s.raw(i) === '9' && s.raw(s.joined(s.joined(next) + 1)) === '5')
      return 'idiom';
    if (s.isSymbol(next, '(') && s.low(i + 2) === 'k') return 'name'; // 401(k)
    if (
      s.raw(i) === '401' &&
      s.low(next) === 'k' &&
      !s.isSymbol(i - 1, '$€£¥') &&
      !currencyAfter(s, next + 1) &&
      !currencyBefore(s, i)
    )
      return 'name';
    if (s.low(next) === 'k' && /^(video|resolution|tv|display|monitor|screen|streaming|footage)s?$/.test(s.low(i + 2)))
      return 'name';
  }
  if (s.isSymbol(i - 1) && s.glued(i)) {
    if (s.isSymbol(i - 1, '#')) return 'reference';
    if (s.isSymbol(i - 1, ':') && s.glued(i - 1) && s.isNumber(i - 2)) return 'time';
    if (s.isSymbol(i - 1, '.') && s.glued(i - 1) && s.isNumber(i - 2)) return 'version';
    if (s.isSymbol(i - 1, '.') && s.glued(i - 1) && s.isWord(i - 2) && !/^(rs|rp|fr|sfr|no|s|nr)$/.test(s.low(i - 2)))
      return 'code';
    if (s.isSymbol(i - 1, '@_\\')) return 'code';
    if (
      s.isSymbol(i - 1, '-‑') &&
      s.glued(i - 1) &&
      s.isWord(i - 2) &&
      !/^(mid|low|high|pre|post|sub|early|late|under|over|non|plus|minus|to|upper|lower|usd|eur|inr)$/.test(
        s.low(i - 2),
      )
    )
      return 'name';
    if (s.isSymbol(i - 1, '-') && s.glued(i - 1) && s.isNumber(i - 2) && phoneBack(s, i)) return 'phone';
    if (s.isSymbol(i - 1, '/=&?-_') && s.glued(i - 1) && inWebAddress(s, i)) return 'web-address';
    if (s.isSymbol(i - 1, '/') && s.glued(i - 1) && s.isNumber(i - 2)) return 'code'; // 24/7, 9/11: read whole by the fraction reader
  }
  if (
    opensItem(s, i) &&
    s.glued(next) &&
    s.isSymbol(next, '.)') &&
    !s.glued(i + 2) &&
    s.number(i) < 200 &&
    i + 2 < s.count &&
    !s.opensLine(i + 2)
  )
    return 'list-marker';
  if (s.isSymbol(i - 1, '(') && s.opensLine(i - 1) && s.isSymbol(next, ')') && s.number(i) < 100) return 'list-marker';
  if (s.isSymbol(i - 1, '[') && s.isSymbol(next, ']') && s.glued(i)) return 'reference';
  const after = s.low(next);
  if (/^(am|pm|o'clock|eastern|pacific|gmt|utc|est|pst|cet|edt|pdt)$/.test(after) && s.number(i) < 25) return 'time';
  if (after === 'a' && s.isSymbol(i + 2, '.') && s.low(i + 3) === 'm' && s.glued(i + 3)) return 'time';
  if (after === 'p' && s.isSymbol(i + 2, '.') && s.low(i + 3) === 'm' && s.glued(i + 3)) return 'time';
  if (s.isSymbol(next, '/') && s.glued(next) && s.isNumber(i + 2) && fixedPair(s, i)) return 'idiom';
  const before = s.low(i - 1);
  if (INDEX_NAMES.has(before) && (before !== 'p' || s.isSymbol(i - 2, '&')) && !s.opensLine(i)) return 'index';
  if (/^(no|nos|nr|art|sec|ch|fig|pp|vol)$/.test(s.low(i - 2)) && s.isSymbol(i - 1, '.') && s.glued(i - 1))
    return 'reference';
  return undefined;
}

/** The first token of a line, Markdown's signs aside ("**2. ", "## 3. "). */
function opensItem(s: Scan, i: number): boolean {
  let at = i;
  while (at > i - 4 && !s.opensLine(at) && s.isSymbol(at - 1, '*#>_-•')) at--;
  return s.opensLine(at);
}

function fixedPair(s: Scan, i: number): boolean {
  const pair = `${s.raw(i)}/${s.raw(i + 2)}`;
  const shares = s.number(i) + s.number(i + 2) === 100 && s.number(i) % 5 === 0;
  return shares || pair === '24/7' || pair === '9/11' || pair === '50/50' || s.isSymbol(i + 3, '/');
}

/** "won 3-2": two small whole numbers, the first the larger, no unit. */
function score(s: Scan, i: number): boolean {
  if (!s.isNumber(i + 2) || s.isSymbol(i - 1, '$€£-/') || s.isSymbol(i + 3, '%/-')) return false;
  const a = s.number(i);
  const b = s.number(i + 2);
  return a > b && a < 1000 && Number.isInteger(a) && Number.isInteger(b) && !(s.isWord(i + 3) && s.glued(i + 3));
}

/** 555-123-4567, 1-800-555-0100, +44 20 7946 0958 (from its plus sign). */
function phone(s: Scan, i: number): boolean {
  if (!s.isNumber(i + 2)) return false;
  const a = s.raw(i).length;
  const b = s.raw(i + 2).length;
  const more = s.isSymbol(i + 3, '-') && s.glued(i + 3) && s.isNumber(i + 4) && s.glued(i + 4);
  if (more) return !(a === 4 && b <= 2);
  return a === 3 && b === 4 && s.isSymbol(i - 1, ')-');
}

function phoneBack(s: Scan, i: number): boolean {
  return (
    (s.isSymbol(i - 3, '-') && s.glued(i - 2)) ||
    (s.isSymbol(i + 1, '-') && s.glued(i + 1) && s.isNumber(i + 2) && s.glued(i + 2)) ||
    (s.raw(i).length === 4 && s.raw(i - 2).length === 3 && s.isSymbol(i - 3, ') '))
  );
}

function inWebAddress(s: Scan, i: number): boolean {
  let at = i;
  while (at > 0 && i - at < 60 && s.glued(at)) at--;
  const text = s.text.slice(s.start(at), s.start(i));
  return (
    text.includes('://') ||
    text.startsWith('www.') ||
    /\.(com|org|net|io|ai|co|gov|edu)\//.test(text) ||
    text.startsWith('/')
  );
}

/** Checks on a read figure: names, versions, idioms, pronouns. */
export function refuseFigure(s: Scan, d: Draft): Reason | undefined {
  const { first, last } = d;
  const before = s.low(first - 1);
  const after = s.low(last);
  if (before === 'of' && s.low(first - 2) === 'rule' && (d.bare || d.kind === 'count')) return 'name'; // the Rule of 40
  if (d.kind === 'date') return undefined;
  if (s.isSymbol(first + 1, '/') && s.glued(first + 1) && s.raw(first) === s.raw(first + 2) && d.bare) return 'idiom'; // 10/10
  if (before === 'per' && d.inWords && d.value === d.magnitude && d.magnitude > 1) return 'idiom'; // per million tokens
  if (d.inWords) return refuseWords(s, d);
  if (SEATS.has(before) && /^[A-Z]$/.test(s.raw(first + 1)) && s.glued(first + 1)) return 'name'; // seat 14B
  const plain = d.magnitude === 1 && (d.bare || d.kind === 'count') && s.isNumber(first);
  if (d.unit === 'p') return 'name'; // 1080p
  if (s.glued(last) && s.isWord(last) && d.bare) return 'name'; // 4o, 3n
  if (
    d.unit === 'percent' &&
    Math.abs(Number(d.value)) === 100 &&
    /^(true|sure|certain|right|agree|agreed|on|behind|there|confident|correct|honest|not|with|believe)$/.test(after)
  )
    return 'idiom';
  if (
    d.unit === 'percent' &&
    Math.abs(Number(d.value)) === 110 &&
    (/^(behind|sure|committed|agree|certain|in|every)$/.test(after) ||
      /^(give|gave|gives|giving|i'm|we're)$/.test(before))
  )
    return 'idiom';
  if (!plain) return undefined;
  const value = Number(d.value);
  if (d.bare && /^(360|180)$/.test(s.raw(first)) && /^(full|a|did|do|done|complete|degrees?)$/.test(before))
    return 'idiom';
  if (d.kind === 'count' && Number.isInteger(value) && !s.raw(first).includes('.')) {
    if (
      NAME_INTRODUCERS.has(before) &&
      !s.raw(first).includes(',') &&
      !s.opensLine(first) &&
      (s.capital(first - 1) || /^(number|no|phase|step|chapter|page|level|tier|version)$/.test(before))
    )
      return 'name';
    return address(s, first) ? 'address' : value <= 12 && nounIsEmpty(s, last) ? 'idiom' : undefined;
  }
  if (s.opensLine(first)) return address(s, first) ? 'address' : undefined;
  if (NAME_INTRODUCERS.has(before) && !/,\d{3}/.test(s.raw(first))) return 'name';
  if (/^(v|version)$/.test(before)) return 'version';
  if (/^[a-z]+[A-Z]/.test(s.raw(first - 1)) && !s.glued(first)) return 'name'; // iOS 17
  if (s.capital(first - 1) && !s.glued(first) && properName(s, first - 1))
    return s.raw(first).includes('.') ? 'version' : 'name';
  if (/^[A-Z]{2}$/.test(s.raw(first - 1)) && /^\d{5}$/.test(s.raw(first))) return 'address';
  return address(s, first) ? 'address' : undefined;
}

const SEATS = new Set('seat row gate unit apt apartment suite room flat block building hall bay berth slot'.split(' '));

function nounIsEmpty(s: Scan, i: number): boolean {
  return EMPTY_NOUNS.has(s.low(i)) || (EMPTY_NOUNS.has(s.low(i + 1)) && !FUNCTION_WORDS.has(s.low(i)));
}

/** "Gemini 2.5", "Composer 2": a capitalised word that is not merely the first of its sentence. */
function properName(s: Scan, i: number): boolean {
  const word = s.low(i);
  if (
    FUNCTION_WORDS.has(word) ||
    /^(january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|total|revenue|sales|only|some|nearly|almost|around|roughly|approximately|another|least|most|than|least|eur|usd|one|two|three)$/.test(
      word,
    )
  )
    return false;
  return true;
}

/** "123 Main Street", "1600 Amphitheatre Parkway". */
function address(s: Scan, i: number): boolean {
  if (!s.isNumber(i) || s.raw(i).length > 5) return false;
  let at = i + 1;
  for (let turn = 0; turn < 3; turn++, at++) {
    if (!s.capital(at) || s.opensLine(at)) return false;
    if (turn > 0 && STREET_WORDS.has(s.low(at))) return true;
  }
  return false;
}

const IDIOMS = [
  /^(a )?(thousand|million|hundred) (flowers|times over|words|and one (nights|things|ways|reasons))\b/,
  /^(a )?million (dollar question|miles away|little)/,
  /^a half (hearted|baked)/,
  /^(two|2) cents\b/,
  /^high five\b/,
  /^one (another|day|time|on|off|size|stop|of|way|thing|more|by|side|can|might|could|would|has|is|was|should|must|who|that|which)\b/,
  /^(four|three|two) (letter|fold path|way|horsemen)/,
  /^nine to five\b/,
  /^six feet\b/,
  /^seventh? heaven/,
  /^fifty fifty\b/,
  /^zero sum\b/,
  /^ten to one\b/,
  /^(half|halfway) (the battle|baked|way|hearted|time)/,
];

/** Number words that are pronouns, ordinals, idioms or too empty to mean an amount. */
function refuseWords(s: Scan, d: Draft): Reason | undefined {
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
  if (d.kind === 'age' && /-/.test(s.text.slice(s.start(first), s.end(last - 1))) && !/^[a-z]/.test(after))
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
  if (d.value === 0.5 && d.unit === 'fraction') return halfIsEmpty(s, first, last) ? 'idiom' : undefined;
  if (d.unit === 'fraction') return undefined;
  if (d.magnitude > 1 && !d.bare) return undefined;
  if (d.magnitude > 1)
    return d.magnitude >= 1e5 || d.value !== d.magnitude ? undefined : alone(s, d) ? undefined : 'idiom';
  if (
    (d.bare || d.kind === 'count') &&
    NAME_INTRODUCERS.has(before) &&
    !/^(line|build|model|class|plan|order|lines|group|team|item|items|week|day|plan|part)$/.test(before)
  )
    return 'reference';
  if (before === 'part' || /^(number|no)$/.test(before)) return 'reference';
  if (d.kind !== 'count' && !d.bare) return undefined;
  const numeral = NUMERALS.get(word) ?? Number.NaN;
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
  return Number(d.value) > 12 || Number.isNaN(numeral) ? undefined : 'pronoun';
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
