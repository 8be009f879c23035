/** A quantity as the worker answered it → a line chart with baseline, band and what was seen. */
import { type Chart, lineChart, monthName, withUnit } from '@buildout/workbench/charts/index.ts';
import type { Picture } from '../session.ts';
import type { Shown } from '../worker/messages.ts';

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

export function quantityChart(shown: QuantityShown, picture: Picture, options: ChartOptions): Chart {
  const { quantity } = shown;
  const { scenario, credit, width, height = 340 } = options;
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
