/** `buildout company ID`: its three statements, years across. */
import { shownUnit } from '@buildout/workbench/charts/index.ts';
import { company, equityOfOwners, incomeOfOwners, isPayout, isShares } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { decimalsFor, fixed } from '../show/number.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withRunOptions } from './run-options.ts';

type Output = z.output<typeof company.output>;
type Year = Output['years'][number];

export const addCompany: AddCommand = (program, context) => {
  const added = command(program, 'company <company>', company.summary, [
    'company coreweave',
    'company openai --shock rental-halves',
  ]);
  withRunOptions(added)
    .option('--scenario <id>', 'in this scenario instead of the baseline')
    .action((id: string, { scenario, ...options }: RunOptions & { scenario?: string }) =>
      context.answer(company, { ...requestOf(scenario, options), company: id }, { json: options.json, show }),
    );
};

/** How an event is said. */
const EVENTS = { listing: 'lists in', restructuring: 'is taken over by its lenders in', default: 'defaults in' };

function show({ company: id, events, years }: Output, { width, ink }: Page): string {
  const largest = Math.max(...years.map((y) => total(y.income.revenue)), 0);
  const shown = shownUnit('USD', largest);
  // Lines are smaller than the revenue they add up to: one figure more.
  const decimals = decimalsFor((largest * shown.factor) / 10);
  const number = (value: number) => (value === 0 ? '' : fixed(value * shown.factor, decimals));
  const columns = [{ label: '', cut: true }, ...years.map((y) => ({ label: String(y.year), right: true }))];
  const table = (rows: [label: string, of: (year: Year) => number][]) => {
    const lines = rows.map(([label, of]) => [label, ...years.map((y) => number(of(y)))]);
    return textTable(
      columns,
      lines.filter((cells) => cells.slice(1).some((cell) => cell !== '')),
      width,
      ink,
    );
  };
  const short = years.filter((y) => y.months < 12).map((y) => `${y.year} has ${y.months} months`);
  return [
    `${ink.bold(id.replaceAll('_', ' '))}  ${ink.dim(`${shown.axis}${short.length > 0 ? `; ${short.join(', ')}` : ''}`)}`,
    ...(events.length === 0 ? [] : [`It ${events.map(({ what, month }) => `${EVENTS[what]} ${month}`).join(', ')}.`]),
    `${ink.bold('Income')}\n${table([
      ...rowsOf(years, (y) => y.income.revenue, 1),
      ...rowsOf(years, (y) => y.income.expense.filter((line) => !isPayout(line)), -1),
      ...rowsOf(years, (y) => y.income.depreciation, -1),
      ['losses on claims', (y) => -y.income.losses],
      ['gains on debts forgiven', (y) => y.income.gains],
      ['net income', (y) => incomeOfOwners(y.income).beforePayouts],
      ['  dividends and buy-backs', (y) => -incomeOfOwners(y.income).payouts],
      ['kept', (y) => incomeOfOwners(y.income).kept],
    ])}`,
    `${ink.bold('Cash flow')}\n${table([
      ['cash at the start', (y) => y.cash.opening],
      ...rowsOf(years, (y) => y.cash.operating, 1),
      ['operating', (y) => y.cash.totals.operating],
      ...rowsOf(years, (y) => y.cash.investing, 1),
      ['investing', (y) => y.cash.totals.investing],
      ...rowsOf(years, (y) => y.cash.financing, 1),
      ['financing', (y) => y.cash.totals.financing],
      ['cash at the end', (y) => y.cash.closing],
    ])}`,
    `${ink.bold('Balance sheet at the end')}\n${table([
      ...rowsOf(years, (y) => y.balance.assets, 1),
      ...rowsOf(years, (y) => y.balance.liabilities.filter((line) => !isShares(line)), -1),
      ['book equity', (y) => equityOfOwners(y.balance).bookEquity],
      ['  of it paid in for shares', (y) => equityOfOwners(y.balance).paidIn],
      ['  of it kept, less losses', (y) => equityOfOwners(y.balance).accumulated],
    ])}`,
  ].join('\n\n');
}

/** One row per line that occurs in any year. */
function rowsOf(years: Year[], of: (year: Year) => { id: string; label: string; amount: number }[], sign: 1 | -1) {
  const labels = new Map(years.flatMap((y) => of(y).map((line) => [line.id, line.label] as const)));
  return [...labels].map(([id, label]): [string, (year: Year) => number] => [
    `  ${label.replaceAll('_', ' ')}`,
    (year) => sign * (of(year).find((line) => line.id === id)?.amount ?? 0),
  ]);
}

const total = (lines: { amount: number }[]) => lines.reduce((sum, line) => sum + line.amount, 0);
