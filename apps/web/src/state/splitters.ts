/** What separates two scenarios: what their files say, or else the settings that differ most over the width of the evidence. */
import type { BookScenario, Lever } from '../worker/messages.ts';
import type { Tab } from './scenario.ts';

/** One parameter in which two scenarios differ. */
export interface Splitter {
  lever: Lever;
  here: number;
  there: number;
  /** Which of the two lies beyond the evidence. */
  beyond: ('here' | 'there')[];
}

/** One assumption that splits them, with the parameters that say it. */
export interface Split {
  label: string;
  splitters: Splitter[];
  /** What will decide between them, and by when. */
  decides?: string;
  evidence?: string;
}

/** All parameters that differ, the furthest apart first. */
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

/** The assumptions that split two scenarios of the book, at most `most`. */
export function splitsOf(a: BookScenario, b: BookScenario, levers: Lever[], most: number): Split[] {
  const differ = splitters(a, b, levers);
  const stated = [...a.separates.filter((s) => s.against === b.id), ...b.separates.filter((s) => s.against === a.id)];
  if (stated.length === 0) return differ.slice(0, most).map((one) => ({ label: one.lever.label, splitters: [one] }));
  return stated.slice(0, most).map(({ label, parameters, evidence, observable, decidesBy }) => ({
    label,
    evidence,
    decides: `${observable}, by ${decidesBy}`,
    splitters: differ.filter(({ lever }) => parameters.some((p) => p === lever.id || lever.id.startsWith(`${p}[`))),
  }));
}
