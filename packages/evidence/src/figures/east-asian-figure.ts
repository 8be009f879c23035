import type { Scan } from '../tokens/index.ts';
import { draftOf } from './draft.ts';
import { eastAsianNumber, eastAsianStart } from './foreign/east-asian.ts';
import { readFrame } from './frames.ts';
import { reading } from './magnitude.ts';
import { readNumber } from './number.ts';
import type { Draft } from './types.ts';

/** A figure that begins with a character: "三千万美元", "百分之三十", "二百五十台". A numeral of one character is mostly part of a word; it counts only with a unit, and one of anything is no amount. */
export function eastAsianFigure(s: Scan, i: number): Draft[] | undefined {
  const before = s.glued(i) ? s.raw(i - 1) : '';
  if (before === '第' || before === '之' || s.isNumber(i - 1) || eastAsianStart(before)) return undefined;
  const percent = percentOf(s, i);
  if (percent) return [percent];
  const number = eastAsianNumber(s, i);
  if (!number) return undefined;
  const found = readFrame(s, i);
  const first = found?.[0];
  if (!found || !first || typeof first.value !== 'number') return found;
  const inCharacters = /^[百千]$/.test(s.raw(i)) && !first.currency && number.magnitude < 1e4; // 百度, 千人
  const one = first.value === 1 && (first.kind !== 'quantity' || first.unit === 'degrees') && !first.currency; // 一年, 一度
  if (!first.bare) return one || inCharacters ? undefined : found;
  return number.magnitude >= 1e4 && number.next - i >= 3 && !/^[百千]$/.test(s.raw(i)) ? found : undefined;
}

const digitOf = (sign: string) => '一二三四五六七八九'.indexOf(sign) + 1;

/** "百分之三十", "百分之30", "七五折". */
function percentOf(s: Scan, i: number): Draft | undefined {
  const discount = /^([一二三四五六七八九])([一二三四五六七八九])折/.exec(s.text.slice(s.start(i), s.start(i) + 3));
  const number = discount
    ? reading(10 * digitOf(discount[1]) + digitOf(discount[2]), i + 3)
    : s.text.startsWith('百分之', s.start(i))
      ? readNumber(s, i + 3)
      : undefined;
  return number && draftOf({ first: i, last: number.next, value: number.value, unit: 'percent', kind: 'percentage' });
}
