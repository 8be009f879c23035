import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeBench } from '@buildout/evidence/cli.ts';
import { openStore } from '@buildout/store';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildout } from '../../recording.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildout-bench-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('search finds what was put in, decisions are read back as made', async () => {
  const store = await openStore({ folder: join(folder, 'postgres') });
  try {
    const { search, review } = await storeBench(store, { passages: 2_500 });
    expect(search).toMatchObject({ passages: 2_500 });
    const found = new Map(search.queries.map((q) => [q.query, q.found]));
    expect(found.size).toBe(8);
    expect(found.get('three words in order')).toBeGreaterThanOrEqual(1);
    expect(found.get('a word of every tenth passage')).toBeGreaterThan(found.get('a usual word')!);
    expect(found.get('a usual word')).toBeGreaterThan(found.get('a rare word')!);
    expect(review).toMatchObject({ decisions: 200, lost: 0 });
  } finally {
    await store.close();
  }
});

test('tests of WebVTT files are run, what differs is named; without a place for a store the rest is measured, aloud', async () => {
  const cues = join(folder, 'webvtt');
  await mkdir(cues);
  const head = 'a title\n<link rel="help">\n\n';
  await writeFile(
    join(cues, 'good.test'),
    `${head}assert_equals(cues.length, 1);\nassert_equals(cues[0].text, "one\\uFFFD");\n\n===\nWEBVTT\\r\\\n\\r\\\n00:01.000 --> 00:02.000\none\\x00\n`,
  );
  await writeFile(join(cues, 'other.test'), `${head}assert_equals(cues.length, 3);\n\n===\nWEBVTT\n`);
  await writeFile(join(cues, 'style.test'), `${head}assert_equals(document.styleSheets.length, 0);\n\n===\nWEBVTT\n`);
  await writeFile(join(cues, 'refused.vtt'), 'WEBVTTx\n');
  vi.stubEnv('TMPDIR', join(folder, 'nowhere'));
  try {
    const { code, out, err } = await buildout(['bench', 'evidence', '--webvtt', cues, '--json'], { out: folder });
    expect(code).toBe(0);
    const measured = JSON.parse(out);
    expect(measured.webvtt).toEqual({
      passed: 2,
      total: 3,
      failures: ['other.test: got 0, wanted 3'],
      left: ['style.test'],
    });
    expect(err).toContain('Skipped: search and review: no folder for a store (ENOENT)');
    expect(measured.briefs.share).toBe(1);
    expect(measured).not.toHaveProperty('search');
    expect(measured.skipped.join(' ')).toContain('search and review');
  } finally {
    vi.unstubAllEnvs();
  }
});

test('tests of WebVTT files of a folder that is not there: why, nothing measured', async () => {
  const without = await buildout(['bench', 'evidence', '--no-store', '--webvtt', join(folder, 'none')], {
    out: folder,
  });
  expect([without.code, without.err]).toEqual([2, expect.stringContaining('there is no such folder')]);
});

const OWN_SPECS = new URL('../../../../../packages/evidence/test/specs', import.meta.url).pathname;

test('specifications are scored by file and class, with what is left out and every error', async () => {
  const { code, out, err } = await buildout(['bench', 'evidence', '--specs', OWN_SPECS, '--no-store'], { out: folder });
  expect(code).toBe(0);
  expect(err).not.toContain('specifications: no folder');
  expect(out).toContain('Specifications left out: Number/English/OrdinalModel.json (ordinals are places');
  expect(out).toContain('NumberWithUnit/English/CurrencyModel.json: 3 results, touched 3 (100 %), exact 1 (33 %)');
  expect(out).toContain('currency, de: 1 results, touched 1 (100 %)');
  expect(out).toContain('counted apart, 1 × unit-alone');
  expect(out).toContain(
    'value at Number/English/NumberModel.json "90" in "room for 90 guests" wanted 91 got 90 guests',
  );
});

test('specifications of a folder that is not there: what and why, nothing measured', async () => {
  const gone = join(folder, 'gone');
  const { code, out, err } = await buildout(['bench', 'evidence', '--specs', gone, '--no-store'], { out: folder });
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`${gone} cannot be read: there is no such folder`);
});
