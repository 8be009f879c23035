import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../readers/index.ts';
import { findBlocks, isChrome, isSource, languageOf } from './index.ts';

const read = (text: string) => readDocument(new TextEncoder().encode(text), 'page.txt');
const load = (name: string) =>
  readDocument(readFileSync(new URL(`../../test/documents/${name}`, import.meta.url)), name);
const slices = (text: string, keep: (b: ReturnType<typeof findBlocks>[number]) => boolean) => {
  const d = read(text);
  return findBlocks(d)
    .filter(keep)
    .map((b) => d.text.slice(b.startUtf16, b.endUtf16));
};

describe('page furniture', () => {
  const page = `Skip to main content
← Back to Home

May 5, 2025 · Podcast

#Power#Chips and Money

The grid was full, and nobody had asked who would pay for the lines that the new halls needed.

This episode is brought to you by Acme. Use code POWER for 20% off at acme dot com.

For more notes like this, subscribe to my newsletter.
Watch original →`;

  test('navigation, tags, advertisements and self-promotion are told from content', () => {
    expect(slices(page, isChrome)).toEqual(
      [
        'Skip to main content\n← Back to Home',
        '#Power#Chips and Money',
        'This episode is brought to you by Acme. Use code POWER for 20% off at acme dot com.',
        'For more notes like this, subscribe to my newsletter.\nWatch original →',
      ].flatMap((s) => (s.includes('newsletter') ? s.split('\n') : [s])),
    );
    expect(slices(page, isSource).at(-1)).toMatch(/^The grid was full/);
  });

  test.each([
    '7 min read',
    'Share this article',
    'Subscribe now',
    'Like (3) Reply Share',
    '312 points by gridnerd 5 hours ago | hide | past | 418 comments',
    'alice 4 hours ago | parent | next [–]',
    '3h ago',
    'Discussion about this post',
    'cover of episode The Long Wire, How Ohio Got Its Lines, and What It Cost the Rest of Us',
    'AI Summary Chapters Transcript',
    'Thanks for reading Field Notes! Subscribe for free to receive new posts and support my work.',
    'Become a paid subscriber',
  ])('furniture: %s', (line) => {
    expect(
      slices(
        `The grid was full, and nobody had asked who would pay.\n${line}\nThe lines were paid by all of us in the end.`,
        isChrome,
      ),
    ).toEqual([line]);
  });

  test.each([
    'I like it.',
    'Reply to the regulator within 30 days.',
    'Chapters of a long story',
    'He shares 3 points.',
    'It was 4 hours ago.',
    'English is spoken here.',
  ])('content: %s', (line) => {
    expect(
      slices(`The grid was full, and nobody had asked who would pay.\n${line}\nThe lines were paid by all.`, isChrome),
    ).toEqual([]);
  });

  test('content that mentions such words stays content', () => {
    const text =
      'We talked about how a podcast makes money when nobody wants to subscribe to anything any more.\nThe menu of contracts was long.';
    expect(slices(text, isChrome)).toEqual([]);
  });
});

describe('copies', () => {
  test('a comment pasted twice counts once, with small differences', () => {
    const d = load('thread.txt');
    const blocks = findBlocks(d);
    expect(blocks.flatMap((b, k) => (b.copyOf === undefined ? [] : [[k, b.copyOf]]))).toEqual([
      [7, 0],
      [8, 2],
    ]);
  });

  test('different comments on the same subject are no copies', () => {
    const a = 'The price of a token fell by ninety percent in two years, and demand rose even faster than that.';
    const b = 'The price of a server rose by ten percent in two years, and nobody I know bought any more of them.';
    expect(findBlocks(read(`${a}\n${b}`)).every((x) => x.copyOf === undefined)).toBe(true);
  });
});

describe('languages', () => {
  test.each([
    ['The price of power is what it is, and we have to pay for it.', 'en'],
    ['Der Preis ist nicht das, was wir für die Anlage zahlen.', 'de'],
    ['Le prix des puces est une question que nous avons pour vous.', 'fr'],
    ['El precio de la energía es lo que más nos cuesta en los centros.', 'es'],
    ['数据中心建设可能存在泡沫,因为建设速度超过了需求。', 'zh'],
    ['データセンターの建設はとても速いです。', 'ja'],
    ['Цена энергии растёт каждый год.', 'ru'],
    ['12 34', 'und'],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test('a translated summary is derived and no source of its own', () => {
    const d = read(
      `Topics\n数据中心建设可能存在泡沫,因为建设速度可能超过了对人工智能服务的初始需求,投资者因此更加谨慎,市场也在观望。\n\nTranscript\n\nWe think that the halls are being built faster than the customers arrive, and that is what worries me.\nIt has been like this since the railways, and it will be like this again in the years that follow.`,
    );
    const blocks = findBlocks(d);
    expect(blocks.find((b) => b.language === 'zh')).toMatchObject({ kind: 'summary', derived: true });
    expect(blocks.filter(isSource).every((b) => b.language !== 'zh')).toBe(true);
  });
});

test('a last sample of a few letters does not decide the language of a document', () => {
  const line = 'What would it take to pay for all the halls that are built with borrowed money this year? ';
  const text = `${line.repeat(30).slice(0, 1990)}\n\nand so on`.padEnd(2001, '.');
  const document = readDocument(new TextEncoder().encode(text), 'a.txt');
  expect(document.text.length).toBeGreaterThan(2000);
  expect(findBlocks(document).every((b) => !b.derived)).toBe(true);
});
