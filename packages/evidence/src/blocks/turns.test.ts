import { describe, expect, test } from 'vitest';
import { findClaims } from '../claims/index.ts';
import { findFigures } from '../figures/index.ts';
import { readDocument } from '../readers/index.ts';
import { findBlocks } from './index.ts';

const read = (text: string, name = 'talk.txt') => readDocument(new TextEncoder().encode(text), name);
/** Speaker and words of every turn. */
function turns(text: string, name?: string): [string | undefined, string][] {
  const d = read(text, name);
  return findBlocks(d)
    .filter((b) => b.kind === 'turn')
    .map((b) => [b.speaker, d.text.slice(b.startUtf16 + (b.lead ?? 0), b.endUtf16)]);
}
const WORDS = [
  'The hall stands empty and it will for a year.',
  'Who pays the lease then?',
  'We do, every month of it.',
];
const SAID: [string, string][] = [
  ['Ada Stone', WORDS[0]],
  ['Bo Lind', WORDS[1]],
  ['Ada Stone', WORDS[2]],
];

describe('who speaks', () => {
  test.each<[string, (name: string, words: string, k: number) => string]>([
    ['a name before the words', (name, words) => `${name}: ${words}`],
    ['in bold', (name, words) => `**${name}:** ${words}`],
    ['after arrows', (name, words) => `>> ${name}: ${words}`],
    [
      'with the second in brackets, on its own line',
      (name, words, k) => `${name} (00:${String(k * 4).padStart(2, '0')}):\n${words}`,
    ],
    [
      'with the second, as note takers write it',
      (name, words, k) => `${name}  0:${String(k * 4).padStart(2, '0')}\n${words}`,
    ],
    ['after the second', (name, words, k) => `[00:00:${String(k * 4).padStart(2, '0')}] ${name}: ${words}`],
    ['with the job, on a line of its own', (name, words) => `${name} -- Chief of Something\n\n${words}`],
  ])('%s', (_, line) => {
    const text = [...SAID, ...SAID].map(([name, words], k) => line(name, words, k)).join('\n\n');
    expect(turns(text)).toEqual([...SAID, ...SAID]);
  });

  test('speakers without a name are told apart', () => {
    const text = SAID.map(([name, words]) => `${name === 'Ada Stone' ? 'Speaker 1' : 'SPEAKER_02'}: ${words}`).join(
      '\n',
    );
    expect(turns(text).map(([speaker]) => speaker)).toEqual(['Speaker 1', 'SPEAKER_02', 'Speaker 1']);
  });

  test.each([
    'Revenue: It rose to $3 billion in the year.\nProfit: It fell to $1 billion in the year.\nRevenue: It may rise again.',
    '**Published:** 2026-05-01\n**Published:** again on Friday.',
    'Free Cash Flow: It was negative for the year.',
    'Note: this page is not advice.\nNote: it never was.',
    'Data Center: It is the largest part.',
    'At 12:30 the hall opened.\n12:30 p.m. was the time.\n3:15 is late.',
  ])('no turns: %j', (text) => {
    expect(turns(text)).toEqual([]);
  });
});

describe('the time map of a pasted transcript', () => {
  const stamped = [
    '00:01Why would a lender take the hall as pledge at all?',
    '00:05Because we spent $4 billion on it last year.',
    '00:09And nobody else would.',
    '01:11It took a minute to say that, and there was music before we went on with all of the questions that had been sent in by those who listen to us every week and who write to us, and who we thank very much for it, since without them there would be nothing to talk about except for halls, and lines, and leases, and everything else that people tire of after an hour, which is about as long as this is.',
    '01:32The end.',
  ];
  test('figures have their second, and stamps are no figures', () => {
    const d = read(stamped.join('\n'));
    expect(d.times.map(({ from }) => from)).toEqual([1, 5, 9, 71, 92]);
    expect(findFigures(d).map(({ text }) => text)).toEqual(['$4 billion']);
    expect(d.text).toBe(stamped.join('\n'));
    expect(d.times[1].from).toBe(5);
    expect([...d.text].slice(d.times[1].start, d.times[1].end).join('')).toBe(
      'Because we spent $4 billion on it last year.',
    );
  });

  test('the speaker goes on until the next is named', () => {
    const text =
      'Speaker 1 (00:00):\nWe opened a hall up in the north.\n(00:03):\nIt cost $2 billion in all.\nSpeaker 2 (00:06):\nWho paid for it, and when?\n(00:09):\nNobody so far has paid.\n';
    expect(findClaims(read(text)).map(({ speaker, figure }) => [figure.text, speaker])).toEqual([
      ['$2 billion', 'Speaker 1'],
    ]);
  });

  test('a list of chapters is no time map, nor are stamps that run back', () => {
    expect(read('00:00 Intro\n07:10 The Lease\n12:54 The Lines\n22:23 Who Pays\n31:26 The End\n').times).toEqual([]);
    expect(read([...stamped].reverse().join('\n')).times).toEqual([]);
  });

  test('Markdown too', () => {
    const text = `# Talk\n\n${stamped.map((line) => `**Ada Stone** (${line.slice(0, 5)}): ${line.slice(5)}`).join('\n\n')}\n`;
    expect(read(text, 'talk.md').times.map(({ from, speaker }) => [from, speaker])).toEqual(
      [1, 5, 9, 71, 92].map((s) => [s, 'Ada Stone']),
    );
  });
});
