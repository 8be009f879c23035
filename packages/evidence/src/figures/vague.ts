import type { Scan } from '../tokens/index.ts';
import { currencyAfter, currencyBefore } from './currency.ts';
import { denominatorAfter } from './denominator.ts';
import { DECADE_PARTS, DECADE_WORDS, MAGNITUDES, PLURAL_MAGNITUDES } from './lexicon/numerals.ts';
import { UNITS } from './lexicon/units.ts';
import { nounAfter } from './nouns.ts';
import { readQuantity } from './quantity.ts';
import type { Draft } from './types.ts';
import { unitAfter } from './unit.ts';

/** Amounts without an exact number: "low 20s", "hundreds of millions", "several minutes", "weeks-long". */
export function readVague(s: Scan, i: number): Draft | undefined {
  if (s.isNumber(i)) return somethingOdd(s, i);
  if (!s.isWord(i)) return undefined;
  const word = s.low(i);
  if (DECADE_PARTS.has(word)) return partOfTen(s, i);
  if (PLURAL_MAGNITUDES.has(word)) return pluralAmount(s, i);
  if (word === 'several' || word === 'few' || word === 'couple' || word === 'a') return several(s, i);
  if (word === 'multi') return multi(s, i);
  if (UNITS.get(word)?.kind === 'duration') return bareDuration(s, i);
  return undefined;
}

function vague(i: number, last: number, min: number, max: number | null, unit: string, kind: Draft['kind']): Draft {
  return {
    first: i,
    last,
    start: 0,
    end: 0,
    min,
    max,
    unit,
    kind,
    modifier: 'vague',
    repairs: [],
    magnitude: 1,
    bare: unit === '',
    inWords: true,
    confidence: 0.6,
  };
}

/** "low 20s", "mid-thirties", "high teens"; the magnitude comes from the figure before (repairs). */
function partOfTen(s: Scan, i: number): Draft | undefined {
  const part = DECADE_PARTS.get(s.low(i))!;
  const at = s.joined(i + 1);
  let ten = DECADE_WORDS.get(s.low(at));
  let last = at + 1;
  if (
    ten === undefined &&
    s.isNumber(at) &&
    s.number(at) % 10 === 0 &&
    s.number(at) < 100 &&
    s.low(at + 1) === 's' &&
    s.glued(at + 1)
  ) {
    ten = s.number(at);
    last = at + 2;
  }
  if (
    ten === undefined || /^(the|his|her|their|my)$/.test(s.low(i - 1)) === false
      ? ten === undefined
      : /^(his|her|their|my)$/.test(s.low(i - 1))
  )
    return undefined;
  const from = ten === 10 && part[0] === 0 ? 1 : part[0];
  const draft = vague(i, last, ten! + from, ten! + part[1], '', 'number');
  draft.modifier = 'range';
  const unit = unitAfter(s, last);
  if (unit) {
    draft.unit = unit.unit.unit;
    draft.kind = unit.unit.kind;
    draft.bare = false;
    draft.last = unit.next;
  }
  return draft;
}

