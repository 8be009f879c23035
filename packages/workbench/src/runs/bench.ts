import { sha256 } from '../facts/hash.ts';
import { ensemble } from './ensemble.ts';
import { measure } from './metric.ts';
import type { EnsemblePlan, Prepared } from './plan.ts';
import type { Pool } from './pool.ts';

/** Where a measurement was made; the host knows. */
export interface Machine {
  cpu: string;
  cores: number;
  /** Load average when it began: above the number of idle cores the times are too long. */
  load: number;
  /** What ran it: `node 24.21.0`, `engine 0.1.0`. */
  versions: Record<string, string>;
}

/** One way of doing something, timed. */
export interface Timing {
  id: string;
  label: string;
  /** Milliseconds, one per round. */
  times: number[];
  median: number;
  least: number;
  most: number;
}

/** A benchmark's outcome; ratios only between timings of one outcome, whose rounds took turns. */
export interface BenchResult {
  id: string;
  label: string;
  machine: Machine;
  seed: number;
  /** Scenarios per timed piece of work. */
  scenarios: number;
  timings: Timing[];
  /** Whether all ways gave the same numbers, to the bit. */
  same: boolean;
}

/** How to measure. The clock is given, so that nothing here depends on one. */
export interface BenchOptions {
  /** Milliseconds from any origin: `() => performance.now()`. */
  now: () => number;
  machine: Machine;
  rounds?: number;
  seed?: number;
  onProgress?: (done: number, total: number) => void;
}

/** One way to time; `work` returns its numbers, so that nothing is optimised away and results can be compared. */
interface Way {
  id: string;
  label: string;
  work: () => Float64Array | Promise<Float64Array>;
}

/**
 * Times single runs, ways taking turns: the run alone on reused memory, the run with its metrics, and, where `against` is
 * given, the same run of another build of the model. Each timed piece is `runs` runs of consecutive scenario numbers (same
 * parameters, other chance); times are per run.
 */
export async function benchOne(
  prepared: Prepared,
  options: BenchOptions & { runs?: number; against?: Prepared },
): Promise<BenchResult> {
  const { runs = 10, seed = 1, against } = options;
  const repeat = ({ program, metrics }: Prepared) => {
    const runner = program.runner();
    return () => {
      let last = new Float64Array();
      for (let scenario = 0; scenario < runs; scenario++) {
        const run = runner.run({ seed, scenario });
        for (const metric of metrics) measure(metric, run);
        last = run.history.slice(run.steps * program.slots, (run.steps + 1) * program.slots);
      }
      return last;
    };
  };
  const bare = { program: prepared.program, metrics: [] };
  const ways: Way[] = [
    { id: 'run', label: 'one run', work: repeat(bare) },
    { id: 'run-and-metrics', label: 'one run and its answers', work: repeat(prepared) },
  ];
  const compared: Way[] = [ways[0]];
  if (against !== undefined) {
    const other = { id: 'against', label: 'one run, other build', work: repeat({ ...against, metrics: [] }) };
    ways.push(other);
    compared.push(other);
  }
  return interleave('one', 'One scenario', ways, compared, 1, runs, options);
}

/** Times an ensemble on this thread and on each pool, taking turns, and checks that all give the same numbers. */
export async function benchEnsemble(
  prepared: Prepared,
  plan: EnsemblePlan,
  pools: { label: string; pool: Pool; job: unknown }[],
  options: BenchOptions,
): Promise<BenchResult> {
  const seeded = { ...plan, seed: options.seed ?? plan.seed };
  const ways: Way[] = [
    { id: 'here', label: 'this thread', work: () => ensemble(prepared, seeded).memory.columns },
    ...pools.map(({ label, pool, job }): Way => {
      return { id: label, label, work: async () => (await pool.run(job, seeded)).memory.columns };
    }),
  ];
  return interleave('ensemble', `${plan.scenarios} scenarios`, ways, ways, plan.scenarios, 1, {
    ...options,
    seed: seeded.seed,
  });
}

/** One round not counted, then A B C A B C …; times divided by `pieces`. */
async function interleave(
  id: string,
  label: string,
  ways: Way[],
  compared: Way[],
  scenarios: number,
  pieces: number,
  { now, machine, rounds = 9, seed = 1, onProgress }: BenchOptions,
): Promise<BenchResult> {
  const times = new Map<Way, number[]>(ways.map((way) => [way, []]));
  const prints = new Map<Way, string>();
  const total = (rounds + 1) * ways.length;
  for (let round = 0, done = 0; round <= rounds; round++) {
    for (const way of ways) {
      const began = now();
      const numbers = await way.work();
      const took = (now() - began) / pieces;
      if (round > 0) times.get(way)!.push(took);
      prints.set(way, fingerprint(numbers));
      onProgress?.(++done, total);
    }
  }
  const timings = ways.map((way): Timing => {
    const sorted = times.get(way)!.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
    return { id: way.id, label: way.label, times: times.get(way)!, median, least: sorted[0], most: sorted.at(-1)! };
  });
  const same = compared.every((way) => prints.get(way) === prints.get(compared[0]));
  return { id, label, machine, seed, scenarios, timings, same };
}

function fingerprint(numbers: Float64Array): string {
  // A copy: hashing reads bytes, and the numbers may lie in shared memory.
  return sha256(new Uint8Array(Float64Array.from(numbers).buffer));
}
