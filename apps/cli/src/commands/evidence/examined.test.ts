/** Wrong names, wrong input, feeds, exports and facts taken back, on the real store. */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidencePlace, evidencePlace } from '../../evidence-place.ts';
import { buildout } from '../../recording.ts';

const TALK = `Megawatts
March 3, 2026

Ben Okoro: We borrowed against take-or-pay contracts of five years.
Ada Stone: We expect that Northgrid will reach revenue of $30 billion by 2030.
`;

let place: EvidencePlace;
let term: string;
beforeAll(async () => {
  place = await evidencePlace();
  writeFileSync(join(place.folder, 'talk.txt'), TALK);
  await place.run('evidence', 'add', join(place.folder, 'talk.txt'));
  const { items } = await place.json('evidence', 'queue', '--limit', '50');
  term = items.find((item: { claim: { figure: { text: string } } }) => item.claim.figure.text === 'five years').claim
    .id;
}, 180_000);
afterAll(() => place.close());

const refused = async (...argv: string[]) => {
  const { code, err } = await buildout(['evidence', ...argv], place.host);
  expect(code).toBe(2);
  expect(err.trim().split('\n')).toHaveLength(1);
  return err;
};

describe('who names something wrong is told what was meant', () => {
  test('claims and documents', async () => {
    const off = `${term.slice(0, -1)}${term.endsWith('0') ? '1' : '0'}`;
    expect(await refused('decide', off, 'accept', '--reviewer', 'ada')).toContain(`Did you mean ${term}?`);
    expect(await refused('claim', term.slice(0, 12))).toContain(`Did you mean ${term}?`);
    expect(await refused('claim', 'claim_zzzzzzzzzzzz')).not.toContain('Did you mean');
    expect(await refused('queue', '--document', 'tlk.txt')).toContain('Did you mean talk.txt?');
    expect(await refused('more-like', term, '--not', 'claim_x')).toContain('There is no claim claim_x');
    expect(await refused('predictions', '--speaker', 'Ada Ston', '--no-model')).toContain('Did you mean Ada Stone?');
  });

  test('empty words and numbers that are none, in plain words', async () => {
    expect(await refused('search', '')).toContain('query: must not be empty');
    expect(await refused('define', ' ')).toContain('term: must not be empty');
    const settle = ['resolve', term, 'true', '--on', '2026-05-31', '--source', 'x', '--reviewer', 'ada'];
    expect(await refused(...settle, '--outcome', 'abc')).toContain(
      '--outcome is "abc"; it must be a number such as 38, -0.5 or 5.13bn',
    );
    expect(await refused('figures', join(place.folder, 'talk.txt'), '--date', '2026-02-30')).toContain('no such day');
    expect((await place.run('evidence', 'search', 'contr*')).out).toContain('a * stands for nothing');
  });

  test('a call that lacks a word says where help is; one title is not for two files', async () => {
    expect(await refused('figures')).toContain('Add --help to see how it is called.');
    expect(await refused('resolve', term, 'true', '--reviewer', 'ada')).toMatch(/--on <day>.*Add --help/);
    const talk = join(place.folder, 'talk.txt');
    expect(await refused('add', talk, talk, '--title', 'Both')).toContain('--title is of one file, and 2 are named');
    expect(await refused('decide', term, 'correct', 'value=soon', '--reviewer', 'ada')).toContain(
      'value: "soon" is not a number',
    );
  });

  test('who disputes a claim is shown the reading that was recorded', async () => {
    await place.run('evidence', 'decide', term, 'accept', '--reviewer', 'ada');
    const { out } = await place.run('evidence', 'decide', term, 'correct', 'value=6', '--reviewer', 'ben');
    expect(out).toMatch(/is disputed: 5 years.*\nYour reading is 6 years/);
    await place.run('evidence', 'undo', '--reviewer', 'ben');
    await place.run('evidence', 'undo', '--reviewer', 'ada');
  });

  test('a file of half a gigabyte is refused before it is read', async () => {
    const huge = join(place.folder, 'huge.txt');
    writeFileSync(huge, '');
    truncateSync(huge, 5 * 2 ** 30);
    expect(await refused('add', huge)).toMatch(/huge\.txt has 5368709120 bytes, above the limit/);
    expect(await refused('figures', huge)).toMatch(/above the limit/);
  });
});

