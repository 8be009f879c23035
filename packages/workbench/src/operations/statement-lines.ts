/** The three statements line by line, and the columns of the companies table, as people read them. */
import type { Statements } from '@buildout/engine/flows/index.ts';
import { inWords } from './member-names.ts';
import { equityOfOwners, incomeOfOwners, isPayout, isShares } from './owners.ts';

/** `id` begins with the number of its group: lines are sorted by it. Amounts in USD, what is paid or owed negative. */
export type StatementLine = [id: string, label: string, amount: number];

export interface StatementKind {
  id: 'income' | 'cash' | 'balance';
  title: string;
  linesOf(statements: Statements): StatementLine[];
}

export const STATEMENTS: readonly StatementKind[] = [
  { id: 'income', title: 'Income', linesOf: incomeLines },
  { id: 'cash', title: 'Cash flow', linesOf: cashLines },
  { id: 'balance', title: 'Balance sheet at the end of the year', linesOf: balanceLines },
];

/** A line’s id without its group: the owners’ equity and what is held in others are two things of one name. */
export function lineName(statement: string, id: string): string {
  const name = id.slice(id.indexOf(':') + 1);
  return statement === 'balance' && id === '3:equity' ? 'book equity' : name;
}

const sum = (lines: { amount: number }[]) => lines.reduce((total, line) => total + line.amount, 0);

/** Columns of the companies table. */
export const COMPANY_COLUMNS: readonly { id: string; of(statements: Statements): number }[] = [
  { id: 'revenue', of: (s) => sum(s.income.revenue) },
  { id: 'net income', of: (s) => incomeOfOwners(s.income).beforePayouts },
  { id: 'cash from operations', of: (s) => s.cash.totals.operating },
  { id: 'from investing', of: (s) => s.cash.totals.investing },
  { id: 'from financing', of: (s) => s.cash.totals.financing },
  { id: 'cash at the end', of: (s) => s.cash.closing },
  { id: 'book equity', of: (s) => equityOfOwners(s.closing).bookEquity },
];

function incomeLines({ income }: Statements): StatementLine[] {
  const { beforePayouts, payouts, kept } = incomeOfOwners(income);
  const expense = income.expense.filter((l) => !isPayout(l));
  return [
    ...income.revenue.map((l): StatementLine => [`1:${l.id}`, `Revenue: ${inWords(l.label)}`, l.amount]),
    ...expense.map((l): StatementLine => [`2:${l.id}`, `Expense: ${inWords(l.label)}`, -l.amount]),
    ...income.depreciation.map((l): StatementLine => [`3:${l.id}`, l.label, -l.amount]),
    ['4:losses', 'Losses on claims', -income.losses],
    ['5:gains', 'Gains from debt forgiven', income.gains],
    ['6:net', 'Net income', beforePayouts],
    ['7:payouts', 'Dividends and buy-backs', -payouts],
    ['8:kept', 'Kept', kept],
  ];
}

function cashLines({ cash }: Statements): StatementLine[] {
  return [
    ['1:opening', 'Cash at the beginning', cash.opening],
    ...cash.operating.map((l): StatementLine => [`2:${l.id}`, l.label, l.amount]),
    ['3:operating', 'From operations', cash.totals.operating],
    ...cash.investing.map((l): StatementLine => [`4:${l.id}`, l.label, l.amount]),
    ['5:investing', 'From investing', cash.totals.investing],
    ...cash.financing.map((l): StatementLine => [`6:${l.id}`, l.label, l.amount]),
    ['7:financing', 'From financing', cash.totals.financing],
    ['8:closing', 'Cash at the end', cash.closing],
  ];
}

function balanceLines({ closing }: Statements): StatementLine[] {
  const { bookEquity, paidIn, accumulated } = equityOfOwners(closing);
  const debts = closing.liabilities.filter((l) => !isShares(l));
  return [
    ...closing.assets.map((l): StatementLine => [`1:${l.id}`, l.label, l.amount]),
    ...debts.map((l): StatementLine => [`2:${l.id}`, `Owed: ${l.label}`, -l.amount]),
    ['3:equity', 'Book equity', bookEquity],
    ['4:shares', 'Of it paid in for shares', paidIn],
    ['5:kept', 'Of it kept, less losses', accumulated],
  ];
}
