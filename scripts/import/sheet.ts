import { shortHash } from '../../packages/workbench/src/facts/hash.ts';

/** One line to be written: cells by column. */
export type Line = Record<string, string>;

/** A file of `data/` in the making, with the account of what went in, what stayed out and why. */
export interface Sheet {
  file: string;
  columns: string[];
  lines: Line[];
  read: number;
  /** Reason → number of source rows left out or changed for it. */
  left: Map<string, number>;
  changed: Map<string, number>;
}

export function sheet(file: string, columns: string[], read: number): Sheet {
  return { file, columns, lines: [], read, left: new Map(), changed: new Map() };
}

export function count(tally: Map<string, number>, reason: string, by = 1): void {
  tally.set(reason, (tally.get(reason) ?? 0) + by);
}

/** An id that stays the same as long as what identifies the row stays the same. */
export function mint(prefix: string, ...identity: string[]): string {
  return `${prefix}_${shortHash(identity.join('\u001f'))}`;
}

/** Gives rows that say the same thing twice their own ids, in order of appearance. */
export function uniqueIds(lines: Line[]): void {
  const seen = new Map<string, number>();
  for (const line of lines) {
    const times = (seen.get(line.id) ?? 0) + 1;
    seen.set(line.id, times);
    if (times > 1) line.id = `${line.id}_${times}`;
  }
}

/** The sheet as CSV text: header, one line a row, quotes only where needed, line feed at the end. */
export function toCsv({ columns, lines }: Sheet): string {
  const rows = lines.map((line) => columns.map((column) => quote(line[column] ?? '')).join(','));
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}

function quote(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A decimal number as text times a power of ten, exactly: `shiftDecimal('9.6', 9)` is `9600000000`. */
export function shiftDecimal(text: string, places: number): string {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || text === '' || (match[2] === '' && (match[3] ?? '') === ''))
    throw new Error(`not a plain decimal number: "${text}"`);
  const [, sign, whole, fraction = ''] = match;
  const digits = whole + fraction.padEnd(places, '0');
  const point = whole.length + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${left === '' ? '0' : left}${right === '' ? '' : `.${right}`}`;
}
