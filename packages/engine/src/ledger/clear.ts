/** Clearing of everything owed this step: one mutual settlement of all companies by priority. */
import { createClearing } from '../clearing/index.ts';
import { amountError, collectElements, createClock, openClaims } from './elements.ts';
import { BANKRUPTCY_COST, BANKRUPTCY_COST_SHARE, CASH_AFTER_CLEARING, CASH_AFTER_FINANCE, UNPAID } from './names.ts';
import type { Names } from './subscripts.ts';
import { applyTamper, type Tamper } from './tamper.ts';
import type { LedgerIndex, OperationDeclaration, TransferIndex } from './types.ts';

export interface ClearStep {
  transfers: TransferIndex[];
  earlier: TransferIndex[];
  settledBefore: string | undefined;
  settledAfter: string;
  /** Company that receives what bankruptcies cost; −1 where they cost nothing. */
  costTo: number;
}

export function clearOperation(
  step: ClearStep,
  index: LedgerIndex,
  names: Names,
  tamper?: Tamper,
): OperationDeclaration {
  const { transfers } = step;
  const money = index.currency;
  const rate = `${money}/${index.time}`;
  const company = [index.company];
  const instrumentOf = (t: TransferIndex) => (t.post.kind === 'redeem' ? t.post.instrument : '');
  const used = new Set(transfers.filter((t) => t.post.kind === 'redeem').map(instrumentOf));
  const before = step.earlier.filter((t) => t.post.kind === 'redeem' && used.has(t.post.instrument));
  const withArrears = transfers.filter((t) => t.arrears !== undefined);
  const costs = step.costTo >= 0;
  return {
    id: 'clear_obligations',
    module: 'ledger',
    reads: [
      CASH_AFTER_FINANCE,
      ...(step.settledBefore === undefined ? [] : [step.settledBefore]),
      ...transfers.map((t) => t.wanted),
      ...withArrears.map((t) => t.arrears!),
      ...before.map((t) => t.posted),
      ...used,
      ...(costs ? [BANKRUPTCY_COST_SHARE] : []),
    ],
    writes: [
      ...transfers.map((t) => ({ id: t.paid, label: `Paid: ${t.label}`, unit: rate, over: t.over })),
      ...withArrears.map((t) => ({ id: t.posted, label: `Fell due: ${t.label}`, unit: rate, over: t.over })),
      ...(costs ? [{ id: `paid_${BANKRUPTCY_COST}`, label: 'Lost in bankruptcy', unit: rate, over: company }] : []),
      { id: CASH_AFTER_CLEARING, label: 'Cash after clearing', unit: money, over: company },
      { id: UNPAID, label: 'Obligations not paid', unit: rate, over: company },
      { id: step.settledAfter, label: 'Cash received less paid up to clearing', unit: rate, over: company },
    ],
    build(layout) {
      const { elements, claims } = collectElements(transfers, before, layout);
      const { count, wanted, paid, arrears, accrued, payer, payee, active, redeems } = elements;
      const n = index.companies.length;
      const dt = index.dt;
      const from = layout(CASH_AFTER_FINANCE).offset;
      const to = layout(CASH_AFTER_CLEARING).offset;
      const unpaid = layout(UNPAID).offset;
      const settledFrom = step.settledBefore === undefined ? -1 : layout(step.settledBefore).offset;
      const settledTo = layout(step.settledAfter).offset;
      const costShare = costs ? layout(BANKRUPTCY_COST_SHARE).offset : -1;
      const costPaid = costs ? layout(`paid_${BANKRUPTCY_COST}`).offset : -1;
      const classes = [...new Set(transfers.map(priorityOf))].sort((a, b) => a - b);
      const classOf = (k: number) => classes.indexOf(priorityOf(transfers[elements.transfer[k]!]!));
      // Only money that goes from one company to another has to be cleared.
      const moving = Int32Array.from({ length: count }, (_, k) => k).filter((k) => active[k] && payer[k] !== payee[k]);
      const clear = createClearing({
        companies: n,
        payer: moving.map((k) => payer[k]!),
        payee: moving.map((k) => payee[k]!),
        priority: moving.map(classOf),
        unlimited: Uint8Array.from(index.outside, Number),
      });
      const all = Int32Array.from({ length: count }, (_, k) => k);
      const still = all.filter((k) => !active[k] || payer[k] === payee[k]);
      const kept = all.filter((k) => accrued[k]! >= 0);
      // Claims are used up in the order of payment.
      const redeeming = all.filter((k) => redeems[k]! >= 0).sort((a, b) => classOf(a) - classOf(b) || a - b);
      const owed = new Float64Array(moving.length);
      const amounts = new Float64Array(count);
      const cash = new Float64Array(n);
      const keep = new Float64Array(n).fill(1);
      const left = new Float64Array(n);
      const settled = new Float64Array(n);
      const missing = new Float64Array(n);
      const clock = createClock();
      const interfere = tamper && applyTamper(tamper, transfers, elements, index);
      return (history, row) => {
        const now = clock(row);
        openClaims(claims, history, row, dt);
        for (let k = 0; k < count; k++) {
          let amount = history[row + wanted[k]!]!;
          if (!(amount >= 0) || (!active[k] && amount > 0)) {
            const error = amountError(amount, k, elements, transfers, names, now);
            if (error) throw error;
            amount = 0;
          }
          amounts[k] = amount;
        }
        for (let r = 0; r < redeeming.length; r++) {
          const k = redeeming[r]!;
          const open = claims.left[redeems[k]!]!;
          if (amounts[k]! > open) amounts[k] = open > 0 ? open : 0;
          claims.left[redeems[k]!] = open - amounts[k]!;
        }
        for (let r = 0; r < kept.length; r++) {
          const k = kept[r]!;
          history[row + accrued[k]!] = amounts[k]!;
          const old = history[row + arrears[k]!]! / dt;
          if (old > 0) amounts[k]! += old;
        }
        for (let i = 0; i < n; i++) {
          const c = history[row + from + i]!;
          cash[i] = c / dt;
          left[i] = c;
          missing[i] = 0;
          settled[i] = settledFrom < 0 ? 0 : history[row + settledFrom + i]!;
          if (costs) {
            const share = history[row + costShare + i]!;
            keep[i] = share > 0 ? (share < 1 ? 1 - share : 0) : 1;
          }
        }
        for (let m = 0; m < moving.length; m++) owed[m] = amounts[moving[m]!]!;
        const result = clear({ owed, cash, keepCash: keep, keepReceipts: keep });
        for (let r = 0; r < still.length; r++) {
          const k = still[r]!;
          history[row + paid[k]!] = active[k] ? amounts[k]! : 0;
        }
        for (let m = 0; m < moving.length; m++) {
          const k = moving[m]!;
          const amount = result.paid[m]!;
          history[row + paid[k]!] = amount;
          if (owed[m] === 0) continue;
          const p = payer[k]!;
          const q = payee[k]!;
          missing[p]! += owed[m]! - amount;
          left[p]! -= amount * dt;
          left[q]! += amount * dt;
          settled[p]! -= amount;
          settled[q]! += amount;
        }
        if (costs) {
          for (let i = 0; i < n; i++) {
            const lost = i === step.costTo ? 0 : result.lost[i]!;
            history[row + costPaid + i] = lost;
            if (lost === 0) continue;
            left[i]! -= lost * dt;
            left[step.costTo]! += lost * dt;
            settled[i]! -= lost;
            settled[step.costTo]! += lost;
          }
        }
        history.set(left, row + to);
        history.set(settled, row + settledTo);
        history.set(missing, row + unpaid);
        interfere?.(history, row, now, settledTo);
      };
    },
  };
}

function priorityOf(t: TransferIndex): number {
  return t.settle.stage === 'owed' ? t.settle.priority : 0;
}
