/** A quantity as the worker answered it → lines with baseline, band and what was seen; parts of a whole → stacked bars. */
import {
  type Chart,
  lineChart,
  monthName,
  type PlacedMark,
  stackedBars,
  withUnit,
} from '@buildout/workbench/charts/index.ts';
import type { Picture } from '../session.ts';
import type { Shown } from '../worker/messages.ts';
import { isWhole } from '../worker/whole.ts';

type QuantityShown = Extract<Shown, { kind: 'quantity' }>;

export interface ChartOptions {
  scenario: string;
  credit: string;
  width: number;
  height?: number;
}

/** “Funding gap: USD 320 bn a year in 2030, 280 bn in the baseline.” */
export function findingOf(shown: QuantityShown): string {
  const { label, unit } = shown.quantity;
  const line = shown.lines[0];
  const last = line?.values.at(-1);
  if (!line || !last) return `${label}: no value in this run`;
  const name = shown.lines.length > 1 ? `${label}, ${line.label}` : label;
  const when = Number.isInteger(last.t) ? String(last.t) : monthName(last.t);
  const base = line.baseline.at(-1)?.value;
  const differs = base !== undefined && withUnit(base, unit) !== withUnit(last.value, unit);
  return `${name}: ${withUnit(last.value, unit)} in ${when}${differs ? `; baseline ${withUnit(base, unit)}` : ''}`;
}

/** The lines with the band of the draws so far. */
function banded(shown: QuantityShown, picture: Picture) {
  return shown.lines.map((line) => {
    const band = picture.bands[shown.key]?.[line.id];
    return { ...line, values: line.values.map((m, i) => ({ ...m, ...(band?.[i] ?? {}) })) };
  });
}

export function quantityChart(
  shown: QuantityShown,
  picture: Picture,
  options: ChartOptions,
): Chart & { marks?: PlacedMark[] } {
  const { quantity } = shown;
  const { scenario, credit, width, height = 340 } = options;
  if (isWhole(quantity) && shown.lines.length > 1) return wholeChart(shown, picture, options);
  const { done } = picture.draws;
  return lineChart({
    title: findingOf(shown),
    unit: quantity.unit,
    source: `Buildout, ${scenario}`,
    credit,
    runId: picture.runId,
    width,
    height,
    lines: banded(shown, picture),
    seen: shown.seen,
    said: shown.said,
    bandLabel: `8 of 10 of ${done} draws (follows)`,
  });
}

/** A calendar year keeps its number; a quarter its own name. */
const periodName = (t: number) =>
  Number.isInteger(t) ? String(t) : `${Math.ceil(t) - 1} Q${Math.round((t % 1) * 4) || 4}`;

/** Parts that add up, one bar per year or quarter; the baseline's total as a tick. */
function wholeChart(
  shown: QuantityShown,
  picture: Picture,
  { scenario, credit, width, height = 340 }: ChartOptions,
): Chart {
  const { quantity, lines } = shown;
  const moments = lines[0]?.values.map((m) => m.t) ?? [];
  const yearly = moments.every((t) => Number.isInteger(t));
  const at = (values: { t: number; value: number }[], t: number) => values.find((m) => m.t === t)?.value ?? 0;
  const last = moments.at(-1) ?? 0;
  const largest = [...lines].sort((a, b) => at(b.values, last) - at(a.values, last))[0];
  const total = (t: number) => lines.reduce((sum, l) => sum + at(l.baseline, t), 0);
  const found = largest
    ? `${largest.label} is the largest part in ${yearly ? last : periodName(last)}, ${withUnit(at(largest.values, last), quantity.unit)}`
    : 'no value in this run';
  return stackedBars({
    title: `${quantity.label}: ${found}`,
    unit: quantity.unit === '1' ? 'share' : quantity.unit,
    source: `Buildout, ${scenario}`,
    credit,
    runId: picture.runId,
    width,
    height,
    sideways: false,
    barLabel: yearly ? 'year' : 'quarter',
    compareLabel: 'total of the baseline (follows)',
    parts: lines.map(({ id, label }) => ({ id, label })),
    bars: moments.map((t) => ({
      label: yearly ? String(t) : periodName(t),
      values: lines.map((l) => at(l.values, t)),
      // Shares add up to one in every run; a tick there would say nothing.
      ...(quantity.unit === '1' ? {} : { compare: { value: total(t) } }),
    })),
  });
}
