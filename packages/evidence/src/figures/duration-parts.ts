import type { Scan } from '../tokens/index.ts';
import { draftOf } from './draft.ts';
import { tidy } from './magnitude.ts';
import { readNumber } from './number.ts';
import type { Draft } from './types.ts';
import { unitAfter } from './unit.ts';

/** Seconds in the parts of a day and a week, months in those of a year: within a row, parts add up exactly. */
const EXACT: readonly (readonly (readonly [string, number])[])[] = [
  [
    ['weeks', 604_800],
    ['days', 86_400],
    ['hours', 3600],
    ['minutes', 60],
    ['seconds', 1],
  ],
  [
    ['years', 12],
    ['months', 1],
  ],
];
/** Days in an average month of the Gregorian calendar. */
const DAYS_IN_A_MONTH = 365.2425 / 12;

/** "2 hours 58 minutes", "three years and two months", "1h 30m": one length, in its smallest part. External cases: Recognizers-Text DurationExtractor ("1 year 1 month 21 days"). */
export function durationParts(s: Scan, first: Draft): Draft {
  if (first.kind !== 'duration' || typeof first.value !== 'number' || first.denominator) return first;
  let whole = first;
  for (let turn = 0; turn < 4; turn++) {
    const part = nextPart(s, whole);
    if (!part) return whole;
    whole = part;
  }
  return whole;
}

/** "1h30m", "2h58": one word after the hours. */
export function hoursAndMinutes(s: Scan, i: number): Draft | undefined {
  if (!s.isNumber(i) || !s.isWord(i + 1) || !s.glued(i + 1)) return undefined;
  const m = /^h(\d{1,2})(m|min|mins)?$/.exec(s.low(i + 1));
  const hours = s.number(i);
  if (!m || !Number.isInteger(hours) || hours > 99 || Number(m[1]) > 59) return undefined;
  return draftOf({
    first: i,
    last: i + 2,
    value: hours * 60 + Number(m[1]),
    unit: 'minutes',
    kind: 'duration',
    confidence: 0.8,
  });
}

function nextPart(s: Scan, d: Draft): Draft | undefined {
  let at = d.last;
  if (s.isSymbol(at, ',')) at++;
  if (s.low(at) === 'and') at++;
  if (s.opensLine(at) || (!s.isNumber(at) && !s.isWord(at))) return undefined;
  const n = readNumber(s, at);
  if (!n || n.plus || n.onlyMagnitude || n.magnitude > 1) {
    // "1h 30m": after hours a glued m is minutes, not millions
    if (d.unit !== 'hours' || !s.isNumber(at) || s.low(at + 1) !== 'm' || !s.glued(at + 1)) return undefined;
    return sum(d, s.number(at), 'minutes', at + 2);
  }
  const unit = unitAfter(s, n.next);
  if (unit?.unit.kind !== 'duration' || s.low(unit.next) === 'ago' || s.low(unit.next) === 'old') return undefined;
  return sum(d, n.value * unit.unit.factor, unit.unit.unit, unit.next);
}

/** The two in the unit of the smaller; undefined where the second is not the smaller. */
function sum(d: Draft, value: number, unit: string, last: number): Draft | undefined {
  const base = d.value as number;
  for (const row of EXACT) {
    const large = row.find(([u]) => u === d.unit);
    const small = row.find(([u]) => u === unit);
    if (!large || !small || large[1] <= small[1] || value * small[1] >= large[1]) continue;
    return { ...d, last, value: tidy((base * large[1]) / small[1] + value), unit };
  }
  const months = d.unit === 'years' ? base * 12 : d.unit === 'months' ? base : undefined;
  const days = unit === 'days' ? value : unit === 'weeks' ? value * 7 : undefined;
  if (months === undefined || days === undefined || days > 31) return undefined;
  return { ...d, last, value: Math.round(months * DAYS_IN_A_MONTH + days), unit: 'days', modifier: 'approx' };
}
