import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resolveAnchor } from '../anchors/index.ts';
import { readDocument } from '../readers/index.ts';
import { type Brief, brief, define, type Item } from './index.ts';

const read = (text: string, name = 'a.txt') => readDocument(new TextEncoder().encode(text), name);
const evening = readFileSync(new URL('../../test/documents/evening.txt', import.meta.url), 'utf8');
const d = read(evening, 'evening.txt');
const b = brief(d);
const texts = (items: readonly Item[]) => items.map((i) => i.text);
const itemsOf = (made: Brief): Item[] => [
  ...made.overview,
  ...made.takeaways,
  ...made.quotes,
  ...[...made.concepts, ...made.glossary].map((c) => c.item),
  ...made.topicsByPerson.flatMap((p) => p.items),
];

describe('takeaways of a talk', () => {
  test('no greeting, thanks, sponsor, joke, question or invitation is one, nor a quotation', () => {
    for (const text of texts([...b.takeaways, ...b.quotes])) {
      expect(text).not.toMatch(/thank|welcome|larkmail|code GRID|kids|tourist|subscribe|next week|again\.$|\?$/i);
      expect(text).not.toMatch(/^(yeah|haha|uh|i mean|okay)\b/i);
    }
    expect(b.takeaways).toHaveLength(5);
  });

  test('what opens with a word that points back is quoted with what it points to, or not at all', () => {
    for (const item of b.takeaways) expect(item.text).not.toMatch(/^(that|this|it|they|he|she|because)\b/i);
    const pair = read(
      'Northgrid borrowed $4 billion against its halls in March. It pays 12 percent for that loan, more than any rival pays. Its halls hold 90,000 chips of the last generation. Rivals pay 8 percent for loans of the same length. The halls of the rivals are newer than those of Northgrid.',
    );
    const quoted = texts([...brief(pair).overview, ...brief(pair).takeaways]);
    for (const text of quoted.filter((t) => t.includes('12 percent'))) expect(text).toMatch(/^Northgrid borrowed/);
  });

  test('every chapter with something to say is heard before one is heard three times', () => {
    const chapters = b.takeaways.map((i) => b.chapters.filter((c) => c.start <= i.anchor.start).length);
    const times = (c: number) => chapters.filter((x) => x === c).length;
    expect(new Set(chapters).size).toBeGreaterThanOrEqual(3);
    expect(Math.max(...chapters.map(times))).toBeLessThanOrEqual(2);
  });

  test('two that say the same in the same words are one', () => {
    const said = 'The new halls of Northgrid need 900 megawatts of power before the winter of 2027.';
    const more = Array.from(
      { length: 14 },
      (_, k) => `Operator number ${k} pays ${k + 3} percent for the loans behind its halls and racks.`,
    );
    const made = brief(read([said, ...more, said.replace('need', 'will need'), ...more].join('\n\n')));
    expect(texts([...made.overview, ...made.takeaways]).filter((t) => t.includes('900 megawatts')).length).toBe(1);
  });
});

test('the overview of a talk is its announcement and who came', () => {
  const overview = texts(b.overview).join(' ');
  expect(overview).toContain('Today we talk about three things');
  expect(overview).toContain('With me is Ines Falk');
  expect(b.record.people.map((p) => p.name)).toContain('Ines Falk');
});

test('the overview of a page begins with its first sentence', () => {
  const page = readFileSync(new URL('../../test/documents/talk.txt', import.meta.url), 'utf8');
  expect(page).toContain('Ada Stone');
  const article = read(
    'The town of Larkfield has sold its last free field to a builder of data halls. The price was $90 million, four times what the field was worth in 2021. Residents were told after the contract was signed. The builder wants 300 megawatts, as much as all houses of the county use together.',
  );
  expect(brief(article).overview[0].text).toMatch(/^The town of Larkfield/);
});

