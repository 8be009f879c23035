/** A fan: how the draws of one quantity spread over time. Nested bands, the median on top, levels that matter across. */
import { area as areaShape, line as lineShape } from 'd3-shape';
import {
  drawLevels,
  drawTimeAxis,
  drawValueAxis,
  extentOf,
  type TimeAxis,
  timeAxis,
  type ValueAxis,
  valueAxis,
} from './axis.ts';
import { type Area, frameOf, nothingToShow, picture, widest } from './frame.ts';
import { drawKey, type KeyEntry, type PlacedKey, placeKey } from './key.ts';
import { el, tidyPath } from './svg.ts';
import { csvOf } from './table.ts';
import { colour } from './theme.ts';
import { timeNames } from './time.ts';
import type { Chart, ChartHead, Table } from './types.ts';
import { plain, type Shown, shownUnit, withUnit } from './unit.ts';

export interface FanData extends ChartHead {
  /** Probabilities, ascending and symmetric: [0.05, 0.25, 0.5, 0.75, 0.95]. */
  probabilities: number[];
  /** One value per probability at each moment. */
  moments: { t: number; quantiles: number[] }[];
  /** The same quantity in one named run, drawn as a thin line. */
  run?: { label: string; values: { t: number; value: number }[] };
  levels?: { value: number; label: string }[];
}

interface Band {
  low: number;
  high: number;
  /** Share of draws inside: 0.9 for 0.05…0.95. */
  share: number;
}

export interface FanState {
  moments: { t: number; quantiles: number[] }[];
  bands: Band[];
  middle: number;
  run: { t: number; value: number }[];
  time: [number, number];
  value: [number, number];
  shown: Shown;
}

export function fanState(data: FanData): FanState {
  const count = data.probabilities.length;
  const moments = data.moments
    .filter((m) => Number.isFinite(m.t) && m.quantiles.length === count && m.quantiles.every(Number.isFinite))
    .sort((a, b) => a.t - b.t);
  const bands: Band[] = [];
  for (let low = 0, high = count - 1; low < high; low++, high--) {
    bands.push({ low, high, share: (data.probabilities[high] ?? 1) - (data.probabilities[low] ?? 0) });
  }
  const run = (data.run?.values ?? []).filter((m) => Number.isFinite(m.value) && Number.isFinite(m.t));
  const times = [...moments, ...run].map((m) => m.t);
  const values = [
    ...moments.flatMap((m) => m.quantiles),
    ...run.map((m) => m.value),
    ...(data.levels ?? []).map((l) => l.value),
  ];
  const value = extentOf(values, false);
  return {
    moments,
    bands,
    middle: count % 2 ? (count - 1) / 2 : -1,
    run,
    time: times.length ? [Math.min(...times), Math.max(...times)] : [2026, 2036],
    value,
    shown: shownUnit(data.unit, Math.max(Math.abs(value[0]), Math.abs(value[1]))),
  };
}

interface PlacedFan {
  state: FanState;
  area: Area;
  x: TimeAxis;
  y: ValueAxis;
  key: PlacedKey;
}

const shade = (index: number) => 0.16 + 0.14 * index;

export function placeFan(state: FanState, data: FanData, top: number, bottom: number, width: number): PlacedFan {
  const entries: KeyEntry[] =
    state.middle >= 0 && state.moments.length
      ? [{ kind: 'line', text: 'middle draw (follows)', paint: colour('s0') }]
      : [];
  state.bands.forEach((band, i) => {
    entries.push({
      kind: 'band',
      text: `${plain(band.share * 100, 0)} % of draws`,
      paint: colour('s0'),
      opacity: shade(i) + 0.1 * i,
    });
  });
  if (state.run.length) entries.push({ kind: 'ghost', text: data.run?.label ?? 'one run' });
  const key = placeKey(entries, { left: 12, right: width - 12, top });
  const area: Area = { left: 12, right: width - 24, top: key.bottom + 8, bottom: bottom - 26 };
  const y = valueAxis(state.value, [area.bottom, area.top], state.shown);
  area.left += widest(y.ticks.map((t) => t.text)) + 8;
  return { state, area, x: timeAxis(state.time, area), y, key };
}

export function drawFan({ state, area, x, y, key }: PlacedFan, data: FanData): string {
  const parts = [drawKey(key), drawValueAxis(y, area), drawTimeAxis(x, area)];
  if (state.moments.length === 0 && state.run.length === 0) return parts.join('') + nothingToShow(area);
  state.bands.forEach((band, i) => {
    const shape = areaShape<(typeof state.moments)[number]>(
      (m) => x.place(m.t),
      (m) => y.place(m.quantiles[band.low] ?? 0),
      (m) => y.place(m.quantiles[band.high] ?? 0),
    );
    const d = tidyPath(shape(state.moments));
    parts.push(
      state.moments.length > 1
        ? el('path', { d, fill: colour('s0'), 'fill-opacity': shade(i) })
        : el('path', { d, stroke: colour('s0'), 'stroke-width': 6 + 6 * i, 'stroke-opacity': shade(i) }),
    );
  });
  parts.push(drawLevels(data.levels, y, area));
  const line = lineShape<{ t: number; value: number }>(
    (m) => x.place(m.t),
    (m) => y.place(m.value),
  );
  if (state.middle >= 0) {
    const median = state.moments.map((m) => ({ t: m.t, value: m.quantiles[state.middle] ?? 0 }));
    const [only] = median;
    parts.push(
      median.length === 1 && only
        ? el('circle', { cx: x.place(only.t), cy: y.place(only.value), r: 4, fill: colour('s0') })
        : el('path', { d: tidyPath(line(median)), fill: 'none', stroke: colour('s0'), 'stroke-width': 2.4 }),
    );
  }
  if (state.run.length > 1)
    parts.push(
      el('path', {
        d: tidyPath(line(state.run)),
        fill: 'none',
        stroke: colour('ink'),
        'stroke-width': 1.1,
        opacity: 0.65,
      }),
    );
  return parts.join('');
}

export function fanTable(state: FanState, data: FanData): Table {
  const name = timeNames(state.moments.map((m) => m.t));
  return {
    columns: [
      { id: 'time', label: 'time' },
      ...data.probabilities.map((p) => ({ id: `p${plain(p * 100)}`, label: `p${plain(p * 100)}`, unit: data.unit })),
    ],
    rows: state.moments.map((m) => [name(m.t), ...m.quantiles]),
  };
}

export function fanChart(data: FanData): Chart {
  const state = fanState(data);
  const frame = frameOf(data, 'fan', state.shown.axis);
  const placed = placeFan(state, data, frame.top, frame.bottom, frame.width);
  const last = state.moments.at(-1);
  const said = last
    ? `In ${timeNames(state.moments.map((m) => m.t))(last.t)}: from ${withUnit(last.quantiles[0] ?? 0, data.unit)} to ${withUnit(last.quantiles.at(-1) ?? 0, data.unit)}.`
    : 'No values.';
  const table = fanTable(state, data);
  return { svg: picture(frame, data, said, '', drawFan(placed, data)), table, csv: csvOf(table, data) };
}
