/** Scales and axes shared by the charts: a value axis in shown units, a time axis in years. */
import { scaleLinear } from 'd3-scale';
import { type Area, label } from './frame.ts';
import { el } from './svg.ts';
import { colour, size } from './theme.ts';
import { yearTicks } from './time.ts';
import { even, type Shown } from './unit.ts';

export interface ValueAxis {
  /** Value in the model's unit → pixel. */
  place: (value: number) => number;
  ticks: { value: number; at: number; text: string }[];
}

/** From the least to the greatest value; zero is shown where the values come near it. */
export function extentOf(values: number[], withZero: boolean): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  // Sums of shares are 1 up to rounding; a whole tick more for the rounding would look like a value.
  low = Math.abs(low) < 1e-12 * Math.abs(high) ? 0 : Number(low.toPrecision(12));
  high = Math.abs(high) < 1e-12 * Math.abs(low) ? 0 : Number(high.toPrecision(12));
  if (withZero || low > 0 ? low < (withZero ? Number.POSITIVE_INFINITY : 0.6 * high) : high < 0 && high > 0.6 * low) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  // Differences that only rounding made, or that no tick could name, are none.
  const same = high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high)) || high - low < 1e-100;
  if (same) return Math.abs(low) < 1e-100 ? [0, 1] : [Math.min(low, 0, 2 * low), Math.max(high, 0, 2 * high)];
  return [low, high];
}

/** A round-numbered axis of values between two pixels. */
export function valueAxis(extent: [number, number], pixels: [number, number], shown: Shown): ValueAxis {
  const room = Math.abs(pixels[1] - pixels[0]);
  const count = Math.max(2, Math.min(7, Math.floor(room / 46)));
  const scale = scaleLinear([extent[0] * shown.factor, extent[1] * shown.factor], pixels).nice(count);
  const values = scale.ticks(count);
  const step = values.length > 1 ? Math.abs((values[1] ?? 1) - (values[0] ?? 0)) : 1;
  const digits = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)));
  const ticks = values.map((v) => ({ value: v / shown.factor, at: scale(v), text: even(v, digits) }));
  return { place: (value) => scale(value * shown.factor), ticks };
}

/** Horizontal rules with their numbers left of the area. */
export function drawValueAxis(axis: ValueAxis, area: Area): string {
  return axis.ticks
    .map(
      ({ value, at, text }) =>
        el('line', {
          x1: area.left,
          x2: area.right,
          y1: at,
          y2: at,
          stroke: colour(value === 0 ? 'zero' : 'rule'),
          'stroke-width': 1,
        }) + label(text, { x: area.left - 7, y: at + 4, anchor: 'end', size: size.axis, fill: colour('muted') }),
    )
    .join('');
}

/** Levels that matter, across the area, each with its name at the right. */
export function drawLevels(
  levels: { value: number; label: string }[] | undefined,
  axis: ValueAxis,
  area: Area,
): string {
  return (levels ?? [])
    .map((level) => {
      const at = axis.place(level.value);
      const across = { x1: area.left, x2: area.right, y1: at, y2: at };
      return (
        el('line', { ...across, stroke: colour('alert'), 'stroke-width': 1.2, 'stroke-dasharray': '5 3' }) +
        label(level.label, {
          x: area.right - 4,
          y: at - 5,
          anchor: 'end',
          fill: colour('alert'),
          halo: true,
          pixels: area.right - area.left,
        })
      );
    })
    .join('');
}

export interface TimeAxis {
  place: (t: number) => number;
  ticks: { at: number; text: string }[];
}

/** Years along the bottom; `t` = 2027.0 is the start of 2027 unless the moments are whole years themselves. */
export function timeAxis(extent: [number, number], area: Area): TimeAxis {
  const [from, to] = extent[0] === extent[1] ? [extent[0] - 0.5, extent[1] + 0.5] : extent;
  const scale = scaleLinear([from, to], [area.left, area.right]);
  const ticks = yearTicks(from, to, area.right - area.left).map((year) => ({ at: scale(year), text: String(year) }));
  return { place: (t) => scale(t), ticks };
}

export function drawTimeAxis(axis: TimeAxis, area: Area): string {
  const base = el('line', {
    x1: area.left,
    x2: area.right,
    y1: area.bottom,
    y2: area.bottom,
    stroke: colour('zero'),
    'stroke-width': 1,
  });
  return (
    base +
    axis.ticks
      .map(
        ({ at, text }) =>
          el('line', {
            x1: at,
            x2: at,
            y1: area.bottom,
            y2: area.bottom + 5,
            stroke: colour('zero'),
            'stroke-width': 1,
          }) + label(text, { x: at, y: area.bottom + 18, anchor: 'middle', size: size.axis, fill: colour('muted') }),
      )
      .join('')
  );
}

/** Moves labels apart so that neighbours are `gap` pixels away, staying between `low` and `high`, in their order. */
export function spread(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const room = order.length > 1 ? Math.min(gap, (high - low) / (order.length - 1)) : gap;
  const placed = new Array<number>(wanted.length).fill(0);
  let least = low;
  for (const i of order) {
    const at = Math.max(least, Math.min(wanted[i] ?? 0, high));
    placed[i] = at;
    least = at + room;
  }
  let most = high;
  for (const i of [...order].reverse()) {
    const at = Math.min(placed[i] ?? 0, most);
    placed[i] = at;
    most = at - room;
  }
  return placed;
}
