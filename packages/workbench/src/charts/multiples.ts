/** Many small pictures on the same axes: one per company, so that shapes can be compared. */
import { area as areaShape, line as lineShape } from 'd3-shape';
import { extentOf, timeAxis, valueAxis } from './axis.ts';
import { type Area, type Frame, frameOf, label, nothingToShow, picture, widest } from './frame.ts';
import { drawKey, type KeyEntry, placeKey } from './key.ts';
import { el, hover, tidyPath } from './svg.ts';
import { csvOf } from './table.ts';
import { colour, size } from './theme.ts';
import { timeNames } from './time.ts';
import type { Cell, Chart, ChartHead, Moment, Table } from './types.ts';
import { type Shown, shownUnit, withUnit } from './unit.ts';

export interface MultiplesData extends ChartHead {
  panels: {
    id: string;
    label: string;
    values: Moment[];
    baseline?: { t: number; value: number }[];
    seen?: { t: number; value: number; label?: string }[];
    /** Announced. */
    said?: { t: number; value: number; label?: string }[];
  }[];
  /** What a panel is, as the first column of the table: “company”. */
  panelLabel?: string;
  /** Every panel with its own value axis; off, because sizes are then no longer comparable. */
  ownScale?: boolean;
}

interface Panel {
  label: string;
  values: Moment[];
  baseline: { t: number; value: number }[];
  seen: { t: number; value: number; label?: string }[];
  said: { t: number; value: number; label?: string }[];
  value: [number, number];
}

export interface MultiplesState {
  panels: Panel[];
  time: [number, number];
  shown: Shown;
}

const finite = (m: { t: number; value: number }) => Number.isFinite(m.t) && Number.isFinite(m.value);
const numbersOf = (p: Omit<Panel, 'value'>) => [
  ...p.values.flatMap((m) => [m.value, m.p10 ?? m.value, m.p90 ?? m.value]),
  ...p.baseline.map((m) => m.value),
  ...p.seen.map((m) => m.value),
  ...p.said.map((m) => m.value),
];

export function multiplesState(data: MultiplesData): MultiplesState {
  const raw = data.panels.map((p) => ({
    label: p.label,
    values: p.values.filter(finite),
    baseline: (p.baseline ?? []).filter(finite),
    seen: (p.seen ?? []).filter(finite),
    said: (p.said ?? []).filter(finite),
  }));
  const all = extentOf(raw.flatMap(numbersOf), true);
  const panels = raw.map((p) => ({ ...p, value: data.ownScale ? extentOf(numbersOf(p), true) : all }));
  const times = raw.flatMap((p) => [...p.values, ...p.baseline, ...p.seen, ...p.said].map((m) => m.t));
  return {
    panels,
    time: times.length ? [Math.min(...times), Math.max(...times)] : [2026, 2036],
    shown: shownUnit(data.unit, Math.max(Math.abs(all[0]), Math.abs(all[1]))),
  };
}

function drawPanel(panel: Panel, cell: Area, state: MultiplesState, unit: string, gutter: number): string {
  const area: Area = { left: cell.left + gutter, right: cell.right - 10, top: cell.top + 20, bottom: cell.bottom - 20 };
  const y = valueAxis(panel.value, [area.bottom, area.top], state.shown);
  const x = timeAxis(state.time, area);
  const out = [label(panel.label, { x: area.left, y: cell.top + 12, pixels: area.right - area.left, weight: 600 })];
  const ticks =
    y.ticks.length > 3
      ? y.ticks.filter((_, i) => i % Math.ceil((y.ticks.length - 1) / 2) === 0 || i === y.ticks.length - 1)
      : y.ticks;
  for (const { value, at, text } of ticks) {
    out.push(
      el('line', {
        x1: area.left,
        x2: area.right,
        y1: at,
        y2: at,
        stroke: colour(value === 0 ? 'zero' : 'rule'),
        'stroke-width': 1,
      }),
    );
    out.push(label(text, { x: area.left - 5, y: at + 4, anchor: 'end', size: size.foot, fill: colour('muted') }));
  }
  const years = [...new Set([Math.ceil(state.time[0] - 1e-9), Math.floor(state.time[1] + 1e-9)])];
  for (const year of years) {
    if (year < state.time[0] - 1e-9 || year > state.time[1] + 1e-9) continue;
    out.push(
      label(String(year), {
        x: x.place(year),
        y: area.bottom + 14,
        anchor: 'middle',
        size: size.foot,
        fill: colour('muted'),
      }),
    );
  }
  if (numbersOf(panel).length === 0) return out.join('') + nothingToShow(area);
  const path = lineShape<{ t: number; value: number }>(
    (m) => x.place(m.t),
    (m) => y.place(m.value),
  );
  const banded = panel.values.filter((m) => m.p10 !== undefined && m.p90 !== undefined);
  const band = areaShape<Moment>(
    (m) => x.place(m.t),
    (m) => y.place(m.p10 ?? m.value),
    (m) => y.place(m.p90 ?? m.value),
  );
  if (banded.length > 1) out.push(el('path', { d: tidyPath(band(banded)), fill: colour('s0'), 'fill-opacity': 0.18 }));
  if (panel.baseline.length > 1)
    out.push(
      el('path', {
        d: tidyPath(path(panel.baseline)),
        fill: 'none',
        stroke: colour('ink'),
        'stroke-width': 1,
        opacity: 0.6,
      }),
    );
  const last = panel.values.at(-1);
  if (last) {
    const words = hover(`${panel.label}: ${withUnit(last.value, unit)} at last`);
    out.push(
      panel.values.length === 1
        ? el('circle', { cx: x.place(last.t), cy: y.place(last.value), r: 3.5, fill: colour('s0') }, words)
        : el('path', { d: tidyPath(path(panel.values)), fill: 'none', stroke: colour('s0'), 'stroke-width': 2 }, words),
    );
  }
  for (const m of panel.seen)
    out.push(
      el(
        'circle',
        { cx: x.place(m.t), cy: y.place(m.value), r: 2.6, fill: colour('ink') },
        hover(`seen: ${withUnit(m.value, unit)}${m.label ? `, ${m.label}` : ''}`),
      ),
    );
  for (const m of panel.said) {
    const [cx, cy] = [x.place(m.t), y.place(m.value)];
    out.push(
      el(
        'path',
        {
          d: tidyPath(`M${cx} ${cy - 4}L${cx + 4} ${cy}L${cx} ${cy + 4}L${cx - 4} ${cy}Z`),
          fill: colour('paper'),
          stroke: colour('ink'),
          'stroke-width': 1.3,
        },
        hover(`said: ${withUnit(m.value, unit)}${m.label ? `, ${m.label}` : ''}`),
      ),
    );
  }
  return out.join('');
}

