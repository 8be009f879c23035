import type { Scan } from '../../tokens/index.ts';
import type { Draft } from '../types.ts';

export const near = (a: number, b: number, factor: number) => a > 0 && b > 0 && a / b <= factor && b / a <= factor;

export function mend(d: Draft, rule: string, change: Partial<Draft>): true {
  Object.assign(d, change);
  d.bare = false;
  if (!d.repairs.includes(rule)) d.repairs.push(rule);
  d.confidence = Math.min(d.confidence, 0.6);
  return true;
}

/** Whether nothing after a bare number gives it another meaning: the end, or "a year earlier", "is ours", "and". */
export function endsThere(s: Scan, i: number): boolean {
  if (i >= s.count || s.opensLine(i) || s.isSymbol(i, '.,;:!?)')) return true;
  if (/^(last|this|next)$/.test(s.low(i)) || (s.low(i) === 'a' && s.low(i + 1) === 'year')) return true;
  return /^(is|was|and|which|but|now|today|already)$/.test(s.low(i));
}
