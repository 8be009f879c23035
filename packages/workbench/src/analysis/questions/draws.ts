/** What questions measure over scenarios: plain data, so that a thread can be told what to measure. */
import type { ParameterChange, Program } from '@buildout/engine';
import type { CountedShare } from '@buildout/engine/statistics/index.ts';
import {
  type At,
  type Band,
  bandOf,
  columnOf,
  type EnsembleResult,
  ensemble,
  type Metric,
  type Settings,
  shareOf,
} from '../../runs/index.ts';
import type { AnalysisContext } from '../context.ts';
import { bindingMetrics } from './binding-drawn.ts';
import { earningMetrics } from './conditions-drawn.ts';
import { facilityMetrics } from './facility-drawn.ts';
import { originMetrics } from './follow-money-drawn.ts';
import { labStopsMetrics } from './lab-stops-drawn.ts';
import { requiredMetrics } from './required-revenue-drawn.ts';

/** One measure of a question, with what it must be told. */
export type Measured =
  | { kind: 'facility'; box: string; steps: number }
  | { kind: 'lab-stops'; from: number }
  | { kind: 'required'; year?: number; ids: string[] }
  | { kind: 'earning'; year: number }
  | { kind: 'origin'; company: string; year: number }
  | { kind: 'binding' };

/** The metrics of measures, in their order. */
export function measuredMetrics(measured: Measured[], context: AnalysisContext): Metric[] {
  return measured.flatMap((one) => metricsOf(one, context));
}

function metricsOf(one: Measured, context: AnalysisContext): Metric[] {
  switch (one.kind) {
    case 'facility':
      return facilityMetrics(one);
    case 'lab-stops':
      return labStopsMetrics(one, context);
    case 'required':
      return requiredMetrics(one);
    case 'earning':
      return earningMetrics(one);
    case 'origin':
      return originMetrics(one);
    case 'binding':
      return bindingMetrics();
  }
}

/** One ensemble: what is measured, and what it changes on top of the scenario asked about. */
export interface DrawRequest {
  measured: Measured[];
  set?: Record<string, number>;
  schedule?: ParameterChange[];
  steps?: number;
}

/** Draws scenarios; the host decides how many, with which seed and on which threads. */
export type Draw = (request: DrawRequest) => Promise<Drawn>;

/** Numbers over scenarios by metric and place. */
export interface Drawn {
  /** Scenarios that gave a result. */
  scenarios: number;
  result: EnsembleResult;
  /** By scenario; NaN where it has no value. */
  column(metric: string, at?: At): Float64Array;
  band(metric: string, at?: At): Band;
  /** How often a condition holds among the scenarios that have a value, with Wilson's 95 % interval. */
  share(metric: string, condition: (value: number) => boolean, at?: At): CountedShare & { n: number };
}

/** Makes an ensemble's numbers readable by name. */
export function drawnOf(result: EnsembleResult): Drawn {
  const places = new Map<string, number>();
  const key = (at: At) => JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const { id, first, count } of result.layout.metrics) {
    for (let cell = 0; cell < count; cell++) places.set(`${id} ${key(result.layout.cells[first + cell].at)}`, cell);
  }
  const cellOf = (metric: string, at: At = {}): number => {
    const found = places.get(`${metric} ${key(at)}`);
    if (found === undefined) throw new RangeError(`the ensemble has no ${metric} at ${JSON.stringify(at)}`);
    return found;
  };
  return {
    scenarios: result.layout.scenarios - result.failed,
    result,
    column: (metric, at) => columnOf(result, metric, cellOf(metric, at)),
    band: (metric, at) => bandOf(result, metric, cellOf(metric, at)),
    share: (metric, condition, at) => shareOf(result, metric, cellOf(metric, at), condition),
  };
}

/** Draws on this thread, with nothing else under the request than `settings`. */
export function plainDraws(
  program: Program,
  context: AnalysisContext,
  { settings, ...plan }: { settings: Settings; seed: number; scenarios: number },
): Draw {
  return async ({ measured, set, schedule, steps }) => {
    const under = { ...settings, ...changed(settings, { set, schedule }) };
    return drawnOf(
      ensemble({ program, metrics: measuredMetrics(measured, context) }, { ...plan, settings: under, steps }),
    );
  };
}

/** Settings with a request's on top. */
export function changed(settings: Settings, { set, schedule }: Pick<DrawRequest, 'set' | 'schedule'>): Settings {
  return {
    ...settings,
    set: { ...settings.set, ...set },
    schedule: [...settings.schedule, ...(schedule ?? [])],
  };
}
