/**
 * Mutual clearing of obligations with priorities: the greatest payments that are consistent with everybody's means.
 *
 * Eisenberg and Noe (2001) for limited liability and pro rata payment, Elsinger (2009) for priorities, Rogers and Veraart
 * (2013) for the loss a default causes. Starting from full payment, each round finds who cannot pay and solves for what
 * the defaulters can pay. What a company pays is piecewise linear in what it has, so within one set of marginal classes
 * the solution is a linear system. A step towards it stops where a company falls into the next class: from above this
 * never passes the greatest solution (at every point of the step what comes in is at most what is assumed, and less
 * somewhere upstream of every company that moves), and there are only as many classes to fall through as there are.
 */
import { solveInPlace } from './eliminate.ts';
import { type ClearingStructure, groupByPayerAndClass } from './structure.ts';

export interface ClearingAmounts {
  /** Owed per obligation, ≥ 0. */
  owed: Float64Array;
  /** Cash per company before clearing; negative counts as none. */
  cash: Float64Array;
  /** Share of cash and of receipts that a company in default keeps; omitted: all. */
  keepCash?: Float64Array;
  keepReceipts?: Float64Array;
}

export interface ClearingResult {
  /** Paid per obligation. The same array at each call. */
  paid: Float64Array;
  /** 1 where a company could not pay in full. */
  defaulted: Uint8Array;
  /** Money lost in default per company. */
  lost: Float64Array;
  /** Linear systems solved; 0 when everybody paid in full. */
  rounds: number;
}

/** A shortfall below this share of what is owed is rounding: paid as far as it goes, but without the cost of a default. */
const ROUNDING = 1e-12;

/** Turns of plain iteration before a linear system is solved although classes still change. */
const SWEEPS = 24;

