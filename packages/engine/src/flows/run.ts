/** What the derivations need of a finished run; the engine's Run satisfies it. */
import type { LedgerIndex, TransferIndex } from '../ledger/types.ts';

export interface RunLike {
  history: Float64Array;
  /** Number of the last step; `history` has `steps + 1` rows. */
  steps: number;
  program: {
    /** Width of a row of `history`. */
    slots: number;
    variable(id: string): { offset: number; size: number } | undefined;
  };
}

/** Steps from `from` up to but not including `to`. */
export interface Window {
  from: number;
  to: number;
  label?: string;
}

/** Offset of a variable in a row. Throws RangeError where the run does not have it: it was not made with this ledger. */
export function offsetOf(run: RunLike, id: string): number {
  const v = run.program.variable(id);
  if (!v) throw new RangeError(`The run has no variable '${id}': it was not made with this ledger.`);
  return v.offset;
}

/** Sum of a variable over the steps of a window, times the length of a step: currency per unit of time becomes currency. */
export function totalOver(run: RunLike, ledger: LedgerIndex, id: string, window: Window, size: number): Float64Array {
  const { slots } = run.program;
  const offset = offsetOf(run, id);
  const out = new Float64Array(size);
  for (let k = window.from; k < window.to; k++) {
    const row = k * slots + offset;
    for (let e = 0; e < size; e++) out[e]! += run.history[row + e]! * ledger.dt;
  }
  return out;
}

/** The values of a variable at one step. */
export function valuesAt(run: RunLike, id: string, step: number, size: number): Float64Array {
  const at = step * run.program.slots + offsetOf(run, id);
  return run.history.subarray(at, at + size);
}

/** A window inside the run. Throws RangeError where it is not. */
export function checkWindow(run: RunLike, window: Window): void {
  const { from, to } = window;
  if (Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from && to <= run.steps) return;
  throw new RangeError(`A window of this run has 0 ≤ from < to ≤ ${run.steps}; got ${from} to ${to}.`);
}

/** Windows of `length` steps from `start` (a year of months by default); the last may be shorter. */
export function windowsOf(run: RunLike, length = 12, start = 0): Window[] {
  const out: Window[] = [];
  for (let from = start; from < run.steps; from += length) out.push({ from, to: Math.min(from + length, run.steps) });
  return out;
}

/** The income line a transfer is booked on, or the instrument it moves. */
export function subjectOf(t: TransferIndex): string {
  return 'line' in t.post ? t.post.line : t.post.instrument;
}
