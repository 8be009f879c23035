/** An answer or a variable as lines over time, from the scenario's run and the baseline's. */
import type { Run } from '@buildout/engine';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { type At, contextOf, type Metric } from '@buildout/workbench/runs/metric.ts';
import { seriesMetric } from '@buildout/workbench/runs/series-metric.ts';
import { monthAt } from '@buildout/workbench/runs/time.ts';
import type { QuantityLine } from './messages.ts';
import { momentAt } from './time.ts';

const timeKeys = ['year', 'quarter', 'month', 'step'] as const;

/** Which key of a place in time it has, if any. */
export const timeKey = (at: At) => timeKeys.find((key) => key in at);

/** The keys that are not time: company, generation … */
export const keysOf = (at: At): string[] =>
  Object.keys(at).filter((key) => !(timeKeys as readonly string[]).includes(key));

/** The time of a place, without what else it names. */
export const timeOf = (at: At): At =>
  Object.fromEntries(Object.entries(at).filter(([key]) => (timeKeys as readonly string[]).includes(key)));

/** Decimal year of a place in time; whole for calendar years. */
function momentOf(at: At, start: string): number {
  if (typeof at.year === 'number' || typeof at.year === 'string') return Number(at.year);
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(String(at.quarter ?? ''));
  if (quarter) return Number(quarter[1]) + Number(quarter[2]) / 4;
  if (typeof at.step === 'number') return momentAt(at.step, start);
  const month = /^(\d{4})-(\d{2})/.exec(String(at.month ?? ''));
  return month ? Number(month[1]) + Number(month[2]) / 12 : Number.NaN;
}

/** A line of a quantity: which cells of which metric, at which moments. */
export interface LinePlan {
  id: string;
  label: string;
  metric: Metric;
  cells: number[];
  moments: number[];
  /** As references name them. */
  times: string[];
}

export type NameOf = (id: string) => string;

/** Every line an answer has, in order of appearance. */
export function answerLines(metric: Metric, workbench: Workbench, nameOf: NameOf): LinePlan[] {
  const { program, world } = workbench;
  const lines = new Map<string, LinePlan>();
  metric.cells({ program, start: world.start, steps: program.steps }).forEach(({ at }, cell) => {
    const keys = keysOf(at);
    const id = keys.map((k) => String(at[k])).join(',');
    const line = lines.get(id) ?? {
      id,
      label: keys.map((k) => nameOf(String(at[k]))).join(', ') || metric.label,
      metric,
      cells: [],
      moments: [],
      times: [],
    };
    line.cells.push(cell);
    line.moments.push(momentOf(at, world.start));
    line.times.push(String(at[timeKey(at) ?? 'year'] ?? ''));
    lines.set(id, line);
  });
  return [...lines.values()];
}

/** The lines of a variable: one per element. */
export function variableLines(variable: string, workbench: Workbench, nameOf: NameOf): LinePlan[] {
  const { program, world } = workbench;
  const info = program.variable(variable);
  if (!info) return [];
  return Array.from({ length: info.size }, (_, i) => {
    const members = program.element(info.over, i);
    const steps = program.steps + 1;
    return {
      id: members.join(','),
      label: members.map(nameOf).join(', ') || info.label,
      metric: seriesMetric(program, variable, members),
      cells: Array.from({ length: steps }, (__, k) => k),
      moments: Array.from({ length: steps }, (__, k) => momentAt(k, world.start)),
      times: Array.from({ length: steps }, (__, k) => monthAt(k, world.start) ?? String(k)),
    };
  });
}

/** Numbers of a metric on a run, measured once however many lines share it. */
export function measured(run: Run): (metric: Metric) => Float64Array {
  const known = new Map<Metric, Float64Array>();
  return (metric) => {
    const before = known.get(metric);
    if (before) return before;
    const out = new Float64Array(metric.cells(contextOf(run)).length).fill(Number.NaN);
    metric.measure(run, out);
    known.set(metric, out);
    return out;
  };
}

/** The lines with the largest values, at most `most`, in their own order. */
export function largestLines(plans: LinePlan[], values: (metric: Metric) => Float64Array, most: number): LinePlan[] {
  if (plans.length <= most) return plans;
  const size = plans.map((plan) => {
    const all = values(plan.metric);
    return plan.cells.reduce((sum, cell) => sum + (Number.isFinite(all[cell]) ? Math.abs(all[cell] ?? 0) : 0), 0);
  });
  const chosen = new Set(
    plans
      .map((_, i) => i)
      .sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0))
      .slice(0, most),
  );
  return plans.filter((_, i) => chosen.has(i));
}

/** A line with values; what has no value in a run is left out there. Ends without the band. */
export function lineOf(
  plan: LinePlan,
  own: (metric: Metric) => Float64Array,
  base: (metric: Metric) => Float64Array,
): QuantityLine {
  const at = (values: Float64Array) =>
    plan.cells.map((cell, i) => ({ t: plan.moments[i] ?? 0, value: values[cell] ?? Number.NaN }));
  return {
    id: plan.id,
    label: plan.label,
    values: at(own(plan.metric)),
    times: plan.times,
    baseline: at(base(plan.metric)).filter((m) => Number.isFinite(m.value)),
  };
}
