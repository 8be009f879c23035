import { dayNumber, lastDayOf } from './calendar.ts';
import { didYouMean } from './nearest.ts';
import { UNITS } from './units.ts';

/** What a cell turned out to be: a value, or the reason why it is none. */
export type Reading<T> = { value: T; reason?: undefined } | { value?: undefined; reason: string };

/** One column of a table: its name in the file and how its cells are read. */
export interface Column<T> {
  column: string;
  read(cell: string): Reading<T>;
}

const NUMBER = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/;

/** Text that must be there. */
export function text(column: string): Column<string> {
  return { column, read: (cell) => (cell.trim() === '' ? { reason: 'must not be empty' } : { value: cell }) };
}

/** Text that may be empty. */
export function note(column: string): Column<string> {
  return { column, read: (cell) => ({ value: cell }) };
}

/** A snake_case id; ids with hyphens stand for rows of an outside ledger and keep their spelling. */
export function id(column: string, prefix = ''): Column<string> {
  return {
    column,
    read: (cell) => {
      if (!/^[a-z0-9][a-z0-9_-]*$/.test(cell)) return { reason: 'not an id (small letters, digits, _ and -)' };
      return cell.startsWith(prefix) ? { value: cell } : { reason: `expected an id that starts with ${prefix}` };
    },
  };
}

export function number(column: string): Column<number> {
  return { column, read: (cell) => (cell === '' ? { reason: 'a number is missing' } : readNumber(cell)) };
}

export function maybeNumber(column: string): Column<number | undefined> {
  return { column, read: (cell) => (cell === '' ? { value: undefined as never } : readNumber(cell)) };
}

/** A day, `2026-03-31`. */
export function day(column: string): Column<string> {
  return { column, read: (cell) => (cell === '' ? { reason: 'a date is missing' } : readDay(cell)) };
}

export function maybeDay(column: string): Column<string | undefined> {
  return { column, read: (cell) => (cell === '' ? { value: undefined as never } : readDay(cell)) };
}

/** A day, a month or a year (`2029-05-01`, `2029-05`, `2029`), or nothing. */
export function partialDay(column: string): Column<string | undefined> {
  return {
    column,
    read: (cell) =>
      cell === ''
        ? { value: undefined as never }
        : lastDayOf(cell) === undefined
          ? { reason: 'not a date (expected 2029, 2029-05 or 2029-05-01)' }
          : { value: cell },
  };
}

export function choice<const T extends string>(column: string, allowed: readonly T[]): Column<T> {
  return {
    column,
    read: (cell) =>
      (allowed as readonly string[]).includes(cell)
        ? { value: cell as T }
        : { reason: `expected one of ${allowed.join(', ')}${didYouMean(cell, allowed)}` },
  };
}

/** Items separated by `;`; an empty cell is an empty list. */
export function list(column: string): Column<string[]> {
  return { column, read: (cell) => ({ value: splitList(cell) }) };
}

/** Items separated by `;`, at least one. */
export function someOf(column: string): Column<string[]> {
  return {
    column,
    read: (cell) => {
      const items = splitList(cell);
      return items.length === 0 ? { reason: 'must name at least one' } : { value: items };
    },
  };
}

/** A unit of the list in units.ts. */
export function unit(column: string): Column<string> {
  return { column, read: (cell) => (cell === '' ? { reason: 'a unit is missing' } : readUnit(cell)) };
}

export function maybeUnit(column: string): Column<string> {
  return { column, read: (cell) => (cell === '' ? { value: '' } : readUnit(cell)) };
}

function readUnit(cell: string): Reading<string> {
  if (Object.hasOwn(UNITS, cell)) return { value: cell };
  return { reason: `unknown unit${didYouMean(cell, Object.keys(UNITS))} (known units: facts/units.ts)` };
}

function readNumber(cell: string): Reading<number> {
  if (!NUMBER.test(cell)) return { reason: 'not a number (plain digits, a point for decimals, no separators)' };
  const value = Number(cell);
  return Number.isFinite(value) ? { value } : { reason: 'the number is too large' };
}

function readDay(cell: string): Reading<string> {
  return dayNumber(cell) === undefined ? { reason: 'not a date (expected 2026-03-31)' } : { value: cell };
}

function splitList(cell: string): string[] {
  return cell
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
