import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveAnchor } from '../anchors/index.ts';
import { brief } from '../brief/index.ts';
import { findClaims } from '../claims/index.ts';
import { readDocument } from '../readers/index.ts';
import {
  anchorFromAnnotation,
  fromCsv,
  toAnnotations,
  toChaptersJson,
  toClaimReview,
  toCsv,
  toMarkdown,
  toProv,
  toWebVtt,
} from './index.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const talk = readDocument(readFileSync(new URL('../../test/documents/talk.txt', import.meta.url)), 'talk.txt');
const thread = readDocument(readFileSync(new URL('../../test/documents/thread.txt', import.meta.url)), 'thread.txt');
const vtt = readDocument(
  encode(
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada & Co>We paid &lt;$5 million&gt;\n\n01:00:04.250 --> 01:00:06.500\n<v Bob>for 3 halls.\n',
  ),
  'a.vtt',
);

describe('Web Annotation', () => {
  test('anchors survive the round trip through JSON', () => {
    for (const d of [talk, thread, vtt]) {
      const claims = findClaims(d);
      expect(claims.length).toBeGreaterThan(0);
      const back = JSON.parse(JSON.stringify(toAnnotations(claims))).map(anchorFromAnnotation);
      expect(back).toEqual(claims.map((c) => c.anchor));
      for (const a of back) expect(resolveAnchor(a, d.text).found).toBe(true);
    }
  });

  test('somebody else’s annotation with too little is refused', () => {
    expect(
      anchorFromAnnotation({ target: { source: 'x', selector: [{ type: 'TextQuoteSelector', exact: 'a' }] } }),
    ).toBeUndefined();
  });
});

describe('CSV', () => {
  test('claims come back cell by cell', () => {
    const claims = [...findClaims(talk), ...findClaims(thread)];
    const rows = fromCsv(toCsv(claims));
    expect(rows).toHaveLength(claims.length);
    rows.forEach((r, k) => {
      expect([r.id, r.text, r.sentence, r.unit]).toEqual([
        claims[k].id,
        claims[k].figure.text,
        claims[k].sentence.text,
        claims[k].figure.unit,
      ]);
      if (claims[k].figure.value !== undefined) expect(Number(r.value)).toBe(claims[k].figure.value);
    });
  });

  test.each(['\n=1+1', '＝1+1', "'=1", "'plain", '-5%'])('%j comes back and begins no formula', (words) => {
    const [claim] = findClaims(talk);
    const csv = toCsv([{ ...claim, sentence: { ...claim.sentence, text: words } }]);
    expect(fromCsv(csv)[0].sentence).toBe(words);
    expect(csv).not.toMatch(/,"?[\n＝=-]/);
  });

  test('any sentence survives, and none begins a formula', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (s) => {
        const [claim] = findClaims(talk);
        const csv = toCsv([{ ...claim, sentence: { ...claim.sentence, text: s }, speaker: `=${s}` }]);
        const [row] = fromCsv(csv);
        expect([row.sentence, row.speaker]).toEqual([s, `=${s}`]);
        expect(csv).not.toMatch(/(^|,)"?=/m);
      }),
    );
  });
});

test('WebVTT comes back with words, speakers and times', () => {
  const back = readDocument(encode(toWebVtt(vtt)), 'b.vtt');
  expect(back.text).toBe(vtt.text);
  expect(back.times).toEqual(vtt.times);
});

test('chapters JSON comes back with titles and seconds', () => {
  const chapters = [
    { title: 'One', start: 0, startUtf16: 0, from: 1, suggested: false },
    { title: 'Two', start: 30, startUtf16: 30, from: 3604.25, suggested: true },
  ];
  const back = readDocument(encode(toChaptersJson(vtt, chapters)), 'c.json');
  expect(back.format).toBe('podcast-chapters');
  expect(back.chapters.map((c) => [c.title, c.from, c.to])).toEqual([
    ['One', 1, 3604.25],
    ['Two', 3604.25, 3606.5],
  ]);
});

test('Markdown: document text never becomes markup', () => {
  const d = readDocument(
    encode('A <script>alert(1)</script> and [link](x) *cost* us $5 million last year, said nobody at all.'),
    'a.txt',
  );
  const markdown = toMarkdown(brief(d));
  expect(markdown).not.toContain('<script>');
  expect(markdown).toContain('\\<script\\>');
  expect(markdown).toContain('\\[link\\]');
});