function drawMultiples(state: MultiplesState, data: MultiplesData, frame: Frame): string {
  const entries: KeyEntry[] = [{ kind: 'line', text: 'this run (follows)', paint: colour('s0') }];
  if (state.panels.some((p) => p.baseline.length)) entries.push({ kind: 'ghost', text: 'baseline (follows)' });
  if (state.panels.some((p) => p.values.some((m) => m.p10 !== undefined)))
    entries.push({ kind: 'band', text: '8 of 10 draws (follows)', paint: colour('s0') });
  if (state.panels.some((p) => p.seen.length)) entries.push({ kind: 'dot', text: 'what happened (seen)' });
  if (state.panels.some((p) => p.said.length)) entries.push({ kind: 'diamond', text: 'what was announced (said)' });
  const key = placeKey(entries, { left: 12, right: frame.width - 12, top: frame.top });
  const columns = columnsFor(state.panels.length, frame.width);
  const rows = Math.max(1, Math.ceil(state.panels.length / columns));
  const wide = (frame.width - 24) / columns;
  const tall = (frame.bottom - key.bottom - 6) / rows;
  const gutter =
    widest(
      state.panels.flatMap((p) => valueAxis(p.value, [tall - 40, 0], state.shown).ticks.map((t) => t.text)),
      size.foot,
    ) + 8;
  const cells = state.panels.map((panel, i) => {
    const left = 12 + (i % columns) * wide;
    const top = key.bottom + 6 + Math.floor(i / columns) * tall;
    return drawPanel(panel, { left, right: left + wide - 8, top, bottom: top + tall }, state, data.unit, gutter);
  });
  return drawKey(key) + cells.join('');
}

const columnsFor = (count: number, width: number) =>
  Math.max(1, Math.min(count, Math.floor(width / 170), count <= 4 ? 2 : 4));

export function multiplesTable(state: MultiplesState, data: MultiplesData): Table {
  const name = timeNames(state.panels.flatMap((p) => [...p.values, ...p.seen, ...p.said].map((m) => m.t)));
  const rows = state.panels.flatMap((p): Cell[][] => {
    const base = new Map(p.baseline.map((m) => [m.t, m.value]));
    return [
      ...p.seen.map((m): Cell[] => [p.label, name(m.t), 'seen', m.value, null, null, null]),
      ...p.said.map((m): Cell[] => [p.label, name(m.t), 'said', m.value, null, null, null]),
      ...p.values.map((m): Cell[] => [
        p.label,
        name(m.t),
        'follows',
        m.value,
        m.p10 ?? null,
        m.p90 ?? null,
        base.get(m.t) ?? null,
      ]),
    ];
  });
  const { unit } = data;
  const columns = [
    { id: 'panel', label: data.panelLabel ?? 'panel' },
    { id: 'time', label: 'time' },
    { id: 'kind', label: 'kind' },
    { id: 'value', label: 'value', unit },
    { id: 'p10', label: 'p10', unit },
    { id: 'p90', label: 'p90', unit },
    { id: 'baseline', label: 'baseline', unit },
  ];
  const used = columns.map((_, i) => i < 4 || rows.some((row) => row[i] !== null));
  return { columns: columns.filter((_, i) => used[i]), rows: rows.map((row) => row.filter((_, i) => used[i])) };
}

export function smallMultiples(data: MultiplesData): Chart {
  const state = multiplesState(data);
  const rows = Math.max(1, Math.ceil(state.panels.length / columnsFor(state.panels.length, data.width ?? 720)));
  const frame = frameOf(data, 'multiples', state.shown.axis, { width: 720, height: 130 + rows * 132 });
  const said = state.panels
    .map((p) => `${p.label}: ${p.values.length ? withUnit(p.values.at(-1)?.value ?? 0, data.unit) : 'no values'}.`)
    .join(' ');
  const table = multiplesTable(state, data);
  return {
    svg: picture(frame, data, said || 'No values.', '', drawMultiples(state, data, frame)),
    table,
    csv: csvOf(table, data),
  };
}
