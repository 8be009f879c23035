import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS, NUMBER } from '../tokens/index.ts';
import { currencyAfter } from './currency.ts';
import { NATIVE_TIMES } from './lexicon/foreign.ts';
import { PERIOD_ADVERBS, PERIODS, RATE_NOUNS, UNITS } from './lexicon/units.ts';
import { UNITS_ABROAD } from './lexicon/units-abroad.ts';

/** What follows as "per …": the words for `unit`, the token after, and whether the span runs that far. */
export interface Denominator {
  text: string;
  next: number;
  /** "per share" and "a month" belong to the span; "a share" and adverbs only to the meaning. */
  inSpan: boolean;
}

const LEADING = new Set([
  'gpu',
  'gpus',
  'cpu',
  'chip',
  'kilowatt',
  'megawatt',
  'gigawatt',
  'kw',
  'mw',
  'gw',
  'user',
  'person',
  'man',
  'monthly',
  'daily',
  'weekly',
  'active',
  'square',
  'sq',
  'metric',
  'barrel',
  'common',
  'diluted',
  'output',
  'input',
  'paying',
  'h100',
  'b200',
  'a100',
  'instance',
  'node',
]);
const FOLLOWING = new Set([
  'hour',
  'hours',
  'hr',
  'year',
  'month',
  'day',
  'user',
  'foot',
  'meter',
  'metre',
  'ton',
  'tonne',
  'mile',
  'kilometer',
  'share',
  'token',
  'tokens',
  'active',
  'kilometre',
  'customer',
  'users',
]);
const A_THING = new Set([
  'share',
  'barrel',
  'ounce',
  'pound',
  'ton',
  'tonne',
  'gallon',
  'unit',
  'ticket',
  'head',
  'piece',
  'bushel',
  'night',
  'seat',
  'token',
  'copy',
  'litre',
  'liter',
  'kilo',
  'person',
  'chip',
  'gpu',
  'pop',
  'bottle',
  'bond',
  'metric',
  'word',
  'mile',
  'minute',
  'user',
  'dozen',
]);

/** The denominator that begins at token i. */
export function denominatorAfter(s: Scan, i: number): Denominator | undefined {
  if (s.opensLine(i)) return undefined;
  if (s.isSymbol(i, '/') && (s.isWord(i + 1) || (s.isNumber(i + 1) && s.glued(i))) && !s.opensLine(i + 1))
    return thing(s, i + 1, true);
  if (!s.isWord(i)) {
    if (
      s.isSymbol(i, '-') &&
      s.glued(i) &&
      /^(per|an?)$/.test(s.low(i + 1)) &&
      s.isSymbol(i + 2, '-') &&
      s.glued(i + 3)
    ) {
      const hourly = thing(s, i + 3, true);
      return s.low(i + 1) === 'per' || PERIODS.has(s.low(i + 3)) ? hourly : undefined; // "$15-an-hour"
    }
    return undefined;
  }
  const word = s.low(i);
  const abroad = s.language ? perAbroad(s, i) : undefined;
  if (abroad) return abroad;
  if (word === 'per') return /^(cent|mille)$/.test(s.low(i + 1)) ? undefined : thing(s, i + 1, true);
  if (word === 'a' || word === 'an' || word === 'each' || word === 'every') {
    const period = PERIODS.get(s.low(i + 1));
    if (period && s.low(i + 1).length > 1) {
      if (
        word === 'a' &&
        (/^(ago|later|earlier|before|old|after|or)$/.test(s.low(i + 2)) ||
          (s.low(i + 2) === 'from' && /^(now|then|today|the)$/.test(s.low(i + 3))) ||
          (s.low(i + 2) === 'and' && s.low(i + 3) === 'a'))
      )
        return undefined;
      return { text: period, next: i + 2, inSpan: true };
    }
    if (
      word !== 'every' &&
      /^(kilowatt|megawatt|gigawatt|mwh|kwh|watt|acre|rack|customer|employee|household|gpu|chip|wafer|square)$/.test(
        s.low(i + 1),
      )
    ) {
      const of = thing(s, i + 1, false);
      if (of) return of;
    }
    if (word !== 'every' && A_THING.has(s.low(i + 1))) {
      const deep = s.low(i + 1) === 'metric' ? i + 3 : i + 2;
      return { text: s.low(deep - 1), next: deep, inSpan: false };
    }
    return undefined;
  }
  const adverb = PERIOD_ADVERBS.get(word);
  return adverb ? { text: adverb, next: i + 1, inSpan: true } : undefined;
}