/** "hundreds of millions of dollars", "tens of thousands", "billions", "dozens". */
function pluralAmount(s: Scan, i: number): Draft | undefined {
  let min = PLURAL_MAGNITUDES.get(s.low(i))!;
  let next = i + 1;
  while (s.low(next) === 'of' && (PLURAL_MAGNITUDES.has(s.low(next + 1)) || MAGNITUDES.has(s.low(next + 1)))) {
    min *= PLURAL_MAGNITUDES.get(s.low(next + 1)) ?? MAGNITUDES.get(s.low(next + 1))!;
    next += 2;
  }
  if (s.low(i) === 'tens' && next === i + 1) return undefined;
  if (s.isSymbol(next, ')') && (s.isSymbol(i - 1, '($€£') || s.low(i - 1) === 'in')) return undefined; // "(in millions)" heads a table
  const lead = PLURAL_MAGNITUDES.get(s.low(i))!;
  const max =
    lead === 12 ? min * 8 : lead === 10 ? min * 10 - min / 10 : lead >= 1000 ? min * 1000 - min : min * 10 - min / 100;
  const before = currencyBefore(s, i);
  const draft = vague(before?.first ?? i, next, min, max, before?.code ?? '', before ? 'money' : 'number');
  draft.magnitude = min;
  draft.currency = before?.code;
  const money = currencyAfter(s, s.low(next) === 'of' ? next + 1 : next);
  if (money) {
    draft.unit = money.word.code;
    draft.currency = money.word.code;
    draft.kind = 'money';
    draft.last = money.next;
    draft.bare = false;
    return over(s, draft);
  }
  const times = timesOver(s, next);
  if (times) {
    draft.unit = times.unit;
    draft.kind = times.unit === 'x' ? 'multiple' : 'count';
    draft.last = times.next;
    draft.bare = false;
    return draft;
  }
  const unit = unitAfter(s, s.low(next) === 'of' ? next + 1 : next);
  if (unit) {
    draft.unit = unit.unit.unit;
    draft.kind = unit.unit.kind;
    draft.last = unit.next;
    draft.bare = false;
    return over(s, draft);
  }
  const noun = nounAfter(s, next);
  if (noun?.sure) {
    draft.unit = noun.unit;
    draft.kind = 'count';
    draft.bare = false;
    const per = denominatorAfter(s, noun.next);
    if (per?.inSpan && /tokens?|requests?/.test(noun.unit)) {
      draft.unit = `${noun.unit}/${per.text}`;
      draft.kind = 'rate';
      draft.last = per.next;
    }
  } else if (lead < 1000 && next === i + 1) return undefined;
  return draft;
}

/** "billions of times faster", "by thousands of times", "billions-X": a multiple; without a comparison how often something happened. */
function timesOver(s: Scan, i: number): { unit: string; next: number } | undefined {
  const x = s.joined(i);
  if (x !== i && s.low(x) === 'x') return { unit: 'x', next: x + 1 };
  if (s.low(i) !== 'of' || s.low(i + 1) !== 'times' || s.opensLine(i + 1)) return undefined;
  const compared =
    /^(faster|slower|more|less|larger|smaller|bigger|better|cheaper|higher|lower|greater|stronger|as|over)$/.test(
      s.low(i + 2),
    ) || /^(by|to)$/.test(s.low(i - 2));
  return { unit: compared ? 'x' : 'times', next: i + 2 };
}

function over(s: Scan, draft: Draft): Draft {
  const per = draft.kind === 'money' ? denominatorAfter(s, draft.last) : undefined;
  if (per) {
    draft.unit = `${draft.unit}/${per.text}`;
    draft.denominator = per.text;
    if (per.inSpan) draft.last = per.next;
  }
  return draft;
}

/** "several minutes", "a few percent", "a couple hundred megawatts", "several $100 billion". Only with a unit or a multiplier. */
function several(s: Scan, i: number): Draft | undefined {
  let at = i;
  if (s.low(at) === 'a') {
    if (s.low(at + 1) !== 'few' && s.low(at + 1) !== 'couple') return undefined;
    at++;
  }
  const word = s.low(at);
  const [low, high] = word === 'couple' ? [2, 2] : word === 'few' ? [2, 5] : [3, 9];
  let next = at + 1;
  if (word === 'couple' && s.low(next) === 'of') next++;
  if (word === 'few' && s.low(next) === 'more') next++;
  if (currencyBeforeNumber(s, next)) {
    const q = readQuantity(s, next + 1);
    if (!q || typeof q.value !== 'number') return undefined;
    return {
      ...vague(i, q.last, low * q.value, high * q.value, q.unit, q.kind),
      currency: q.currency,
      denominator: q.denominator,
      magnitude: q.magnitude,
      bare: false,
    };
  }
  let scale = 1;
  while (MAGNITUDES.has(s.low(next))) scale *= MAGNITUDES.get(s.low(next++))!;
  const money = scale > 1 ? currencyAfter(s, next) : undefined;
  const unit = money ? undefined : unitAfter(s, next);
  if (!money && !unit && scale === 1) return undefined;
  if (unit && s.glued(next)) return undefined;
  const draft = vague(i, next, low * scale, high * scale, '', 'number');
  draft.magnitude = scale;
  if (money)
    Object.assign(draft, {
      unit: money.word.code,
      currency: money.word.code,
      kind: 'money',
      last: money.next,
      bare: false,
    });
  else if (unit) {
    const f = unit.unit.factor;
    Object.assign(draft, {
      unit: unit.unit.unit,
      kind: unit.unit.kind,
      last: unit.next,
      bare: false,
      min: low * scale * f,
      max: high * scale * f,
    });
    if (s.low(unit.next) === 'ago') {
      draft.kind = 'date';
      draft.last = unit.next + 1;
    }
  } else {
    const noun = nounAfter(s, next);
    if (!noun?.sure) return draft;
    draft.unit = noun.unit;
    draft.kind = 'count';
    draft.bare = false;
  }
  return draft;
}

