import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type BenchOptions, benchEnsemble, benchOne } from './bench.ts';
import { prepareSmall } from './fixtures/small.ts';
import { createPool } from './pool.ts';
import { nodePort } from './ports.ts';
import { serveBlocks } from './serve-blocks.ts';
import { noSettings } from './settings.ts';

/** A clock that advances by 1, 2, 3 … ms with each reading: what is under test is the arithmetic, not the time. */
function clock(): BenchOptions {
  let time = 0;
  let step = 0;
  return {
    now: () => {
      step++;
      time += step;
      return time;
    },
    machine: { cpu: 'abacus', cores: 1, load: 0, versions: { node: '24' } },
    rounds: 3,
    seed: 7,
  };
}

test('ways take turns, the first round is not counted, and the median is of the rest', async () => {
  const result = await benchOne(prepareSmall(), { ...clock(), runs: 2 });
  expect(result.timings.map((timing) => timing.id)).toEqual(['run', 'run-and-metrics']);
  // Readings 5 … 16 bound the counted pieces: 6, 10, 14 ms and 8, 12, 16 ms, for two runs each.
  expect(result.timings.map((timing) => timing.times)).toEqual([
    [3, 5, 7],
    [4, 6, 8],
  ]);
  expect(result.timings.map((timing) => timing.median)).toEqual([5, 6]);
  expect(result.machine.cpu).toBe('abacus');
});

test('says whether two builds of a model give the same numbers', async () => {
  const other = prepareSmall();
  expect((await benchOne(prepareSmall(), { ...clock(), against: other })).same).toBe(true);
  const changed = {
    ...other,
    program: { ...other.program, runner: () => ({ run: () => other.program.run({ seed: 8 }) }) },
  };
  expect((await benchOne(prepareSmall(), { ...clock(), against: changed })).same).toBe(false);
});

test('times an ensemble here and on a pool, and finds them equal to the bit', async () => {
  const { port1, port2 } = new MessageChannel();
  serveBlocks(nodePort(port2), prepareSmall);
  const pool = createPool({ workers: 1, start: () => nodePort(port1), shared: false });
  const plan = { settings: noSettings, seed: 1, scenarios: 20 };
  const result = await benchEnsemble(prepareSmall(), plan, [{ label: '1 worker', pool, job: {} }], clock());
  expect(result).toMatchObject({ same: true, seed: 7, scenarios: 20 });
  expect(result.timings.map((timing) => timing.label)).toEqual(['this thread', '1 worker']);
  await pool.close();
});
