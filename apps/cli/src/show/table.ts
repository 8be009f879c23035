/** Tables for a terminal: aligned, numbers to the right, never wider than the terminal. */
import type { Ink } from './ink.ts';
import { safe } from './safe.ts';

export interface TextColumn {
  label: string;
  /** Numbers stand to the right. */
  right?: boolean;
  /** May be cut with an ellipsis where the terminal is narrow. */
  cut?: boolean;
}

/** A cell is text; a row may be marked `dim` (a second line under the one above). */
export interface TextRow {
  cells: string[];
  dim?: boolean;
}

const GAP = '  ';
/** The least that a cut column keeps. */
const LEAST = 12;

export function textTable(columns: TextColumn[], rows: (string[] | TextRow)[], width: number, ink: Ink): string {
  const lines = rows.map((row): TextRow => {
    const { cells, dim }: TextRow = Array.isArray(row) ? { cells: row } : row;
    // As they will stand there: a cell is one line, and what a terminal would obey takes room once it is shown.
    return { cells: cells.map((cell) => safe(cell.replace(/[\n\r\t]+/g, ' '))), dim };
  });
  // not Math.max(...): a table may have more rows than a call may have arguments
  const widths = columns.map((column, i) =>
    lines.reduce((most, line) => Math.max(most, [...(line.cells[i] ?? '')].length), column.label.length),
  );
  squeeze(columns, widths, width);
  const draw = (cells: string[]) =>
    columns
      .map((column, i) => pad(cells[i] ?? '', widths[i], column.right === true))
      .join(GAP)
      .trimEnd();
  const head = ink.dim(draw(columns.map((column) => column.label)));
  return [head, ...lines.map((line) => (line.dim ? ink.dim(draw(line.cells)) : draw(line.cells)))].join('\n');
}

/** Takes from the widest column that may be cut until the table fits or nothing more can be taken. */
function squeeze(columns: TextColumn[], widths: number[], width: number): void {
  const total = () => widths.reduce((sum, w) => sum + w, 0) + GAP.length * (columns.length - 1);
  while (total() > width) {
    const candidates = columns.map((column, i) => (column.cut && widths[i] > LEAST ? widths[i] : 0));
    const widest = Math.max(...candidates);
    if (widest === 0) return;
    widths[candidates.indexOf(widest)]--;
  }
}

function pad(text: string, width: number, right: boolean): string {
  const characters = [...text];
  const fitted = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : characters.join('');
  const space = ' '.repeat(width - [...fitted].length);
  return right ? space + fitted : fitted + space;
}
