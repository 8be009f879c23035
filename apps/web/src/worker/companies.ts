/** Companies in a year, and the statements of one. */
import type { Run } from '@buildout/engine';
import { type Statements, statements } from '@buildout/engine/flows/index.ts';
import type { Cell, Table } from '@buildout/workbench/charts/index.ts';
import type { Behind } from '@buildout/workbench/operations/behind.ts';
import { equityOfOwners, incomeOfOwners, isPayout, isShares } from '@buildout/workbench/operations/owners.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { behindOf } from './behind.ts';
import type { StatementTable } from './messages.ts';
import { inWords, sectorsOf } from './names.ts';
import { windowOf, yearsOf } from './time.ts';

const usd = 'USD';
const edge = ['outside', 'end_demand', 'capital'];

export function companiesTable(
  run: Run,
  workbench: Workbench,
  year: number,
): { table: Table; ids: string[]; behind: Behind[][] } | undefined {
  const { ledger } = workbench.program;
  const { world } = workbench;
  const window = windowOf(year, world.start, run.steps);
  if (!ledger || !window) return undefined;
  const sectors = new Map(world.companies.map((c) => [c.id, inWords(c.sector)]));
  // The build-out first, its outside last.
  const order = sectorsOf(world).map((s) => s.id);
  const place = (sector: string) => (edge.includes(sector) ? order.length : 0) + order.indexOf(sector);
  const rows = world.companies
    .toSorted((a, b) => place(a.sector) - place(b.sector))
    .filter((c) => !ledger.outside[ledger.companies.indexOf(c.id)])
    .map((c) => {
      const s = statements(run, ledger, c.id, window);
      const sum = (lines: { amount: number }[]) => lines.reduce((total, l) => total + l.amount, 0);
      const row: Cell[] = [
        c.label,
        sectors.get(c.id) ?? '',
        sum(s.income.revenue),
        incomeOfOwners(s.income).beforePayouts,
        s.cash.totals.operating,
        s.cash.totals.investing,
        s.cash.totals.financing,
        s.cash.closing,
        equityOfOwners(s.closing).bookEquity,
      ];
      return { id: c.id, row };
    });
  const columns = [
    { id: 'company', label: 'company' },
    { id: 'sector', label: 'sector' },
    ...[
      'revenue',
      'net income',
      'cash from operations',
      'from investing',
      'from financing',
      'cash at the end',
      'book equity',
    ].map((label) => ({ id: label, label, unit: usd })),
  ];
  return {
    table: { columns, rows: rows.map((r) => r.row) },
    ids: rows.map((r) => r.id),
    behind: rows.map((r) => behindOf(workbench).company(r.id)),
  };
}

/** Income, cash flow and balance sheet by calendar year, one column each. */
export function statementsOf(run: Run, workbench: Workbench, company: string): StatementTable[] {
  const { ledger } = workbench.program;
  const { start } = workbench.world;
  if (!ledger?.companies.includes(company)) return [];
  const [first, last] = yearsOf(start, run.steps);
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year) => {
    const window = windowOf(year, start, run.steps);
    return window ? [{ year, of: statements(run, ledger, company, window) }] : [];
  });
  const statement = (id: string, title: string, linesOf: (s: Statements) => Line[]): StatementTable => {
    const { table, ids } = tableOf(years, linesOf);
    const behind = ids.map((line) => behindOf(workbench).line(company, id, lineName(id, line)));
    return { id, title, table, behind };
  };
  return [
    statement('income', 'Income', incomeLines),
    statement('cash', 'Cash flow', cashLines),
    statement('balance', 'Balance sheet at the end of the year', balanceLines),
  ];
}

type Line = [id: string, label: string, amount: number];

/** A line's id without its place: the owners' equity and what is held in others are two things of one name. */
function lineName(statement: string, id: string): string {
  const name = id.slice(id.indexOf(':') + 1);
  return statement === 'balance' && id === '3:equity' ? 'book equity' : name;
}

function tableOf(
  years: { year: number; of: Statements }[],
  linesOf: (s: Statements) => Line[],
): { table: Table; ids: string[] } {
  const labels = new Map<string, string>();
  const byYear = years.map(({ of }) => {
    const lines = linesOf(of);
    for (const [id, label] of lines) if (!labels.has(id)) labels.set(id, label);
    return new Map(lines.map(([id, , amount]) => [id, amount]));
  });
  // A line that appears only in later years still stands before the totals it belongs to.
  const order = [...labels.keys()].sort((a, b) => rank(a) - rank(b));
  const table = {
    columns: [
      { id: 'line', label: 'line' },
      ...years.map(({ year }) => ({ id: String(year), label: String(year), unit: usd })),
    ],
    rows: order.map((id) => [labels.get(id) ?? id, ...byYear.map((lines) => lines.get(id) ?? 0)]),
  };
  return { table, ids: order };
}

/** `2:…` sorts by the number before the colon; lines of a group keep the order in which they appeared. */
const rank = (id: string) => Number(id.split(':')[0]);

function incomeLines({ income }: Statements): Line[] {
  const { beforePayouts, payouts, kept } = incomeOfOwners(income);
  const expense = income.expense.filter((l) => !isPayout(l));
  return [
    ...income.revenue.map((l): Line => [`1:${l.id}`, `Revenue: ${inWords(l.label)}`, l.amount]),
    ...expense.map((l): Line => [`2:${l.id}`, `Expense: ${inWords(l.label)}`, -l.amount]),
    ...income.depreciation.map((l): Line => [`3:${l.id}`, l.label, -l.amount]),
    ['4:losses', 'Losses on claims', -income.losses],
    ['5:gains', 'Gains from debt forgiven', income.gains],
    ['6:net', 'Net income', beforePayouts],
    ['7:payouts', 'Dividends and buy-backs', -payouts],
    ['8:kept', 'Kept', kept],
  ];
}

function cashLines({ cash }: Statements): Line[] {
  return [
    ['1:opening', 'Cash at the beginning', cash.opening],
    ...cash.operating.map((l): Line => [`2:${l.id}`, l.label, l.amount]),
    ['3:operating', 'From operations', cash.totals.operating],
    ...cash.investing.map((l): Line => [`4:${l.id}`, l.label, l.amount]),
    ['5:investing', 'From investing', cash.totals.investing],
    ...cash.financing.map((l): Line => [`6:${l.id}`, l.label, l.amount]),
    ['7:financing', 'From financing', cash.totals.financing],
    ['8:closing', 'Cash at the end', cash.closing],
  ];
}

function balanceLines({ closing }: Statements): Line[] {
  const { bookEquity, paidIn, accumulated } = equityOfOwners(closing);
  const debts = closing.liabilities.filter((l) => !isShares(l));
  return [
    ...closing.assets.map((l): Line => [`1:${l.id}`, l.label, l.amount]),
    ...debts.map((l): Line => [`2:${l.id}`, `Owed: ${l.label}`, -l.amount]),
    ['3:equity', 'Book equity', bookEquity],
    ['4:shares', 'Of it paid in for shares', paidIn],
    ['5:kept', 'Of it kept, less losses', accumulated],
  ];
}