test.each([
  '- a list',
  '+ 1 billion',
  '1. first',
  '12) twelfth',
  '~~~',
  '~~gone~~',
  '&lt;b&gt; &copy;',
  'see http://a.b, www.a.b and a@b.co',
  '$x$',
  '===',
])('Markdown: %j stays what it is', (words) => {
  const anchor = { ...findClaims(talk)[0].anchor };
  const empty = { concepts: [], chapters: [], topicsByPerson: [], quotes: [], takeaways: [], glossary: [] };
  const markdown = toMarkdown({
    ...empty,
    title: 'T',
    document: 'd',
    record: { tags: [], people: [] },
    overview: [{ text: words, anchor, reason: '' }],
  } as never);
  const line = markdown
    .split('\n')
    .find((l) => l.startsWith('- '))!
    .slice(2);
  // every sign that could begin markup is escaped, and taking the escapes off gives the words again
  expect(line).not.toMatch(/^(?:[-+=]|\d+[.)])|(?<!\\)[~&$<>]|(?<!\\):\/\/|www\.|\w@\w/);
  expect(line.replace(/\\(.)/g, '$1')).toContain(words);
});

test('what has no times is not written as chapters or subtitles', () => {
  expect(() => toWebVtt(talk)).toThrow(/talk\.txt has no times/);
  expect(() => toChaptersJson(talk, brief(talk).chapters)).toThrow(/talk\.txt has no times/);
});

test('where a claim comes from is said in every format', () => {
  const claims = findClaims(talk).slice(0, 2);
  const originOf = ({ id }: { id: string }) => (id === claims[1].id ? 'helper:a/b model' : 'rules');
  expect(toAnnotations(claims, originOf).map((a) => a.generator?.name)).toEqual(['rules', 'helper:a/b model']);
  const rows = fromCsv(toCsv(claims, (claim) => ({ origin: originOf(claim), state: 'waiting' })));
  expect(rows.map((r) => [r.origin, r.state, r.fact])).toEqual([
    ['rules', 'waiting', ''],
    ['helper:a/b model', 'waiting', ''],
  ]);
  // biome-ignore lint/suspicious/noExplicitAny: read from JSON.
  const prov = toProv(talk, claims, { name: 'test', version: '1' }, originOf) as any;
  const made = Object.values<Record<string, string>>(prov.wasGeneratedBy).map((g) => g['prov:activity']);
  const by = (run: string) =>
    Object.values<Record<string, string>>(prov.wasAssociatedWith)
      .filter((a) => a['prov:activity'] === run)
      .map((a) => a['prov:agent']);
  expect(by(made[0])).toEqual(['agent:test']);
  expect(by(made[1])).toEqual(['agent:helper%3Aa%2Fb%20model', 'agent:test']);
});

test('PROV-JSON: every reference is declared', () => {
  const prov = toProv(talk, findClaims(talk), { name: 'test', version: '1' }) as Record<
    string,
    Record<string, Record<string, string>>
  >;
  const known = new Set([...Object.keys(prov.entity), ...Object.keys(prov.activity), ...Object.keys(prov.agent)]);
  for (const relation of ['used', 'wasGeneratedBy', 'wasDerivedFrom', 'wasAssociatedWith', 'wasAttributedTo'])
    for (const row of Object.values(prov[relation]))
      for (const [key, value] of Object.entries(row))
        if (key !== 'prov:type') expect(known, `${relation} ${key}`).toContain(value);
});

test('ClaimReview: a rating only after a person decided', () => {
  const [claim] = findClaims(talk);
  expect(toClaimReview(claim)).toMatchObject({ '@type': 'Claim' });
  expect(JSON.stringify(toClaimReview(claim))).not.toContain('reviewRating');
  expect(toClaimReview(claim, { reviewer: 'Ada', on: '2026-04-01', verdict: 'false' })).toMatchObject({
    '@type': 'ClaimReview',
    reviewRating: { ratingValue: 1, bestRating: 5, worstRating: 1 },
    itemReviewed: { '@type': 'Claim' },
  });
});
