/** Numbers as a table: columns of one unit are scaled together, and a unit all share is said once. */
import { heading, plain, type Shown, shownUnit, type Table } from '@buildout/workbench/charts/index.ts';
import type { ReactNode } from 'react';
import { NumberButton, type NumberOf, useNumbers } from './number-buttons.tsx';

interface Props {
  table: Table;
  label: string;
  /** Makes the first cell of each row a button; `ids` names the rows. */
  choose?: { ids: string[]; chosen?: string; onChoose: (id: string | undefined) => void };
  /** Stands after the first cell of a row: a way to its sources. */
  beside?: (row: number) => ReactNode;
  /** Reference of the number in a cell: makes it a button that leads to where it comes from. */
  numberOf?: NumberOf;
}

export function DataTable({ table, label, choose, beside, numberOf }: Props) {
  const numbers = useNumbers(table, numberOf);
  const numeric = table.columns.map((_, i) => table.rows.some((r) => typeof r[i] === 'number'));
  const scales = scalesOf(table);
  const axes = new Set(scales.flatMap((s) => (s ? [s.axis] : [])));
  const [common] = axes.size === 1 ? axes : [];
  const words = (i: number) => {
    const c = table.columns[i];
    if (!c || !scales[i]) return c ? heading(c) : '';
    return common === undefined ? [c.label, scales[i]?.axis].filter(Boolean).join(', ') : c.label;
  };
  const number = (value: number, i: number) => {
    const v = value * (scales[i]?.factor ?? 1);
    const size = Math.abs(v);
    return plain(v, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
    <section className="scroll" tabIndex={0} aria-label={`${label}: table`}>
      <table>
        {common && <caption>{common}</caption>}
        <thead>
          <tr>
            {table.columns.map((c, i) => (
              <th key={c.id} scope="col" className={numeric[i] ? 'n' : undefined}>
                {words(i)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={numbers?.onKeyDown}>
          {table.rows.map((row, r) => {
            const id = choose?.ids[r];
            const chosen = id !== undefined && id === choose?.chosen;
            return (
              <tr key={id ?? r} className={chosen ? 'chosen' : undefined}>
                {row.map((cell, i) => (
                  <td key={table.columns[i]?.id ?? i} className={numeric[i] ? 'n' : undefined}>
                    {i === 0 && choose && id !== undefined ? (
                      <button
                        type="button"
                        className="term"
                        aria-pressed={chosen}
                        onClick={() => choose.onChoose(chosen ? undefined : id)}
                      >
                        {cell}
                      </button>
                    ) : numbers?.of(r, i) !== undefined && cell !== null ? (
                      <NumberButton
                        numbers={numbers}
                        row={r}
                        column={i}
                        words={typeof cell === 'number' ? number(cell, i) : cell}
                        what={[i > 0 ? row[0] : '', words(i)].filter(Boolean).join(', ')}
                      />
                    ) : typeof cell === 'number' ? (
                      number(cell, i)
                    ) : (
                      cell
                    )}
                    {i === 0 && beside?.(r)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Columns of one unit share a scale: that of the largest, unless it would push half the numbers out of sight. */
function scalesOf(table: Table): (Shown | undefined)[] {
  const sizes = new Map<string, number[]>();
  table.columns.forEach((c, i) => {
    if (!c.unit) return;
    const of = sizes.get(c.unit) ?? [];
    of.push(...table.rows.map((row) => Math.abs(Number(row[i] ?? 0))).filter((size) => size > 0));
    sizes.set(c.unit, of);
  });
  return table.columns.map((c) => (c.unit ? shownUnit(c.unit, scaleFor(sizes.get(c.unit) ?? [])) : undefined));
}

/** The size to choose a unit by: the largest, or a thousandth of it where half the numbers are smaller than a hundredth. */
export function scaleFor(sizes: number[]): number {
  const sorted = sizes.toSorted((a, b) => a - b);
  const largest = sorted.at(-1) ?? 0;
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return middle * 100 < largest ? largest / 1000 : largest;
}
