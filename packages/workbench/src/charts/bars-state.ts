/** Stacked bars as numbers: pieces stacked up from zero and down from it, the key they need, their table. */
import { extentOf } from './axis.ts';
import type { KeyEntry } from './key.ts';
import { patternFill } from './pattern.ts';
import type { Cell, ChartHead, Table } from './types.ts';
import { type Shown, shownUnit } from './unit.ts';

export interface BarsData extends ChartHead {
  /** Kinds of part, bottom to top. */
  parts: { id: string; label: string }[];
  /** One bar each; `values` in the order of `parts`. */
  bars: { label: string; values: number[]; compare?: { value: number; p10?: number; p90?: number } }[];
  /** What `compare` is: “actual revenue (follows)”. */
  compareLabel?: string;
  /** What one bar is, as the first column of the table: “year”, “company”. */
  barLabel?: string;
  /** Bars run to the right: for names rather than years. */
  sideways?: boolean;
}

export interface Piece {
  part: number;
  value: number;
  from: number;
  to: number;
}

export interface BarsState {
  parts: { id: string; label: string }[];
  bars: { label: string; pieces: Piece[]; total: number; compare?: { value: number; p10?: number; p90?: number } }[];
  value: [number, number];
  shown: Shown;
}

export function barsState(data: BarsData): BarsState {
  const bars = data.bars.map((bar) => {
    let up = 0;
    let down = 0;
    const pieces: Piece[] = [];
    data.parts.forEach((_, part) => {
      const value = bar.values[part] ?? 0;
      if (!Number.isFinite(value) || value === 0) return;
      const from = value > 0 ? up : down;
      pieces.push({ part, value, from, to: from + value });
      if (value > 0) up += value;
      else down += value;
    });
    const compare = bar.compare && Number.isFinite(bar.compare.value) ? bar.compare : undefined;
    return { label: bar.label, pieces, total: up + down, ...(compare ? { compare } : {}) };
  });
  const ends = bars.flatMap((b) => [
    ...b.pieces.flatMap((p) => [p.from, p.to]),
    ...(b.compare ? [b.compare.value, b.compare.p10 ?? b.compare.value, b.compare.p90 ?? b.compare.value] : []),
  ]);
  const value = extentOf(ends, true);
  return {
    parts: data.parts,
    bars,
    value,
    shown: shownUnit(data.unit, Math.max(Math.abs(value[0]), Math.abs(value[1]))),
  };
}

export function barsKey(state: BarsState, data: BarsData, id: string): KeyEntry[] {
  const used = state.parts.map((_, i) => state.bars.some((b) => b.pieces.some((p) => p.part === i)));
  const entries: KeyEntry[] = state.parts.flatMap((p, i) =>
    used[i] ? [{ kind: 'swatch' as const, text: p.label, paint: patternFill(id, i) }] : [],
  );
  if (state.parts.length === 1 && !state.bars.some((b) => b.compare)) entries.length = 0;
  if (state.bars.some((b) => b.compare)) entries.push({ kind: 'tick', text: data.compareLabel ?? 'actual' });
  return entries;
}

export function barsTable(state: BarsState, data: BarsData): Table {
  const compared = state.bars.some((b) => b.compare);
  const banded = state.bars.some((b) => b.compare?.p10 !== undefined);
  const named = data.compareLabel ?? 'actual';
  const columns = [
    { id: 'bar', label: data.barLabel ?? 'bar' },
    ...state.parts.map((p) => ({ id: p.id, label: p.label, unit: data.unit })),
    ...(state.parts.length > 1 ? [{ id: 'total', label: 'total', unit: data.unit }] : []),
    ...(compared ? [{ id: 'compare', label: named, unit: data.unit }] : []),
    ...(banded ? ['p10', 'p90'].map((q) => ({ id: q, label: `${named} ${q}`, unit: data.unit })) : []),
  ];
  const rows = state.bars.map((bar): Cell[] => [
    bar.label,
    ...state.parts.map((_, i) => bar.pieces.find((p) => p.part === i)?.value ?? 0),
    ...(state.parts.length > 1 ? [bar.total] : []),
    ...(compared ? [bar.compare?.value ?? null] : []),
    ...(banded ? [bar.compare?.p10 ?? null, bar.compare?.p90 ?? null] : []),
  ]);
  return { columns, rows };
}
