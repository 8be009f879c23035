/** Numbers of a table as buttons that lead to where they come from: one stop of the tab key for all, arrows move (WAI-ARIA grid). */
import type { Table } from '@buildout/workbench/charts/index.ts';
import { type KeyboardEvent, useState } from 'react';
import { useSources } from '../sources/context.ts';

/** Reference of the number in a cell; undefined for what is no number of its own. */
export type NumberOf = (row: number, column: number) => string | undefined;

interface Numbers {
  of: NumberOf;
  /** The cell that the tab key reaches. */
  at: readonly [row: number, column: number];
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onChoose(row: number, column: number): void;
}

export function useNumbers(table: Table, of: NumberOf | undefined): Numbers | undefined {
  const [at, setAt] = useState<readonly [number, number]>();
  if (!of) return undefined;
  const is = (row: number, column: number) =>
    (table.rows[row]?.[column] ?? null) !== null && of(row, column) !== undefined;
  const [rows, columns] = [table.rows.length, table.columns.length];
  /** The next cell with a number in a direction. */
  const next = (row: number, column: number, down: number, right: number): [number, number] | undefined => {
    for (let r = row + down, c = column + right; r >= 0 && r < rows && c >= 0 && c < columns; r += down, c += right)
      if (is(r, c)) return [r, c];
    return undefined;
  };
  const firstOf = (row: number) => (is(row, 0) ? ([row, 0] as const) : next(row, 0, 0, 1));
  const first = () => {
    for (let row = 0; row < rows; row++) {
      const found = firstOf(row);
      if (found) return found;
    }
    return [-1, -1] as const;
  };
  const stop = at && is(...at) ? at : first();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = (event.target as Element).closest('[data-cell]')?.getAttribute('data-cell')?.split(',').map(Number);
    if (!cell) return;
    const [row = 0, column = 0] = cell;
    const moves: Record<string, () => readonly [number, number] | undefined> = {
      ArrowRight: () => next(row, column, 0, 1),
      ArrowLeft: () => next(row, column, 0, -1),
      ArrowDown: () => next(row, column, 1, 0),
      ArrowUp: () => next(row, column, -1, 0),
      Home: () => firstOf(row),
      End: () => next(row, columns, 0, -1),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const to = move();
    if (!to) return;
    setAt(to);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${to.join(',')}"]`)?.focus();
  };
  return { of, at: stop, onKeyDown, onChoose: (row, column) => setAt([row, column]) };
}

interface Props {
  numbers: Numbers;
  row: number;
  column: number;
  words: string;
  /** Row and column in words. */
  what: string;
}

export function NumberButton({ numbers, row, column, words, what }: Props) {
  const show = useSources();
  const of = numbers.of(row, column);
  if (of === undefined) return words;
  return (
    <button
      type="button"
      className="number"
      data-cell={`${row},${column}`}
      tabIndex={row === numbers.at[0] && column === numbers.at[1] ? 0 : -1}
      aria-label={`${what}: ${words}, where it comes from`}
      aria-haspopup="dialog"
      onClick={(event) => {
        numbers.onChoose(row, column);
        show(of, event.currentTarget);
      }}
    >
      {words}
    </button>
  );
}
