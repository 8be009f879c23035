/**
 * Cycling of a flow network: how much of what flows has been at the same place before. J. T. Finn, "Measures of ecosystem
 * structure and function derived from analysis of flows", J. Theor. Biol. 56 (1976) 363-380.
 */
import type { LedgerIndex } from '../ledger/types.ts';
import { factor, solveFactored } from './linear.ts';
import { paymentsOf } from './payments.ts';
import { checkWindow, offsetOf, type RunLike, type Window } from './run.ts';

export interface FlowNetwork {
  /** `flows[i][j]`: from i to j. */
  flows: number[][];
  /** What enters at each node from outside, and leaves. */
  inputs: number[];
  outputs?: number[];
}

export interface Cycling {
  /** All that flows through each node: flows in plus input. */
  throughflow: number[];
  totalThroughflow: number;
  /** Share of the throughflow that is cycled. */
  finnIndex: number;
  /** Nodes that a unit of input passes on average before it leaves. */
  averagePathLength: number;
  cycled: number[];
}

/** Finn's index of a network in balance. A circle that nothing enters or leaves is all cycled. */
export function networkCycling({ flows, inputs, outputs }: FlowNetwork): Cycling {
  const n = flows.length;
  const through = inputs.map((z, j) => z + flows.reduce((s, row) => s + row[j]!, 0));
  const leaving = flows.map((row, i) => row.reduce((s, f) => s + f, 0) + (outputs?.[i] ?? 0));
  const total = through.reduce((s, t) => s + t, 0);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    // What a node passes on is measured by what flows through it; more can leave than enters only by drawing down.
    const size = Math.max(through[i]!, outputs ? 0 : leaving[i]!);
    for (let j = 0; j < n; j++) if (size > 0) matrix[j * n + i]! -= flows[i]![j]! / size;
    matrix[i * n + i]! += 1;
  }
  factor(matrix, n);
  const cycled = new Array<number>(n).fill(0);
  const unit = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    unit.fill(0);
    unit[i] = 1;
    solveFactored(matrix, n, unit);
    const visits = unit[i]!;
    cycled[i] = visits > 1 ? (through[i]! * (visits - 1)) / visits : 0;
  }
  const input = inputs.reduce((s, z) => s + z, 0);
  return {
    throughflow: through,
    totalThroughflow: total,
    finnIndex: total > 0 ? cycled.reduce((s, c) => s + c, 0) / total : 0,
    averagePathLength: input > 0 ? total / input : 0,
    cycled,
  };
}

/**
 * Cycling of payments between companies over a window: outside companies are the boundary; cash drawn down enters and
 * cash laid by leaves, so that every company is in balance.
 */
export function cyclingIndex(run: RunLike, ledger: LedgerIndex, window: Window): Cycling & { companies: string[] } {
  checkWindow(run, window);
  const inside = ledger.companies.map((_, i) => i).filter((i) => !ledger.outside[i]);
  const slot = new Int32Array(ledger.companies.length).fill(-1);
  inside.forEach((i, s) => {
    slot[i] = s;
  });
  const n = inside.length;
  const flows = inside.map(() => new Array<number>(n).fill(0));
  const inputs = new Array<number>(n).fill(0);
  const outputs = new Array<number>(n).fill(0);
  const payments = paymentsOf(run, ledger);
  const { slots } = run.program;
  for (let step = window.from; step < window.to; step++) {
    for (let k = 0; k < payments.count; k++) {
      const amount = run.history[step * slots + payments.offset[k]!]! * ledger.dt;
      if (amount === 0) continue;
      const p = slot[payments.payer[k]!]!;
      const q = slot[payments.payee[k]!]!;
      if (p >= 0 && q >= 0) flows[p]![q]! += amount;
      else if (q >= 0) inputs[q]! += amount;
      else if (p >= 0) outputs[p]! += amount;
    }
  }
  const cashAt = offsetOf(run, 'cash');
  inside.forEach((i, s) => {
    const change = run.history[window.to * slots + cashAt + i]! - run.history[window.from * slots + cashAt + i]!;
    if (change < 0) inputs[s]! -= change;
    else outputs[s]! += change;
  });
  return { ...networkCycling({ flows, inputs, outputs }), companies: inside.map((i) => ledger.companies[i]!) };
}
