/** Tables for a terminal: aligned, numbers to the right, never wider than the terminal where words can give way. */
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
/** The most lines a head is folded into. */
const HEAD_LINES = 3;

export function textTable(columns: TextColumn[], rows: (string[] | TextRow)[], width: number, ink: Ink): string {
  const lines = rows.map((row): TextRow => {
    const { cells, dim }: TextRow = Array.isArray(row) ? { cells: row } : row;
    // As they will stand there: a cell is one line, and what a terminal would obey takes room once it is shown.
    return { cells: cells.map((cell) => safe(cell.replace(/[\n\r\t]+/g, ' '))), dim };
  });
  // not Math.max(...): a table may have more rows than a call may have arguments
  const bodies = columns.map((_, i) =>
    lines.reduce((most, line) => Math.max(most, [...(line.cells[i] ?? '')].length), 0),
  );
  const widths = columns.map(({ label }, i) => Math.max(bodies[i], label.length));
  foldHeads(columns, bodies, widths, width);
  squeeze(columns, widths, width);
  const draw = (cells: string[]) =>
    columns
      .map((column, i) => pad(cells[i] ?? '', widths[i], column.right === true))
      .join(GAP)
      .trimEnd();
  const heads = columns.map(({ label }, i) => folded(label, widths[i]));
  const deepest = Math.max(...heads.map((head) => head.length));
  // Short heads stand on the last line, next to their numbers.
  const head = Array.from({ length: deepest }, (_, line) =>
    ink.dim(draw(heads.map((words) => words[line - (deepest - words.length)] ?? ''))),
  );
  return [...head, ...lines.map((line) => (line.dim ? ink.dim(draw(line.cells)) : draw(line.cells)))].join('\n');
}

/** Folds the heads that are wider than what stands under them, the widest first, until the table fits. */
function foldHeads(columns: TextColumn[], bodies: number[], widths: number[], width: number): void {
  const least = columns.map(({ label }, i) => Math.max(bodies[i], narrowest(label)));
  while (excess(widths, width) > 0) {
    const slack = widths.map((w, i) => (w > least[i] ? w : 0));
    const widest = Math.max(...slack);
    if (widest === 0) return;
    widths[slack.indexOf(widest)]--;
  }
}

const excess = (widths: number[], width: number) =>
  widths.reduce((sum, w) => sum + w, 0) + GAP.length * (widths.length - 1) - width;

/** The least width at which a head takes no more than `HEAD_LINES` lines and no word of it is cut. */
function narrowest(label: string): number {
  let width = Math.max(0, ...label.split(' ').map((word) => word.length));
  while (folded(label, width).length > HEAD_LINES) width++;
  return width;
}

/** Words in lines of at most `width`; a single longer word stands alone. */
function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Takes from the widest column that may be cut until the table fits or nothing more can be taken. */
function squeeze(columns: TextColumn[], widths: number[], width: number): void {
  while (excess(widths, width) > 0) {
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
