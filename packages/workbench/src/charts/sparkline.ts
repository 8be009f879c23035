/** A line the size of a word, with its first and last value beside it in the table. */
import { line as lineShape } from 'd3-shape';
import { extentOf } from './axis.ts';
import { el, num, shortHash, tidyPath } from './svg.ts';
import { csvOf } from './table.ts';
import { escapeText } from './text.ts';
import { colour } from './theme.ts';
import { timeNames } from './time.ts';
import type { Chart, ChartHead } from './types.ts';
import { withUnit } from './unit.ts';

export interface SparklineData extends ChartHead {
  values: { t: number; value: number }[];
  baseline?: { t: number; value: number }[];
}

export function sparkline(data: SparklineData): Chart {
  const width = data.width ?? 120;
  const height = data.height ?? 32;
  const finite = (m: { t: number; value: number }) => Number.isFinite(m.t) && Number.isFinite(m.value);
  const values = data.values.filter(finite);
  const baseline = (data.baseline ?? []).filter(finite);
  const [low, high] = extentOf(
    [...values, ...baseline].map((m) => m.value),
    false,
  );
  const times = [...values, ...baseline].map((m) => m.t);
  const from = times.length ? Math.min(...times) : 0;
  const span = (times.length ? Math.max(...times) : 1) - from || 1;
  const x = (t: number) => 3 + ((t - from) / span) * (width - 8);
  const y = (v: number) => height - 4 - ((v - low) / (high - low)) * (height - 8);
  const path = lineShape<{ t: number; value: number }>(
    (m) => x(m.t),
    (m) => y(m.value),
  );
  const [first, last] = [values[0], values.at(-1)];
  const words =
    first && last
      ? `${data.title}: ${withUnit(first.value, data.unit)} to ${withUnit(last.value, data.unit)}`
      : `${data.title}: no values`;
  const marks =
    (low < 0 && high > 0
      ? el('line', { x1: 3, x2: width - 5, y1: y(0), y2: y(0), stroke: colour('rule'), 'stroke-width': 1 })
      : '') +
    (baseline.length > 1
      ? el('path', { d: tidyPath(path(baseline)), fill: 'none', stroke: colour('ghost'), 'stroke-width': 1 })
      : '') +
    (values.length > 1
      ? el('path', { d: tidyPath(path(values)), fill: 'none', stroke: colour('s0'), 'stroke-width': 1.8 })
      : '') +
    (last ? el('circle', { cx: x(last.t), cy: y(last.value), r: 2.4, fill: colour('s0') }) : '');
  const id = `k${shortHash(words + width)}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(width)} ${num(height)}" width="${num(width)}" height="${num(height)}" role="img" aria-labelledby="${id}">` +
    `<title id="${id}">${escapeText(words)}</title>${marks}</svg>\n`;
  const name = timeNames(times);
  const table = {
    columns: [
      { id: 'time', label: 'time' },
      { id: 'value', label: 'value', unit: data.unit },
    ],
    rows: values.map((m) => [name(m.t), m.value]),
  };
  return { svg, table, csv: csvOf(table, data) };
}
