import { describe, expect, test } from 'vitest';
import { findBlocks } from '../blocks/index.ts';
import { readDocument } from '../readers/index.ts';
import { recordOf } from './index.ts';

function record(text: string, name = 'page.txt') {
  const document = readDocument(new TextEncoder().encode(text), name);
  const found = recordOf(document, findBlocks(document));
  // Whatever has a place stands there.
  const cut = ({ start, end }: { start: number; end: number }) => [...document.text].slice(start, end).join('');
  for (const said of [found.title, found.show, ...found.people])
    if (said && !document.times.length) expect(cut(said)).toBe(said.name);
  return found;
}
const people = (text: string) => record(text).people.map(({ name, part, role }) => [name, part, role]);

describe('people', () => {
  test.each<[string, [string, string, string | undefined][]]>([
    [
      'Joining us this week, we have a special guest, Ada Stone, the host of the Grid and Chips podcast.',
      [['Ada Stone', 'guest', 'host of the Grid and Chips podcast']],
    ],
    ['We sat down with Bo Lind to talk about lines.', [['Bo Lind', 'guest', undefined]]],
    ['Please welcome Ada Stone.', [['Ada Stone', 'guest', undefined]]],
    ['Ada Stone joins us from Oslo.', [['Ada Stone', 'guest', undefined]]],
    ['Hosted by Carla de la Cruz', [['Carla de la Cruz', 'host', undefined]]],
    ['I’m Carla Cruz, and this has been Grid and Chips.', [['Carla Cruz', 'host', undefined]]],
    ['By Dan O’Neil', [['Dan O’Neil', 'author', undefined]]],
    [
      'Host: Carla Cruz\nGuests: Ada Stone, Bo Lind',
      [
        ['Carla Cruz', 'host', undefined],
        ['Ada Stone', 'guest', undefined],
        ['Bo Lind', 'guest', undefined],
      ],
    ],
    ['Northwind CEO Ada Stone said power was short.', [['Ada Stone', 'named', 'Northwind CEO']]],
    ['The price was set by Ada Stone (Northwind co-founder).', [['Ada Stone', 'named', 'Northwind co-founder']]],
    ['Ada Stone, chairman of Northwind Power, disagrees.', [['Ada Stone', 'named', 'chairman of Northwind Power']]],
    ['Ada Stone -- Chief Financial Officer', [['Ada Stone', 'named', 'Chief Financial Officer']]],
    [
      'Three voices. Ada Stone on the price of power. Bo Lind on why halls stand empty.',
      [
        ['Ada Stone', 'speaker', undefined],
        ['Bo Lind', 'speaker', undefined],
      ],
    ],
    ['@Halvor thanks for the article, I had not seen the lease.', [['Halvor', 'addressed', undefined]]],
    ['Bo, thanks as ever for having me.', [['Bo', 'host', undefined]]],
    [
      'Speakers\n\nAda Stone\n\nRuns a grid company in the north and wrote two books about it.\n\nBo Lind\n\nFormer banker, now with a fund.\n\nChapters\n\nThe Long Queue',
      [
        ['Ada Stone', 'speaker', undefined],
        ['Bo Lind', 'speaker', undefined],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(people(text)).toEqual(wanted);
  });

  test('a full name and its given name are one person, with the higher part', () => {
    const text = 'Bo Lind (Northwind analyst) is here.\n\nIt was short, I said. Bo, thanks for having me.';
    expect(people(text)).toEqual([['Bo Lind', 'host', 'Northwind analyst']]);
  });

  test.each([
    'Morgan Stanley, the lead manager of the offering, declined to comment.',
    'We spoke with Big Technology about it.',
    'Goldman Sachs analyst notes were mixed.',
    'Joined by New York and Texas, the state sued.',
    'This Power Purchase Agreement on page 4.',
  ])('no person: %s', (text) => {
    expect(people(text)).toEqual([]);
  });

  test('advertisements and copies name nobody', () => {
    expect(people('I’m Eve Ad, host of the Morning Money podcast. Listen wherever you get your podcasts.')).toEqual([]);
  });
});

describe('the page', () => {
  const head =
    'Skip to content\n← Back to Home\n\nFebruary 24, 2026 · Podcast · 38min\n\nThe Price of an Empty Hall\n\n#Power#Halls\n\n';
  const body =
    'This is Northwind’s “Best of Grid and Chips,” five talks in one. Each of them says in plain words what its guest would rather not have said about halls that stand empty.\n';

  test('says its title, date, length, tags and programme, each with its place', () => {
    const found = record(head + body);
    expect(found).toMatchObject({
      title: { name: 'The Price of an Empty Hall' },
      show: { name: 'Best of Grid and Chips' },
      date: '2026-02-24',
      minutes: 38,
      tags: ['Power', 'Halls'],
      language: 'en',
      kind: 'page',
    });
    expect(head.slice(found.datePlace?.start, found.datePlace?.end)).toBe('February 24, 2026');
    expect(head.slice(found.minutesPlace?.start, found.minutesPlace?.end)).toBe('38min');
  });

  test.each([
    ['Grid and Chips•December 11, 2025\n\nWhat a Hall Costs\n', 'Grid and Chips', '2025-12-11'],
    [
      'EPISODE · Jun 4, 2026 · 18 MIN\n\nHello and welcome to another episode of the Empty Hall podcast.\n',
      'Empty Hall',
      '2026-06-04',
    ],
    [
      'Published 9 Sept. 2025\n\nWelcome to Long Queue. We talk lines.\n\nThis has been Long Queue.\n',
      'Long Queue',
      '2025-09-09',
    ],
    ['**Podcast:** Grid and Chips\n**Published:** 2026-05-01\n', 'Grid and Chips', '2026-05-01'],
  ])('%s', (text, show, date) => {
    expect(record(text)).toMatchObject({ show: { name: show }, date });
  });

  test('a page that names no programme has none: a button is no name, nor is a welcome to a place', () => {
    expect(
      record('Audio Brief\nShow transcript\nThis page covers halls. Welcome to Texas, they said.\n').show,
    ).toBeUndefined();
  });

  test('a thread has no title', () => {
    const thread =
      'Great piece, thank you for it. I worked in such a hall and you describe it well.\n\n@Halvor I agree with you on the lease.\n\nNot sure your numbers hold, but thanks.\n\nExactly. You cannot lease what you do not have.\n\nLove this. What would you do about the lines?\n';
    expect(record(thread).kind).toBe('comment thread');
    expect(record(thread).title).toBeUndefined();
  });

  test('turns and times make a transcript', () => {
    expect(
      record(Array.from({ length: 4 }, (_, k) => `Ada Stone: Line ${k} is short of power.\nBo Lind: It is.\n`).join(''))
        .kind,
    ).toBe('transcript');
    const cues =
      'WEBVTT\n\n00:00.000 --> 10:00.000\n<v Ada Stone>Hello and welcome to the Long Queue podcast.\n\n10:00.000 --> 01:01:00.000\nIt was long.\n';
    expect(record(cues, 'a.vtt')).toMatchObject({ kind: 'transcript', minutes: 61, show: { name: 'Long Queue' } });
  });

  test('a summary has sections of its own', () => {
    expect(
      record(
        'Empty Halls\n\nEpisode Overview\n- One is short.\n- Two is long.\n\nKey Takeaways\n- Three is wide.\n- Four is tall.\n',
      ).kind,
    ).toBe('summary');
  });
});
