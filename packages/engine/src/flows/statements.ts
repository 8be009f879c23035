/** The three statements of one company over a window: income, cash flow, balance sheets at both ends. */
import type { LedgerIndex } from '../ledger/types.ts';
import { checkWindow, type RunLike, totalOver, valuesAt, type Window } from './run.ts';

export interface StatementLine {
  id: string;
  label: string;
  amount: number;
}

export interface CashLine extends StatementLine {
  /** Amount by the other party, largest first. */
  with: { company: string; amount: number }[];
}

export interface BalanceSheet {
  step: number;
  assets: StatementLine[];
  liabilities: StatementLine[];
  netWorth: number;
}

export interface Statements {
  company: string;
  window: Window;
  income: {
    revenue: StatementLine[];
    /** Expenses as positive numbers. */
    expense: StatementLine[];
    depreciation: StatementLine[];
    losses: number;
    gains: number;
    /** Revenue − expense − depreciation − losses + gains: the change of net worth. */
    net: number;
  };
  cash: {
    opening: number;
    operating: CashLine[];
    investing: CashLine[];
    financing: CashLine[];
    totals: { operating: number; investing: number; financing: number };
    closing: number;
  };
  opening: BalanceSheet;
  closing: BalanceSheet;
}

/** Throws RangeError for an unknown company or a window outside the run. */
export function statements(run: RunLike, ledger: LedgerIndex, company: string, window: Window): Statements {
  checkWindow(run, window);
  const c = companyIndex(ledger, company);
  const n = ledger.companies.length;
  const amount = (id: string) => totalOver(run, ledger, id, window, n)[c]!;
  const lines = (prefix: string) =>
    ledger.lines
      .filter((line) => run.program.variable(`${prefix}_${line}`))
      .map((line) => ({ id: line, label: line, amount: amount(`${prefix}_${line}`) }))
      .filter((l) => l.amount !== 0);
  const depreciation = ledger.entries
    .filter((e) => e.kind === 'depreciation')
    .map((e) => ({ id: e.id, label: e.label, amount: amount(e.id) }))
    .filter((l) => l.amount !== 0);
  const flows = cashLines(run, ledger, c, window);
  const total = (list: CashLine[]) => list.reduce((s, l) => s + l.amount, 0);
  return {
    company: ledger.companies[c]!,
    window,
    income: {
      revenue: lines('revenue'),
      expense: lines('expense'),
      depreciation,
      losses: amount('loss_by_holder'),
      gains: amount('gain_by_issuer'),
      net: amount('net_income'),
    },
    cash: {
      opening: valuesAt(run, 'cash', window.from, n)[c]!,
      ...flows,
      totals: {
        operating: total(flows.operating),
        investing: total(flows.investing),
        financing: total(flows.financing),
      },
      closing: valuesAt(run, 'cash', window.to, n)[c]!,
    },
    opening: balanceSheet(run, ledger, c, window.from),
    closing: balanceSheet(run, ledger, c, window.to),
  };
}

type Activity = 'operating' | 'investing' | 'financing';

/** Buying and selling assets and claims on others is investing; claims of others on oneself are financing. */
function activityOf(kind: string, pays: boolean): Activity {
  if (kind === 'income') return 'operating';
  if (kind === 'purchase') return pays ? 'investing' : 'operating';
  if (kind === 'resale') return 'investing';
  return (kind === 'issue') === pays ? 'investing' : 'financing';
}

