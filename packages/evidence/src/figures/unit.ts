import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS, NUMBER } from '../tokens/index.ts';
import { compoundUnit, letterUnit } from './compound.ts';
import { currencyAfter } from './currency.ts';
import { EAST_ASIAN_UNITS } from './lexicon/east-asian.ts';
import { NATIVE_TIMES } from './lexicon/foreign.ts';
import { GLUED_UNITS, PERIOD_ADVERBS, PERIODS, RATE_NOUNS, UNITS, type Unit } from './lexicon/units.ts';
import { UNITS_ABROAD } from './lexicon/units-abroad.ts';

/** A unit of measure that begins at token i (percent, time, power, …), after a space, a hyphen or nothing. */
export function unitAfter(s: Scan, i: number): { unit: Unit; next: number } | undefined {
  if (s.isSymbol(i)) {
    const raw = s.raw(i);
    if (raw === '%' || raw === '％') {
      if (s.low(i + 1) === 'points' || s.low(i + 1) === 'pts') return percent(i + 2, 'percentage points');
      return percent(i + 1);
    }
    if (raw === '٪') return percent(i + 1);
    if (raw >= '\u3040') return eastAsianUnit(s, i);
    if (raw === '‰') return { unit: { unit: 'per mille', kind: 'percentage', factor: 1 }, next: i + 1 };
    if (raw === '×' && s.glued(i)) return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: i + 1 };
    if (raw === '℃' || raw === '℉')
      return { unit: { unit: raw === '℃' ? '°C' : '°F', kind: 'quantity', factor: 1 }, next: i + 1 };
    if (raw === '°') {
      const w = s.low(i + 1);
      if (/^(celsius|celcius|centigrade|fahrenheit|farenheit|kelvin)$/.test(w))
        return { unit: { unit: { f: '°F', k: 'K', c: '°C' }[w[0]]!, kind: 'quantity', factor: 1 }, next: i + 2 };
      if (w === 'k') return { unit: UNITS.get('kelvin')!, next: i + 2 };
      if (w === 'c' || w === 'f')
        return { unit: { unit: w === 'c' ? '°C' : '°F', kind: 'quantity', factor: 1 }, next: i + 2 };
      return { unit: { unit: 'degrees', kind: 'quantity', factor: 1 }, next: i + 1 };
    }
  }
  const at = s.joined(i);
  if (!s.isWord(at) || s.opensLine(at)) return undefined;
  const word = s.low(at);
  if (word === 'per' && s.low(at + 1) === 'cent') return percent(at + 2);
  if (word === 'per' && s.low(at + 1) === 'mille') return percent(at + 2, 'per mille');
  if (
    word === 'prozent' ||
    word === 'procent' ||
    word === 'процентов' ||
    word === 'процента' ||
    word === 'प्रतिशत' ||
    word === 'فيصد' ||
    word === 'بالمئة' ||
    word === 'بالمائة'
  )
    return percent(at + 1);
  if (/^(por|pour|per)$/.test(word) && /^(ciento|cento|cent)$/.test(s.low(at + 1))) return percent(at + 2);
  if (word === 'percentage' || word === '%') {
    if (/^(points?|pts)$/.test(s.low(at + 1))) return percent(at + 2, 'percentage points');
    return word === 'percentage' ? percent(at + 1) : undefined;
  }
  if (word === 'pp' || word === 'ppt' || word === 'ppts') return percent(at + 1, 'percentage points');
  if (/^points?$/.test(word) && pointsOfShare(s, at)) return percent(at + 1, 'percentage points');
  if (word === 'basis' && /^points?$/.test(s.low(at + 1))) return percent(at + 2, 'basis points');
  const ring = /^º([cfk]?)$/.exec(word); // the sign of a Spanish ordinal, typed for degrees
  if (ring && at === i)
    return {
      unit: { unit: { c: '°C', f: '°F', k: 'K' }[ring[1]] ?? 'degrees', kind: 'quantity', factor: 1 },
      next: at + 1,
    };
  const compound = compoundUnit(s, at) ?? (ARTICLE.test(s.low(at - 1)) ? undefined : letterUnit(s, at));
  if (compound) return compound;
  if (s.glued(i) && at === i) {
    if (s.raw(at) === 's' && s.isSymbol(i - 2, '-') && /^(under|over)$/.test(s.low(i - 3))) return undefined; // the under-26s
    if (
      s.raw(at) === 's' &&
      s.number(i - 1) >= 1000 &&
      s.number(i - 1) % 60 !== 0 &&
      !/^(in|for|after|every|took|takes|of|within|to|over|under|timeout)$/.test(s.low(i - 2))
    )
      return undefined; // a pair of 3090s
    if (s.raw(at) === 's' && s.capital(i - 2) && !s.opensLine(i - 1) && !FUNCTION_WORDS.has(s.low(i - 2)))
      return undefined; // Boeing 737s
    const glued = GLUED_UNITS.get(s.raw(at));
    if (glued && !s.glued(at + 1)) return { unit: glued, next: at + 1 };
    if (glued && (glued.unit === 'x' || s.isSymbol(at + 1, '.,;:)”"\'’!?—–-/'))) return { unit: glued, next: at + 1 };
  }
  if (word === 'x' && (at === i || /^(thousand|million|billion|trillion)$/.test(s.low(i - 1))) && !s.isNumber(at + 1))
    return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  if (
    word === 'times' &&
    (s.isSymbol(at + 1, '.,;)') || s.opensLine(at + 1)) &&
    (s.raw(i - 1).includes('.') || /^(is|was|at|of|about)$/.test(s.low(i - 2)))
  )
    return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  if (
    word === 'times' &&
    /^(as|more|less|faster|higher|larger|bigger|cheaper|greater|lower|better|smaller|its|the|that|earnings|sales|revenue|slower|longer)$/.test(
      s.low(at + 1),
    )
  )
    return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  if (word === 'fold') return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  const native = s.language ? NATIVE_TIMES[s.language].get(word) : undefined;
  if (native) return { unit: { unit: native, kind: 'duration', factor: 1 }, next: at + 1 };
  const further = /^(more|additional|extra|further|full|straight|consecutive|whole)$/.test(word)
    ? UNITS.get(s.low(at + 1))
    : undefined;
  if (further?.kind === 'duration' && at === i && !s.opensLine(at + 1)) return { unit: further, next: at + 2 }; // "two more years"
  const unit =
    (s.continental ? UNITS_ABROAD.get(word) : undefined) ??
    UNITS.get(word) ??
    (s.language === 'de' && word.endsWith('ern') ? UNITS.get(word.slice(0, -1)) : undefined); // "Nanometern"
  if (!unit) return undefined;
  // "5 second-generation": an attribute of something else
  if (
    word === 'second' &&
    at === i &&
    !s.glued(i) &&
    /^(generation|quarter|half|largest|place|time|row|round)$/.test(s.low(at + 1))
  )
    return undefined;
  if (/^gigs?$/.test(word) && aboutMemory(s, at)) return { unit: UNITS.get('gb')!, next: at + 1 };
  if (/^megs?$/.test(word) && aboutPower(s, at)) return { unit: UNITS.get('mw')!, next: at + 1 };
  if (word === 'meg' && at !== i + 0 && !s.glued(at)) return undefined;
  const metric = unit.unit === 'tons' && /^(métricas?|metricas?|métriques?|metriche|métrica)$/.test(s.low(at + 1));
  return { unit, next: metric ? at + 2 : at + 1 };
}

