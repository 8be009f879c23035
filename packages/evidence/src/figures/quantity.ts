import type { Scan } from '../tokens/index.ts';
import { ageAfter, aged } from './ages.ts';
import { bracketed } from './compound.ts';
import { currencyAfter, currencyBefore } from './currency.ts';
import { cjkBefore } from './currency-east-asian.ts';
import { decimalComma, leadingComma } from './decimal-comma.ts';
import { denominatorAfter, isRateNoun } from './denominator.ts';
import { draftOf } from './draft.ts';
import type { Unit } from './lexicon/units.ts';
import { type NumberReading, tidy } from './magnitude.ts';
import { nounAfter } from './nouns.ts';
import { readNumber } from './number.ts';
import { ratioSaid } from './ratios.ts';
import { belowByDash, lossInBrackets, lossPercent, signBefore } from './signs.ts';
import { smallChange } from './small-change.ts';
import type { Draft } from './types.ts';
import { unitAfter } from './unit.ts';

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
  const draft: Draft = draftOf({
    first,
    last: next,
    value,
    unit: '',
    kind: 'number',
    modifier: number.plus ? 'ge' : 'exact',
    magnitude: number.magnitude,
    bare: true,
    inWords: number.inWords,
  });
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
    if (s.raw(next) === '半' && s.raw(next - 1) >= '\u3040' && Number.isInteger(value)) {
      draft.value = tidy((value + 0.5) * unit.unit.factor); // 三成半, 两米半
      next++;
    }
    const scale = draft.unit === 'degrees' && s.isSymbol(first - 1) ? scaleBefore(s, first) : undefined;
    if (scale) return { ...draft, unit: scale.unit, first: scale.first, last: next };
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

/** "华氏温度98.6度", "摂氏20度": the scale of a temperature before it. */
function scaleBefore(s: Scan, first: number): { unit: string; first: number } | undefined {
  const m = /([华華摄攝摂]氏)(?:温度|溫度)?$/.exec(s.text.slice(Math.max(0, s.start(first) - 4), s.start(first)));
  return m ? { unit: /[华華]/.test(m[1]) ? '°F' : '°C', first: first - m[0].length } : undefined;
}

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
