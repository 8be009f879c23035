/** Which settings separate two scenarios most: the difference over the width of the evidence. */
import type { Lever } from '../worker/messages.ts';
import type { Tab } from './scenario.ts';

export interface Splitter {
  lever: Lever;
  here: number;
  there: number;
  /** Which of the two lies beyond the evidence. */
  beyond: ('here' | 'there')[];
}

export function splitters(a: Pick<Tab, 'set'>, b: Pick<Tab, 'set'>, levers: Lever[]): Splitter[] {
  const found = levers.flatMap((lever): (Splitter & { apart: number })[] => {
    const here = a.set[lever.id] ?? lever.value;
    const there = b.set[lever.id] ?? lever.value;
    if (here === there) return [];
    const { low, high } = lever;
    const width = low !== undefined && high !== undefined && high > low ? high - low : Math.abs(lever.value) || 1;
    const outside = (v: number) => (low !== undefined && v < low) || (high !== undefined && v > high);
    const beyond = (['here', 'there'] as const).filter((side) => outside(side === 'here' ? here : there));
    return [{ lever, here, there, beyond, apart: Math.abs(here - there) / width }];
  });
  return found.sort((x, y) => y.apart - x.apart || (x.lever.id < y.lever.id ? -1 : 1));
}
