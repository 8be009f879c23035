import type { Scan } from '../tokens/index.ts';
import { bracketed } from './compound.ts';
import { cjkBefore, currencyAfter, currencyBefore } from './currency.ts';
import { FOREIGN_MAGNITUDES, NATIVE_MAGNITUDES } from './lexicon/foreign.ts';
import { GLUED_MAGNITUDES, MAGNITUDES } from './lexicon/numerals.ts';
import type { Unit } from './lexicon/units.ts';
import { type NumberReading, reading, tidy } from './magnitude.ts';
import { nounAfter } from './nouns.ts';
import { readNumber } from './number.ts';
import { smallChange } from './small-change.ts';
import type { Draft } from './types.ts';
import { denominatorAfter, isRateNoun, unitAfter } from './unit.ts';

/** A number at token i with its currency, unit and denominator; undefined when no number begins there. The sign of a change belongs to it ("+12%"). */
export function readQuantity(s: Scan, i: number): Draft | undefined {
  const read = quantityAt(s, i);
  if (read && alone(s, read)) return { ...read, first: 0, value: -Number(read.value) };
  if (!read || !SIGNED.has(read.kind) || !s.isSymbol(read.first - 1, '+') || !s.glued(read.first)) return read;
  const opens = !s.glued(read.first - 1) || s.isSymbol(read.first - 2, '(|/,:;[');
  return opens && !s.isNumber(read.first - 2) ? { ...read, first: read.first - 1 } : read;
}

/** "- 10 k" as the whole text: a minus with a space; before more text it is a dash or the mark of an item. */
const alone = (s: Scan, d: Draft) =>
  d.first === 1 && s.isSymbol(0, '-−') && d.last >= s.count && typeof d.value === 'number' && d.value > 0;

const SIGNED: ReadonlySet<string> = new Set(['percentage', 'money', 'price', 'multiple']);

