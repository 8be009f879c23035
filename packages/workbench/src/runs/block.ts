import { ModelError, RunError } from '@buildout/engine';
import type { Bins } from './bins.ts';
import { sampler } from './inputs.ts';
import { measuredRuns } from './measured.ts';
import { DONE, FAILED, type Memory } from './memory.ts';
import type { EnsemblePlan, Layout, Prepared } from './plan.ts';

/** A scenario that gave no result, and why. */
export interface Failure {
  scenario: number;
  code: 'not-finite' | 'no-solution' | 'operation' | 'out-of-bounds';
  /** The reason in a sentence. */
  message: string;
  /** The variable, or the parameter that left its bounds. */
  variable: string;
  element?: string[];
  step?: number;
  equation?: string;
}

/** What is said of a block besides its numbers. */
export interface BlockReport {
  failures: Failure[];
  closing: Closing;
}

/** The largest residual of any closing check, and the first scenario that has it. */
export interface Closing {
  maxResidual: number;
  scenario: number;
}

/** The worse of two, whichever order they come in. */
export function worse(a: Closing, b: Closing): Closing {
  if (a.maxResidual !== b.maxResidual) return a.maxResidual > b.maxResidual ? a : b;
  return a.scenario <= b.scenario ? a : b;
}

/** Runs scenarios `from` … `to − 1` into `memory` (and `bins`, where quantiles are counted). */
export type RunBlock = (from: number, to: number, memory: Memory, bins?: Bins) => BlockReport;

/**
 * Prepares a thread: one reusable run, one parameter vector. A scenario's numbers depend on its number alone, never on
 * the scenarios before it or on the block it is in.
 */
export function blockRunner(prepared: Prepared, plan: EnsemblePlan, layout: Layout): RunBlock {
  const { program } = prepared;
  const measured = measuredRuns(prepared);
  const { fill } = sampler(program, plan.settings, plan.seed);
  const parameters = new Float64Array(program.parameterCount);
  const drawn = new Float64Array(layout.inputs.length);
  const cells = new Float64Array(layout.cells.length);
  const parts = layout.metrics.map(({ first, count }) => cells.subarray(first, first + count));
  const options = {
    parameters,
    schedule: plan.settings.schedule,
    seed: plan.seed,
    ...(plan.steps && { steps: plan.steps }),
  };

  return (from, to, memory, bins) => {
    const failures: Failure[] = [];
    let closing: Closing = { maxResidual: 0, scenario: from };
    for (let scenario = from; scenario < to; scenario++) {
      const at = scenario - memory.first;
      fill(scenario, parameters, drawn);
      cells.fill(Number.NaN);
      let status = DONE;
      try {
        const { closing: own } = measured({ ...options, scenario }, parts);
        closing = worse(closing, { maxResidual: own.maxResidual, scenario });
        if (bins !== undefined) bins.add(cells);
      } catch (error) {
        const failure = failureOf(error, scenario);
        if (failure === undefined) throw error;
        cells.fill(Number.NaN);
        status = FAILED;
        failures.push(failure);
      }
      if (at < memory.stride) {
        memory.status[at] = status;
        for (let c = 0; c < cells.length; c++) memory.columns[c * memory.stride + at] = cells[c];
        for (let i = 0; i < drawn.length; i++) memory.drawn[i * memory.stride + at] = drawn[i];
      }
    }
    return { failures, closing };
  };
}

/**
 * What went wrong with one scenario, as plain data that can cross threads: a run that broke down, or a draw that a change
 * of the schedule carried out of its bounds. Undefined for errors that are not a scenario's own.
 */
function failureOf(error: unknown, scenario: number): Failure | undefined {
  if (error instanceof RunError) {
    const { code, variable, element, step, equation } = error.problem;
    return { scenario, code, message: error.message, variable, element, step, equation };
  }
  if (!(error instanceof ModelError)) return undefined;
  const [problem] = error.problems;
  if (problem?.code !== 'out-of-bounds') return undefined;
  const { code, parameter, step } = problem;
  const failure: Failure = { scenario, code, message: error.message, variable: parameter };
  return step === undefined ? failure : { ...failure, step };
}
