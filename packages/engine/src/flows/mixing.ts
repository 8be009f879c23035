/** One month of proportional mixing: what everybody's cash consists of, when all of a month's money mixes. */
import { type Factors, factor } from './linear.ts';
import type { PaymentList } from './payments.ts';

/**
 * The system whose solution is everybody's mixture: (opening cash + all inflows) · mixture − Σ inflow · payer's mixture =
 * opening cash · its mixture + inflows of given colour. Companies with neither cash nor inflows get an empty mixture.
 */
export interface Mixing {
  factors: Factors;
  /** Opening cash that takes part, per company. */
  cash: Float64Array;
  /** Money in the pot, per company. */
  pot: Float64Array;
}

/**
 * `coloured[k]` ≥ 0: payment k brings its own colour instead of its payer's mixture. `matrix` is scratch of n × n.
 */
export function mixMonth(
  history: Float64Array,
  row: number,
  cashAt: number,
  payments: PaymentList,
  coloured: Int32Array,
  n: number,
  matrix: Float64Array,
  mixing: { cash: Float64Array; pot: Float64Array },
): Mixing {
  const { cash, pot } = mixing;
  const { count, offset, payer, payee } = payments;
  matrix.fill(0);
  for (let i = 0; i < n; i++) {
    const c = history[row + cashAt + i]!;
    cash[i] = c > 0 ? c : 0;
    pot[i] = cash[i]!;
  }
  for (let k = 0; k < count; k++) {
    const amount = history[row + offset[k]!]!;
    if (amount === 0) continue;
    pot[payee[k]!]! += amount;
    if (coloured[k]! < 0) matrix[payee[k]! * n + payer[k]!]! -= amount;
  }
  for (let i = 0; i < n; i++) {
    // Rows are divided by the pot: mixtures are shares and pivots are of order one.
    const size = pot[i]!;
    if (size > 0) for (let j = 0; j < n; j++) matrix[i * n + j]! /= size;
    matrix[i * n + i]! += 1;
  }
  return { factors: factor(matrix, n, 1e-14)!, cash, pot };
}