function cashLines(run: RunLike, ledger: LedgerIndex, c: number, window: Window): Record<Activity, CashLine[]> {
  const out: Record<Activity, CashLine[]> = { operating: [], investing: [], financing: [] };
  for (const t of ledger.transfers) {
    const paid = totalOver(run, ledger, t.paid, window, t.size);
    for (const pays of [false, true]) {
      const mine = pays ? t.payer : t.payee;
      const theirs = pays ? t.payee : t.payer;
      const by = new Map<number, number>();
      for (let e = 0; e < t.size; e++) {
        if (mine[e] !== c || theirs[e]! < 0 || theirs[e] === c || paid[e] === 0) continue;
        by.set(theirs[e]!, (by.get(theirs[e]!) ?? 0) + (pays ? -paid[e]! : paid[e]!));
      }
      if (!by.size) continue;
      const parties = [...by]
        .map(([i, amount]) => ({ company: ledger.companies[i]!, amount }))
        .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
      out[activityOf(t.post.kind, pays)].push({
        id: t.id,
        label: t.label,
        amount: parties.reduce((s, p) => s + p.amount, 0),
        with: parties,
      });
    }
  }
  return out;
}

function balanceSheet(run: RunLike, ledger: LedgerIndex, c: number, step: number): BalanceSheet {
  const n = ledger.companies.length;
  const assets: StatementLine[] = [{ id: 'cash', label: 'Cash', amount: valuesAt(run, 'cash', step, n)[c]! }];
  const liabilities: StatementLine[] = [];
  for (const a of ledger.realAssets) {
    const amount = valuesAt(run, a.id, step, n)[c]!;
    if (amount !== 0) assets.push({ id: a.id, label: a.label, amount });
  }
  const claims = [...ledger.instruments, ...ledger.arrears];
  for (const claim of claims) {
    const values = valuesAt(run, claim.id, step, claim.holder.length);
    let held = 0;
    let owed = 0;
    for (let e = 0; e < values.length; e++) {
      if (claim.holder[e] === c) held += values[e]!;
      if (claim.issuer[e] === c) owed += values[e]!;
    }
    if (held !== 0) assets.push({ id: claim.id, label: claim.label, amount: held });
    if (owed !== 0) liabilities.push({ id: claim.id, label: claim.label, amount: owed });
  }
  return { step, assets, liabilities, netWorth: valuesAt(run, 'net_worth', step, n)[c]! };
}

export interface Financing {
  company: string;
  /** Real assets bought less sold. */
  capital: number;
  /** Where the money came from: positive brings money in, and all together equal `capital`. */
  sources: { id: string; label: string; amount: number; with: { company: string; amount: number }[] }[];
}

/**
 * How each company paid for its real assets in a window: operations, each kind of claim issued less repaid (with whom),
 * claims on others sold less bought, and cash used. The sources add up to what was bought.
 */
export function financing(run: RunLike, ledger: LedgerIndex, window: Window, companies?: string[]): Financing[] {
  checkWindow(run, window);
  const n = ledger.companies.length;
  return (companies ?? ledger.companies.filter((_, i) => !ledger.outside[i])).map((name) => {
    const c = companyIndex(ledger, name);
    const flows = cashLines(run, ledger, c, window);
    const isCapital = (l: CashLine) => {
      const kind = ledger.transfers.find((t) => t.id === l.id)!.post.kind;
      return kind === 'purchase' || kind === 'resale';
    };
    const capital = -flows.investing.filter(isCapital).reduce((s, l) => s + l.amount, 0);
    const sources: Financing['sources'] = [];
    const operating = flows.operating.reduce((s, l) => s + l.amount, 0);
    sources.push({ id: 'operations', label: 'Operations', amount: operating, with: [] });
    for (const l of [...flows.financing, ...flows.investing.filter((x) => !isCapital(x))]) {
      sources.push({ id: l.id, label: l.label, amount: l.amount, with: l.with });
    }
    const used = valuesAt(run, 'cash', window.from, n)[c]! - valuesAt(run, 'cash', window.to, n)[c]!;
    sources.push({ id: 'cash', label: 'Cash used', amount: used, with: [] });
    return { company: name, capital, sources: sources.filter((s) => s.amount !== 0) };
  });
}

export function companyIndex(ledger: LedgerIndex, company: string): number {
  const i = ledger.companies.findIndex((c) => c.toLowerCase() === company.toLowerCase());
  if (i < 0) throw new RangeError(`There is no company '${company}'. Known: ${ledger.companies.join(', ')}.`);
  return i;
}