/** "pro Sekunde", "par heure", "por hora", "al giorno", "per uur", "je Tonne": a time or a measure. */
function perAbroad(s: Scan, i: number): Denominator | undefined {
  if (!/^(pro|je|par|por|per|al|all|à|a)$/.test(s.low(i)) || s.opensLine(i + 1)) return undefined;
  const word = s.low(i + 1);
  const time = NATIVE_TIMES[s.language].get(word);
  if (time && !(s.low(i) === 'a' && s.language !== 'it'))
    return { text: time.replace(/s$/, ''), next: i + 2, inSpan: true };
  if (/^(a|al|all|à)$/.test(s.low(i))) return undefined;
  const measure = UNITS_ABROAD.get(word) ?? (UNITS.get(word)?.kind === 'quantity' ? UNITS.get(word) : undefined);
  return measure && { text: measure.unit.replace(/s$/, ''), next: i + 2, inSpan: true };
}

/** The words of a denominator: "hour", "GPU-hour", "million tokens", "1,000 tokens". */
function thing(s: Scan, i: number, inSpan: boolean, depth = 0): Denominator | undefined {
  if (depth > 2 || s.opensLine(i)) return undefined;
  if (s.tokens.kind[i] === NUMBER || /^(million|thousand|billion|[mk]|hundred)$/.test(s.low(i))) {
    if (s.isNumber(i) && UNITS.get(s.low(i + 1))?.kind === 'duration' && s.number(i) !== 1) return undefined; // "(162bn/20yrs)" is a division
    let at = i;
    const parts: string[] = [];
    if (s.isNumber(at)) parts.push(s.raw(at++));
    const scale = s.low(at);
    if (/^(million|thousand|billion|m|k|b|hundred)$/.test(scale) && (parts.length === 0 || s.isWord(at))) {
      parts.push({ m: 'million', k: 'thousand', b: 'billion' }[scale] ?? scale);
      at++;
    }
    const kinds = /^(output|input|cached|generated|active|monthly)$/;
    const adjectives: string[] = [];
    while (kinds.test(s.low(at)) && !s.opensLine(at)) adjectives.push(s.low(at++));
    parts.push(...adjectives);
    if (s.isWord(at) && !s.opensLine(at) && !currencyAfter(s, at) && !FUNCTION_WORDS.has(s.low(at))) {
      const noun = s.low(at);
      return { text: [...parts.filter((p) => p !== '1'), noun].join(' '), next: at + 1, inSpan };
    }
    const thousand = s.low(i - 1) === 'per' && /^1(00)?,?000$|^100$/.test(s.raw(i)); // "3.1 per 1,000"
    return thousand || parts.some((p) => /illion|thousand/.test(p))
      ? { text: parts.filter((p) => p !== '1').join(' '), next: at, inSpan }
      : undefined; // "$30/1M input."
  }
  if (!s.isWord(i)) return undefined;
  let at = i + 1;
  const parts = [s.raw(i)];
  while (at - i < 5 && LEADING.has(s.low(at - 1))) {
    const from = s.joined(at);
    if (FOLLOWING.has(s.low(from)) || (LEADING.has(s.low(from)) && s.isWord(from))) {
      parts.push(s.raw(from));
      at = from + 1;
    } else break;
  }
  if (parts.length === 1) {
    const hyphen = s.joined(at);
    if (hyphen !== at && FOLLOWING.has(s.low(hyphen))) {
      parts.push(s.raw(hyphen));
      at = hyphen + 1;
    }
  }
  const first = PERIODS.get(s.low(i));
  let text =
    parts.length === 1
      ? (first ??
        (UNITS.get(s.low(i))?.kind === 'quantity' && /[A-Z]/.test(UNITS.get(s.low(i))!.unit)
          ? UNITS.get(s.low(i))!.unit
          : parts[0].toLowerCase()))
      : parts.join('-');
  text = text
    .replace(/^kilowatt-hours?$/i, 'kWh')
    .replace(/^megawatt-hours?$/i, 'MWh')
    .replace(/^gigawatt-hours?$/i, 'GWh');
  const again =
    s.low(at) === 'per' || (s.isSymbol(at, '/') && s.glued(at)) ? thing(s, at + 1, true, depth + 1) : undefined;
  if (again && again.next - at <= 4) {
    text += `/${again.text}`;
    at = again.next;
  }
  return { text, next: at, inSpan };
}

/** Whether a noun makes a rate together with a denominator. */
export function isRateNoun(word: string): boolean {
  return RATE_NOUNS.has(word);
}
