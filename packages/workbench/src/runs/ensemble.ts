import { Bins } from './bins.ts';
import { blockRunner, type Failure } from './block.ts';
import { FAILED, type Memory, reserve } from './memory.ts';
import { type EnsemblePlan, type Layout, layOut, type Prepared } from './plan.ts';

/** Everything an ensemble yields. Read it with `bandOf`, `ensembleBands`, `columnOf`, `shareOf` and `sensitivities`. */
export interface EnsembleResult {
  seed: number;
  layout: Layout;
  memory: Memory;
  /** Counts of every cell over all scenarios; only where not every value is kept. */
  bins?: Bins;
  /** Scenarios without a result, by number; they have no values in any column. */
  failures: Failure[];
  closing: {
    /** Largest residual of any closing check in any scenario that ran. */
    maxResidual: number;
    scenario: number;
  };
}

/** What the caller may follow and stop. */
export interface EnsembleOptions {
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Scenarios taken at a time unless the plan says otherwise. */
export const BLOCK = 16;

/** Runs an ensemble on this thread. Throws RunsError for an impossible plan, the signal's reason when stopped. */
export function ensemble(prepared: Prepared, plan: EnsemblePlan, options: EnsembleOptions = {}): EnsembleResult {
  const layout = layOut(prepared, plan);
  const memory = reserve(layout);
  const bins = binsFor(layout);
  const runBlock = blockRunner(prepared, plan, layout);
  const failures: Failure[] = [];
  const size = plan.blockSize ?? BLOCK;
  for (let from = 0; from < plan.scenarios; from += size) {
    options.signal?.throwIfAborted();
    const to = Math.min(plan.scenarios, from + size);
    failures.push(...runBlock(from, to, memory, bins));
    options.onProgress?.(to, plan.scenarios);
  }
  return finish(plan, layout, memory, failures, bins);
}

/** Bins where not every value can be kept. */
export function binsFor(layout: Layout): Bins | undefined {
  return layout.kept < layout.scenarios ? new Bins(layout.cells.length) : undefined;
}

/** Puts together what all threads wrote. */
export function finish(
  plan: EnsemblePlan,
  layout: Layout,
  memory: Memory,
  failures: Failure[],
  bins?: Bins,
): EnsembleResult {
  const closing = { maxResidual: 0, scenario: 0 };
  for (let s = 0; s < memory.count; s++) {
    if (memory.status[s] !== FAILED && memory.residuals[s] > closing.maxResidual) {
      closing.maxResidual = memory.residuals[s];
      closing.scenario = s;
    }
  }
  const result: EnsembleResult = {
    seed: plan.seed,
    layout,
    memory,
    failures: failures.sort((a, b) => a.scenario - b.scenario),
    closing,
  };
  if (bins !== undefined) result.bins = bins;
  return result;
}
