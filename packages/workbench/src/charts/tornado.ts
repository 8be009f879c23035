/** A tornado: the inputs that move a headline most, each from its low to its high end, the largest swing on top. */
import { extentOf, type ValueAxis, valueAxis } from './axis.ts';
import { type Area, type Frame, frameOf, label, nothingToShow, picture, widest } from './frame.ts';
import { drawKey, placeKey } from './key.ts';
import { patternFill, patterns } from './pattern.ts';
import { el, hover } from './svg.ts';
import { csvOf } from './table.ts';
import { colour, size } from './theme.ts';
import type { Chart, ChartHead, Table } from './types.ts';
import { type Shown, shownUnit, withUnit } from './unit.ts';

export interface TornadoInput {
  id: string;
  label: string;
  /** Unit of the input. */
  unit: string;
  /** The input's end of the range and the headline there. */
  low: { input: number; value: number };
  high: { input: number; value: number };
}

export interface TornadoData extends ChartHead {
  /** The headline as the scenario has it. */
  base: number;
  inputs: TornadoInput[];
  /** How many are drawn; 10 if left out. The table has them all. */
  most?: number;
}

export interface TornadoState {
  base: number;
  /** Largest swing first. */
  inputs: (TornadoInput & { swing: number })[];
  value: [number, number];
  shown: Shown;
}

export function tornadoState(data: TornadoData): TornadoState {
  const inputs = data.inputs
    .filter((i) => Number.isFinite(i.low.value) && Number.isFinite(i.high.value))
    .map((i) => ({
      ...i,
      swing: Math.max(i.low.value, i.high.value, data.base) - Math.min(i.low.value, i.high.value, data.base),
    }))
    .sort((a, b) => b.swing - a.swing || (a.id < b.id ? -1 : 1));
  const drawn = inputs.slice(0, data.most ?? 10);
  const ends = [data.base, ...drawn.flatMap((i) => [i.low.value, i.high.value])];
  const reach = Math.max(...ends.map((v) => Math.abs(v - data.base)));
  // A tornado is about the swing: the axis need not reach zero.
  const value: [number, number] = reach > 0 ? [Math.min(...ends), Math.max(...ends)] : extentOf([data.base], true);
  return { base: data.base, inputs, value, shown: shownUnit(data.unit, Math.max(...ends.map(Math.abs))) };
}

interface PlacedTornado {
  area: Area;
  x: ValueAxis;
  names: number;
  rows: { input: TornadoState['inputs'][number]; y: number }[];
  thick: number;
}

function placeTornado(state: TornadoState, data: TornadoData, frame: Frame, top: number): PlacedTornado {
  const drawn = state.inputs.slice(0, data.most ?? 10);
  const names = Math.min(frame.width * 0.36, widest(drawn.map((i) => i.label)));
  const ends =
    widest(
      drawn.flatMap((i) => [withUnit(i.low.input, i.unit), withUnit(i.high.input, i.unit)]),
      size.foot,
    ) + 8;
  const area: Area = {
    left: 12 + names + 10 + Math.min(ends, frame.width * 0.13),
    right: frame.width - 14 - Math.min(ends, frame.width * 0.13),
    top,
    bottom: frame.bottom - 22,
  };
  const step = (area.bottom - area.top) / Math.max(1, drawn.length);
  return {
    area,
    x: valueAxis(state.value, [area.left, area.right], state.shown),
    names,
    thick: Math.min(20, step * 0.68),
    rows: drawn.map((input, i) => ({ input, y: area.top + step * (i + 0.5) })),
  };
}