describe('chapters of a talk', () => {
  test('they begin where the host turns to something else, in order, none empty', () => {
    const at = (words: string) => b.chapters.some((c) => evening.startsWith(words, c.startUtf16));
    expect(at('So maybe to start')).toBe(true);
    expect(at('Okay, let')).toBe(true);
    expect(at('Now I want to get to the grid')).toBe(true);
    const starts = b.chapters.map((c) => c.start);
    expect(starts).toEqual([...new Set(starts)].sort((x, y) => x - y));
    starts.forEach((from, k) => {
      const stretch = evening.slice(b.chapters[k].startUtf16, b.chapters[k + 1]?.startUtf16);
      expect(stretch.split(/\s+/).length, `chapter at ${from}`).toBeGreaterThan(20);
    });
  });

  test('titles, concepts and terms write a name as it is written, not as it was heard', () => {
    const ours = [
      ...b.chapters.map((c) => c.title),
      ...b.concepts.map((c) => c.term),
      ...b.glossary.map((g) => g.term),
    ];
    expect(ours.join(' | ')).toContain('CoreWeave');
    expect(ours.join(' | ')).not.toContain('Corwe ');
    expect(ours.join(' | ')).not.toMatch(/Corwe\b/);
    // the document's own words stay as they are
    expect(itemsOf(b).every((i) => evening.replace(/\s+/g, ' ').includes(i.text))).toBe(true);
  });

  test('a name is defined and found where it was heard wrongly, and a wrong hearing is that name', () => {
    const used = define(d, 'CoreWeave').used.map((i) => i.text);
    expect(used.filter((t) => t.includes('CoreWeave'))).toHaveLength(2);
    expect(used.filter((t) => t.includes('Corwe '))).toHaveLength(2);
    expect(define(d, 'Corwe').used.map((i) => i.text)).toEqual(used);
  });

  test('the line with date and length is no chapter', () => {
    expect(b.chapters.map((c) => c.title).join('|')).not.toContain('22min');
  });
});

describe('glossary', () => {
  const termsOf = (text: string) => brief(read(text)).glossary.map((g) => g.term);
  test.each([
    [
      'Interest is paid from the rent. Lenders like paid-in kind notes, which are a loan that pays itself. Paid-in kind notes are rare.',
      /kind notes/,
    ],
    [
      'The halls are run by a small group of companies known as “neoclouds” that rent chips out. The neoclouds owe money.',
      /^neoclouds$/,
    ],
    ['They pay with power purchase agreements (PPAs) over ten years. A PPA of ten years is long.', /^PPAs?$/],
    ['A tranche is a part of a loan that is paid back before the others. The first tranche is safe.', /^tranche$/i],
    [
      'Liquid cooling means that water runs past the chips. With liquid cooling the halls are quiet.',
      /^Liquid cooling$/i,
    ],
  ])('%#: a real explanation makes a term', (text, term) => {
    expect(termsOf(text).some((t) => term.test(t))).toBe(true);
  });

  test.each([
    'Ada is a great engineer with a big heart. Ada is a good friend of the house.',
    'The deal means that Northgrid is the largest tenant. The deal is a good one for both.',
    'It is a question of money and of time. That is the point of the whole exercise.',
    'GPU: unit price is $30,000, total cost is $300 million. GPU prices fall.',
  ])('%#: praise, consequences and lists of prices make none', (text) => {
    expect(termsOf(text)).toEqual([]);
  });

  test('a sentence that only names the term is completed by the next', () => {
    const text =
      'Everybody has a word for this by now. The term is compute credit. So a tenant pays today for hours of chips that nobody has built yet. Lenders hate it.';
    const [term] = brief(read(text)).glossary;
    expect([term.term, term.item.text]).toEqual([
      'compute credit',
      'The term is compute credit. So a tenant pays today for hours of chips that nobody has built yet.',
    ]);
  });
});

