/** The ordinary stocks and auxiliaries a ledger stands for, with their equations as text. */
import type { LedgerDeclaration, VariableDeclaration } from '../declare.ts';
import {
  BANKRUPTCY_COST_SHARE,
  CASH,
  CASH_CHANGE,
  changeOf,
  NET_INCOME,
  NET_WORTH,
  NET_WORTH_FROM_FLOWS,
  NET_WORTH_GAIN,
  UNPAID,
  WRITE_OFF_SHARE,
} from './names.ts';
import type { Settlement } from './settlement.ts';
import type { LedgerIndex } from './types.ts';

const MODULE = 'ledger';

/** Lines that somebody books as an expense: all but those that are only bought as assets. */
export function expenseLines(index: LedgerIndex): Set<string> {
  const out = new Set<string>();
  for (const t of index.transfers) {
    if (t.post.kind === 'income' || t.post.kind === 'resale') out.add(t.post.line);
  }
  return out;
}

export function generateVariables(
  ledger: LedgerDeclaration,
  index: LedgerIndex,
  settlement: Settlement,
): VariableDeclaration[] {
  const money = index.currency;
  const rate = `${money}/${index.time}`;
  const company = [index.company];
  const out: VariableDeclaration[] = [];
  const auxiliary = (id: string, label: string, unit: string, over: string[], equation: string, module = MODULE) =>
    out.push({ kind: 'auxiliary', id, label, unit, over, equation, module });
  const stock = (id: string, label: string, over: string[], initial: string, flow: string) =>
    out.push({ kind: 'stock', id, label, unit: money, over, initial, flow, module: MODULE });

  stock(CASH, 'Cash', company, ledger.cash, CASH_CHANGE);
  auxiliary(CASH_CHANGE, 'Change of cash as settled', rate, company, settlement.settled ?? '0');
  for (const { id, label, as } of settlement.same) auxiliary(id, label, money, company, as);
  if (!index.transfers.some((t) => t.settle.stage === 'owed')) {
    auxiliary(UNPAID, 'Obligations not paid', rate, company, '0');
  }
  for (const i of ledger.instruments) stock(i.id, i.label, i.over, i.opening, changeOf(i.id));
  for (const a of ledger.realAssets) stock(a.id, a.label, company, a.opening, changeOf(a.id));
  ledger.transfers.forEach((t, k) => {
    const resolved = index.transfers[k]!;
    auxiliary(resolved.wanted, `Wanted: ${t.label}`, rate, t.over, t.amount, t.module);
    let due = resolved.wanted;
    if (t.post.kind === 'redeem') {
      const post = t.post;
      const claim = post.claim ?? ledger.instruments.find((i) => i.id === post.instrument)!.over;
      due = `MIN(${due}, ${post.instrument}${claim.length ? `[${claim.join(', ')}]` : ''} / DT)`;
    }
    if (resolved.arrears !== undefined) due = `${due} + ${resolved.arrears} / DT`;
    auxiliary(resolved.due, `Due: ${t.label}`, rate, t.over, due, t.module);
    if (resolved.arrears !== undefined) {
      stock(resolved.arrears, `Unpaid: ${t.label}`, t.over, '0', changeOf(resolved.arrears));
    }
    if (t.post.kind === 'resale') {
      auxiliary(resolved.book!, `Book value sold: ${t.label}`, rate, t.over, t.post.book, t.module);
    }
  });
  for (const e of ledger.entries) {
    const over = e.kind === 'depreciation' ? company : index.instruments.find((i) => i.id === e.instrument)!.over;
    auxiliary(e.id, e.label, rate, over, e.amount, e.module);
  }
  if (ledger.writeOff !== undefined) {
    auxiliary(WRITE_OFF_SHARE, 'Share of all claims on the company written off', '1', company, ledger.writeOff);
  }
  if (ledger.bankruptcyCost !== undefined) {
    auxiliary(BANKRUPTCY_COST_SHARE, 'Share of means lost in bankruptcy', '1', company, ledger.bankruptcyCost);
  }
  stock(NET_WORTH_GAIN, 'Net worth gained since the start, from flows', company, '0', NET_INCOME);
  auxiliary(NET_WORTH_FROM_FLOWS, 'Net worth from flows', money, company, `INIT(${NET_WORTH}) + ${NET_WORTH_GAIN}`);
  return out;
}