/** A unit written in the characters of Chinese, Japanese or Korean, one token each. */
/** "三成" and "3成" are three tenths, "三成半" three and a half; "七五折" is what is left of a price after a discount. */
function tenths(s: Scan, i: number): { unit: Unit; next: number } | undefined {
  const sign = s.raw(i);
  if (sign !== '成' && sign !== '折') return undefined;
  const value = s.number(i - 1);
  if (/^[为為功立果交员員长長本品]$/.test(s.raw(i + 1)) || (s.isNumber(i - 1) && value > (sign === '折' ? 99 : 10)))
    return undefined;
  const factor = sign === '折' && s.isNumber(i - 1) && value >= 10 ? 1 : 10;
  return { unit: { unit: 'percent', kind: 'percentage', factor }, next: i + 1 };
}

function eastAsianUnit(s: Scan, i: number): { unit: Unit; next: number } | undefined {
  const tenth = tenths(s, i);
  if (tenth) return tenth;
  const at = s.start(i);
  let found: readonly [string, Unit] | undefined;
  for (const entry of EAST_ASIAN_UNITS)
    if (s.text.startsWith(entry[0], at) && entry[0].length > (found?.[0].length ?? 0)) found = entry;
  if (!found || s.opensLine(i)) return undefined;
  const next = i + found[0].length;
  if (/^[年周년]$/.test(found[0]) && /^[级級代度报報末初]$/.test(s.raw(next))) return undefined; // 三年级
  if (found[1].unit === 'people' && /^[类類民工]$/.test(s.raw(next))) return undefined;
  return { unit: found[1], next };
}