describe('topics by person', () => {
  test('a page gives people the sentences that say whose they are, "he" included', () => {
    const page = read(
      'Ines Falk (Northgrid founder) argues that lenders are too kind. She says that half of the loans will be written down. The weather was fine that day in the harbour. Tom Rehn, an analyst at Halm, says the loans are safe for now. Falk’s view is that the tenants will leave first.',
    );
    const by = new Map(brief(page).topicsByPerson.map((p) => [p.person, texts(p.items).join(' ')]));
    expect(by.get('Ines Falk')).toMatch(/too kind.*written down.*leave first/);
    expect(by.get('Tom Rehn')).toContain('safe for now');
    expect([...by.values()].join(' ')).not.toContain('weather');
  });

  test('who is only mentioned, pictured or owns something has said nothing', () => {
    const page = read(
      `Northgrid CEO Ines Falk even made her new profile picture into a cartoon. She was in the harbour that day with two hundred guests.

“Everybody had seen the picture by noon and nobody talked of anything else.”

Tom Rehn, an analyst at Halm, says the loans are safe for now. Rehn’s company turns away customers who cannot pay in advance. He wants a bigger boat. Rehn founded the company in 2019 with money of his family. The street was empty. The shops were shut. The ferry came late. He says nothing more about it that evening.`,
    );
    const by = new Map(brief(page).topicsByPerson.map((p) => [p.person, texts(p.items)]));
    expect([...by]).toEqual([['Tom Rehn', ['Tom Rehn, an analyst at Halm, says the loans are safe for now.']]]);
  });

  test('bold names of a Markdown transcript are speakers, fields of its head are not', () => {
    const text = `**Published:** 2026-04-02\n\n${Array.from({ length: 6 }, (_, k) => `**Ada Stone:** What does campus number ${k} cost to run?\n\n**Ben Okoro:** Campus number ${k} costs $${k + 2} million a month, and power is ${40 + k} percent of that.\n`).join('\n')}`;
    const made = brief(read(text, 'a.md'));
    expect(made.topicsByPerson.map((p) => p.person)).toEqual(['Ben Okoro']);
    expect(made.takeaways.every((t) => t.speaker === 'Ben Okoro')).toBe(true);
    expect(texts(made.takeaways).join(' ')).not.toContain('**');
  });

  test('where nobody is named there is nobody', () => {
    expect(b.topicsByPerson).toEqual([]);
  });
});

test('a page’s own conclusions are its takeaways, a line each', () => {
  const text = `# Halls\n\nHalls need power. They need it before anything else, and they need a lot of it.\n\n## Afterthoughts\n\n- Power is the limit. Chips can be bought.\n- Loans follow tenants. They do not follow chips.\n`;
  expect(texts(brief(read(text, 'a.md')).takeaways)).toEqual([
    'Power is the limit. Chips can be bought.',
    'Loans follow tenants. They do not follow chips.',
  ]);
});

test('a sentence broken over two lines is one, and its anchor finds it', () => {
  const text =
    'Northgrid spends 14 percent of its revenue on\npower, and the share grows with every hall it opens in the north.\nHalls in the south pay less for power than Northgrid pays.\nThe revenue of the halls in the south is $3 billion a year.';
  const doc = read(text);
  const made = brief(doc);
  const found = itemsOf(made).find((i) => i.text.includes('14 percent'));
  expect(found?.text).toBe(
    'Northgrid spends 14 percent of its revenue on power, and the share grows with every hall it opens in the north.',
  );
  expect(resolveAnchor(found!.anchor, doc.text)).toMatchObject({ found: true, startUtf16: 0 });
});

test('every sentence of every brief leads back to its words', () => {
  expect(itemsOf(b).length).toBeGreaterThan(12);
  for (const { text, anchor } of itemsOf(b)) {
    expect(d.text.slice(anchor.startUtf16, anchor.endUtf16).replace(/\s+/g, ' ')).toBe(text);
    expect(resolveAnchor(anchor, d.text)).toMatchObject({ found: true, startUtf16: anchor.startUtf16 });
  }
});
