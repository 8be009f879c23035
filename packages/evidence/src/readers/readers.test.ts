import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBlocks } from '../blocks/index.ts';
import { passagesOf } from '../brief/passages.ts';
import { EvidenceError, offsetAt, timeAt, warningInEnglish } from '../text/index.ts';
import { readDocument } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name = 'file') => readDocument(bytes(text), name);

describe('subtitles and transcripts', () => {
  test('WebVTT becomes running text with speakers and seconds', () => {
    const d = read(
      'WEBVTT\n\n1\n00:01.000 --> 00:04.000\n<v Ada>We spent &lt;ten&gt;\n\n00:04.000 --> 00:06.500\n<v Ada>million dollars.\n\n00:06.500 --> 00:08.000\n<v Bob>Really?\n',
      'a.vtt',
    );
    expect(d.format).toBe('webvtt');
    expect(d.text).toBe('We spent <ten> million dollars.\nReally?');
    expect(d.times.map((t) => t.speaker)).toEqual(['Ada', 'Ada', 'Bob']);
    expect(timeAt(d.times, d.text.indexOf('million'))).toBe(4);
    expect(offsetAt(d.times, 6.5)).toBe(d.text.indexOf('Really'));
  });

  test('SRT with Windows lines, markup and a broken timing', () => {
    const d = read(
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Hello</i>\r\n\r\n2\r\nbroken --> 00:00:03,000\r\nlost\r\n\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\nthere.\r\n',
    );
    expect(d.format).toBe('srt');
    expect(d.text).toBe('Hello there.');
    expect(d.warnings).toEqual([{ code: 'skipped-cues', count: 1, firstLine: 6 }]);
  });

  const cue = (times: string, words: string) => `1\n${times}\n${words}\n\n2\n00:00:05,000 --> 00:00:06,000\nthe end.\n`;
  test.each([
    [
      'an empty line inside a cue',
      cue('00:00:01,000 --> 00:00:04,000', 'We paid\n\n$5 million'),
      'We paid $5 million the end.',
    ],
    [
      'an arrow between words',
      cue('00:00:01,000 --> 00:00:04,000', 'from A --> B for $5 million'),
      'from A --> B for $5 million the end.',
    ],
    [
      'a number as the last line',
      cue('00:00:01,000 --> 00:00:04,000', 'We opened in\n2025'),
      'We opened in 2025 the end.',
    ],
    [
      'a lost empty line',
      '1\n00:00:01,000 --> 00:00:04,000\nWe paid\n2\n00:00:05,000 --> 00:00:06,000\nthe end.\n',
      'We paid the end.',
    ],
    ['a cue without words', cue('00:00:01,000 --> 00:00:04,000', ''), 'the end.'],
    [
      'places on the screen',
      cue('00:00:01,000 --> 00:00:04,000  X1:100 X2:200 Y1:1 Y2:2', 'We paid'),
      'We paid the end.',
    ],
    ['spaces and four digits', cue('0000: 00: 01, 0000 --> 0000: 00: 04, 5000', 'We paid'), 'We paid the end.'],
  ])('SRT with %s loses no word', (_, text, words) => {
    const d = read(text, 'a.srt');
    expect([d.text, d.warnings]).toEqual([words, []]);
  });

  test('SRT: a speaker after a dash or arrows', () => {
    const d = read(
      '1\n00:00:01,000 --> 00:00:02,000\n>> ADA: Yes.\n\n2\n00:00:02,000 --> 00:00:03,000\n- Bob: No.\n',
      'a.srt',
    );
    expect(d.times.map((t) => t.speaker)).toEqual(['ADA', 'Bob']);
  });

  test('references mean what a browser makes of them', () => {
    const d = read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n&#147;AT&T&#148; &#150; R&D; &Eacute &amp x &mdash &#x110000;\n',
      'a.vtt',
    );
    expect(d.text).toBe('“AT&T” – R&D; É & x &mdash \ufffd');
  });

  test('JSON whose layout shows late is found; a layout nobody knows is read as it stands, and said', () => {
    const late = read(
      JSON.stringify({ pens: [{ x: 'y'.repeat(20_000) }], events: [{ tStartMs: 5, segs: [{ utf8: 'hi' }] }] }),
      'a.json3',
    );
    expect([late.format, late.text]).toEqual(['youtube-json3', 'hi']);
    const unknown = read('{"rows":[{"amount":5}]}', 'a.json');
    expect(unknown.format).toBe('text');
    expect(unknown.warnings).toMatchObject([
      { code: 'no-main-text', detail: expect.stringContaining('layout that is not known') },
    ]);
  });

  test.each([
    ['all.vtt', 'WEBVTT\n\ny --> z\nhello\n\nx --> y\nthere\n', /all 2 cues are malformed, the first at line 3/],
    ['one.srt', '1\n00:00:xx --> 00:00:02,000\nhello\n', /its only cue is malformed, the first at line 2/],
  ])('%s, of which no cue can be read, says so and where', (name, text, words) => {
    expect(() => readDocument(new TextEncoder().encode(text), name)).toThrow(words);
  });

  test('rolling captions say each line once', () => {
    const d = read(
      'WEBVTT\n\n00:00.000 --> 00:02.000\nwe built a very large data center\n\n00:02.000 --> 00:04.000\nwe built a very large data center\nfor two billion dollars\n',
    );
    expect(d.text).toBe('we built a very large data center for two billion dollars');
  });

  test('Podcasting 2.0 transcript', () => {
    const d = read(
      JSON.stringify({
        version: '1.0.0',
        segments: [
          { speaker: 'Ada', startTime: 0.5, endTime: 2, body: 'Ten' },
          { startTime: 2, endTime: 3, body: 'percent.' },
        ],
      }),
      't.json',
    );
    expect(d.format).toBe('podcast-transcript');
    expect(d.text).toBe('Ten percent.');
    expect(d.times[1]).toEqual({ start: 4, end: 12, from: 2, to: 3, speaker: 'Ada' });
  });

  test('Podcasting 2.0 chapters', () => {
    const d = read(
      JSON.stringify({
        version: '1.2.0',
        chapters: [
          { startTime: 0, title: 'Start' },
          { startTime: 60, title: 'Money' },
        ],
      }),
    );
    expect(d.format).toBe('podcast-chapters');
    expect(d.chapters).toEqual([
      { start: 0, from: 0, to: 60, title: 'Start', url: undefined },
      { start: 6, from: 60, to: 60, title: 'Money', url: undefined },
    ]);
  });

  test('a word without a time stands where the last one ended; times that cannot be are moved and said', () => {
    const words = [{ word: 'We', start: 1, end: 1.2 }, { word: '2026.' }, { word: 'Then', start: 2, end: 2.5 }];
    const aligned = read(JSON.stringify({ text: 'We 2026. Then', words }), 'a.json');
    expect(aligned.times.map(({ from, to }) => [from, to])).toEqual([
      [1, 1.2],
      [1.2, 1.2],
      [2, 2.5],
    ]);
    expect(aligned.warnings).toEqual([]);
    const segments = [
      { start: -3, end: 2, text: 'It cost $5.' },
      { start: 4, end: 3, text: 'Yes.' },
    ];
    const odd = read(JSON.stringify({ segments }), 'a.json');
    expect(odd.times.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [4, 4],
    ]);
    expect(odd.warnings).toEqual([{ code: 'odd-times', count: 2 }]);
  });

  test('Whisper, with the whole text before the segments, and whisper.cpp', () => {
    const long = 'word '.repeat(3000);
    const d = read(
      JSON.stringify({ text: long, segments: [{ id: 0, start: 0, end: 2.5, text: ' It cost $5.' }], language: 'en' }),
    );
    expect([d.format, d.text, d.language, d.times[0].to]).toEqual(['whisper', 'It cost $5.', 'en', 2.5]);
    const cpp = read(
      JSON.stringify({
        result: { language: 'en' },
        transcription: [{ offsets: { from: 0, to: 1500 }, text: ' Hello.' }],
      }),
    );
    expect([cpp.format, cpp.text, cpp.times[0].to]).toEqual(['whisper', 'Hello.', 1.5]);
  });

  test.each<[string, unknown, string, number | undefined]>([
    [
      'the verbose API',
      {
        task: 'transcribe',
        language: 'english',
        duration: 2,
        text: 'It cost $5.',
        segments: [{ id: 0, seek: 0, start: 0, end: 2, text: ' It cost $5.', tokens: [1] }],
      },
      'It cost $5.',
      2,
    ],
    [
      'words alone',
      {
        text: 'It cost',
        words: [
          { word: 'It', start: 0, end: 0.4 },
          { word: 'cost', start: 0.4, end: 1 },
        ],
      },
      'It cost',
      0.4,
    ],
    [
      'segments of words without text',
      {
        segments: [
          {
            start: 0,
            end: 1,
            words: [
              { word: ' It', start: 0, end: 0.4 },
              { word: ' cost', start: 0.4, end: 1 },
            ],
          },
        ],
      },
      'It cost',
      1,
    ],
    [
      'transformers',
      {
        text: ' It cost $5.',
        chunks: [
          { timestamp: [0, 1.5], text: ' It cost' },
          { timestamp: [1.5, null], text: ' $5.' },
        ],
      },
      'It cost $5.',
      1.5,
    ],
    [
      'a bare list of segments',
      [
        { start: 0, end: 1.5, text: 'It cost' },
        { start: 1.5, end: 2, text: '$5.', speaker: 'SPEAKER_00' },
      ],
      'It cost\n$5.',
      1.5,
    ],
    ['text without times', { text: ' It cost $5. ' }, 'It cost $5.', undefined],
  ])('Whisper: %s', (_, value, text, end) => {
    const d = read(JSON.stringify(value), 'talk.json');
    expect([d.format, d.text, d.times[0]?.to]).toEqual(['whisper', text, end]);
  });

  test('a .vtt without its signature, and one with two byte-order marks, are refused in words', () => {
    expect(() => read('00:01.000 --> 00:02.000\nhi\n', 'a.vtt')).toThrow(/signature WEBVTT/);
    expect(() => read('\ufeff\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nhi\n', 'a.vtt')).toThrow(/signature WEBVTT/);
    expect(read('\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nhi\n', 'a.vtt').text).toBe('hi');
  });

  test('SRT without hours', () => {
    const d = read('1\n01:02,500 --> 01:04,000\nHello.\n\n2\n01:04.000 --> 01:05.000\nBob: Yes.\n', 'a.srt');
    expect([d.format, d.text, d.times[0].from, d.times[1].speaker]).toEqual(['srt', 'Hello.\nYes.', 62.5, 'Bob']);
  });

  test('YouTube json3', () => {
    const d = read(
      JSON.stringify({
        wireMagic: 'pb3',
        events: [
          { tStartMs: 0, dDurationMs: 5000, segs: [{ utf8: 'three' }, { utf8: ' billion' }] },
          { tStartMs: 2000, aAppend: 1, segs: [{ utf8: '\n' }] },
          { tStartMs: 2000, dDurationMs: 2000, segs: [{ utf8: 'tokens' }] },
        ],
      }),
    );
    expect([d.format, d.text, d.times[0].to]).toEqual(['youtube-json3', 'three billion tokens', 2]);
  });

  test('JSON cut short keeps its complete segments and says so', () => {
    const whole = JSON.stringify({
      segments: [
        { start: 0, end: 1, text: 'one' },
        { start: 1, end: 2, text: 'two' },
        { start: 2, end: 3, text: 'three' },
      ],
    });
    const d = read(whole.slice(0, whole.indexOf('three') - 4));
    expect(d.text).toBe('one two');
    expect(d.warnings[0]).toMatchObject({ code: 'truncated', kept: 2 });
  });
});

