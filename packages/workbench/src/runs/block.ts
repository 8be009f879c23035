import { RunError } from '@buildout/engine';
import type { Bins } from './bins.ts';
import { sampler } from './inputs.ts';
import { DONE, FAILED, type Memory } from './memory.ts';
import type { EnsemblePlan, Layout, Prepared } from './plan.ts';

/** A scenario that gave no result, and why. */
export interface Failure {
  scenario: number;
  /** The reason in a sentence. */
  message: string;
  /** Where it happened, as far as the engine says. */
  variable?: string;
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
export function blockRunner({ program, metrics }: Prepared, plan: EnsemblePlan, layout: Layout): RunBlock {
  const runner = program.runner();
  const { fill } = sampler(program, plan.settings, plan.seed);
  const parameters = new Float64Array(program.parameters.reduce((most, p) => Math.max(most, p.offset + p.size), 0));
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
        const run = runner.run({ ...options, scenario });
        for (let m = 0; m < metrics.length; m++) metrics[m].measure(run, parts[m]);
        closing = worse(closing, { maxResidual: run.closing.maxResidual, scenario });
        if (bins !== undefined) bins.add(cells);
      } catch (error) {
        if (!(error instanceof RunError)) throw error;
        cells.fill(Number.NaN);
        status = FAILED;
        failures.push(failureOf(error, scenario));
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

/** Plain data, so that it can cross threads. */
function failureOf(error: RunError, scenario: number): Failure {
  const failure: Failure = { scenario, message: error.message };
  const { variable, element, step, equation } = error as Partial<Omit<Failure, 'scenario'>>;
  if (variable !== undefined) failure.variable = variable;
  if (element !== undefined) failure.element = element;
  if (step !== undefined) failure.step = step;
  if (equation !== undefined) failure.equation = equation;
  return failure;
}
