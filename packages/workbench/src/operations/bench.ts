import { z } from 'zod';
import { benchEnsemble, benchOne } from '../runs/bench.ts';
import { noSettings } from '../runs/index.ts';
import { operation } from './operation.ts';
import { jobOf, openWorkbench } from './workbench.ts';

const timing = z.object({
  id: z.string(),
  label: z.string(),
  times: z.array(z.number()).describe('milliseconds, one per round'),
  median: z.number(),
  least: z.number(),
  most: z.number(),
});
const result = z.object({
  id: z.string(),
  label: z.string(),
  scenarios: z.int(),
  seed: z.int(),
  timings: z.array(timing),
  same: z.boolean().describe('whether all ways gave the same numbers to the bit'),
});

/** How fast the model runs here. */
export const bench = operation({
  name: 'bench',
  title: 'Measure speed and memory',
  summary:
    'Times one scenario and an ensemble on one and on all threads, taking turns, and prints medians, machine and versions.',
  input: z.object({
    scenarios: z.int().positive().default(1000),
    rounds: z.int().min(1).max(100).default(5),
    seed: z.int().min(0).default(1),
  }),
  output: z.object({
    machine: z.object({
      cpu: z.string(),
      cores: z.int(),
      load: z.number(),
      versions: z.record(z.string(), z.string()),
    }),
    model: z.object({ variables: z.int(), numbers: z.int(), months: z.int() }),
    compile: z.number().describe('milliseconds from the data to a model that runs'),
    results: z.array(result),
    memory: z.int().describe('bytes of the process after the ensembles'),
  }),
  examples: [],
  async do({ scenarios, rounds, seed }, host) {
    const machine = host.machine();
    const began = performance.now();
    const workbench = await openWorkbench(host);
    const { program, metrics } = workbench;
    const compile = performance.now() - began;
    const options = (what: string) => ({
      now: () => performance.now(),
      machine,
      rounds,
      seed,
      onProgress: (done: number, total: number) => host.progress?.({ what, done, total }),
    });
    const prepared = { program, metrics };
    const one = await benchOne(prepared, options('timings of one scenario'));
    const pool = host.pool?.();
    const pools = pool ? [{ label: `${host.threads} threads`, pool, job: jobOf(workbench) }] : [];
    const plan = { settings: noSettings, seed, scenarios };
    const many = await benchEnsemble(prepared, plan, pools, options(`timings of ${scenarios} scenarios`));
    return {
      machine,
      model: { variables: program.variables.length, numbers: program.slots, months: program.steps },
      compile,
      results: [one, many].map(({ machine: _, ...rest }) => rest),
      memory: host.memory(),
    };
  },
});