describe('pages and feeds', () => {
  const paragraph =
    'Revenue reached three billion dollars last year, and the company expects to spend more on chips than it earns from customers. ';
  test('HTML keeps the main text and drops navigation and scripts', () => {
    const d = read(
      `<!doctype html><html lang="en"><head><title>Growth</title><meta property="article:published_time" content="2025-05-02T10:00:00Z"></head><body><nav><a href="/">Home</a> <a href="/x">Shop</a></nav><article><h1>Growth</h1>${`<p>${paragraph.repeat(3)}</p>`.repeat(6)}</article><script>alert("5 dollars")</script><footer>© 2025</footer></body></html>`,
      'p.html',
    );
    expect(d.format).toBe('html');
    expect(d.text).toContain('three billion dollars');
    expect(d.text).not.toContain('alert');
    expect(d.text).not.toContain('Shop');
    expect([d.title, d.date, d.language]).toEqual(['Growth', '2025-05-02', 'en']);
  });

  test.each([
    [
      'a forum of table rows',
      '<table><tr class="athing comtr"><td><span class="comhead"><a class="hnuser">ann</a> <span class="age">2 hours ago</span> | next [–]</span><div class="comment"><div class="commtext c00">It cost $5.<p>Twice.</div><div class="reply">reply</div></div></td></tr><tr class="athing comtr"><td><a class="hnuser">bo</a><div class="comment"><div class="commtext">No, $6.</div></div></td></tr></table>',
    ],
    [
      'comments as their own elements',
      '<main><shreddit-comment author="ann"><div slot="commentMeta">2h ago</div><div slot="comment"><p>It cost $5.</p><p>Twice.</p></div><button>Reply</button></shreddit-comment><shreddit-comment author="bo"><div slot="comment"><p>No, $6.</p></div><button>Reply</button></shreddit-comment></main>',
    ],
    [
      'comments under a post',
      '<div class="comments"><div class="comment"><div class="comment-meta"><a class="user">ann</a> 2d</div><div class="comment-body"><p>It cost $5.</p><p>Twice.</p></div><button>Like (2)</button></div><div class="comment"><div class="comment-meta"><a class="user">bo</a></div><div class="comment-body"><p>No, $6.</p></div></div></div>',
    ],
  ])('every comment of a thread is read with its author: %s', (_, markup) => {
    const d = read(
      `<html><head><title>Prices</title></head><body><h1>Prices</h1><nav>login</nav>${markup}</body></html>`,
      'p.html',
    );
    expect(d.text).toBe('Prices\n\nann: It cost $5.\n\nTwice.\n\nbo: No, $6.');
  });

  test('an article keeps its comments', () => {
    const d = read(
      `<html><body><article><h1>Growth</h1>${`<p>${paragraph.repeat(3)}</p>`.repeat(6)}</article><ol>${['Too much: $9.', 'Too little.'].map((c) => `<li class="comment"><div class="comment-content">${c}</div></li>`).join('')}</ol></body></html>`,
      'p.html',
    );
    expect(d.text).toMatch(/^Growth\n\nRevenue[\s\S]*\n\nToo much: \$9\.\n\nToo little\.$/);
  });

  test('a bomb of nested tags is flattened, not followed', () => {
    const d = read(`<html><body>${'<div>'.repeat(100_000)}It cost $5.${'</div>'.repeat(100_000)}</body></html>`);
    expect(d.text).toBe('It cost $5.');
    expect(d.warnings).toContainEqual({ code: 'depth-limited', limit: 200 });
  });

  test('a page whose first millions of characters are an attribute says that, and strays of "<" are no words', () => {
    const page = (inside: string) => `<html><body>${inside}</body></html>`;
    expect(() => read(page(`<p title="${'x'.repeat(7_000_000)}">Five.</p>`), 'a.html')).toThrow(
      /first 6,000,000 characters hold no words/,
    );
    const d = read(page(`${'<'.repeat(200_000)} We paid $5 million.`), 'a.html');
    expect([d.text, d.warnings[0].code]).toEqual(['We paid $5 million.', 'no-main-text']);
  });

  test.each([
    ['<!doctype html><html><body><article><p>We paid $5 million.</p><p>They paid $21', true],
    ['<html><body><p>We paid $5 million.</p><a href="https://exa', true],
    ['<html><head><title>T</title><body><p>We paid $5 million.<p>They paid $21.', false],
    ['<html><body><div><p>We paid $5 million.</body></html>', false],
    ['<p>We paid $5 million.', false],
  ])('a page cut short is marked: %s', (page, cut) => {
    expect(read(page, 'page.html').warnings.some(({ code }) => code === 'unclosed')).toBe(cut);
  });

  test('a feed may call the namespaces as it likes', () => {
    const d = read(
      '<rss xmlns:p2="https://podcastindex.org/namespace/1.0" xmlns:c = \'http://purl.org/rss/1.0/modules/content/\'><channel><title>Pod</title><item><title>One</title><description>Short.</description><c:encoded><![CDATA[<p>We paid $5 million.</p>]]></c:encoded><p2:transcript url="one.vtt" type="text/vtt"/></item></channel></rss>',
      'feed.xml',
    );
    expect(d.transcripts?.map(({ url }) => url)).toEqual(['one.vtt']);
    expect(d.text).toContain('We paid $5 million.');
  });

  test('a feed names the transcripts of its episodes, wherever they are', () => {
    const item = (n: number, more: string) =>
      `<item><title>Episode ${n}</title><pubDate>Tue, 0${n} Mar 2026 10:00:00 GMT</pubDate>${more}</item>`;
    const d = read(
      `<rss><channel><title>Pod</title>${item(1, '<podcast:transcript url="https://example.org/a%20b/one.vtt?x=1&amp;y=2" type="text/vtt"/><podcast:transcript type=\'application/json\' url=\'one.json\' language="en"></podcast:transcript>')}${item(2, '')}</channel></rss>`,
      'feed.xml',
    );
    expect(d.transcripts).toEqual([
      { url: 'https://example.org/a%20b/one.vtt?x=1&y=2', type: 'text/vtt', title: 'Episode 1', date: '2026-03-01' },
      { url: 'one.json', type: 'application/json', title: 'Episode 1', date: '2026-03-01' },
    ]);
    expect(warningInEnglish(d.warnings[0])).toContain('1 episode has its transcript in a file of its own');
  });

  test('RSS and a feed cut short', () => {
    const feed =
      '<?xml version="1.0"?><rss version="2.0"><channel><title>Show</title><item><title>One &amp; two</title><pubDate>Fri, 02 May 2025 10:00:00 GMT</pubDate><description><![CDATA[<p>They raised <b>$5 million</b>.</p>]]></description></item><item><title>Cut';
    const d = read(feed);
    expect(d.format).toBe('rss');
    expect(d.text).toContain('One & two\nFri, 02 May 2025 10:00:00 GMT\nThey raised $5 million.');
    expect(d.date).toBe('2025-05-02');
    expect(d.text.slice(d.chapters[0].start)).toMatch(/^One/);
    expect(d.warnings[0]).toMatchObject({ code: 'truncated', kept: 1 });
  });

  test('Markdown declares its headings', () => {
    const d = read('# Title\n\n**Published:** 2026-04-23\n\n## 🎈 Part\ntext\n', 'a.md');
    expect([d.format, d.title, d.date]).toEqual(['markdown', 'Title', '2026-04-23']);
    expect(d.chapters.map((c) => c.start)).toEqual([0, 36]);
  });
});