/** Prepares a structure; the returned function reuses its memory. */
export function createClearing(structure: ClearingStructure): (amounts: ClearingAmounts) => ClearingResult {
  const { companies: n, payer, payee, unlimited } = structure;
  const count = payer.length;
  const groups = groupByPayerAndClass(structure);
  const { order, groupStart, firstGroup } = groups;
  const groupTotal = new Float64Array(groupStart.length - 1);
  const need = new Float64Array(n);
  const cash = new Float64Array(n);
  const receipts = new Float64Array(n);
  const means = new Float64Array(n);
  const income = new Float64Array(n);
  const lower = new Float64Array(n);
  const marginal = new Int32Array(n);
  const keptCash = new Float64Array(n);
  const keptReceipts = new Float64Array(n);
  const slot = new Int32Array(n);
  const result: ClearingResult = {
    paid: new Float64Array(count),
    defaulted: new Uint8Array(n),
    lost: new Float64Array(n),
    rounds: 0,
  };
  const { paid, defaulted, lost } = result;
  const members: number[] = [];
  /** Obligations of this call that are not nothing. */
  const busy = new Int32Array(count);
  let busyCount = 0;
  let matrix = new Float64Array(0);
  let vector = new Float64Array(0);

  function collect(): void {
    receipts.fill(0);
    for (let b = 0; b < busyCount; b++) {
      const k = busy[b]!;
      receipts[payee[k]!]! += paid[k]!;
    }
  }

  /** What company `i` pays out of `amount`, class by class. */
  function pay(i: number, amount: number): void {
    let left = amount > 0 ? amount : 0;
    for (let g = firstGroup[i]!; g < firstGroup[i + 1]!; g++) {
      const total = groupTotal[g]!;
      const full = left >= total;
      const share = full ? 1 : left / total;
      for (let o = groupStart[g]!; o < groupStart[g + 1]!; o++) {
        const k = order[o]!;
        paid[k] = full ? owed[k]! : owed[k]! * share;
      }
      left = full ? left - total : 0;
    }
  }

  /** The class company `i` is paying part of when it has `amount` (the lower one on a boundary), −1 for none. */
  function locate(i: number, amount: number): void {
    let below = 0;
    marginal[i] = -1;
    lower[i] = 0;
    for (let g = firstGroup[i]!; g < firstGroup[i + 1]!; g++) {
      const total = groupTotal[g]!;
      if (total > 0 && amount > below && amount <= below + total) {
        marginal[i] = g;
        lower[i] = below;
        return;
      }
      below += total;
    }
  }

  let owed: Float64Array = new Float64Array(0);

  /** Companies that cannot pay what they owe out of what they have now: certain, as what they have only falls. */
  function admit(amounts: ClearingAmounts): boolean {
    let added = false;
    for (let i = 0; i < n; i++) {
      if (unlimited[i] || defaulted[i]) continue;
      const has = cash[i]! + receipts[i]!;
      if (!(has < need[i]!)) continue;
      const costly = has < need[i]! * (1 - ROUNDING);
      keptCash[i] = costly && amounts.keepCash ? amounts.keepCash[i]! : 1;
      keptReceipts[i] = costly && amounts.keepReceipts ? amounts.keepReceipts[i]! : 1;
      defaulted[i] = 1;
      slot[i] = members.length;
      members.push(i);
      means[i] = keptCash[i]! * cash[i]! + keptReceipts[i]! * receipts[i]!;
      added = true;
    }
    return added;
  }

  /**
   * From above to the greatest solution. While classes still change, what comes in is simply put in (cheap, and also from
   * above); once they hold, a linear system is solved. A full step that changes no class has arrived.
   */
  function settleDefaulters(amounts: ClearingAmounts): void {
    let sweeps = 0;
    let full = false;
    const limit = 64 + 40 * (groupStart.length + n);
    for (let turn = 0; turn < limit; turn++) {
      for (const i of members) pay(i, means[i]!);
      collect();
      if (admit(amounts)) {
        full = false;
        continue;
      }
      const m = members.length;
      let worst = 0;
      let changed = false;
      if (vector.length < m) {
        vector = new Float64Array(2 * m);
        matrix = new Float64Array(4 * m * m);
      }
      for (let a = 0; a < m; a++) {
        const i = members[a]!;
        income[i] = keptCash[i]! * cash[i]! + keptReceipts[i]! * receipts[i]!;
        const gap = means[i]! - income[i]!;
        vector[a] = gap > 0 ? gap : 0;
        if (gap > worst * means[i]!) worst = gap / means[i]!;
        const before = marginal[i]!;
        locate(i, means[i]!);
        if (marginal[i] !== before) changed = true;
      }
      const arrived = worst <= 1e-15 || (full && !changed && worst <= 1e-12);
      if (arrived || (changed && sweeps < SWEEPS)) {
        sweeps++;
        full = false;
        for (const i of members) if (income[i]! < means[i]!) means[i] = income[i]!;
        if (!arrived) continue;
        for (const i of members) pay(i, means[i]!);
        collect();
        if (!admit(amounts)) return;
        continue;
      }
      sweeps = 0;
      result.rounds++;
      full = step(m, 1);
    }
  }

  /** One step: solve in the present classes and go as far as they hold. True when they held all the way. */
  function step(m: number, damping: number): boolean {
    matrix.fill(0, 0, m * m);
    for (let a = 0; a < m; a++) {
      const j = members[a]!;
      matrix[a * m + a]! += 1;
      const g = marginal[j]!;
      if (g < 0) continue;
      for (let o = groupStart[g]!; o < groupStart[g + 1]!; o++) {
        const k = order[o]!;
        const b = slot[payee[k]!]!;
        if (b >= 0) matrix[b * m + a]! -= (damping * keptReceipts[payee[k]!]! * owed[k]!) / groupTotal[g]!;
      }
    }
    const gaps = vector.slice(0, m);
    if (!solveInPlace(matrix, vector, m)) {
      // A closed circle passes everything round and leaks nothing: lean on the classes' bounds instead.
      vector.set(gaps);
      if (damping === 1) step(m, 1 - 1e-9);
      return false;
    }
    let along = 1;
    for (let a = 0; a < m; a++) {
      const d = vector[a]!;
      const i = members[a]!;
      if (d > 0 && marginal[i]! >= 0 && means[i]! - along * d < lower[i]!) along = (means[i]! - lower[i]!) / d;
    }
    for (let a = 0; a < m; a++) {
      const d = vector[a]!;
      const i = members[a]!;
      if (!(d > 0)) continue;
      const next = means[i]! - along * d;
      const snap = marginal[i]! >= 0 && next - lower[i]! <= 1e-15 * means[i]!;
      means[i] = snap ? lower[i]! : next > 0 ? next : 0;
    }
    return along === 1;
  }

  return (amounts) => {
    owed = amounts.owed;
    result.rounds = 0;
    defaulted.fill(0);
    lost.fill(0);
    need.fill(0);
    receipts.fill(0);
    busyCount = 0;
    for (let k = 0; k < count; k++) {
      const amount = owed[k]!;
      paid[k] = amount;
      if (amount === 0) continue;
      busy[busyCount++] = k;
      need[payer[k]!]! += amount;
      receipts[payee[k]!]! += amount;
    }
    let short = false;
    for (let i = 0; i < n; i++) {
      cash[i] = amounts.cash[i]! > 0 ? amounts.cash[i]! : 0;
      if (!unlimited[i] && cash[i]! + receipts[i]! < need[i]!) short = true;
    }
    if (!short) return result;

    for (let g = 0; g + 1 < groupStart.length; g++) {
      let total = 0;
      for (let o = groupStart[g]!; o < groupStart[g + 1]!; o++) total += owed[order[o]!]!;
      groupTotal[g] = total;
    }
    members.length = 0;
    slot.fill(-1);
    marginal.fill(-2);
    admit(amounts);
    settleDefaulters(amounts);
    for (const i of members) {
      lost[i] = cash[i]! * (1 - keptCash[i]!) + receipts[i]! * (1 - keptReceipts[i]!);
    }
    return result;
  };
}