function quantityAt(s: Scan, i: number): Draft | undefined {
  const before = currencyBefore(s, i);
  let money = before;
  let at = i;
  const sign = s.isSymbol(i - 1, '-−') && before && before.first < i - 1 ? i - 1 : signBefore(s, i, before?.first);
  if (s.isSymbol(i, '-−') && s.isNumber(i + 1)) at = i + 1;
  const loss = before !== undefined && s.isSymbol(i - 1, '(');
  const fall = lossPercent(s, i);
  if (fall) return fall;
  const number = loss
    ? lossInBrackets(s, i)
    : (decimalComma(s, at, money !== undefined) ?? readNumber(s, at, money !== undefined));
  if (!number) return undefined;
  let first = money ? money.first : leadingComma(s, i) ? i - 1 : i;
  let value = loss ? -number.value : number.value;
  if (sign !== undefined) {
    value = -value;
    first = Math.min(first, sign);
  }
  let next = number.next;
  const draft: Draft = {
    first,
    last: next,
    start: 0,
    end: 0,
    value,
    unit: '',
    kind: 'number',
    modifier: number.plus ? 'ge' : 'exact',
    repairs: [],
    magnitude: number.magnitude,
    bare: true,
    inWords: number.inWords,
    confidence: 0.9,
  };
  const plus = s.joined(next); // "three plus years", "120-plus weeks"
  if (
    s.low(plus) === 'plus' &&
    !number.plus &&
    (!money || plus !== next) &&
    (unitAfter(s, plus + 1) || nounAfter(s, plus + 1)?.sure)
  ) {
    draft.modifier = 'ge';
    next = plus + 1;
    draft.last = next;
  }
  const after = money && isSign(s, next) ? undefined : currencyAfter(s, s.joined(next));
  if (!money && after) money = { code: after.word.code, first, factor: after.word.factor };
  else if (money && after && after.word.factor === 1000) money = { ...money, factor: 1000 };
  else if (money && after && after.word.factor === 1 && (after.word.code === money.code || money.code === 'USD'))
    money = { ...money, code: after.word.code };
  if (after && money) next = after.next;
  const cjk = s.isSymbol(first - 1) ? cjkBefore(s, first) : undefined;
  if (cjk) {
    money = { code: cjk.code, first: cjk.first, factor: 1 };
    first = cjk.first;
    draft.first = first;
  }
  if (money) {
    value *= money.factor;
    if (after || (before && number.magnitude === 1)) {
      const small = smallChange(s, next, money.code, money.factor, after !== undefined);
      if (small) {
        value += Math.sign(value || 1) * small.value;
        next = small.next;
      }
    }
    draft.value = tidy(value);
    draft.currency = money.code;
    draft.unit = money.code;
    draft.kind = 'money';
    draft.bare = false;
    return finish(s, draft, next, true);
  }
  const unit =
    number.onlyMagnitude && s.low(first) === 'dozen'
      ? undefined
      : (unitAfter(s, next) ?? bracketed(s, next, unitAfter) ?? ofUnit(s, next, number));
  if (unit) {
    if (unit.unit.unit === 'p' && value < 100) {
      return {
        ...draft,
        value: tidy(value / 100),
        unit: 'GBP',
        currency: 'GBP',
        kind: 'money',
        bare: false,
        last: unit.next,
      };
    }
    draft.value = tidy(value * unit.unit.factor);
    draft.unit = unit.unit.unit;
    draft.kind = unit.unit.kind;
    draft.bare = false;
    next = unit.next;
    if (s.raw(next - 1) === '成' && s.raw(next) === '半') {
      draft.value = Number(draft.value) + 5; // 三成半
      next++;
    }
    if (/^(degrees|°C|°F)$/.test(draft.unit)) {
      if (s.low(next - 1) === 'deg' && s.isSymbol(next, '.') && s.glued(next)) next++; // "50 deg."
      if (s.low(next) === 'below' && /^(zero|freezing)$/.test(s.low(next + 1)) && value > 0) {
        if (s.low(next + 1) === 'zero') draft.value = -Number(draft.value);
        next += s.low(next + 1) === 'zero' ? 2 : 0;
      }
      const spaced = belowByDash(s, first);
      if (spaced && Number(draft.value) > 0)
        return { ...draft, first: first - 1, value: -Number(draft.value), last: next };
    }
    if (draft.kind === 'duration') {
      const old = ageAfter(s, next);
      if (old) {
        draft.kind = 'age';
        next = old;
      }
    }
    const repeated = draft.kind === 'duration' || draft.kind === 'percentage'; // "5% a year", "8 hours per day"
    if (repeated && !periodFollows(s, next)) return { ...draft, last: next };
    return finish(s, draft, next, draft.kind !== 'age');
  }
  const stuck = s.isWord(next) && s.glued(next); // 2s10s, 4o
  const noun = stuck ? undefined : nounAfter(s, orSo(s, s.joined(next)));
  if (noun?.unit === 'models' && number.magnitude >= 1e6 && !number.inWords && s.glued(first + 1) && !s.opensLine(next))
    return { ...draft, unit: 'parameters', kind: 'count', bare: false, last: next }; // "an 8B model"
  if (noun?.sure && !(number.fraction && (s.low(next) === 'of' || s.language))) {
    draft.unit = noun.unit;
    draft.kind = 'count';
    draft.bare = false;
    if (isRateNoun(s.low(noun.next - 1)) || isRateNoun(noun.unit)) {
      const per = denominatorAfter(s, noun.next);
      if (per?.inSpan) {
        draft.denominator = per.text;
        draft.unit = `${noun.unit}/${per.text}`;
        draft.kind = 'rate';
        next = per.next;
      }
    } else {
      const per = denominatorAfter(s, noun.next);
      if (per) {
        draft.denominator = per.text;
        draft.unit = `${noun.unit}/${per.text}`;
        draft.kind = 'rate';
      }
    }
    draft.last = next;
    return draft;
  }
  if (aged(s, first) && Number.isInteger(value) && value < 130) {
    return { ...draft, unit: 'years', kind: 'age', bare: false, last: next };
  }
  const said = number.magnitude === 1 && !number.inWords ? ratioSaid(s, first, next) : undefined;
  if (said) return { ...draft, unit: said, kind: 'ratio', bare: false, last: next };
  if (number.fraction) draft.unit = 'fraction';
  return finish(s, draft, next, number.magnitude > 1 || s.isNumber(i) || s.low(next) === 'per');
}

/** "a 0.72 ratio", "a ratio of 1.4", "a price-to-earnings ratio of 25", "a PUE of 1.2": what a number without a unit is the ratio of. */
function ratioSaid(s: Scan, first: number, next: number): string | undefined {
  if (s.low(next) === 'ratio' && !s.opensLine(next) && !s.glued(next)) return 'ratio';
  let at = first - 1;
  while (at > first - 5 && (s.isSymbol(at, ':=()~') || RATIO_LINKS.test(s.low(at)))) at--;
  if (s.opensLine(at + 1) || at === first - 1) return undefined;
  const word = s.low(at);
  if (word === 'ratio') return s.low(next) === 'to' ? undefined : 'ratio';
  return s.raw(at) === 'PUE' || (word === 'effectiveness' && s.low(at - 1) === 'usage') ? 'PUE' : undefined;
}