describe('bytes', () => {
  test('UTF-16 with a mark, Latin-1 with a warning', () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...'5 €'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    expect(readDocument(utf16, 'a').text).toBe('5 €');
    const latin = readDocument(new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x35, 0x20, 0x31, 0x32]), 'a');
    expect(latin.text).toBe('café 5 12');
    expect(latin.warnings[0].code).toBe('assumed-latin1');
  });

  test('UTF-16 without a mark is recognised', () => {
    const d = readDocument(new Uint8Array(Buffer.from('We paid $5 million.', 'utf16le')), 'a.txt');
    expect([d.text, d.warnings]).toEqual(['We paid $5 million.', [{ code: 'assumed-utf16' }]]);
  });

  test('empty and binary files are refused in words', () => {
    expect(() => readDocument(new Uint8Array(), 'x.txt')).toThrow(/x\.txt is empty/);
    expect(() => read('  \n ')).toThrow(EvidenceError);
    expect(() => readDocument(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'x.png')).toThrow(
      /x\.png is not text: byte 0/,
    );
  });

  test('any bytes give a document or an EvidenceError, never another failure', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ maxLength: 300 }).map(bytes),
          fc
            .constantFrom('WEBVTT', '{"segments":[', '<rss>', '<html>', '1\n00:00:01,0 --> ', '{"events":[{"tStartMs":')
            .chain((start) => fc.string({ maxLength: 100 }).map((rest) => bytes(start + rest))),
        ),
        (input) => {
          try {
            const d = readDocument(input, 'any');
            expect(d.text.length).toBeGreaterThan(0);
            for (const t of d.times) expect(t.end).toBeLessThanOrEqual(d.offsets.length);
          } catch (e) {
            expect(e).toBeInstanceOf(EvidenceError);
          }
        },
      ),
    );
  });

  test('offsets go both ways for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (s) => {
        const text = `x${s}`;
        const d = readDocument(new TextEncoder().encode(text), 'a.txt');
        if (d.text !== text) return; // recognised as another format
        const points = [...text];
        expect(d.offsets.length).toBe(points.length);
        let utf16 = 0;
        points.forEach((p, k) => {
          expect(d.offsets.toUtf16(k)).toBe(utf16);
          expect(d.offsets.toCodePoint(utf16)).toBe(k);
          utf16 += p.length;
        });
      }),
    );
  });
});