function currencyBeforeNumber(s: Scan, i: number): boolean {
  return s.isSymbol(i, '$€£¥') && s.isNumber(i + 1);
}

/** "multi-trillion dollar", "multi-billion-dollar", "a multi-billion chip deal", "multi-year": more than one, open above. */
function multi(s: Scan, i: number): Draft | undefined {
  const at = s.joined(i + 1);
  if (at === i + 1) return undefined;
  const scale = MAGNITUDES.get(s.low(at));
  if (!scale) {
    const time = UNITS.get(s.low(at));
    if (time?.kind !== 'duration' || s.low(at).endsWith('s')) return undefined;
    return vague(i, at + 1, time.factor, null, time.unit, 'duration');
  }
  const money = currencyAfter(s, s.joined(at + 1));
  if (money)
    return {
      ...vague(i, money.next, scale, null, money.word.code, 'money'),
      currency: money.word.code,
      magnitude: scale,
    };
  return { ...vague(i, at + 1, scale, null, '', 'number'), magnitude: scale };
}

/** "80 something year old". */
function somethingOdd(s: Scan, i: number): Draft | undefined {
  const at = s.joined(i + 1);
  if (s.low(at) !== 'something') return undefined;
  const n = s.number(i);
  if (!(n % 10 === 0 && n < 100)) return undefined;
  const unit = unitAfter(s, s.joined(at + 1));
  if (!unit) return { ...vague(i, at + 1, n, n + 9, '', 'number'), modifier: 'range' };
  const old = s.joined(unit.next);
  const age = s.low(old) === 'old';
  return {
    ...vague(i, age ? old + 1 : unit.next, n, n + 9, unit.unit.unit, age ? 'age' : unit.unit.kind),
    modifier: 'range',
  };
}

const TAKES = /^(take|takes|took|taken|taking|last|lasts|lasted|lasting|spent|spend|spending|within|react|in)$/;
const REACHES = /^(take|takes|took|taken|taking|last|lasts|lasted|lasting)$/;

/** A unit of time without a number that still says how long: "weeks-long", "takes minutes", "it will take years", "days or even weeks". */
function bareDuration(s: Scan, i: number): Draft | undefined {
  const word = s.low(i);
  if (!word.endsWith('s')) return undefined;
  const unit = UNITS.get(word)!;
  const long = s.joined(i + 1);
  if (long !== i + 1 && s.low(long) === 'long') return vague(i, long + 1, unit.factor, null, unit.unit, 'duration');
  let before = i - 1;
  while (before > i - 4 && /^(only|just|still|even|now|many|literally|mere)$/.test(s.low(before))) before--;
  const w = s.low(before);
  if (!TAKES.test(w) || s.opensLine(before + 1) || (!REACHES.test(w) && !/^(seconds|minutes|milliseconds)$/.test(word)))
    return undefined;
  let last = i + 1;
  const max = unit.unit === 'seconds' || unit.unit === 'minutes' ? 59 : null;
  let at = last;
  if (s.low(at) === 'or') {
    at++;
    if (s.low(at) === 'even') at++;
    if (UNITS.get(s.low(at))?.kind === 'duration' && s.low(at).endsWith('s')) last = at + 1;
  }
  return vague(i, last, unit.factor, last > i + 1 ? null : max, unit.unit, 'duration');
}
