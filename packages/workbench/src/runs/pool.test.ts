import { MessageChannel, Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { bandOf } from './bands.ts';
import { type EnsembleResult, ensemble } from './ensemble.ts';
import { prepareSmall } from './fixtures/small.ts';
import type { EnsemblePlan } from './plan.ts';
import { createPool, type Pool } from './pool.ts';
import { nodePort, type Port } from './ports.ts';
import { RunsError } from './problems.ts';
import { serveBlocks } from './serve-blocks.ts';
import { noSettings } from './settings.ts';

const plan: EnsemblePlan = { settings: noSettings, seed: 1, scenarios: 203 };
const start = () => nodePort(new Worker(new URL('./fixtures/worker.ts', import.meta.url)));
const alone = ensemble(prepareSmall(), plan);

const pools: Pool[] = [];
function pool(workers: number, options: { start?: () => Port; shared?: boolean } = {}): Pool {
  const made = createPool({ workers, start, ...options });
  pools.push(made);
  return made;
}
afterAll(() => Promise.all(pools.map((made) => made.close())));

/** Everything but where the memory lives. */
const numbers = ({ memory, layout, failed, failures, closing }: EnsembleResult) => ({
  columns: [...memory.columns],
  drawn: [...memory.drawn],
  status: [...memory.status],
  layout,
  failed,
  failures,
  closing,
});

describe('a pool of threads gives the numbers of one thread to the bit', () => {
  test.each([
    [1, 16, true],
    [2, 16, true],
    [2, 1, true],
    [2, 50, true],
    [1, 16, false],
    [2, 7, false],
  ])('%i workers, blocks of %i, shared memory: %s', async (workers, blockSize, shared) => {
    const result = await pool(workers, { shared }).run({}, { ...plan, blockSize });
    expect(numbers(result)).toEqual(numbers(alone));
  });

  test('ensemble after ensemble', async () => {
    const two = pool(2);
    const [first, second] = await Promise.all([two.run({}, plan), two.run({}, { ...plan, seed: 2 })]);
    expect(numbers(first)).toEqual(numbers(alone));
    expect(numbers(second)).toEqual(numbers(ensemble(prepareSmall(), { ...plan, seed: 2 })));
  });

  test('also where values are counted instead of kept', async () => {
    const large = { ...plan, keepUpTo: 20 };
    const expected = ensemble(prepareSmall(), large);
    for (const shared of [true, false]) {
      const result = await pool(2, { shared }).run({}, large);
      expect(numbers(result)).toEqual(numbers(expected));
      for (let cell = 0; cell < 4; cell++)
        expect(bandOf(result, 'savings', cell)).toEqual(bandOf(expected, 'savings', cell));
    }
  });

  test('with more workers than blocks', async () => {
    const few = { ...plan, scenarios: 3 };
    for (const shared of [true, false]) {
      expect(numbers(await pool(2, { shared }).run({}, few))).toEqual(numbers(ensemble(prepareSmall(), few)));
    }
  });
});

describe('a pool', () => {
  test('counts up to the last scenario', async () => {
    const seen: number[] = [];
    await pool(2).run({}, plan, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  test.each([true, false])('stops when told to and can be used again (shared memory: %s)', async (shared) => {
    const one = pool(1, { shared });
    const stop = new AbortController();
    const stopped = one.run(
      {},
      { ...plan, scenarios: 100_000 },
      { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) },
    );
    await expect(stopped).rejects.toThrow('enough');
    expect(numbers(await one.run({}, plan))).toEqual(numbers(alone));
  });

  test('passes on what is wrong with a plan as data', async () => {
    const refused = pool(2).run({}, { ...plan, steps: 1000 });
    await expect(refused).rejects.toBeInstanceOf(RunsError);
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'bad-number', name: 'horizon', most: 24 }] });
  });

  test('passes on the error of a worker that cannot prepare, and works for the next job', async () => {
    const two = pool(2);
    await expect(two.run('broken', plan)).rejects.toThrow('this job cannot be prepared');
    expect(numbers(await two.run({}, plan))).toEqual(numbers(alone));
  });

  test('says so when a worker dies, and starts another', async () => {
    const workers: Worker[] = [];
    const mortal = () => {
      workers.push(new Worker(new URL('./fixtures/worker.ts', import.meta.url)));
      return nodePort(workers.at(-1)!);
    };
    const one = pool(1, { start: mortal });
    const dies = one.run({}, { ...plan, scenarios: 100_000 }, { onProgress: () => workers[0].terminate() });
    await expect(dies).rejects.toThrow('a worker ended by itself');
    expect(numbers(await one.run({}, plan))).toEqual(numbers(alone));
    expect(workers.length).toBe(2);
  });

  test('works over any line, here within one thread', async () => {
    const within = () => {
      const { port1, port2 } = new MessageChannel();
      serveBlocks(nodePort(port2), prepareSmall);
      return nodePort(port1);
    };
    expect(numbers(await pool(1, { start: within, shared: false }).run({}, plan))).toEqual(numbers(alone));
  });
});