describe('transcripts pasted as lines with times', () => {
  const words = [
    'Halls need power before',
    'they need chips.',
    'A hall of 90 megawatts',
    'costs $1.2 billion.',
    'Lenders ask who',
    'the tenant is.',
    'Nobody asks what',
    'the chips are worth.',
    'The grid has a queue of four years.',
  ];
  const at = (k: number) => `0:${String(k * 2).padStart(2, '0')}`;

  test.each([
    ['glued', (w: string, k: number) => `${at(k)}${w}`],
    ['in brackets', (w: string, k: number) => `[00:0${at(k)}] ${w}`],
    ['on a line of its own', (w: string, k: number) => `${at(k)}\n${w}`],
    ['in a table', (w: string, k: number) => `| ${at(k)}.0 | ${w} |`],
  ])('%s: times make the time map, the text stays as it was pasted', (_, write) => {
    const text = `Power talk\n${words.map(write).join('\n')}\n`;
    const made = read(text, 'pasted.txt');
    expect([made.format, made.text]).toEqual(['text', text]);
    expect(made.times.map((t) => t.from)).toEqual(words.map((_w, k) => k * 2));
    made.times.forEach((t, k) => {
      expect(made.text.slice(t.start, t.end)).toContain(words[k]);
    });
  });

  test('a sentence that runs over captions is one sentence of the brief, without the seconds within', () => {
    const made = read(words.map((w, k) => `${at(k)}${w}`).join('\n'), 'pasted.txt');
    const said = passagesOf(made, findBlocks(made)).map(({ text }) => text);
    expect(said).toContain('Halls need power before they need chips.');
    expect(said).toContain('A hall of 90 megawatts costs $1.2 billion.');
  });

  test('lines that are whole sentences stay as they are', () => {
    const text = words.map((w, k) => `[${at(k)}] ${w.replace(/\.?$/, '.')}`).join('\n');
    const made = read(text, 'a.txt');
    expect([made.format, made.text]).toEqual(['text', text]);
  });

  test('a list of hours in running text is no transcript', () => {
    const text =
      'The day in short.\n9:30 Doors open\n10:00 Talks begin\nThen there is lunch, and after lunch nothing.\nMore words.\nMore words again.\n';
    expect(read(text, 'a.txt').format).toBe('text');
  });
});
