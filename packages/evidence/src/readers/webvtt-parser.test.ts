import { describe, expect, test } from 'vitest';
import { parseCueText, parseWebVtt } from './index.ts';

const one = (text: string) => parseWebVtt(text)!.cues;

describe('files, after the parsing rules of https://www.w3.org/TR/webvtt1/', () => {
  test.each([
    ['WEBVTT', true],
    ['\ufeffWEBVTT', true],
    ['WEBVTT some words\n', true],
    ['WEBVTT\tx\n', true],
    ['WEBVTTx', false],
    ['webvtt\n', false],
    [' WEBVTT\n', false],
    ['', false],
    ['\nWEBVTT\n', false],
  ])('signature %j → %s', (text, valid) => {
    expect(parseWebVtt(text) !== undefined).toBe(valid);
  });

  test.each(['\n', '\r\n', '\r'])('line ends %j', (nl) => {
    const cues = one(
      ['WEBVTT', '', 'id', '00:00.000 --> 00:01.000', 'a', 'b', '', '00:02.000 --> 00:03.000', 'c'].join(nl),
    );
    expect(cues.map((c) => [c.id, c.text])).toEqual([
      ['id', 'a\nb'],
      ['', 'c'],
    ]);
  });

  test('header metadata, notes, styles and regions are no cues', () => {
    const v = parseWebVtt(
      'WEBVTT - words\nKind: captions\n\nNOTE a\nnote\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred width:40% lines:2\n\n00:00.000 --> 00:01.000 region:fred\nhi\n\nSTYLE\nlate\n',
    )!;
    expect(v.cues).toHaveLength(1);
    expect(v.cues[0].settings.region).toBe('fred');
    expect(v.styles).toEqual(['::cue { color: red }']);
    expect(v.regions[0]).toMatchObject({ id: 'fred', width: 40, lines: 2 });
  });

  test('a header line with an arrow begins no cue in the header block', () => {
    expect(one('WEBVTT\n00:00.000 --> 00:01.000\ntext\n')).toHaveLength(1);
  });

  test.each([
    ['00:00.000 --> 00:01.000', [0, 1]],
    ['00:00:00.500-->00:00:01.500', [0.5, 1.5]],
    ['100:00:00.000 --> 100:00:01.000', [360000, 360001]],
    ['\t00:01.000\t-->\t00:02.000 ', [1, 2]],
    ['00:05.000 --> 00:01.000', [5, 1]],
  ])('timing %j', (line, [start, end]) => {
    const [cue] = one(`WEBVTT\n\n${line}\ntext`);
    expect([cue.start, cue.end]).toEqual([start, end]);
  });

  test.each([
    '0:00.000 --> 00:01.000',
    '00:60.000 --> 01:00.000',
    '60:00.000 --> 61:00.000',
    '00:00.00 --> 00:01.000',
    '00:00,000 --> 00:01,000',
    '00:00.000 -> 00:01.000',
    '00:00.0000 --> 00:01.000',
    '-00:00.000 --> 00:01.000',
    '00:00.000 --> ',
    '00:00:60.000 --> 00:01:00.000',
    'x 00:00.000 --> 00:01.000',
  ])('malformed timing %j is skipped and the next cue is read', (line) => {
    const cues = one(`WEBVTT\n\n${line}\nlost\n\n00:02.000 --> 00:03.000\nkept`);
    expect(cues.map((c) => c.text)).toEqual(['kept']);
  });

  test('an arrow in the text begins a new cue block', () => {
    const cues = one('WEBVTT\n\n00:00.000 --> 00:01.000\ntext\n00:02.000 --> 00:03.000\nmore');
    expect(cues.map((c) => c.text)).toEqual(['text', 'more']);
  });

  test('settings', () => {
    const s = (text: string) => one(`WEBVTT\n\n00:00.000 --> 00:01.000 ${text}\nx`)[0].settings;
    expect(s('vertical:rl line:-1 position:30%,line-left size:50% align:start')).toMatchObject({
      vertical: 'rl',
      line: -1,
      snapToLines: true,
      position: 30,
      positionAlign: 'line-left',
      size: 50,
      align: 'start',
    });
    expect(s('line:50.5%,end')).toMatchObject({ line: 50.5, snapToLines: false, lineAlign: 'end' });
    expect(s('size:101% position:-1% align:middle vertical:up line:x% line:')).toMatchObject({
      size: 100,
      position: 'auto',
      align: 'center',
      vertical: '',
      line: 'auto',
    });
  });

  test('an alignment nobody knows leaves the place; a number beyond all numbers is none', () => {
    const s = (text: string) => one(`WEBVTT\n\n00:00.000 --> 00:01.000 ${text}\nx`)[0].settings;
    expect(s('line:70%,below position:30%, size:1e2%')).toMatchObject({
      line: 70,
      lineAlign: 'start',
      position: 30,
      positionAlign: 'auto',
      size: 100,
    });
    expect(s(`line:1${'0'.repeat(310)}`).line).toBe('auto');
  });

  test('a zero byte becomes the replacement character', () => {
    expect(one('WEBVTT\n\n00:00.000 --> 00:01.000\na\0b')[0].text).toBe('a\ufffdb');
  });
});

describe('cue text', () => {
  const shape = (text: string): string =>
    parseCueText(text)
      .map(function draw(n): string {
        if (n.tag === 'text') return JSON.stringify(n.text);
        if (n.tag === 'time') return `@${n.seconds}`;
        return `${n.tag}${n.classes ? `.${n.classes.join('.')}` : ''}${n.annotation !== undefined ? `[${n.annotation}]` : ''}(${n.children.map(draw).join(' ')})`;
      })
      .join(' ');

  test.each([
    ['<b>a<i>b</i></b>c', 'b("a" i("b")) "c"'],
    ['<b>a<i>b</b>c</i>', 'b("a" i("b" "c"))'],
    ['<v.loud Mary   Ann>hi', 'v.loud[Mary Ann]("hi")'],
    ['<c.a.b>x</c>', 'c.a.b("x")'],
    ['<ruby>base<rt>note</ruby>end', 'ruby("base" rt("note")) "end"'],
    ['a<00:01.500>b', '"a" @1.5 "b"'],
    ['<lang en-GB>x</lang>', 'lang[en-GB]("x")'],
    ['<unknown>x</unknown>', '"x"'],
    ['&amp;&lt;&gt;&nbsp;&#65;&#x42;&eacute;&bogus;', '"&<>\u00a0ABé&bogus;"'],
    ['<rt>x</rt>', '"x"'],
    ['a<b', '"a" b()'],
    ['</b>x', '"x"'],
  ])('%j', (text, tree) => {
    expect(shape(text)).toBe(tree);
  });
});
