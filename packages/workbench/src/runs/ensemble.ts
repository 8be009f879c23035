import { Bins } from './bins.ts';
import { type BlockReport, blockRunner, type Closing, type Failure, worse } from './block.ts';
import { type Memory, reserve } from './memory.ts';
import { type EnsemblePlan, type Layout, layOut, type Prepared } from './plan.ts';

/** Everything an ensemble yields. Read it with `bandOf`, `ensembleBands`, `columnOf`, `shareOf` and `sensitivities`. */
export interface EnsembleResult {
  seed: number;
  layout: Layout;
  memory: Memory;
  /** Counts of every cell over all scenarios; only where not every value is kept. */
  bins?: Bins;
  /** How many scenarios gave no result; they have no values in any column. */
  failed: number;
  /** Their numbers and reasons, in order; of very many, the first 10,000. */
  failures: Failure[];
  closing: Closing;
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
  const tally = new Tally();
  const size = plan.blockSize ?? BLOCK;
  for (let from = 0; from < plan.scenarios; from += size) {
    options.signal?.throwIfAborted();
    const to = Math.min(plan.scenarios, from + size);
    tally.add(runBlock(from, to, memory, bins));
    options.onProgress?.(to, plan.scenarios);
  }
  return tally.result(plan, layout, memory, bins);
}

/** Bins where not every value can be kept. */
export function binsFor(layout: Layout): Bins | undefined {
  return layout.kept < layout.scenarios ? new Bins(layout.cells.length) : undefined;
}

/** Failures described one by one; more are only counted. */
const MOST_FAILURES = 10_000;

/** Gathers the reports of blocks; the outcome does not depend on the order in which they come. */
export class Tally {
  #failed = 0;
  #failures: Failure[] = [];
  #closing: Closing = { maxResidual: 0, scenario: 0 };

  add({ failures, closing }: BlockReport): void {
    this.#failed += failures.length;
    for (const failure of failures) this.#failures.push(failure);
    if (this.#failures.length > 2 * MOST_FAILURES) this.#failures = this.#first();
    this.#closing = worse(this.#closing, closing);
  }

  result(plan: EnsemblePlan, layout: Layout, memory: Memory, bins?: Bins): EnsembleResult {
    const [failed, failures, closing] = [this.#failed, this.#first(), this.#closing];
    const result: EnsembleResult = { seed: plan.seed, layout, memory, failed, failures, closing };
    if (bins !== undefined) result.bins = bins;
    return result;
  }

  #first(): Failure[] {
    return this.#failures.toSorted((a, b) => a.scenario - b.scenario).slice(0, MOST_FAILURES);
  }
}
