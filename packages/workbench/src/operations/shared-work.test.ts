import { expect, test } from 'vitest';
import type { Host, Progress } from './host.ts';
import { SharedWork } from './shared-work.ts';

test('is done once, and everybody who waits is told how far it is', async () => {
  const shared = new SharedWork<number>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  let times = 0;
  const work = async (host: Host) => {
    times++;
    host.progress?.({ what: 'scenarios', done: 10, total: 20 });
    await begun;
    host.progress?.({ what: 'scenarios', done: 20, total: 20 });
    return 7;
  };
  const listener = () => {
    const seen: number[] = [];
    return { seen, host: { progress: ({ done }: Progress) => seen.push(done) } as unknown as Host };
  };
  const [early, late, after] = [listener(), listener(), listener()];
  const first = shared.of('a', early.host, work);
  const second = shared.of('a', late.host, work);
  const quiet = shared.of('a', {} as Host, work);
  begin();
  expect(await Promise.all([first, second, quiet])).toEqual([7, 7, 7]);
  expect(await shared.of('a', after.host, work)).toBe(7);
  expect(times).toBe(1);
  expect([early.seen, late.seen, after.seen]).toEqual([[10, 20], [10, 20], []]);
});

test('of work that failed nothing is kept', async () => {
  const shared = new SharedWork<number>();
  const failing = shared.of('a', {} as Host, async () => {
    throw new Error('no room');
  });
  await expect(failing).rejects.toThrow('no room');
  expect(await shared.of('a', {} as Host, async () => 1)).toBe(1);
});
