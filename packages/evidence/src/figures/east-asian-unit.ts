import type { Scan } from '../tokens/index.ts';
import { EAST_ASIAN_UNITS } from './lexicon/east-asian.ts';
import type { Unit } from './lexicon/units.ts';

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

/** A unit written in the characters of Chinese, Japanese or Korean, one token each. */
export function eastAsianUnit(s: Scan, i: number): { unit: Unit; next: number } | undefined {
  const tenth = tenths(s, i);
  if (tenth) return tenth;
  const at = s.start(i);
  let found: readonly [string, Unit] | undefined;
  for (const entry of EAST_ASIAN_UNITS)
    if (s.text.startsWith(entry[0], at) && entry[0].length > (found?.[0].length ?? 0)) found = entry;
  if (!found || s.opensLine(i)) return undefined;
  const next = i + found[0].length;
  if (/^[年周년]$/.test(found[0]) && /^[级級代度报報末初]$/.test(s.raw(next))) return undefined; // 三年级
  if (found[0] === '米' && /^[国國軍军ド]$/.test(s.raw(next))) return undefined; // 米国, America
  if (found[1].unit === 'people' && /^[类類民工]$/.test(s.raw(next))) return undefined;
  return { unit: found[1], next };
}
