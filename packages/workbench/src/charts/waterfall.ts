/** A waterfall: from one number to another by steps that add up. */
import { scaleBand } from 'd3-scale';
import { drawValueAxis, extentOf, type ValueAxis, valueAxis } from './axis.ts';
import { type Area, type Frame, frameOf, label, nothingToShow, picture, widest } from './frame.ts';
import { patternFill, patterns } from './pattern.ts';
import { el, hover } from './svg.ts';
import { csvOf } from './table.ts';
import { wrap } from './text.ts';
import { colour, size } from './theme.ts';
import type { Chart, ChartHead, Table } from './types.ts';
import { brief, type Shown, shownUnit, withUnit } from './unit.ts';

export interface WaterfallData extends ChartHead {
  /** A `total` stands on zero and restarts the count at its value; a `change` hangs where the last step ended. */
  steps: { label: string; kind: 'total' | 'change'; value: number }[];
}

export interface WaterfallState {
  steps: { label: string; kind: 'total' | 'change'; value: number; from: number; to: number }[];
  value: [number, number];
  shown: Shown;
}

export function waterfallState(data: WaterfallData): WaterfallState {
  let level = 0;
  const steps = data.steps
    .filter((s) => Number.isFinite(s.value))
    .map((s) => {
      const from = s.kind === 'total' ? 0 : level;
      level = from + s.value;
      return { ...s, from, to: level };
    });
  const value = extentOf(
    steps.flatMap((s) => [s.from, s.to]),
    true,
  );
  return { steps, value, shown: shownUnit(data.unit, Math.max(Math.abs(value[0]), Math.abs(value[1]))) };
}

interface PlacedWaterfall {
  area: Area;
  y: ValueAxis;
  bars: { step: WaterfallState['steps'][number]; x: number; wide: number; room: number }[];
}

function placeWaterfall(state: WaterfallState, frame: Frame): PlacedWaterfall {
  const area: Area = { left: 12, right: frame.width - 12, top: frame.top + 14, bottom: frame.bottom - 50 };
  const y = valueAxis(state.value, [area.bottom, area.top], state.shown);
  area.left += widest(y.ticks.map((t) => t.text)) + 8;
  const band = scaleBand<number>(
    state.steps.map((_, i) => i),
    [area.left, area.right],
  )
    .paddingInner(0.28)
    .paddingOuter(0.12);
  const wide = Math.min(80, band.bandwidth());
  return {
    area,
    y,
    bars: state.steps.map((step, i) => ({
      step,
      x: (band(i) ?? 0) + (band.bandwidth() - wide) / 2,
      wide,
      room: band.step() - 4,
    })),
  };
}

function drawWaterfall(placed: PlacedWaterfall, shown: Shown, unit: string, id: string): string {
  const { area, y, bars } = placed;
  const out = [drawValueAxis(y, area)];
  if (bars.length === 0) return out.join('') + nothingToShow(area);
  bars.forEach(({ step, x, wide, room }, i) => {
    const top = Math.min(y.place(step.from), y.place(step.to));
    const tall = Math.max(1, Math.abs(y.place(step.to) - y.place(step.from)));
    // Totals blue and plain, rises green and hatched up, falls orange and hatched.
    const fill = step.kind === 'total' ? patternFill(id, 0) : patternFill(id, step.value >= 0 ? 2 : 1);
    out.push(
      el('rect', { x, y: top, width: wide, height: tall, fill }, hover(`${step.label}: ${withUnit(step.value, unit)}`)),
    );
    const sign = step.kind === 'change' && step.value > 0 ? '+' : '';
    const below = step.to < 0 && step.from <= 0;
    out.push(
      label(`${sign}${brief(step.value * shown.factor)}`, {
        x: x + wide / 2,
        y: below ? top + tall + 14 : top - 5,
        anchor: 'middle',
        halo: true,
        weight: step.kind === 'total' ? 650 : undefined,
      }),
    );
    const next = bars[i + 1];
    if (next && next.step.kind === 'change') {
      const at = y.place(step.to);
      out.push(el('line', { x1: x + wide, x2: next.x, y1: at, y2: at, stroke: colour('zero'), 'stroke-width': 1 }));
    }
    const lines = wrap(step.label, Math.max(room, 24), size.foot, 3);
    lines.forEach((text, row) => {
      out.push(
        label(text, {
          x: x + wide / 2,
          y: area.bottom + 15 + row * 14,
          anchor: 'middle',
          size: size.foot,
          fill: colour('muted'),
        }),
      );
    });
    if (lines.some((text) => text.endsWith('…')))
      out.push(el('rect', { x, y: area.bottom + 3, width: wide, height: 44, fill: 'transparent' }, hover(step.label)));
  });
  return out.join('');
}

export function waterfallTable(state: WaterfallState, unit: string): Table {
  return {
    columns: [
      { id: 'step', label: 'step' },
      { id: 'kind', label: 'kind' },
      { id: 'value', label: 'value', unit },
      { id: 'after', label: 'level after', unit },
    ],
    rows: state.steps.map((s) => [s.label, s.kind, s.value, s.to]),
  };
}

export function waterfallChart(data: WaterfallData): Chart {
  const state = waterfallState(data);
  const frame = frameOf(data, 'waterfall', state.shown.axis);
  const said = state.steps.map((s) => `${s.label}: ${withUnit(s.value, data.unit)}.`).join(' ');
  const table = waterfallTable(state, data.unit);
  const marks = drawWaterfall(placeWaterfall(state, frame), state.shown, data.unit, frame.id);
  return {
    svg: picture(frame, data, said || 'No values.', patterns(frame.id, 3), marks),
    table,
    csv: csvOf(table, data),
  };
}
