import type { BinCounts } from './bins.ts';
import type { BlockReport } from './block.ts';
import type { Memory } from './memory.ts';
import type { EnsemblePlan, Layout } from './plan.ts';
import type { RunProblem } from './problems.ts';

/** From the pool to a worker; `task` numbers the ensemble, so that late messages of a stopped one are told apart. */
export type ToWorker =
  /** Build what `job` describes and lay the plan out. */
  | { kind: 'prepare'; task: number; job: unknown; plan: EnsemblePlan }
  /** Claim blocks from the shared counter until there are none, writing to shared memory. */
  | { kind: 'share'; task: number; memory: Memory; control: Int32Array }
  /** Run one block and send its numbers. */
  | { kind: 'block'; task: number; from: number; to: number }
  /** Send the bins: no more blocks will come. */
  | { kind: 'finish'; task: number };

/** From a worker to the pool. */
export type FromWorker =
  | { kind: 'ready'; task: number; layout: Layout }
  | { kind: 'done'; task: number; from: number; to: number; report: BlockReport; memory?: Memory }
  | { kind: 'finished'; task: number; bins?: BinCounts }
  | { kind: 'broken'; task: number; message: string; stack?: string; problems?: RunProblem[] };

/** Places in the shared control array. */
export const NEXT_BLOCK = 0;
export const STOPPED = 1;
