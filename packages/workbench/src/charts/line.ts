/**
 * Lines over time. Three kinds of number share the picture and never look alike: what *follows* from the model (solid
 * lines; the baseline as a thin ghost; a band where draws exist), what was *seen* (filled dots), what was *said* (open
 * diamonds). The key above the plot names the kinds that are present.
 */
import { area as areaShape, line as lineShape } from 'd3-shape';
import {
  drawLevels,
  drawTimeAxis,
  drawValueAxis,
  extentOf,
  spread,
  type TimeAxis,
  timeAxis,
  type ValueAxis,
  valueAxis,
} from './axis.ts';
import { type Area, frameOf, label, nothingToShow, picture, widest } from './frame.ts';
import { drawKey, type KeyEntry, placeKey } from './key.ts';
import { el, hover, tidyPath } from './svg.ts';
import { csvOf } from './table.ts';
import { boldWidth } from './text.ts';
import { colour, seriesColour, size } from './theme.ts';
import { timeNames } from './time.ts';
import type { Cell, Chart, ChartHead, Moment, Table } from './types.ts';
import { type Shown, shownUnit, withUnit } from './unit.ts';

export interface Line {
  id: string;
  label: string;
  values: Moment[];
  /** The same quantity in the baseline run. */
  baseline?: { t: number; value: number }[];
}

/** One number that was observed or stated, beside the line it belongs to. */
export interface Mark {
  t: number;
  value: number;
  /** Id of a line, where there are several. */
  line?: string;
  /** “NVIDIA, 10-Q, 2025-08-27”. */
  label?: string;
  /** Rows of data/ it was made of. */
  ids?: string[];
}

export interface LineData extends ChartHead {
  lines: Line[];
  /** What happened. */
  seen?: Mark[];
  /** Guidance, claims, forecasts of others. */
  said?: Mark[];
  /** Moments worth a vertical rule: “model starts”. */
  moments?: { t: number; label: string }[];
  /** Levels worth a horizontal rule: “covenant 1.35×”. */
  levels?: { value: number; label: string }[];
  /** Start the value axis at zero even where values are far from it. */
  fromZero?: boolean;
  /** What the band is; “8 of 10 draws” if left out. */
  bandLabel?: string;
}

/** What there is to draw, without pixels: only finite numbers, one colour per line, both extents. */
export interface LineState {
  lines: { id: string; label: string; index: number; values: Moment[]; baseline: { t: number; value: number }[] }[];
  seen: Mark[];
  said: Mark[];
  time: [number, number];
  value: [number, number];
  shown: Shown;
  hasBand: boolean;
  hasBaseline: boolean;
}

const finite = (m: { t: number; value: number }) => Number.isFinite(m.t) && Number.isFinite(m.value);
const hasBand = (m: Moment): m is Moment & { p10: number; p90: number } =>
  Number.isFinite(m.p10 ?? Number.NaN) && Number.isFinite(m.p90 ?? Number.NaN);

export function lineState(data: LineData): LineState {
  const lines = data.lines.map((line, index) => ({
    id: line.id,
    label: line.label,
    index,
    values: line.values.filter(finite).sort((a, b) => a.t - b.t),
    baseline: (line.baseline ?? []).filter(finite).sort((a, b) => a.t - b.t),
  }));
  const seen = (data.seen ?? []).filter(finite);
  const said = (data.said ?? []).filter(finite);
  const moments = [...lines.flatMap((l) => [...l.values, ...l.baseline]), ...seen, ...said];
  const banded = lines.flatMap((l) => l.values).filter(hasBand);
  const values = [
    ...moments.map((m) => m.value),
    ...banded.flatMap((m) => [m.p10, m.p90]),
    ...(data.levels ?? []).map((l) => l.value),
  ];
  const value = extentOf(values, data.fromZero ?? false);
  const times = moments.map((m) => m.t);
  return {
    lines,
    seen,
    said,
    time: times.length ? [Math.min(...times), Math.max(...times)] : [2026, 2036],
    value,
    shown: shownUnit(data.unit, Math.max(Math.abs(value[0]), Math.abs(value[1]))),
    hasBand: banded.length > 0,
    hasBaseline: lines.some((l) => l.baseline.length > 0),
  };
}

interface PlacedLine {
  width: number;
  state: LineState;
  area: Area;
  x: TimeAxis;
  y: ValueAxis;
  key: ReturnType<typeof placeKey>;
  /** End labels, moved apart. */
  names: { text: string; index: number; at: number; from: number }[];
}

