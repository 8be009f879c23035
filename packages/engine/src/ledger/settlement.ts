/** The order of settlement within a step: finance by rank, clearing, spending by rank; each works on what the last left. */
import { clearOperation } from './clear.ts';
import {
  BANKRUPTCY_COST,
  CASH,
  CASH_AFTER_CLEARING,
  CASH_AFTER_FINANCE,
  CASH_AFTER_SPENDING,
  settledAfter,
} from './names.ts';
import { settleOperation } from './settle.ts';
import type { Names } from './subscripts.ts';
import type { Tamper } from './tamper.ts';
import type { LedgerIndex, OperationDeclaration, TransferIndex } from './types.ts';

export interface Settlement {
  operations: OperationDeclaration[];
  /** Variable with everything settled; undefined where the ledger has no transfers. */
  settled: string | undefined;
  /** Cash variables that no operation writes because their stage is empty, and what they equal. */
  same: { id: string; label: string; as: string }[];
}

export function settlementOperations(index: LedgerIndex, costTo: number, names: Names, tamper?: Tamper): Settlement {
  const operations: OperationDeclaration[] = [];
  const same: Settlement['same'] = [];
  const done: TransferIndex[] = [];
  let settled: string | undefined;
  let count = 0;
  let cash = CASH;

  const ranked = (stage: 'finance' | 'spend', last: string, label: string) => {
    const all = index.transfers.filter((t) => t.settle.stage === stage);
    const ranks = [...new Set(all.map((t) => ('rank' in t.settle ? t.settle.rank : 0)))].sort((a, b) => a - b);
    ranks.forEach((rank, r) => {
      const transfers = all.filter((t) => 'rank' in t.settle && t.settle.rank === rank);
      const cashAfter = r === ranks.length - 1 ? last : `${last}_${r + 1}`;
      const next = settledAfter(++count);
      operations.push(
        settleOperation(
          {
            id: `settle_${stage}_${r + 1}`,
            stage,
            rank,
            transfers,
            earlier: [...done],
            cashBefore: cash,
            cashAfter,
            settledBefore: settled,
            settledAfter: next,
          },
          index,
          names,
          tamper,
        ),
      );
      done.push(...transfers);
      cash = cashAfter;
      settled = next;
    });
    if (!ranks.length) same.push({ id: last, label, as: cash });
    cash = last;
  };

  ranked('finance', CASH_AFTER_FINANCE, 'Cash after finance');
  const owed = index.transfers.filter((t) => t.settle.stage === 'owed');
  if (owed.length) {
    const next = settledAfter(++count);
    operations.push(
      clearOperation(
        { transfers: owed, earlier: [...done], settledBefore: settled, settledAfter: next, costTo },
        index,
        names,
        tamper,
      ),
    );
    done.push(...owed);
    settled = next;
  } else {
    same.push({ id: CASH_AFTER_CLEARING, label: 'Cash after clearing', as: cash });
  }
  cash = CASH_AFTER_CLEARING;
  ranked('spend', CASH_AFTER_SPENDING, 'Cash after spending');
  return { operations, settled, same };
}

/** The index with the cost of bankruptcy as one more transfer, from each company to the outside company that gets it. */
export function withBankruptcyCost(index: LedgerIndex, costTo: number): LedgerIndex {
  if (costTo < 0 || !index.transfers.some((t) => t.settle.stage === 'owed')) return index;
  const id = BANKRUPTCY_COST;
  const paid = `paid_${id}`;
  const cost: TransferIndex = {
    id,
    label: 'Lost in bankruptcy',
    over: [index.company],
    size: index.companies.length,
    settle: { stage: 'owed', priority: 0, unpaid: 'lapses' },
    post: { kind: 'income', line: id },
    payer: Int32Array.from(index.companies, (_, i) => (index.outside[i] ? -1 : i)),
    payee: new Int32Array(index.companies.length).fill(costTo),
    wanted: paid,
    due: paid,
    paid,
    posted: paid,
  };
  return { ...index, transfers: [...index.transfers, cost] };
}