const RATIO_LINKS =
  /^(of|is|was|at|to|near|about|around|roughly|below|under|above|over|fell|rose|a|an|averages|averaged|reports|reported)$/;

/** "2 millones de galones", "1/4 de milla", "tre milioni di tonnellate": the small word between a multiplier or fraction and its measure. */
function ofUnit(s: Scan, next: number, number: NumberReading): { unit: Unit; next: number } | undefined {
  if (!s.language || !/^(de|di)$/.test(s.low(next)) || (number.magnitude < 1e3 && !number.fraction)) return undefined;
  const unit = unitAfter(s, next + 1);
  return unit && /^(quantity|duration)$/.test(unit.unit.kind) ? unit : undefined;
}

/** "35 or so regions": the noun after the words of approximation. */
function orSo(s: Scan, i: number): number {
  return s.low(i) === 'or' && /^(so|more|fewer)$/.test(s.low(i + 1)) && !s.opensLine(i + 1) ? i + 2 : i;
}

/** "a year", "per day", "/month" right after: the span goes on. */
function periodFollows(s: Scan, i: number): boolean {
  const per = denominatorAfter(s, i);
  return per?.inSpan === true && /^(second|minute|hour|day|week|month|quarter|year|decade)$/.test(per.text);
}

/** "(12.5)%": the accountants' way of writing −12.5%. */
function lossPercent(s: Scan, i: number): Draft | undefined {
  if (!s.isNumber(i) || !s.isSymbol(i - 1, '(') || !s.isSymbol(i + 1, ')') || !s.isSymbol(i + 2, '%')) return undefined;
  if (!s.glued(i) || !s.glued(i + 1) || !s.glued(i + 2)) return undefined;
  return {
    first: i - 1,
    last: i + 3,
    start: 0,
    end: 0,
    value: -s.number(i),
    unit: 'percent',
    kind: 'percentage',
    modifier: 'exact',
    repairs: [],
    magnitude: 1,
    bare: false,
    inWords: false,
    confidence: 0.9,
  };
}