export function placeLine(state: LineState, data: LineData, top: number, bottom: number, width: number): PlacedLine {
  const key = placeKey(keyOf(state, data), { left: 12, right: width - 12, top });
  const direct = state.lines.length > 1;
  const room = direct ? Math.min(width * 0.3, widest(state.lines.map((l) => l.label)) * boldWidth + 18) : 16;
  const area: Area = { left: 12, right: width - Math.max(room, 20), top: key.bottom + 8, bottom: bottom - 26 };
  const y = valueAxis(state.value, [area.bottom, area.top], state.shown);
  area.left += widest(y.ticks.map((t) => t.text)) + 8;
  const x = timeAxis(state.time, area);
  const ended = direct ? state.lines.filter((l) => l.values.length > 0) : [];
  const ends = ended.map((l) => y.place(l.values.at(-1)?.value ?? 0));
  const apart = spread(ends, size.label + 3, area.top + 4, area.bottom - 2);
  const names = ended.map((l, i) => ({ text: l.label, index: l.index, at: apart[i] ?? 0, from: ends[i] ?? 0 }));
  return { width, state, area, x, y, key, names };
}

function keyOf(state: LineState, data: LineData): KeyEntry[] {
  const entries: KeyEntry[] = [];
  if (state.lines.some((l) => l.values.length > 0))
    entries.push({ kind: 'line', text: state.hasBaseline ? 'this run (follows)' : 'model (follows)' });
  if (state.hasBaseline) entries.push({ kind: 'ghost', text: 'baseline (follows)' });
  if (state.hasBand) entries.push({ kind: 'band', text: data.bandLabel ?? '8 of 10 draws (follows)' });
  if (state.seen.length) entries.push({ kind: 'dot', text: 'what happened (seen)' });
  if (state.said.length) entries.push({ kind: 'diamond', text: 'what was announced (said)' });
  return entries;
}

function drawMark(mark: Mark, kind: 'seen' | 'said', placed: PlacedLine, unit: string): string {
  const x = placed.x.place(mark.t);
  const y = placed.y.place(mark.value);
  const index = placed.state.lines.find((l) => l.id === mark.line)?.index ?? 0;
  const stroke = seriesColour(index);
  const words = hover(`${kind}: ${withUnit(mark.value, unit)}${mark.label ? `, ${mark.label}` : ''}`);
  if (kind === 'seen')
    return el('circle', { cx: x, cy: y, r: 3.4, fill: stroke, stroke: colour('paper'), 'stroke-width': 1 }, words);
  const d = `M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`;
  return el('path', { d: tidyPath(d), fill: colour('paper'), stroke, 'stroke-width': 1.6 }, words);
}

export function drawLine(placed: PlacedLine, data: LineData): string {
  const { state, area, x, y } = placed;
  const path = lineShape<{ t: number; value: number }>(
    (m) => x.place(m.t),
    (m) => y.place(m.value),
  );
  const band = areaShape<Moment>(
    (m) => x.place(m.t),
    (m) => y.place(m.p10 ?? m.value),
    (m) => y.place(m.p90 ?? m.value),
  );
  const name = timeNames(state.lines.flatMap((l) => l.values.map((m) => m.t)));
  const parts: string[] = [drawValueAxis(y, area), drawTimeAxis(x, area)];
  parts.push(drawLevels(data.levels, y, area));
  for (const moment of data.moments ?? []) {
    const at = x.place(moment.t);
    parts.push(
      el('line', {
        x1: at,
        x2: at,
        y1: area.top,
        y2: area.bottom,
        stroke: colour('zero'),
        'stroke-width': 1,
        'stroke-dasharray': '2 3',
      }),
    );
    parts.push(
      label(moment.label, {
        x: at + 4,
        y: area.top + 10,
        size: size.foot,
        fill: colour('muted'),
        halo: true,
        pixels: area.right - at - 4,
      }),
    );
  }
  for (const l of state.lines) {
    const banded = l.values.filter(hasBand);
    if (banded.length > 1)
      parts.push(el('path', { d: tidyPath(band(banded)), fill: seriesColour(l.index), 'fill-opacity': 0.17 }));
  }
  for (const l of state.lines) {
    if (l.baseline.length > 1) {
      parts.push(
        el('path', {
          d: tidyPath(path(l.baseline)),
          fill: 'none',
          stroke: seriesColour(l.index),
          'stroke-width': 1.1,
          opacity: 0.65,
        }),
      );
    }
  }
  for (const l of state.lines) {
    const last = l.values.at(-1);
    if (!last) continue;
    const words = hover(`${l.label}: ${withUnit(last.value, data.unit)} in ${name(last.t)}`);
    const stroke = seriesColour(l.index);
    parts.push(
      l.values.length === 1
        ? el('rect', { x: x.place(last.t) - 4, y: y.place(last.value) - 4, width: 8, height: 8, fill: stroke }, words)
        : el(
            'path',
            { d: tidyPath(path(l.values)), fill: 'none', stroke, 'stroke-width': 2.4, 'stroke-linejoin': 'round' },
            words,
          ),
    );
  }
  for (const mark of state.seen) parts.push(drawMark(mark, 'seen', placed, data.unit));
  for (const mark of state.said) parts.push(drawMark(mark, 'said', placed, data.unit));
  for (const { text, index, at, from } of placed.names) {
    if (Math.abs(at - from) > 2) {
      parts.push(
        el('line', {
          x1: area.right + 1,
          y1: from,
          x2: area.right + 8,
          y2: at,
          stroke: seriesColour(index),
          'stroke-width': 1,
        }),
      );
    }
    parts.push(
      label(text, {
        x: area.right + 10,
        y: at + 4,
        fill: seriesColour(index),
        pixels: (placed.width - area.right - 14) / boldWidth,
        weight: 600,
      }),
    );
  }
  if (state.lines.every((l) => l.values.length === 0) && !state.seen.length && !state.said.length)
    parts.push(nothingToShow(area));
  return drawKey(placed.key) + parts.join('');
}

