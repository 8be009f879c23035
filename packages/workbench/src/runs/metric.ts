import type { Program, Run } from '@buildout/engine';

/** Where a value belongs: `{year: 2027}`, `{company: 'coreweave', year: 2028}`, or `{}` for a single number. */
export type At = Record<string, string | number>;

/** What a metric may look at when it lays out its cells; the same for every run of an ensemble. */
export interface MetricContext {
  program: Program;
  /** ISO date of step 0, or null. */
  start: string | null;
  /** Steps the runs have. */
  steps: number;
}

/**
 * One answer, defined once and measured on single runs and ensembles alike. `measure` fills `out`, one number per cell in
 * the order of `cells`; NaN says that this run has no value there (no debt, so no cover).
 */
export interface Metric {
  id: string;
  label: string;
  unit: string;
  about: string;
  /** Among the answers a short summary shows and sensitivity is computed for. */
  headline?: boolean;
  cells(context: MetricContext): { at: At }[];
  measure(run: Run, out: Float64Array): void;
  /** The answer in a sentence; `others` gives the values of another metric of the same run, none where it was not asked for. */
  sentence?(values: AnswerValue[], others: (id: string) => AnswerValue[]): string;
}

/** One number of an answer, with the band of an ensemble where there is one. Null: no value. */
export interface AnswerValue {
  at: At;
  /** The single run with every parameter at its stated value. */
  value: number | null;
  p10?: number | null;
  p50?: number | null;
  p90?: number | null;
  /** Scenarios that have a value here. */
  n?: number;
  /** Of an event (1 or 0 in a run): the share of scenarios in which it happens, with its 95 % interval. */
  probability?: Probability;
}

/** A share of scenarios with its sampling error. */
export interface Probability {
  share: number;
  standardError: number;
  low: number;
  high: number;
}

/** A metric's values on a run, ready to print, draw or send. */
export interface Answer {
  id: string;
  label: string;
  unit: string;
  about: string;
  sentence?: string;
  values: AnswerValue[];
}

/** Quantiles of one metric cell over an ensemble. */
export interface Band {
  p10: number | null;
  p50: number | null;
  p90: number | null;
  n: number;
}

/** Bands by metric and cell; `ensembleBands` makes one from an ensemble's result. */
export interface Bands {
  band(metric: string, cell: number): Band | undefined;
  /** Of a metric that says whether something happened. */
  probability?(metric: string, cell: number): Probability | undefined;
}

/** The numbers of one metric on one run, in the order of its cells. */
export function measure(metric: Metric, run: Run): { at: At; value: number }[] {
  const cells = metric.cells(contextOf(run));
  const out = new Float64Array(cells.length).fill(Number.NaN);
  metric.measure(run, out);
  return cells.map(({ at }, i) => ({ at, value: out[i] }));
}

/** All answers of a run; with `bands` each value carries the 10th, 50th and 90th percentile of the ensemble. */
export function answersOf(run: Run, metrics: Metric[], bands?: Bands): Answer[] {
  const measured = new Map(
    metrics.map((metric) => [
      metric.id,
      measure(metric, run).map(({ at, value }, cell): AnswerValue => {
        const probability = bands?.probability?.(metric.id, cell);
        return { at, value: orNull(value), ...bands?.band(metric.id, cell), ...(probability && { probability }) };
      }),
    ]),
  );
  const others = (id: string) => measured.get(id) ?? [];
  return metrics.map((metric) => {
    const { id, label, unit, about } = metric;
    const answer: Answer = { id, label, unit, about, values: others(id) };
    if (metric.sentence !== undefined) answer.sentence = metric.sentence(answer.values, others);
    return answer;
  });
}

/** The context a run gives its metrics. */
export function contextOf(run: Run): MetricContext {
  return { program: run.program, start: run.program.model.time.start, steps: run.steps };
}

/** JSON has no NaN: what has no value is null. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
