import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvidencePlace, evidencePlace } from '../../evidence-place.ts';
import { buildout } from '../../recording.ts';

let place: EvidencePlace;
let file: string;
beforeAll(async () => {
  place = await evidencePlace();
  file = join(place.folder, 'evidence.backup');
  writeFileSync(join(place.folder, 'talk.txt'), 'March 3, 2026\n\nOracle reported revenue of $57 billion in 2025.\n');
  await place.run('evidence', 'add', join(place.folder, 'talk.txt'));
  const [{ claim }] = await place.store.claims();
  await place.run('evidence', 'decide', claim.id, 'accept', '--reviewer', 'ada');
});
afterAll(() => place.close());

const inWorkspace = (workspace: string, ...argv: string[]) =>
  buildout(['evidence', ...argv], place.host, {
    env: { BUILDOUT_STORE: join(place.folder, 'postgres'), BUILDOUT_WORKSPACE: workspace },
  });

test('a workspace comes back whole: documents, claims, log and so its facts', async () => {
  const written = await inWorkspace('local', 'backup', '--to', file, '--json');
  expect(JSON.parse(written.out)).toMatchObject({ path: file, documents: 1, reviews: 1 });
  const restored = await inWorkspace('copy', 'restore', '--from', file);
  expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('1 documents')]);
  const copy = await place.workspace('copy');
  expect(await copy.store.claims()).toEqual(await place.store.claims());
  expect(await copy.store.reviews()).toEqual(await place.store.reviews());
  const facts = async (host: typeof place.host) =>
    JSON.parse((await buildout(['evidence', 'facts', '--json'], host)).out).facts;
  expect(await facts(copy.host)).toEqual(await facts(place.host));
});

test('what cannot be done is said, and nothing is changed', async () => {
  const full = await inWorkspace('local', 'restore', '--from', file);
  expect([full.code, full.err]).toEqual([2, expect.stringContaining('holds documents already')]);
  const missing = await inWorkspace('new', 'restore', '--from', join(place.folder, 'nothing'));
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('there is no such file')]);
  const nowhere = await inWorkspace('local', 'backup', '--to', join(place.folder, 'no', 'such', 'folder'));
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('cannot be written')]);
  const bytes = readFileSync(file);
  writeFileSync(join(place.folder, 'cut'), bytes.subarray(0, bytes.length >> 1));
  const cut = await inWorkspace('new', 'restore', '--from', join(place.folder, 'cut'));
  expect(cut.code).toBe(2);
  expect(await (await place.workspace('new')).store.documents()).toEqual([]);
});

test('a folder that cannot be written to is said, and nothing is left half', async () => {
  const inFile = await inWorkspace('local', 'backup', '--to', join(file, 'within-a-file'));
  expect([inFile.code, inFile.err]).toEqual([2, expect.stringContaining('cannot be written')]);
  const taken = join(place.folder, 'taken');
  mkdirSync(taken);
  const asFolder = await inWorkspace('local', 'backup', '--to', taken);
  expect([asFolder.code, asFolder.err]).toEqual([2, expect.stringContaining('cannot be written')]);
  expect(readdirSync(place.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a disk that is full during a backup is said, and the backup before it stays', async ({ skip }) => {
  const small = join(place.folder, 'small');
  mkdirSync(small);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status !== 0)
    skip('no small file system can be mounted here');
  try {
    const to = join(small, 'evidence.backup');
    expect((await inWorkspace('local', 'backup', '--to', to)).code).toBe(0);
    const before = readFileSync(to);
    expect(() => writeFileSync(join(small, 'filler'), Buffer.alloc(64 * 1024))).toThrow(/ENOSPC/);
    const full = await inWorkspace('local', 'backup', '--to', to);
    expect([full.code, full.err]).toEqual([2, expect.stringMatching(/cannot be written.*(room|space)/)]);
    expect(readFileSync(to)).toEqual(before);
    expect(readdirSync(small).sort()).toEqual(['evidence.backup', 'filler']);
  } finally {
    spawnSync('umount', ['-l', small]);
  }
});