/** One row per moment, line and kind of number. */
export function lineTable(state: LineState, unit: string): Table {
  const name = timeNames([...state.lines.flatMap((l) => l.values), ...state.seen, ...state.said].map((m) => m.t));
  const rows: Cell[][] = [];
  for (const l of state.lines) {
    const base = new Map(l.baseline.map((m) => [m.t, m.value]));
    for (const m of l.values)
      rows.push([name(m.t), l.label, 'follows', m.value, m.p10 ?? null, m.p90 ?? null, base.get(m.t) ?? null, null]);
  }
  const of = (m: Mark) => state.lines.find((l) => l.id === m.line)?.label ?? state.lines[0]?.label ?? '';
  for (const m of state.seen) rows.push([name(m.t), of(m), 'seen', m.value, null, null, null, m.label ?? null]);
  for (const m of state.said) rows.push([name(m.t), of(m), 'said', m.value, null, null, null, m.label ?? null]);
  const columns = [
    { id: 'time', label: 'time' },
    { id: 'line', label: 'line' },
    { id: 'kind', label: 'kind' },
    { id: 'value', label: 'value', unit },
    { id: 'p10', label: 'p10', unit },
    { id: 'p90', label: 'p90', unit },
    { id: 'baseline', label: 'baseline', unit },
    { id: 'source', label: 'source' },
  ];
  const used = columns.map((_, i) => i < 4 || rows.some((row) => row[i] !== null));
  return { columns: columns.filter((_, i) => used[i]), rows: rows.map((row) => row.filter((_, i) => used[i])) };
}

/** A dot or diamond and where its middle is, in shares of the picture's width and height. */
export interface PlacedMark {
  /** `follows`: a value of a line at the end of a year, or any of a line of few values. */
  kind: 'seen' | 'said' | 'follows';
  mark: Mark;
  x: number;
  y: number;
}

function placedMarks({ state, x, y }: PlacedLine, { width, height }: { width: number; height: number }): PlacedMark[] {
  const at = (kind: PlacedMark['kind'], mark: Mark): PlacedMark => ({
    ...{ kind, mark, x: x.place(mark.t) / width, y: y.place(mark.value) / height },
  });
  const values = state.lines.flatMap(({ id, values }) =>
    values
      .filter(({ t }) => values.length <= FEW_VALUES || Number.isInteger(t))
      .map(({ t, value }) => at('follows', { t, value, line: id })),
  );
  return [...state.seen.map((mark) => at('seen', mark)), ...state.said.map((mark) => at('said', mark)), ...values];
}

/** Values of a line that can be told apart by pointing at them. */
const FEW_VALUES = 40;

/** The chart, and where its marks are, for pages that lead from them to their sources. */
export function lineChart(data: LineData): Chart & { marks: PlacedMark[] } {
  const state = lineState(data);
  const frame = frameOf(data, 'line', state.shown.axis);
  const placed = placeLine(state, data, frame.top, frame.bottom, frame.width);
  const table = lineTable(state, data.unit);
  const ends = state.lines.map((l) => {
    const first = l.values[0];
    const last = l.values.at(-1);
    return first && last
      ? `${l.label}: ${withUnit(first.value, data.unit)} at first, ${withUnit(last.value, data.unit)} at last.`
      : `${l.label}: no values.`;
  });
  return {
    svg: picture(frame, data, ends.join(' '), '', drawLine(placed, data)),
    table,
    csv: csvOf(table, data),
    marks: placedMarks(placed, frame),
  };
}
