import type { Problem } from './problem.ts';

/** A row as it stands in the file: cells by column name, and the line it starts on. */
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

/**
 * Reads comma-separated text with a header line (RFC 4180; line ends of any kind, even mixed; empty lines skipped).
 * `file` is the name used in problems. Own code because the usual library brings Node's buffers into the page.
 */
export function readCsv(file: string, text: string): RawTable {
  const table: RawTable = { file, columns: [], rows: [], problems: [] };
  const { records, fault } = split(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (fault) table.problems.push({ file, line: fault.line, column: '', value: fault.value, reason: fault.reason });
  if (records.length === 0) {
    if (!fault)
      table.problems.push({
        file,
        line: 0,
        column: '',
        value: '',
        reason: 'the file is empty; expected a header line',
      });
    return table;
  }
  table.columns = records[0].cells;
  for (const [index, column] of table.columns.entries()) {
    if (table.columns.indexOf(column) !== index) {
      table.problems.push({ file, line: 1, column, value: column, reason: 'the column stands twice in the header' });
    }
  }
  for (const { line, cells } of records.slice(1)) {
    if (cells.length !== table.columns.length) {
      const reason = `the line has ${cells.length} cells, the header ${table.columns.length}`;
      table.problems.push({ file, line, column: '', value: '', reason });
      continue;
    }
    const byName: Record<string, string> = {};
    for (let i = 0; i < cells.length; i++) byName[table.columns[i]] = cells[i];
    table.rows.push({ file, line, cells: byName });
  }
  return table;
}

interface Split {
  records: { line: number; cells: string[] }[];
  /** What stopped the reading: the rest of the text cannot be told apart any more. */
  fault?: { line: number; value: string; reason: string };
}

const COMMA = 44;
const QUOTE = 34;
const RETURN = 13;
const FEED = 10;

function split(text: string): Split {
  const records: Split['records'] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  while (at < text.length) {
    let cell: string;
    if (text.charCodeAt(at) === QUOTE) {
      const end = closingQuote(text, at);
      if (end < 0) {
        return {
          records,
          fault: { line, value: text.slice(at, at + 40), reason: 'a quote is opened and never closed' },
        };
      }
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      for (let k = at; k < end; k++) if (text.charCodeAt(k) === FEED) line++;
      at = end + 1;
      const next = text.charCodeAt(at);
      if (at < text.length && next !== COMMA && next !== RETURN && next !== FEED) {
        return {
          records,
          fault: { line, value: text.slice(at, at + 40), reason: 'text after a closing quote (write "" for a quote)' },
        };
      }
    } else {
      const from = at;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === COMMA || code === RETURN || code === FEED) break;
        if (code === QUOTE) {
          return {
            records,
            fault: {
              line,
              value: text.slice(from, from + 40),
              reason: 'a quote inside a cell that does not start with one',
            },
          };
        }
      }
      cell = text.slice(from, at);
    }
    cells.push(cell);
    if (text.charCodeAt(at) === COMMA) {
      at++;
      if (at < text.length) continue;
      cells.push('');
    }
    if (cells.length > 1 || cells[0] !== '') records.push({ line: start, cells });
    if (text.charCodeAt(at) === RETURN) at++;
    if (text.charCodeAt(at) === FEED) at++;
    line++;
    start = line;
    cells = [];
  }
  return { records };
}

/** Where the quote that opens at `open` is closed; doubled quotes inside do not close it. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0 || text.charCodeAt(at + 1) !== QUOTE) return at;
  }
}