/** "a T", "una t": a letter after an article is a letter. */
const ARTICLE = /^(an?|one|une?|una|uno|uma?|een|eine?)$/;

/** What is measured in per cent, so that its points are percentage points. */
const IN_PERCENT =
  /^(margins?|share|growth|inflation|unemployment|occupancy|utili[sz]ation|penetration|turnout|yields?|rates?|approval|probability|percentage|churn|takeup|uptake)$/;

/** "Margins fell two points", "three points of margin", "those three points" after such: points of a share. Unlike the points of an index or a game. */
function pointsOfShare(s: Scan, at: number): boolean {
  if (/^(of|in)$/.test(s.low(at + 1)) && [2, 3, 4].some((k) => IN_PERCENT.test(s.low(at + k)) && !s.opensLine(at + k)))
    return true;
  if (/^(data|talking|bullet|index|basis|way|end|power)$/.test(s.low(at - 1))) return false;
  for (let i = at - 2; i > at - 12 && i >= 0; i--) {
    if (s.isSymbol(i, '.!?;') || s.opensLine(i + 1)) break;
    if (/^(index|dow|nasdaq|s&p|ftse|dax|nikkei|scored|score|scores|game|games|credit|loyalty|reward)$/.test(s.low(i)))
      return false;
    if (IN_PERCENT.test(s.low(i))) return true;
  }
  if (!/^(those|these)$/.test(s.low(at - 2))) return false;
  for (let i = at - 3; i > at - 90 && i > 0; i--)
    if (s.low(i) === s.low(at) && s.low(i - 1) === s.low(at - 1)) return pointsOfShare(s, i);
  return false;
}

/** "A 100 meg site": megawatts where the talk is of power; on a line, megabits. */
function aboutPower(s: Scan, i: number): boolean {
  for (let at = i - 16; at < i + 10; at++)
    if (/^(megawatts?|gigawatts?|gigs|mw|gw|power|site|sites|campus|grid|turbines?|substation|load)$/.test(s.low(at)))
      return true;
  return false;
}

function aboutMemory(s: Scan, i: number): boolean {
  for (let at = i - 12; at < i + 6; at++)
    if (/^(gb|memory|ram|vram|hbm|hbm3e?|storage|disk|ssd|download|file|files|weights)$/.test(s.low(at))) return true;
  return false;
}

function percent(next: number, unit = 'percent'): { unit: Unit; next: number } {
  return { unit: { unit, kind: 'percentage', factor: 1 }, next };
}

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
