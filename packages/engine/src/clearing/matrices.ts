/** Clearing in the published form: a matrix of mutual debts, assets and debts outside, one class. */
import { createClearing } from './solve.ts';

export interface ClearingMatrices {
  /** `owed[i][j]`: what i owes j. */
  owed: number[][];
  externalAssets: number[];
  externalLiabilities?: number[];
  /** Share of external assets and of receipts that a defaulter can pay out (Rogers and Veraart); 1 = nothing is lost. */
  alpha?: number;
  beta?: number;
}

export interface ClearingOutcome {
  /** Total paid by each company, to the others and outside. */
  payments: number[];
  /** 1 where a company could not pay in full. */
  defaults: number[];
  /** `paid[i][j]`: what i pays j. */
  paid: number[][];
  paidOutside: number[];
}

/** Greatest clearing vector of a matrix of debts (Eisenberg and Noe 2001; Rogers and Veraart 2013). */
export function clearMatrices(m: ClearingMatrices): ClearingOutcome {
  const n = m.owed.length;
  const outside = m.externalLiabilities ?? new Array<number>(n).fill(0);
  const payer: number[] = [];
  const payee: number[] = [];
  const owed: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const amount = m.owed[i]![j]!;
      if (i === j || amount === 0) continue;
      payer.push(i);
      payee.push(j);
      owed.push(amount);
    }
    if (outside[i] !== 0) {
      payer.push(i);
      payee.push(n);
      owed.push(outside[i]!);
    }
  }
  const clear = createClearing({
    companies: n + 1,
    payer: Int32Array.from(payer),
    payee: Int32Array.from(payee),
    priority: new Int32Array(payer.length),
    unlimited: Uint8Array.from({ length: n + 1 }, (_, i) => (i === n ? 1 : 0)),
  });
  const result = clear({
    owed: Float64Array.from(owed),
    cash: Float64Array.from([...m.externalAssets, 0]),
    keepCash: new Float64Array(n + 1).fill(m.alpha ?? 1),
    keepReceipts: new Float64Array(n + 1).fill(m.beta ?? 1),
  });
  const paid = m.owed.map((row) => row.map(() => 0));
  const paidOutside = new Array<number>(n).fill(0);
  const payments = new Array<number>(n).fill(0);
  payer.forEach((i, k) => {
    const amount = result.paid[k]!;
    payments[i]! += amount;
    if (payee[k] === n) paidOutside[i] = amount;
    else paid[i]![payee[k]!] = amount;
  });
  // Short by rounding is not a default.
  const due = m.owed.map((row, i) => row.reduce((s, x, j) => s + (i === j ? 0 : x), outside[i]!));
  const defaults = due.map((d, i) => (d - payments[i]! > 1e-12 * d ? 1 : 0));
  return { payments, defaults, paid, paidOutside };
}
