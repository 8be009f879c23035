// The browser build of csv-parse is plain ECMAScript without Node's Buffer, so page and Node read with the same code.
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { Problem } from './problem.ts';

/** A row as it stands in the file: cells by column name, and the line it ends on. */
export interface RawRow {
  file: string;
  line: number;
  cells: Record<string, string>;
}

/** A CSV file as text cells; anything that keeps a line from being read is a problem, not an exception. */
export interface RawTable {
  file: string;
  columns: string[];
  rows: RawRow[];
  problems: Problem[];
}

/** Reads a comma-separated file with a header line. `file` is the name used in problems. */
export function readCsv(file: string, text: string): RawTable {
  const table: RawTable = { file, columns: [], rows: [], problems: [] };
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      // Files edited on different systems mix line ends.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 0;
    table.problems.push({ file, line, column: '', value: '', reason: `not a CSV line: ${error.message}` });
    return table;
  }
  if (records.length === 0) {
    table.problems.push({ file, line: 0, column: '', value: '', reason: 'the file is empty; expected a header line' });
    return table;
  }
  table.columns = records[0].record;
  for (const [index, column] of table.columns.entries()) {
    if (table.columns.indexOf(column) !== index) {
      table.problems.push({ file, line: 1, column, value: column, reason: 'the column stands twice in the header' });
    }
  }
  for (const { record, info } of records.slice(1)) {
    if (record.length !== table.columns.length) {
      const reason = `the line has ${record.length} cells, the header ${table.columns.length}`;
      table.problems.push({ file, line: info.lines, column: '', value: '', reason });
      continue;
    }
    const cells: Record<string, string> = {};
    for (let i = 0; i < record.length; i++) cells[table.columns[i]] = record[i];
    table.rows.push({ file, line: info.lines, cells });
  }
  return table;
}
