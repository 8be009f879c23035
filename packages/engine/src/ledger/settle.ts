/** Settlement by rank, before clearing (finance) and after it (spend): each payer's cash limits what it pays, pro rata. */
import { amountError, collectElements, createClock, openClaims } from './elements.ts';
import type { Names } from './subscripts.ts';
import { applyTamper, type Tamper } from './tamper.ts';
import type { LedgerIndex, OperationDeclaration, TransferIndex } from './types.ts';

export interface SettleStep {
  id: string;
  stage: 'finance' | 'spend';
  rank: number;
  transfers: TransferIndex[];
  /** Transfers settled by earlier operations of the same step. */
  earlier: TransferIndex[];
  cashBefore: string;
  cashAfter: string;
  settledBefore: string | undefined;
  settledAfter: string;
}

export function settleOperation(
  step: SettleStep,
  index: LedgerIndex,
  names: Names,
  tamper?: Tamper,
): OperationDeclaration {
  const { transfers, earlier, stage, rank } = step;
  const money = index.currency;
  const redeemed = (list: TransferIndex[]) => list.filter((t) => t.post.kind === 'redeem');
  const used = new Set(redeemed(transfers).map((t) => (t.post.kind === 'redeem' ? t.post.instrument : '')));
  const before = redeemed(earlier).filter((t) => t.post.kind === 'redeem' && used.has(t.post.instrument));
  return {
    id: step.id,
    module: 'ledger',
    reads: [
      step.cashBefore,
      ...(step.settledBefore === undefined ? [] : [step.settledBefore]),
      ...transfers.map((t) => t.wanted),
      ...before.map((t) => t.posted),
      ...used,
    ],
    writes: [
      ...transfers.map((t) => ({
        id: t.paid,
        label: `Paid: ${t.label}`,
        unit: `${money}/${index.time}`,
        over: t.over,
      })),
      {
        id: step.cashAfter,
        label: stage === 'finance' ? `Cash after finance of rank ${rank}` : `Cash left after spending of rank ${rank}`,
        unit: money,
        over: [index.company],
      },
      {
        id: step.settledAfter,
        label: `Cash received less paid up to ${stage} of rank ${rank}`,
        unit: `${money}/${index.time}`,
        over: [index.company],
      },
    ],
    build(layout) {
      const { elements, claims } = collectElements(transfers, before, layout);
      const { count, wanted, paid, payer, payee, active, redeems } = elements;
      const n = index.companies.length;
      const dt = index.dt;
      const from = layout(step.cashBefore).offset;
      const to = layout(step.cashAfter).offset;
      const settledFrom = step.settledBefore === undefined ? -1 : layout(step.settledBefore).offset;
      const settledTo = layout(step.settledAfter).offset;
      const limited = Int32Array.from(new Set(payer)).filter((p) => p >= 0 && !index.outside[p]);
      const want = new Float64Array(count);
      /** Elements with money to move this step. */
      const busy = new Int32Array(count);
      const total = new Float64Array(n);
      const share = new Float64Array(n).fill(1);
      const clock = createClock();
      const interfere = tamper && applyTamper(tamper, transfers, elements, index);
      const receiptsCount = stage === 'finance';
      return (history, row) => {
        const now = clock(row);
        total.fill(0);
        openClaims(claims, history, row, dt);
        let moving = 0;
        for (let k = 0; k < count; k++) {
          let amount = history[row + wanted[k]!]!;
          if (amount === 0 && redeems[k]! < 0) {
            history[row + paid[k]!] = amount;
            continue;
          }
          if (!(amount >= 0) || (!active[k] && amount > 0)) {
            const error = amountError(amount, k, elements, transfers, names, now);
            if (error) throw error;
            amount = 0;
          }
          if (redeems[k]! >= 0) {
            const left = claims.left[redeems[k]!]!;
            if (amount > left) amount = left > 0 ? left : 0;
            claims.left[redeems[k]!] = left - amount;
          }
          if (amount === 0 || !active[k] || payer[k] === payee[k]) {
            history[row + paid[k]!] = active[k] ? amount : 0;
            continue;
          }
          want[k] = amount;
          busy[moving++] = k;
          total[payer[k]!]! += amount;
        }
        history.copyWithin(row + to, row + from, row + from + n);
        if (settledFrom < 0) history.fill(0, row + settledTo, row + settledTo + n);
        else history.copyWithin(row + settledTo, row + settledFrom, row + settledFrom + n);
        for (let l = 0; l < limited.length; l++) {
          const i = limited[l]!;
          const cash = history[row + from + i]!;
          const needed = total[i]! * dt;
          share[i] = needed <= cash ? 1 : cash > 0 ? cash / needed : 0;
        }
        const left = row + to;
        const settled = row + settledTo;
        for (let b = 0; b < moving; b++) {
          const k = busy[b]!;
          const p = payer[k]!;
          const q = payee[k]!;
          const amount = want[k]! * share[p]!;
          history[left + p]! -= amount * dt;
          if (receiptsCount) history[left + q]! += amount * dt;
          history[settled + p]! -= amount;
          history[settled + q]! += amount;
          history[row + paid[k]!] = amount;
        }
        interfere?.(history, row, now, settledTo);
      };
    },
  };
}
