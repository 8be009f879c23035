import type { Program } from '@buildout/engine';
import { type DrawnInput, drawnInputs } from './inputs.ts';
import type { At, Metric } from './metric.ts';
import { type RunProblem, RunsError } from './problems.ts';
import type { Settings } from './settings.ts';

/** What an ensemble runs: plain data, sent to workers as it is. */
export interface EnsemblePlan {
  settings: Settings;
  seed: number;
  /** How many; scenario numbers are 0 … scenarios − 1. */
  scenarios: number;
  /** Steps of each run; the program's own when omitted. */
  steps?: number;
  /** Scenarios a worker takes at a time; changes no result. */
  blockSize?: number;
  /** Up to this many scenarios every value is kept and quantiles are exact; above, integer bins count them. 100,000 unless stated. */
  keepUpTo?: number;
}

/** What a thread needs to run scenarios: functions, so each thread makes its own. */
export interface Prepared {
  program: Program;
  metrics: Metric[];
}

/** A metric's place among all cells: `first` … `first + count − 1`. */
export interface LaidMetric {
  id: string;
  label: string;
  unit: string;
  about: string;
  headline: boolean;
  first: number;
  count: number;
}

/** Where everything an ensemble yields is put; the same on every thread. */
export interface Layout {
  scenarios: number;
  /** Scenarios whose single values are kept: all, or the first ones of an ensemble too large for that. */
  kept: number;
  metrics: LaidMetric[];
  cells: { at: At }[];
  inputs: DrawnInput[];
}

const MOST_KEPT = 100_000;
/** No more than this many numbers are kept in any case (1 GiB of them). */
const MOST_NUMBERS = 2 ** 27;
/** Scenarios kept from an ensemble that is binned, for rank correlations. */
const SAMPLE = 10_000;

/** Lays out the cells and inputs of an ensemble; throws RunsError for a number of scenarios or a seed that cannot be. */
export function layOut({ program, metrics }: Prepared, plan: EnsemblePlan): Layout {
  const problems: RunProblem[] = [];
  const check = (name: string, value: number, least: number, most: number) => {
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      problems.push({ code: 'bad-number', name, value, least, most });
    }
  };
  check('scenarios', plan.scenarios, 1, 2 ** 31 - 1);
  check('seed', plan.seed, 0, 2 ** 32 - 1);
  if (plan.steps !== undefined) check('horizon', plan.steps, 1, program.steps);
  if (plan.blockSize !== undefined) check('block size', plan.blockSize, 1, 2 ** 31 - 1);
  if (plan.keepUpTo !== undefined) check('scenarios kept', plan.keepUpTo, 1, MOST_KEPT);
  if (problems.length > 0) throw new RunsError(problems);

  const context = { program, start: program.model.time.start, steps: plan.steps ?? program.steps };
  const cells: { at: At }[] = [];
  const laid = metrics.map((metric): LaidMetric => {
    const { id, label, unit, about, headline = false } = metric;
    const first = cells.length;
    for (const { at } of metric.cells(context)) cells.push({ at });
    return { id, label, unit, about, headline, first, count: cells.length - first };
  });
  const inputs = drawnInputs(program, plan.settings);
  const { scenarios, keepUpTo = MOST_KEPT } = plan;
  const all = scenarios <= keepUpTo && scenarios * (cells.length + inputs.length) <= MOST_NUMBERS;
  const kept = all ? scenarios : Math.min(scenarios - 1, keepUpTo, SAMPLE);
  return { scenarios, kept, metrics: laid, cells, inputs };
}
