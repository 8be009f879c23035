import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildout-cases-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One bank owes another 10 and has 5: it pays 5. */
const clearing = (payment: number) => ({
  kind: 'clearing',
  about: 'two banks',
  cases: [
    {
      id: 'two',
      source: 'by hand',
      input: {
        owed: [
          [0, 10],
          [0, 0],
        ],
        externalAssets: [5, 0],
        externalLiabilities: [0, 0],
        alpha: 1,
        beta: 1,
      },
      expect: { payments: [payment, 0] },
      absTol: 1e-9,
    },
  ],
});

test('a folder never seen before is checked; agreement is exit code 0', async () => {
  await writeFile(join(folder, 'any-name.json'), JSON.stringify(clearing(5)));
  const { code, out } = await buildout(['verify', '--cases', folder, '--json']);
  expect(JSON.parse(out).cases).toEqual([
    { id: 'two', kind: 'clearing', status: 'agrees', maxDifference: expect.any(Number), reason: '', source: 'by hand' },
  ]);
  expect(code).toBe(0);
});

test('a case that differs says by how much, exit code 1', async () => {
  await writeFile(join(folder, 'any-name.json'), JSON.stringify(clearing(7)));
  const { code, out } = await buildout(['verify', '--cases', folder, '--json']);
  const [one] = JSON.parse(out).cases;
  expect(one).toMatchObject({ status: 'differs', maxDifference: 2 }); // 7 expected, 5 paid
  expect(one.reason).not.toBe('');
  expect(code).toBe(1);
});

test('a kind nobody knows is unsupported with the reason; a file that is no case file is skipped', async () => {
  await writeFile(
    join(folder, 'a.json'),
    JSON.stringify({ kind: 'astrology', cases: [{ id: 'x', input: {}, expect: {} }] }),
  );
  await writeFile(join(folder, 'b.json'), '{');
  const { code, out } = await buildout(['verify', '--cases', folder, '--json']);
  const { cases, skipped } = JSON.parse(out);
  expect(cases).toMatchObject([
    { id: 'x', status: 'unsupported', maxDifference: null, reason: expect.stringContaining('astrology') },
  ]);
  expect(skipped).toHaveLength(1);
  expect(code).toBe(0);
});

test('a folder that is not there is an error, exit code 2', async () => {
  const { code, err } = await buildout(['verify', '--cases', join(folder, 'nothing')]);
  expect(code).toBe(2);
  expect(err).toContain('there is no such folder');
});