function drawTornado(state: TornadoState, placed: PlacedTornado, data: TornadoData, id: string): string {
  const { area, x, rows, names, thick } = placed;
  const out: string[] = [];
  for (const { at, text } of x.ticks) {
    out.push(el('line', { x1: at, x2: at, y1: area.top, y2: area.bottom, stroke: colour('rule'), 'stroke-width': 1 }));
    out.push(label(text, { x: at, y: area.bottom + 15, anchor: 'middle', size: size.axis, fill: colour('muted') }));
  }
  if (rows.length === 0) return out.join('') + nothingToShow(area);
  const centre = x.place(state.base);
  for (const { input, y } of rows) {
    out.push(label(input.label, { x: 12 + names, y: y + 4, anchor: 'end', pixels: names }));
    const ends = [
      { end: input.low, part: 0 },
      { end: input.high, part: 1 },
    ];
    // Where both ends lie on the same side of the base, the shorter bar is drawn last and thinner, so that both are seen.
    ends.sort((a, b) => Math.abs(b.end.value - state.base) - Math.abs(a.end.value - state.base));
    const same = (input.low.value - state.base) * (input.high.value - state.base) > 0;
    ends.forEach(({ end, part }, i) => {
      const to = x.place(end.value);
      const tall = same && i === 1 ? thick * 0.55 : thick;
      const words = hover(`${input.label} at ${withUnit(end.input, input.unit)}: ${withUnit(end.value, data.unit)}`);
      out.push(
        el(
          'rect',
          {
            x: Math.min(centre, to),
            y: y - tall / 2,
            width: Math.abs(to - centre),
            height: tall,
            fill: patternFill(id, part),
            stroke: colour('paper'),
            'stroke-width': 0.6,
          },
          words,
        ),
      );
    });
    const left = input.low.value <= input.high.value ? input.low : input.high;
    const right = left === input.low ? input.high : input.low;
    const room = frame13(data);
    out.push(
      label(withUnit(left.input, input.unit), {
        x: Math.min(x.place(left.value), centre) - 5,
        y: y + 4,
        anchor: 'end',
        size: size.foot,
        fill: colour('muted'),
        pixels: room,
        halo: true,
      }),
    );
    out.push(
      label(withUnit(right.input, input.unit), {
        x: Math.max(x.place(right.value), centre) + 5,
        y: y + 4,
        size: size.foot,
        fill: colour('muted'),
        pixels: room,
        halo: true,
      }),
    );
  }
  out.push(
    el('line', {
      x1: centre,
      x2: centre,
      y1: area.top - 4,
      y2: area.bottom,
      stroke: colour('ink'),
      'stroke-width': 1.6,
    }),
  );
  return out.join('');
}

const frame13 = (data: TornadoData) => (data.width ?? 720) * 0.15;

export function tornadoTable(state: TornadoState, data: TornadoData): Table {
  return {
    columns: [
      { id: 'input', label: 'input' },
      { id: 'inputUnit', label: 'input unit' },
      { id: 'lowInput', label: 'input low' },
      { id: 'highInput', label: 'input high' },
      { id: 'atLow', label: 'at low', unit: data.unit },
      { id: 'base', label: 'base', unit: data.unit },
      { id: 'atHigh', label: 'at high', unit: data.unit },
      { id: 'swing', label: 'swing', unit: data.unit },
    ],
    rows: state.inputs.map((i) => [
      i.label,
      i.unit,
      i.low.input,
      i.high.input,
      i.low.value,
      state.base,
      i.high.value,
      i.swing,
    ]),
  };
}

export function tornadoChart(data: TornadoData): Chart {
  const state = tornadoState(data);
  const drawn = Math.min(state.inputs.length, data.most ?? 10);
  const frame = frameOf(data, 'tornado', state.shown.axis, { width: 720, height: 150 + Math.max(2, drawn) * 27 });
  const key = placeKey(
    [
      { kind: 'swatch', text: 'input at its low end', paint: patternFill(frame.id, 0) },
      { kind: 'swatch', text: 'input at its high end', paint: patternFill(frame.id, 1) },
      { kind: 'line', text: `as it is: ${withUnit(data.base, data.unit)}` },
    ],
    { left: 12, right: frame.width - 12, top: frame.top },
  );
  const placed = placeTornado(state, data, frame, key.bottom + 10);
  const said = state.inputs
    .slice(0, 3)
    .map((i) => `${i.label}: from ${withUnit(i.low.value, data.unit)} to ${withUnit(i.high.value, data.unit)}.`)
    .join(' ');
  const table = tornadoTable(state, data);
  return {
    svg: picture(
      frame,
      data,
      said || 'No values.',
      patterns(frame.id, 2),
      drawKey(key) + drawTornado(state, placed, data, frame.id),
    ),
    table,
    csv: csvOf(table, data),
  };
}
