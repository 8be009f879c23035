/** A year's dot and what is said of its quarters: one quantity and its parts, each claim once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceStore } from '@buildout/evidence';
import { openStore } from '@buildout/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildout } from '../../recording.ts';

let folder: string;
let store: EvidenceStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildout-year-'));
  store = await openStore({ folder: join(folder, 'postgres') });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = async (...words: string[]) => {
  const { code, out, err } = await buildout([...words, '--json'], {
    evidence: async () => store,
    keepsEvidence: () => true,
  });
  expect([code, code === 0 ? '' : err]).toEqual([0, '']);
  return JSON.parse(out);
};

test('claims on the year and on one of its quarters lead to the dot, a copy of them does not', async () => {
  const talk =
    'Ana: Microsoft had capital expenditures of $83.1 billion in 2025.\nBen: Microsoft had capital expenditures of $29.9 billion in the fourth quarter of 2025.\n';
  for (const [name, text] of [
    ['talk.txt', talk],
    ['again.txt', `${talk}Cy: So it was.\n`],
  ] as const) {
    await writeFile(join(folder, name), text);
    await ask('evidence', 'add', join(folder, name));
  }
  const [dot] = (await ask('source', 'seen:capex_by_company[microsoft]@2025')).facts;
  const ids: string[] = dot.rows.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(4);
  const { leads, remarks } = await ask('evidence', 'trace', ids.join('+'));
  const year = leads.filter(({ id }: { id: string }) => id === ids.join('+'));
  const quarter = leads.filter(({ id }: { id: string }) => ids.includes(id));
  expect([year.length, quarter.length]).toEqual([1, 1]);
  expect([year[0].relation, quarter[0].relation]).toEqual(['same', 'same']);
  expect(quarter[0].why).toContain('one of the 4 rows the number is made of');
  expect(remarks.join(' ')).toMatch(/sum of its four quarters: .* = 83\.1 bn USD/);
});
