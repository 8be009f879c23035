import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

const folder = mkdtempSync(join(tmpdir(), 'buildout-evidence-'));
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const talk = file(
  'talk.vtt',
  'WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ada>🎈 Oracle spent $20 billion per quarter in 2024.\n\n00:05.000 --> 00:09.000\n<v Bob>That is not a $50 billion hole.\n',
);

describe('evidence', () => {
  test.each([['brief'], ['define', 'capex'], ['figures'], ['blocks'], ['claims']])(
    'what a document says to a terminal is shown by %s, never done',
    async (...words) => {
      const trap = file(
        'trap.txt',
        'Capex is what is spent on \u001bcbuildings. \u001b]0;owned\u0007Oracle spent \u202e$20 billion on capex.\n',
      );
      const { code, out } = await buildout(['evidence', ...words, trap]);
      expect(code).toBe(0);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
      expect(out).not.toMatch(/\u001b[c\]]|\u0007|\u202e/);
    },
  );

  test('figures --json gives place, value, unit, kind, entity, flags and repairs', async () => {
    const { code, out } = await buildout(['evidence', 'figures', talk, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).figures[0]).toMatchObject({
      start: 15,
      end: 38,
      startUtf16: 16,
      endUtf16: 39,
      text: '$20 billion per quarter',
      value: 20e9,
      unit: 'USD/quarter',
      kind: 'money',
      entity: 'Oracle',
      prediction: false,
      hypothetical: false,
      negated: false,
      repairs: [],
    });
  });

  test('figures as a table', async () => {
    const { out } = await buildout(['evidence', 'figures', talk]);
    expect(out).toContain('$20 billion per quarter');
    expect(out).toContain('USD/quarter');
  });

  test('claims carry speakers; brief and define lead back to places', async () => {
    const { claims } = JSON.parse((await buildout(['evidence', 'claims', talk, '--json'])).out);
    expect(claims.map((c: { speaker: string }) => c.speaker)).toEqual(['Ada', 'Bob']);
    const brief = JSON.parse((await buildout(['evidence', 'brief', talk, '--json'])).out);
    expect(brief.overview[0].anchor).toHaveProperty('startUtf16');
    const { documents } = JSON.parse((await buildout(['evidence', 'define', 'hole', talk, '--json'])).out);
    expect(documents[0].used).toHaveLength(1);
  });

  test.each(['csv', 'annotations', 'prov', 'claimreview', 'markdown', 'chapters', 'webvtt'])(
    'export --as %s',
    async (as) => {
      const { code, out } = await buildout(['evidence', 'export', talk, '--as', as]);
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(10);
    },
  );

  test('bad requests are named and end with 2', async () => {
    const missing = await buildout(['evidence', 'figures', join(folder, 'nothing.txt')]);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('there is no such file')]);
    const empty = await buildout(['evidence', 'brief', file('empty.txt', '')]);
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('empty.txt is empty')]);
    const format = await buildout(['evidence', 'export', talk, '--as', 'pdf']);
    expect([format.code, format.err]).toEqual([2, expect.stringContaining('known are annotations, csv')]);
  });

  test('marked weaknesses go to standard error, the result to standard output', async () => {
    const cut = file('cut.json', '{"segments":[{"start":0,"end":2,"text":"It cost $5."},{"start":2,"te');
    const { code, out, err } = await buildout(['evidence', 'figures', cut, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).figures[0].text).toBe('$5');
    expect(err).toContain('ends early');
  });

  test('a file in another encoding is read by its characters, and the encoding is said', async () => {
    // "the factory costs three billion yuan", in GB18030
    const path = join(folder, 'factory.txt');
    writeFileSync(path, Buffer.from('uaSzp7uot9HI/cqu0trUqqGj', 'base64'));
    const { code, out, err } = await buildout(['evidence', 'figures', path, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).figures).toEqual([expect.objectContaining({ text: '三十亿元', value: 3e9, unit: 'CNY' })]);
    expect(err).toContain('read as gb18030');
  });
});