/** "$(12.4) million": accountants' brackets for a loss; the multiplier stands after them. */
function lossInBrackets(s: Scan, i: number): NumberReading | undefined {
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

/** ",08" where a comma is the decimal sign. */
export const leadingComma = (s: Scan, i: number): boolean =>
  s.continental &&
  s.isNumber(i) &&
  s.isSymbol(i - 1, ',') &&
  s.glued(i) &&
  (i === 1 || !s.glued(i - 1)) &&
  /^\d+$/.test(s.raw(i));

/** "5,50 €", "1,5 Millionen", "3,5 %": one comma glued between digits is a decimal point when a currency, unit or multiplier stands beside and it cannot group thousands. */
function decimalComma(s: Scan, i: number, money: boolean): NumberReading | undefined {
  if (leadingComma(s, i)) return reading(Number(`0.${s.raw(i)}`), i + 1);
  if (!s.isNumber(i) || !s.isSymbol(i + 1, ',') || !s.glued(i + 1) || !s.isNumber(i + 2) || !s.glued(i + 2))
    return undefined;
  if (
    !(s.continental ? /^\d+$/ : /^\d{1,2}$/).test(s.raw(i + 2)) ||
    !/^[\d.]+$/.test(s.raw(i)) ||
    (s.isSymbol(i + 3, ',') && s.glued(i + 3) && s.isNumber(i + 4) && s.glued(i + 4))
  )
    return undefined;
  const value = Number(`${s.raw(i).replaceAll('.', '')}.${s.raw(i + 2)}`);
  const native = s.language ? NATIVE_MAGNITUDES[s.language] : undefined;
  const after = FOREIGN_MAGNITUDES.get(s.low(i + 4));
  const thousands = s.low(i + 3) === 'mil' && after !== undefined; // "1,5 mil millones", a Spanish billion
  const scale = thousands
    ? 1e3 * after
    : (native?.get(s.low(i + 3)) ??
      FOREIGN_MAGNITUDES.get(s.low(i + 3)) ??
      (s.continental || money ? MAGNITUDES.get(s.low(i + 3)) : undefined) ??
      (s.low(i + 3) === 'k' && (s.glued(i + 3) || s.opensLine(i + 4) || s.isSymbol(i + 4, '.;!?)')) ? 1e3 : undefined));
  let next = thousands ? i + 5 : scale ? i + 4 : i + 3;
  if (
    scale &&
    s.isSymbol(next, '.') &&
    s.glued(next) &&
    /^(mio|mrd|mill|mln|mlrd)$/.test(s.low(next - 1)) &&
    !s.opensLine(next + 1)
  )
    next++; // "2,54 Mrd. USD"
  if (!money && !scale && !s.continental && !currencyAfter(s, next) && !unitAfter(s, next)) return undefined;
  return {
    value: tidy(value * (scale ?? 1)),
    next,
    magnitude: scale ?? 1,
    inWords: false,
    plus: false,
    fraction: false,
    onlyMagnitude: false,
  };
}

function isSign(s: Scan, i: number): boolean {
  return s.isSymbol(i) && !s.glued(i);
}

function finish(s: Scan, draft: Draft, next: number, mayDivide: boolean): Draft {
  let per = mayDivide ? denominatorAfter(s, next) : undefined;
  if (!per && draft.kind === 'money' && s.low(next) === 'worth') {
    const later = denominatorAfter(s, next + 1);
    if (later && s.low(next + 1) !== 'of') per = { ...later, inSpan: false };
  }
  if (per) {
    draft.denominator = per.text;
    if (per.inSpan) next = per.next;
    if (draft.kind === 'money') {
      draft.unit = `${draft.currency}/${per.text}`;
      const period = /^(second|minute|hour|day|week|month|quarter|year|decade)$/.test(per.text);
      if (!period || Math.abs(Number(draft.value)) < 1e6) draft.kind = 'price';
    } else if (draft.unit) {
      draft.unit = `${draft.unit}/${per.text}`;
      if (draft.kind === 'quantity') draft.kind = 'rate';
    } else {
      draft.unit = `/${per.text}`;
      draft.kind = 'rate';
    }
  }
  draft.last = next;
  return draft;
}

/** "convert - 20 degrees to …": a minus with spaces on both sides, after a word that goes on to a value. */
function belowByDash(s: Scan, first: number): boolean {
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
function signBefore(s: Scan, i: number, currencyFirst: number | undefined): number | undefined {
  const before = currencyFirst !== undefined ? currencyFirst - 1 : i - 1;
  const touches = currencyFirst !== undefined ? s.glued(currencyFirst) : s.glued(i);
  if (s.isSymbol(before, '-−–') && touches) {
    const opens = !s.glued(before) || (s.isSymbol(before - 1) && !s.isSymbol(before - 1, '-–—%)”"’'));
    if (opens && !s.isNumber(before - 1)) return before;
    if (opens && !s.glued(before) && s.isNumber(before - 1) === false) return before;
    if (currencyFirst === undefined && s.isSymbol(before - 1) && currencyBeforeSign(s, before)) return undefined;
  }
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

/** "aged 65", "at the age of 42", "age 30". */
function aged(s: Scan, i: number): boolean {
  const before = s.low(i - 1);
  return (
    /^(aged|age)$/.test(before) ||
    (before === 'of' && s.low(i - 2) === 'age') ||
    ((/^(is|was|turned|turns|am)$/.test(before) && /^(he|she|who|i)$/.test(s.low(i - 2))
      ? true
      : /^(i'm|he's|she's)$/.test(before) && s.number(i) >= 15) &&
      s.isNumber(i) &&
      (s.isSymbol(i + 1, ',.;') || /^(and|when|now|but|today)$/.test(s.low(i + 1)) || i + 1 >= s.count)) ||
    inApposition(s, i) ||
    (/^(over|under|about|around)$/.test(before) && s.low(i - 2) === 'aged')
  );
}

/** "Ms. Lee, 54, said": a name, an age between commas. */
function inApposition(s: Scan, i: number): boolean {
  return (
    /^[1-9]\d$/.test(s.raw(i)) &&
    s.number(i) >= 15 &&
    s.isSymbol(i - 1, ',') &&
    s.isSymbol(i + 1, ',') &&
    s.capital(i - 2) &&
    s.capital(i - (s.isSymbol(i - 3, '.') ? 4 : 3)) &&
    /^(who|a|an|the|is|was|has|had|said|says|of|from|told)$/.test(s.low(i + 2))
  );
}

/** "years old", "year-old", "years of age" after a unit of time: the token after, when present. */
function ageAfter(s: Scan, i: number): number | undefined {
  const at = s.joined(i);
  if (s.low(at) === 'old') return at + 1;
  if (s.low(at) === 'olds' && at !== i) return at + 1;
  if (s.low(i) === 'of' && s.low(i + 1) === 'age') return i + 2;
  if (/^(alt|oud)$/.test(s.low(i)) && s.language) return i + 1;
  if (/^(de|di|d')$/.test(s.low(i)) && /^(edad|idade|età|âge)$/.test(s.low(i + 1))) return i; // said, but no part of the amount
  return undefined;
}
