/** The commands of docs/evidence.md, run one after the other in an empty workspace. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceStore } from '@buildout/evidence';
import { openStore } from '@buildout/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../node-host.ts';
import { buildout } from '../../recording.ts';

let folder: string;
let store: EvidenceStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildout-manual-'));
  store = await openStore({ folder: join(folder, 'postgres') });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test('every command does what the manual shows', async () => {
  const manual = await readFile(join(root, 'docs', 'evidence.md'), 'utf8');
  const shown = [...manual.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
    block
      .split(/^\$ npx buildout /m)
      .filter(Boolean)
      .map((part) => part.trimEnd().split('\n')),
  );
  expect(shown.length).toBeGreaterThan(6);
  for (const [line, ...output] of shown) {
    const argv = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
    const words = argv.map((word) => (word.startsWith('packages/') ? join(root, word) : word));
    const { code, out, err } = await buildout(words, {
      evidence: async () => store,
      keepsEvidence: () => true,
      now: () => new Date('2026-06-01T12:00:00Z'),
    });
    expect([line, code, code === 0 ? '' : err]).toEqual([line, 0, '']);
    const said = out.split('\n').map((one) => one.trim());
    for (const wanted of output.filter((one) => one !== '…')) expect(said).toContain(wanted.trim());
  }
});
