/** Where a number comes from, as people are told: in the page, on the command line, over HTTP. */
import type { Behind } from '../behind.ts';

/** A variable that a simulated number is computed from. */
export interface Part {
  /** Id of the variable. */
  id: string;
  label: string;
  unit: string;
  /** What of the number comes with it: all of it where the number is a sum; else what a small change of it moves, scaled to the whole. */
  amount: number;
  /** Elements of it that bring most, with what each brings. */
  members: { member: string; amount: number }[];
  /** Its equation, or for a payment that of what is due; empty where a procedure alone computes it. */
  equation: string;
  /** File and module in which the equation stands. */
  module: string;
  file: string;
}

/** A parameter, and the number with it at either end of the range that evidence supports, everything else as it is. */
export interface Mover {
  id: string;
  label: string;
  unit: string;
  /** In this run. */
  value: number;
  low: number;
  high: number;
  /** The number with the parameter at its low and its high end. */
  atLow: number;
  atHigh: number;
  source?: string;
}

export interface NumberSource {
  /** The reference that was followed. */
  of: string;
  title: string;
  /** `follows`: of the run; `facts`: made of rows of data/ alone. */
  kind: 'follows' | 'facts';
  /** Absent for groups of facts, null where the run has no value. */
  value?: number | null;
  unit: string;
  /** What is counted, in a sentence. */
  how: string;
  parts: Part[];
  /** Whether the parts (with those left out) add up to the number. */
  adds: boolean;
  /** Parts too small to list, and what they bring together. */
  left: { count: number; amount: number };
  /** Rows of data/ on the same quantity, in groups. */
  facts: Behind[];
  /** What `evidence trace` is asked for the claims on it; empty where there is nothing to ask. */
  claims: string;
  remarks: string[];
}
