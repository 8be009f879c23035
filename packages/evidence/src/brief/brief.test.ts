import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resolveAnchor } from '../anchors/index.ts';
import { readDocument } from '../readers/index.ts';
import { brief, define } from './index.ts';

const load = (name: string) =>
  readDocument(readFileSync(new URL(`../../test/documents/${name}`, import.meta.url)), name);

describe('brief', () => {
  const d = load('talk.txt');
  const b = brief(d);

  test('every sentence is in the document at its place', () => {
    const items = [
      ...b.overview,
      ...b.takeaways,
      ...b.quotes,
      ...b.concepts.map((c) => c.item),
      ...b.glossary.map((g) => g.item),
      ...b.topicsByPerson.flatMap((p) => p.items),
    ];
    expect(items.length).toBeGreaterThan(5);
    for (const item of items) {
      expect(d.text.slice(item.anchor.startUtf16, item.anchor.endUtf16)).toBe(item.anchor.exact);
      expect(resolveAnchor(item.anchor, d.text)).toMatchObject({ found: true, startUtf16: item.anchor.startUtf16 });
    }
  });

  test('a talk is told by its turns, its people by name', () => {
    expect([b.register, b.title, b.date]).toEqual(['talk', 'The Price of a Megawatt', '2026-03-03']);
    expect(b.topicsByPerson.map((p) => p.person).sort()).toEqual(['Ada Stone', 'Ben Okoro']);
  });

  test('page furniture and copies are never quoted', () => {
    const made = brief(load('thread.txt'));
    const said = [...made.overview, ...made.takeaways, ...made.quotes].map((item) => item.text);
    expect(said.filter((s) => s.includes('newsletter'))).toEqual([]);
    expect(said.filter((s) => s.includes('numbers do not add up')).length).toBeLessThanOrEqual(1);
  });

  test('the same document gives the same brief', () => {
    expect(brief(load('talk.txt'))).toEqual(b);
  });
});

describe('chapters', () => {
  test('headings with content are chapters; what stands before is the introduction', () => {
    const part = 'The halls need power, and the power needs lines, and the lines need permits that take years to get. ';
    const text = `${part}\n\nFirst part\n\n${part}\n\nSecond part\n\n${part}\n\nThird part\n\n${part}`;
    const made = brief(readDocument(new TextEncoder().encode(text), 'a.txt'));
    expect(made.chapters.map((c) => c.title)).toEqual(['Introduction', 'First part', 'Second part', 'Third part']);
    for (const c of made.chapters.slice(1)) expect(text.slice(c.startUtf16)).toMatch(new RegExp(`^${c.title}`));
  });
});

describe('define', () => {
  const text =
    'The box is a special purpose vehicle that owns the chips. We put the contract in the box. What is a box? Lenders like the box because the box decides who is paid first.';
  const d = readDocument(new TextEncoder().encode(text), 'a.txt');

  test('explanations come first, uses are all there', () => {
    const found = define(d, 'box');
    expect(found.explained[0].text).toBe('The box is a special purpose vehicle that owns the chips.');
    expect(found.used).toHaveLength(4);
  });

  test('an unknown term gives nothing', () => {
    expect(define(d, 'tranche')).toMatchObject({ explained: [], used: [] });
  });

  test('a term with regular-expression signs is only text', () => {
    expect(define(d, '(.*)+').used).toEqual([]);
  });
});

test('the record of a page: its show, and who says who speaks', () => {
  const text =
    '# The Price of Power\n\n**Podcast:** Grid and Chips\n**Published:** 2026-05-01\n\nWe talked for an hour about lines and halls.\nI’m Ada Stone, and this has been Grid and Chips.\n';
  const { record } = brief(readDocument(new TextEncoder().encode(text), 'a.md'));
  expect(record.show?.name).toBe('Grid and Chips');
  expect(text.slice(record.show?.start, record.show?.end)).toBe('Grid and Chips');
  expect(record.people).toEqual([
    { name: 'Ada Stone', part: 'host', start: text.indexOf('Ada'), end: text.indexOf('Ada') + 9 },
  ]);
});
