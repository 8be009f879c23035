/** One month of proportional mixing: what everybody's cash consists of, when all of a month's money mixes. */
import type { LedgerIndex } from '../ledger/types.ts';
import { eliminationOrder, factor } from './linear.ts';
import { type PaymentList, paymentsOf } from './payments.ts';
import { offsetOf, type RunLike } from './run.ts';

/**
 * The system whose solution is everybody's mixture: (opening cash + all inflows) · mixture − Σ inflow · payer's mixture =
 * opening cash · its mixture + inflows of given colour. Companies stand in the order that keeps the system sparse: `place`
 * gives a company's place, `company` the company at a place. Companies with neither cash nor inflows get an empty mixture.
 */
export class Mixing {
  readonly n: number;
  readonly payments: PaymentList;
  /** Colour ≥ 0: the payment brings it instead of its payer's mixture. */
  readonly coloured: Int32Array;
  readonly place: Int32Array;
  readonly company: Int32Array;
  /** Place of payer and payee of each payment. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Opening cash that takes part, and all money in the pot, by place. */
  readonly cash: Float64Array;
  readonly pot: Float64Array;
  /** Factors of the month's system. */
  readonly system: Float64Array;
  private readonly run: RunLike;
  private readonly cashAt: number;

  constructor(run: RunLike, ledger: LedgerIndex, colourOf: (payments: PaymentList, k: number) => number) {
    const n = ledger.companies.length;
    const payments = paymentsOf(run, ledger);
    this.run = run;
    this.n = n;
    this.payments = payments;
    this.coloured = Int32Array.from({ length: payments.count }, (_, k) => colourOf(payments, k));
    const passed = Int32Array.from({ length: payments.count }, (_, k) => k).filter((k) => this.coloured[k]! < 0);
    this.company = eliminationOrder(
      n,
      passed.map((k) => payments.payer[k]!),
      passed.map((k) => payments.payee[k]!),
    );
    this.place = new Int32Array(n);
    this.company.forEach((c, at) => {
      this.place[c] = at;
    });
    this.from = payments.payer.map((c) => this.place[c]!);
    this.to = payments.payee.map((c) => this.place[c]!);
    this.cash = new Float64Array(n);
    this.pot = new Float64Array(n);
    this.system = new Float64Array(n * n);
    this.cashAt = offsetOf(run, 'cash');
  }

  /** Sets up and factors the system of the month at `step`. */
  prepare(step: number): void {
    const { n, cash, pot, system, coloured, from, to, run } = this;
    const { count, offset } = this.payments;
    const { history } = run;
    const row = step * run.program.slots;
    system.fill(0);
    for (let i = 0; i < n; i++) {
      const c = history[row + this.cashAt + this.company[i]!]!;
      cash[i] = c > 0 ? c : 0;
      pot[i] = cash[i]!;
    }
    for (let k = 0; k < count; k++) {
      const amount = history[row + offset[k]!]!;
      if (amount === 0) continue;
      pot[to[k]!]! += amount;
      if (coloured[k]! < 0) system[to[k]! * n + from[k]!]! -= amount;
    }
    for (let i = 0; i < n; i++) {
      // Rows are divided by the pot: mixtures are shares and pivots are of order one.
      const size = pot[i]!;
      if (size > 0) for (let j = 0; j < n; j++) system[i * n + j]! /= size;
      system[i * n + i]! += 1;
    }
    factor(system, n);
  }

  /** Amount of payment `k` at `step`, per unit of time. */
  amount(step: number, k: number): number {
    return this.run.history[step * this.run.program.slots + this.payments.offset[k]!]!;
  }

  /** Cash of the company at a place at `step`, none where it is below zero. */
  cashOf(step: number, at: number): number {
    return Math.max(0, this.run.history[step * this.run.program.slots + this.cashAt + this.company[at]!]!);
  }

  /** Multiplies each row of `mixture` (n × width) by the share that opening cash has in the pot. */
  weigh(mixture: Float64Array, width: number): void {
    for (let i = 0; i < this.n; i++) {
      const weight = this.pot[i]! > 0 ? this.cash[i]! / this.pot[i]! : 0;
      for (let c = 0; c < width; c++) mixture[i * width + c]! *= weight;
    }
  }
}
