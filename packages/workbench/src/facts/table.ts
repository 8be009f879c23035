import type { Column } from './columns.ts';
import { readCsv } from './csv.ts';
import type { Problem } from './problem.ts';

/** Where a row stands, for messages and for links back to the data. */
export interface Origin {
  file: string;
  line: number;
}

export type Columns = Record<string, Column<unknown>>;

/** The typed row that a set of columns reads. */
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never } & Origin;

/** What is wrong inside one row that a single cell does not show. */
export interface Fault {
  column: string;
  value: string;
  reason: string;
}

/** A data file: its name, its columns, and what must hold within each row. */
export interface Table<C extends Columns> {
  file: string;
  columns: C;
  faults?: (row: RowOf<C>) => Fault[];
}

/** Declares a table; only gives the row type a name. */
export function table<C extends Columns>(declaration: Table<C>): Table<C> {
  return declaration;
}

/** Reads a file into typed rows. A row with a problem is left out of `rows` and named in `problems`. */
export function readTable<C extends Columns>(
  { file, columns, faults }: Table<C>,
  text: string,
): { rows: RowOf<C>[]; problems: Problem[] } {
  const raw = readCsv(file, text);
  const problems = [...raw.problems];
  const fields = Object.entries(columns);
  const known = new Set(fields.map(([, column]) => column.column));
  const rows: RowOf<C>[] = [];
  if (raw.columns.length > 0) {
    for (const name of known) {
      if (!raw.columns.includes(name)) {
        problems.push({ file, line: 1, column: name, value: '', reason: 'the column is missing in the header' });
      }
    }
    for (const name of raw.columns) {
      if (!known.has(name)) problems.push({ file, line: 1, column: name, value: name, reason: 'unknown column' });
    }
  }
  if (problems.some((problem) => problem.line === 1)) return { rows, problems };

  const seen = new Map<string, number>();
  for (const { line, cells } of raw.rows) {
    const row: Record<string, unknown> = { file, line };
    let good = true;
    for (const [field, column] of fields) {
      const cell = cells[column.column];
      const reading = column.read(cell);
      if (reading.reason === undefined) row[field] = reading.value;
      else {
        good = false;
        problems.push({ file, line, column: column.column, value: cell, reason: reading.reason });
      }
    }
    if (!good) continue;
    const rowId = row.id;
    if (typeof rowId === 'string') {
      const before = seen.get(rowId);
      if (before !== undefined) {
        problems.push({ file, line, column: 'id', value: rowId, reason: `the id stands already on line ${before}` });
        continue;
      }
      seen.set(rowId, line);
    }
    for (const fault of faults?.(row as RowOf<C>) ?? []) {
      good = false;
      problems.push({ file, line, ...fault });
    }
    if (good) rows.push(row as RowOf<C>);
  }
  return { rows, problems };
}

/** Low ≤ value ≤ high, where given. */
export function rangeFaults(row: { value?: number; low?: number; high?: number }): Fault[] {
  const { value, low, high } = row;
  const faults: Fault[] = [];
  if (low !== undefined && high !== undefined && low > high) {
    faults.push({ column: 'low', value: String(low), reason: `above high (${high})` });
  }
  if (value !== undefined && low !== undefined && value < low) {
    faults.push({ column: 'value', value: String(value), reason: `below low (${low})` });
  }
  if (value !== undefined && high !== undefined && value > high) {
    faults.push({ column: 'value', value: String(value), reason: `above high (${high})` });
  }
  return faults;
}