test('a table may have more rows than a call has arguments', async () => {
  const many = join(place.folder, 'many.txt');
  writeFileSync(many, 'We paid €5 million. '.repeat(130_000));
  const { code, out } = await buildout(['evidence', 'figures', many], place.host);
  expect(code).toBe(0);
  expect(out.split('\n').length).toBeGreaterThan(130_000);
});

test('a feed brings the transcripts beside it; those elsewhere are named, and no way leads out of the folder', async () => {
  const item = (n: number, url: string) =>
    `<item><title>Episode ${n}</title><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><podcast:transcript url="${url}" type="text/vtt"/></item>`;
  const feed = join(place.folder, 'feed.xml');
  writeFileSync(
    feed,
    `<rss><channel><title>Pod</title>${item(1, 'https://example.org/t/one.vtt?x=1')}${item(2, 'https://example.org/two.vtt')}${item(3, '..%2f..%2fetc%2fpasswd')}</channel></rss>`,
  );
  writeFileSync(
    join(place.folder, 'one.vtt'),
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>A megawatt cost us $12 million.\n',
  );
  const { err } = await place.run('evidence', 'add', feed);
  expect(err).toContain('Episode 2: no transcript beside');
  expect(err).toContain('(passwd)');
  const { documents } = await place.json('evidence', 'documents');
  const one = documents.find(({ name }: { name: string }) => name === 'one.vtt');
  expect(one).toMatchObject({ title: 'Episode 1', date: '2026-03-03', url: 'https://example.org/t/one.vtt?x=1' });
});

test('what came of the review is in the exports, whatever the reviewer is called', async () => {
  const name = 'Siobhán O’Neil (guest)';
  await place.run('evidence', 'decide', term, 'accept', '--reviewer', name);
  const prov = JSON.parse((await place.run('evidence', 'export', '--as', 'prov', '--document', 'talk.txt')).out);
  const names = [...Object.keys(prov.agent), ...Object.keys(prov.wasAttributedTo)];
  for (const one of names) expect(one).toMatch(/^(?:_:[\w-]+|[a-z]+:(?:[\w-]|%[0-9A-F]{2})+)$/);
  const { out } = await place.run('evidence', 'export', '--as', 'csv');
  expect(out.split('\r\n').find((row) => row.startsWith(term))).toMatch(/,rules,accepted,fact_[0-9a-f]{12}$/);
  expect(await refused('export', '--as', 'webvtt', '--document', 'talk.txt')).toContain('talk.txt has no times');
  await place.run('evidence', 'undo', '--reviewer', name);
});

test('a run made from a fact is told with its sentence and made again, whatever becomes of the fact', async () => {
  const { fact } = await place.json('evidence', 'decide', term, 'accept', '--reviewer', 'ada');
  const set = ['--set', `contract_term=@${fact.id}`];
  const run = await place.json('run', ...set, '--answer', 'gap');
  expect(run.accepted).toMatchObject([{ fact: fact.id, quote: 'five years', document: fact.document }]);
  const side = await place.json('compare', 'camp-a', ...set);
  for (const one of side.scenarios) expect(one.accepted).toMatchObject([{ fact: fact.id, quote: 'five years' }]);
  expect((await place.run('compare', 'camp-a', ...set)).out).toContain(fact.statement);

  await place.run('evidence', 'undo', '--reviewer', 'ada');
  const again = await place.json('rerun', run.runId);
  expect(again).toMatchObject({
    same: true,
    differs: ['facts'],
    reproduce: `npx buildout rerun ${run.runId}`,
    accepted: [{ fact: fact.id, quote: 'five years', document: fact.document }],
  });
  expect(again.notes[0]).toContain(`reviewers held it of ${term}, and no longer do`);

  const now = (await place.json('evidence', 'decide', term, 'correct', 'value=6', '--reviewer', 'ada')).fact;
  const after = await place.json('rerun', run.runId);
  expect([after.same, after.notes[0]]).toEqual([true, expect.stringContaining(`its fact is now ${now.id}`)]);
  const refusedRun = await buildout(['run', ...set], place.host);
  expect([refusedRun.code, refusedRun.err]).toEqual([2, expect.stringContaining(`its fact is now ${now.id}`)]);
});
