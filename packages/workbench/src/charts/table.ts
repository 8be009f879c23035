/** A chart's numbers as a file. */
import type { Cell, ChartHead, Column, Table } from './types.ts';

function field(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  // A spreadsheet would run text that starts like a formula.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Column heading with its unit: “value (USD/year)”. */
export function heading(column: Column): string {
  return column.unit && column.unit !== '1' ? `${column.label} (${column.unit})` : column.label;
}

/** CSV after RFC 4180; source, run and credit follow as comment lines, so that they travel with the numbers. */
export function csvOf(table: Table, head: ChartHead): string {
  const lines = [table.columns.map((c) => field(heading(c))), ...table.rows.map((row) => row.map(field))].map((row) =>
    row.join(','),
  );
  const notes = [
    head.title,
    head.source && `Source: ${head.source}`,
    head.runId && `Run: ${head.runId}`,
    head.credit && `Credit: ${head.credit}`,
  ];
  for (const note of notes) if (note) lines.push(`# ${note.replace(/\s+/g, ' ')}`);
  return `${lines.join('\r\n')}\r\n`;
}
