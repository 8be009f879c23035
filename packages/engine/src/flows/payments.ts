/** Payments of a run as a network: per step, who paid whom, in flat arrays. */
import type { LedgerIndex } from '../ledger/types.ts';
import { offsetOf, type RunLike } from './run.ts';

/** One element of one transfer: from where in a row to read the amount, who pays, who receives. */
export interface PaymentList {
  count: number;
  offset: Int32Array;
  payer: Int32Array;
  payee: Int32Array;
  /** Index into `ledger.transfers`. */
  transfer: Int32Array;
}

/** All payments between two different companies. */
export function paymentsOf(run: RunLike, ledger: LedgerIndex): PaymentList {
  const offset: number[] = [];
  const payer: number[] = [];
  const payee: number[] = [];
  const transfer: number[] = [];
  ledger.transfers.forEach((t, index) => {
    const at = offsetOf(run, t.paid);
    for (let e = 0; e < t.size; e++) {
      const p = t.payer[e]!;
      const q = t.payee[e]!;
      if (p < 0 || q < 0 || p === q) continue;
      offset.push(at + e);
      payer.push(p);
      payee.push(q);
      transfer.push(index);
    }
  });
  return {
    count: offset.length,
    offset: Int32Array.from(offset),
    payer: Int32Array.from(payer),
    payee: Int32Array.from(payee),
    transfer: Int32Array.from(transfer),
  };
}

/** Whether each payment belongs to the lines (or instruments, or transfers) asked for; undefined asks for all. */
export function selectLines(list: PaymentList, ledger: LedgerIndex, lines: string[] | undefined): Uint8Array {
  if (!lines) return new Uint8Array(list.count).fill(1);
  const wanted = new Set(lines);
  const chosen = ledger.transfers.map((t) => {
    const subject = 'line' in t.post ? t.post.line : t.post.instrument;
    return wanted.has(t.id) || wanted.has(subject) ? 1 : 0;
  });
  return Uint8Array.from(list.transfer, (t) => chosen[t]!);
}
