import { ModelError, type Program, type Run, type RunOptions } from '@buildout/engine';
import type { Prepared } from './plan.ts';

/** Runs one scenario, measures every metric into its part, and returns the run: valid until the next. */
export type MeasuredRun = (options: RunOptions, parts: Float64Array[]) => Run;

/**
 * Scenarios that keep only the history their metrics read: a tenth of the memory to walk through. The first scenario is run in
 * full, to see what is read; where a later one reads more, that scenario is run in full again. The numbers are the same.
 */
export function measuredRuns(prepared: Prepared): MeasuredRun {
  const known = made.get(prepared);
  if (known !== undefined) return known;
  const { program, metrics } = prepared;
  const read = new Set<string>();
  let keeping: { run(options: RunOptions): Run } | undefined;
  const measure = (run: Run, parts: Float64Array[]): Run => {
    for (let m = 0; m < metrics.length; m++) metrics[m].measure(run, parts[m]);
    return run;
  };
  const measured: MeasuredRun = (options, parts) => {
    if (keeping !== undefined) {
      try {
        return measure(keeping.run(options), parts);
      } catch (error) {
        if (!isNotKept(error)) throw error;
        for (const part of parts) part.fill(Number.NaN);
      }
    }
    const run = measure(watched(program.run(options), read), parts);
    keeping = program.runner({ keep: [...read] });
    return run;
  };
  made.set(prepared, measured);
  return measured;
}

/** Measures runs one after another, each metric into an array of its own. */
export function measuring(prepared: Prepared): (options: RunOptions) => Float64Array[] {
  const { program, metrics } = prepared;
  const measured = measuredRuns(prepared);
  return (options) => {
    const context = { program, start: program.model.time.start, steps: options.steps ?? program.steps };
    const parts = metrics.map((metric) => new Float64Array(metric.cells(context).length).fill(Number.NaN));
    measured(options, parts);
    return parts;
  };
}

/** What a program's metrics read is found out once: a second ensemble on it starts at once. */
const made = new WeakMap<Prepared, MeasuredRun>();

const isNotKept = (error: unknown): boolean =>
  error instanceof ModelError && error.problems.some(({ code }) => code === 'not-kept');

/** A run that notes the variables that are asked for, whether by name or by their place in the history. */
function watched(run: Run, read: Set<string>): Run {
  const { program: whole } = run;
  const note = (id: string): void => {
    const info = whole.variable(id);
    if (info !== undefined) read.add(info.id);
  };
  const program: Program = {
    ...whole,
    get variables() {
      for (const { id } of whole.variables) read.add(id);
      return whole.variables;
    },
    variable(id) {
      note(id);
      return whole.variable(id);
    },
  };
  return {
    program,
    steps: run.steps,
    history: run.history,
    parameters: run.parameters,
    series(id, ...members) {
      note(id);
      return run.series(id, ...members);
    },
    at(id, step) {
      note(id);
      return run.at(id, step);
    },
    value(id, step, ...members) {
      note(id);
      return run.value(id, step, ...members);
    },
    get closing() {
      return run.closing;
    },
  };
}
