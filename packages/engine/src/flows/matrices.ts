/** The two matrices of stock-flow consistent accounting: who owns and owes what, who paid whom for what. */
import type { LedgerIndex } from '../ledger/types.ts';
import { checkWindow, type RunLike, totalOver, valuesAt, type Window } from './run.ts';

export interface MatrixRow {
  id: string;
  label: string;
  kind: 'cash' | 'real' | 'claim' | 'arrears' | 'net worth' | 'current' | 'capital' | 'financial';
  /** One value per column. */
  values: Float64Array;
  /** Sum over the columns: 0 for claims and for every row of transactions. */
  total: number;
}

export interface AccountMatrix {
  columns: { id: string; label: string }[];
  rows: MatrixRow[];
  /** Sum over the rows of each column: 0 when everything is booked. */
  columnTotals: Float64Array;
}

/** Columns as groups of companies (sectors); omitted: one column per company. */
export interface MatrixOptions {
  groups?: { id: string; label: string; companies: string[] }[];
}

/** Assets positive, liabilities negative, net worth with the sign that makes each column sum to zero, at one step. */
export function balanceSheetMatrix(
  run: RunLike,
  ledger: LedgerIndex,
  step: number,
  options: MatrixOptions = {},
): AccountMatrix {
  if (!(Number.isInteger(step) && step >= 0 && step <= run.steps)) {
    throw new RangeError(`This run has steps 0 to ${run.steps}; there is no step ${step}.`);
  }
  const build = builder(ledger, options);
  const n = ledger.companies.length;
  build.add('cash', 'Cash', 'cash', Float64Array.from(valuesAt(run, 'cash', step, n)));
  for (const i of ledger.instruments) {
    build.add(i.id, i.label, 'claim', spread(valuesAt(run, i.id, step, i.size), i.holder, i.issuer, n));
  }
  const arrears = new Float64Array(n);
  for (const a of ledger.arrears) {
    const row = spread(valuesAt(run, a.id, step, a.holder.length), a.holder, a.issuer, n);
    for (let c = 0; c < n; c++) arrears[c]! += row[c]!;
  }
  if (ledger.arrears.length) build.add('arrears', 'Arrears', 'arrears', arrears);
  for (const a of ledger.realAssets) build.add(a.id, a.label, 'real', Float64Array.from(valuesAt(run, a.id, step, n)));
  build.add(
    'net_worth',
    'Net worth',
    'net worth',
    valuesAt(run, 'net_worth', step, n).map((x) => -x),
  );
  return build.done();
}

/** Receipts positive, payments negative, by income line, asset bought, claim, change of arrears and of cash, over a window. */
export function transactionMatrix(
  run: RunLike,
  ledger: LedgerIndex,
  window: Window,
  options: MatrixOptions = {},
): AccountMatrix {
  checkWindow(run, window);
  const build = builder(ledger, options);
  const n = ledger.companies.length;
  const rows = new Map<string, { label: string; kind: MatrixRow['kind']; values: Float64Array }>();
  const row = (id: string, label: string, kind: MatrixRow['kind']) => {
    let r = rows.get(id);
    if (!r) {
      r = { label, kind, values: new Float64Array(n) };
      rows.set(id, r);
    }
    return r.values;
  };
  const order: MatrixRow['kind'][] = ['current', 'capital', 'financial', 'arrears', 'cash'];
  const assetLabel = (id: string) => ledger.realAssets.find((a) => a.id === id)?.label ?? id;
  const claimLabel = (id: string) => ledger.instruments.find((i) => i.id === id)?.label ?? id;
  for (const t of ledger.transfers) {
    const post = t.post;
    const values =
      post.kind === 'income'
        ? row(`line:${post.line}`, post.line, 'current')
        : post.kind === 'purchase' || post.kind === 'resale'
          ? row(`asset:${post.asset}`, assetLabel(post.asset), 'capital')
          : row(`claim:${post.instrument}`, `Δ ${claimLabel(post.instrument)}`, 'financial');
    const posted = totalOver(run, ledger, t.posted, window, t.size);
    const paid = t.arrears === undefined ? posted : totalOver(run, ledger, t.paid, window, t.size);
    const unpaid = t.arrears === undefined ? undefined : row('arrears', 'Δ arrears', 'arrears');
    for (let e = 0; e < t.size; e++) {
      const p = t.payer[e]!;
      const q = t.payee[e]!;
      if (p < 0 || q < 0) continue;
      values[p]! -= posted[e]!;
      values[q]! += posted[e]!;
      if (!unpaid) continue;
      unpaid[p]! += posted[e]! - paid[e]!;
      unpaid[q]! -= posted[e]! - paid[e]!;
    }
  }
  const cash = row('cash', 'Δ cash', 'cash');
  const opening = valuesAt(run, 'cash', window.from, n);
  const closing = valuesAt(run, 'cash', window.to, n);
  for (let c = 0; c < n; c++) cash[c] = opening[c]! - closing[c]!;
  for (const kind of order) {
    for (const [id, r] of rows) if (r.kind === kind) build.add(id, r.label, kind, r.values);
  }
  return build.done();
}

function spread(amounts: Float64Array, holder: Int32Array, issuer: Int32Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let e = 0; e < holder.length; e++) {
    if (holder[e]! >= 0) out[holder[e]!]! += amounts[e]!;
    if (issuer[e]! >= 0) out[issuer[e]!]! -= amounts[e]!;
  }
  return out;
}

function builder(ledger: LedgerIndex, options: MatrixOptions) {
  const groups = options.groups ?? ledger.companies.map((id) => ({ id, label: id, companies: [id] }));
  const column = ledger.companies.map((c) => groups.findIndex((g) => g.companies.includes(c)));
  const rows: MatrixRow[] = [];
  return {
    add(id: string, label: string, kind: MatrixRow['kind'], byCompany: Float64Array) {
      const values = new Float64Array(groups.length);
      column.forEach((g, c) => {
        if (g >= 0) values[g]! += byCompany[c]!;
      });
      rows.push({ id, label, kind, values, total: values.reduce((s, x) => s + x, 0) });
    },
    done(): AccountMatrix {
      const columnTotals = new Float64Array(groups.length);
      for (const r of rows) for (let c = 0; c < groups.length; c++) columnTotals[c]! += r.values[c]!;
      return { columns: groups.map(({ id, label }) => ({ id, label })), rows, columnTotals };
    },
  };
}
