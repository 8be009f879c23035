import type { Scan } from '../tokens/index.ts';
import { aGigawattOf, aYearOrTwo, fold, measureAndAHalf } from './articles.ts';
import { durationParts, hoursAndMinutes } from './duration-parts.ts';
import { ISO_CODES } from './lexicon/currency-places.ts';
import { FALLING, GROWING } from './lexicon/words.ts';
import { tidy } from './magnitude.ts';
import { readNumber } from './number.ts';
import { readQuantity } from './quantity.ts';
import { inEvery, peopleInEvery } from './shares.ts';
import { type Draft, moneyLike } from './types.ts';

/** Reads one figure or a frame of several at token i: ranges, "9 and 5 years", "two, five, or ten years", "a year or two", "3 to 1". */
export function readFrame(s: Scan, i: number): Draft[] | undefined {
  const yearOr = measureAndAHalf(s, i) ?? aGigawattOf(s, i) ?? aYearOrTwo(s, i) ?? fold(s, i) ?? hoursAndMinutes(s, i);
  if (yearOr) return [yearOr];
  const quantity = readQuantity(s, i);
  if (!quantity) return undefined;
  const a = durationParts(s, quantity);
  if (a !== quantity) return [a];
  return inEvery(s, a) ?? peopleInEvery(s, a) ?? range(s, a) ?? spokenRange(s, a) ?? list(s, a) ?? [a];
}

const numeric = (d: Draft): number => d.value as number;

/** "to" and "between … and" of other languages. External cases: Recognizers-Text NumberModel, German ("100 bis 300 Milliarden"). */
const TO: Readonly<Record<string, { to: string; between: RegExp }>> = {
  de: { to: 'bis', between: /^zwischen und$/ },
  fr: { to: 'à', between: /^entre et$/ },
  es: { to: 'a', between: /^entre y$/ },
  it: { to: 'a', between: /^tra e$|^fra e$/ },
  pt: { to: 'a', between: /^entre e$/ },
  nl: { to: 'tot', between: /^tussen en$/ },
};

/** "$5 to 10 billion", "between 3 and 5", "10–15%", "four or five months". */
function range(s: Scan, a: Draft): Draft[] | undefined {
  if (typeof a.value !== 'number') return undefined;
  const at = s.low(s.joined(a.last)) === 'to' ? s.joined(a.last) : hanging(s, a.last); // "10-to-1", "one- to three-year"
  const before = s.low(a.first - 1);
  const word = s.low(at);
  const dash = s.isSymbol(at, '-–—‑') && !s.opensLine(at) && (s.glued(at) === s.glued(at + 1) || s.glued(at + 1));
  const between =
    (before === 'between' && (word === 'and' || word === 'to')) ||
    (s.language !== '' && TO[s.language].between.test(`${before} ${word}`));
  const tilde = s.isSymbol(at, '~～〜至到') && s.glued(at) && s.glued(at + 1) && s.isNumber(at + 1);
  const joins =
    dash ||
    tilde ||
    word === 'to' ||
    (s.language !== '' && word === TO[s.language].to) ||
    between ||
    word === 'or' ||
    (word === 'through' && (before === 'from' || (s.isNumber(a.first) && s.isNumber(at + 1))));
  if (!joins || s.opensLine(at + 1)) return undefined;
  if (dash && s.isSymbol(at, '—') && !s.glued(at)) return undefined;
  let second = s.joined(at + 1);
  while (s.isSymbol(second, '$€£¥₹₩~')) second++;
  if (s.isWord(second) && s.isSymbol(second + 1, '$') && s.glued(second + 1) && s.isNumber(second + 2)) second += 2;
  else if (/^[A-Z]{3}$/.test(s.raw(second)) && ISO_CODES.has(s.raw(second)) && s.isNumber(second + 1)) second++;
  if (/^(usd|eur|gbp|us)$/.test(s.low(second)) && (s.isNumber(second + 1) || s.isSymbol(second + 1, '$')))
    second += s.isSymbol(second + 1) ? 2 : 1;
  if (/^(about|around|roughly|even|maybe|perhaps|almost|nearly|over|as)$/.test(s.low(second)) && word !== 'or')
    return undefined;
  if (!s.isNumber(second) && !s.isWord(second)) return undefined;
  const b = readQuantity(s, second);
  if (!b || typeof b.value !== 'number' || b.first > second + 0) {
    if (!b || typeof b.value !== 'number') return undefined;
  }
  if (dash && !s.isNumber(second)) return undefined;
  if (dash && s.isSymbol(b.last, '-') && s.glued(b.last) && s.isNumber(b.last + 1)) return undefined;
  const mergedRatio = ratio(s, a, at !== a.last ? { ...b, ...oneOnly(s, second) } : b, s.low(at));
  if (mergedRatio) return mergedRatio;
  if (word === 'or' && (a.inWords !== b.inWords || numeric(a) >= numeric(b) || (b.bare && b.kind === 'number')))
    return undefined;
  if (a.kind === 'percentage' && word === 'to' && b.bare && (FALLING.has(before) || GROWING.has(before)))
    return undefined; // "fell 2% to 1,475"
  // "upsized by $1 billion to $2.5 billion", "rose $3 billion to $12 billion": a change and a level
  if (word === 'to' && moneyLike(a) && moneyLike(b) && (before === 'by' || FALLING.has(before) || GROWING.has(before)))
    return [a, b];
  // "entre cinco mil y diez mil millones": the thousands of the first are of millions too
  if (s.language === 'es' && a.bare && a.magnitude === 1e3 && b.magnitude >= 1e6) a.value = numeric(a) * 1e6;
  if (!share(a, b)) return undefined;
  if (opensWithFrom(s, a.first) && word !== 'through') {
    const ranging = /^(ranges?|ranging|ranged|varies|vary|anywhere|anything)$/.test(s.low(a.first - 2));
    if (!ranging) return [a, b];
  }
  if (numeric(a) > numeric(b)) return word === 'to' || dash || tilde || s.language ? undefined : [a, b];
  if (word === 'or' && b.kind === 'count' && numeric(b) <= 3) return undefined;
  return [
    {
      ...b,
      first: Math.min(a.first, b.first),
      value: undefined,
      min: Math.min(numeric(a), numeric(b)),
      max: numeric(b),
      modifier: 'range',
      inWords: a.inWords && b.inWords,
      bare: b.bare,
    },
  ];
}

