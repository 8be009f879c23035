/** Companies in a year, and the statements of one. */
import type { Run } from '@buildout/engine';
import { type Statements, statements } from '@buildout/engine/flows/index.ts';
import type { Cell, Table } from '@buildout/workbench/charts/index.ts';
import type { Behind } from '@buildout/workbench/operations/behind.ts';
import { inWords } from '@buildout/workbench/operations/member-names.ts';
import {
  COMPANY_COLUMNS,
  lineName,
  STATEMENTS,
  type StatementLine,
} from '@buildout/workbench/operations/statement-lines.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { behindOf } from './behind.ts';
import type { StatementTable } from './messages.ts';
import { sectorsOf } from './names.ts';
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
      const row: Cell[] = [c.label, sectors.get(c.id) ?? '', ...COMPANY_COLUMNS.map(({ of }) => of(s))];
      return { id: c.id, row };
    });
  const columns = [
    { id: 'company', label: 'company' },
    { id: 'sector', label: 'sector' },
    ...COMPANY_COLUMNS.map(({ id }) => ({ id, label: id, unit: usd })),
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
  return STATEMENTS.map(({ id, title, linesOf }) => {
    const { table, ids } = tableOf(years, linesOf);
    const behind = ids.map((line) => behindOf(workbench).line(company, id, lineName(id, line)));
    return { id, title, table, lines: ids, behind };
  });
}

function tableOf(
  years: { year: number; of: Statements }[],
  linesOf: (s: Statements) => StatementLine[],
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