/** "2- and 4-hour": the hyphen of a number whose unit follows later. */
const hanging = (s: Scan, i: number) =>
  s.isSymbol(i, '-') && s.glued(i) && !s.glued(i + 1) && /^(and|or|to)$/.test(s.low(i + 1)) ? i + 1 : i;

/** "from 10% to …", also "from, let's say, 10% to …". */
function opensWithFrom(s: Scan, first: number): boolean {
  for (let i = first - 1; i >= first - 7 && i >= 0; i--) {
    if (s.low(i) === 'from') return true;
    if (
      !s.isSymbol(i, ',') &&
      !/^(let's|say|like|about|around|roughly|maybe|almost|nearly|under|over|just|something|some|a)$/.test(s.low(i))
    )
      return false;
  }
  return false;
}

/** The number alone of "two-to-one vote". */
function oneOnly(s: Scan, i: number): Partial<Draft> {
  const n = readNumber(s, i);
  return n ? { value: n.value, last: n.next, bare: true } : {};
}

/** "3 to 1", "10-to-1". */
function ratio(s: Scan, a: Draft, b: Draft, word: string): Draft[] | undefined {
  if (word !== 'to' || b.value !== 1 || !b.bare || !a.bare || numeric(a) <= 1 || s.low(a.first - 1) === 'from')
    return undefined;
  return [{ ...a, last: b.last, unit: ':1', kind: 'ratio', bare: false }];
}

/** Gives the first of two what only the second says ("$5 to 10 billion" → both billions of dollars). False when they cannot be one pair. */
function share(a: Draft, b: Draft): boolean {
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return false;
  if (a.kind === 'date' || b.kind === 'date') return false;
  const currency = a.currency ?? b.currency;
  if (a.currency && b.currency && a.currency !== b.currency) return false;
  if (b.bare && !a.bare) {
    if (a.kind !== 'money' || !a.currency)
      return a.kind === 'percentage' && b.magnitude === 1 && Number(b.value) <= 100 && !b.denominator && passOn(a, b);
    if (b.magnitude === 1 && a.magnitude > 1) return false;
    b.currency = currency;
    b.unit = b.denominator ? `${currency}/${b.denominator}` : currency!;
    b.kind = a.kind;
    b.bare = false;
  }
  if (
    a.magnitude === 1 &&
    b.magnitude > 1 &&
    (a.bare || (a.kind === 'money' && b.kind === 'money')) &&
    Math.abs(a.value) < 1000
  ) {
    a.value = tidy(a.value * b.magnitude);
    a.magnitude = b.magnitude;
  }
  if (a.bare) {
    if (
      b.kind === 'duration' ||
      b.kind === 'age' ||
      b.kind === 'quantity' ||
      b.kind === 'rate' ||
      b.kind === 'percentage' ||
      b.kind === 'multiple'
    ) {
      const factor =
        b.kind === 'duration' && b.unit === 'years' && Number(b.value) >= 10 && Number(b.value) % 10 === 0 ? 1 : 1;
      a.value = tidy(a.value * factor);
    }
    a.unit = b.unit;
    a.kind = b.kind;
    a.currency = b.currency;
    a.denominator = b.denominator;
    a.bare = b.bare;
    return true;
  }
  if (a.kind !== b.kind && !(moneyLike(a) && moneyLike(b))) return false;
  if (a.kind === 'money' && b.kind === 'price') {
    a.unit = b.unit;
    a.kind = b.kind;
    a.denominator = b.denominator;
    return true;
  }
  return a.unit === b.unit;
}

function passOn(a: Draft, b: Draft): boolean {
  b.unit = a.unit;
  b.kind = a.kind;
  b.bare = false;
  return true;
}

const SHARED_KINDS = new Set(['duration', 'age', 'percentage', 'quantity', 'multiple']);

/** "1.1, 1.2 billion", "20 30 percent": two guesses in a row, the second with the multiplier or unit of both. */
function spokenRange(s: Scan, a: Draft): Draft[] | undefined {
  if (!a.bare || typeof a.value !== 'number' || a.magnitude > 1 || a.unit || a.value <= 0) return undefined;
  const comma = s.isSymbol(a.last, ',') && !s.glued(a.last + 1);
  const second = comma ? a.last + 1 : a.last;
  if (s.opensLine(second) || s.glued(second) || s.isNumber(second) !== s.isNumber(a.first)) return undefined;
  if (!comma && !(s.isNumber(second) && /^\d{1,2}$/.test(s.raw(a.first)) && /^\d{1,2}$/.test(s.raw(second))))
    return undefined;
  const b = readQuantity(s, second);
  if (!b || typeof b.value !== 'number' || b.first !== second || (comma ? b.magnitude < 1e6 : b.kind !== 'percentage'))
    return undefined;
  const mantissa = b.value / b.magnitude;
  if (!(mantissa > a.value && mantissa <= a.value * 2.5) || s.isSymbol(a.first - 1, ',')) return undefined;
  return [
    {
      ...b,
      first: a.first,
      value: undefined,
      min: tidy(a.value * b.magnitude),
      max: b.value,
      modifier: 'range',
      inWords: a.inWords,
    },
  ];
}

/** "9 and 5 years old respectively": the unit of the last belongs to all. "Two, three years" and "two, five, or even 10 years" are ranges. */
function list(s: Scan, a: Draft): Draft[] | undefined {
  if (!a.bare || typeof a.value !== 'number' || a.magnitude > 1 || a.unit) return undefined;
  const items = [a];
  let comma = false;
  let at = a.last;
  while (items.length < 5) {
    let next = hanging(s, at);
    let joined = '';
    if (s.isSymbol(next, ',')) {
      comma = true;
      joined = ',';
      next++;
    }
    while (/^(and|or|even|maybe|perhaps|now)$/.test(s.low(next))) joined += s.low(next++);
    if (!joined || s.opensLine(next) || (!s.isNumber(next) && !s.isWord(next))) return undefined;
    const b = readQuantity(s, next);
    if (!b || typeof b.value !== 'number' || b.first !== next) return undefined;
    items.push(b);
    if (b.bare && b.magnitude === 1) {
      at = b.last;
      continue;
    }
    if (!SHARED_KINDS.has(b.kind)) return undefined;
    for (const item of items) {
      if (item === b) continue;
      item.unit = b.unit;
      item.kind = b.kind;
      item.bare = false;
      item.repairs.push('unit_from_list');
    }
    const rising = items.every((item, n) => n === 0 || numeric(items[n - 1]) < numeric(item));
    const spoken = items.length === 2 && comma && joined === ','; // "two, three years"
    if (rising && (spoken || joined.includes('or'))) {
      return [
        {
          ...b,
          first: a.first,
          value: undefined,
          min: numeric(a),
          max: numeric(b),
          modifier: 'range',
          inWords: items.every((item) => item.inWords),
        },
      ];
    }
    return items;
  }
  return undefined;
}
