import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../blocks/language.ts';
import { findFigures } from './index.ts';

/** Our own sentences (a file named as a language is in it), one a line, with every figure in brackets: [text|value|unit]; a range as low..high, open as low..; what is left out is not compared. */
const FOLDER = new URL('../../test/sentences/', import.meta.url);

interface Wanted {
  text: string;
  start: number;
  value: string;
  unit: string | undefined;
}

function parse(line: string): { text: string; wanted: Wanted[] } {
  let text = '';
  const wanted: Wanted[] = [];
  let at = 0;
  for (const m of line.matchAll(/\[([^[\]|]+)\|([^\]|]*)(?:\|([^\]]*))?\]/g)) {
    text += line.slice(at, m.index);
    wanted.push({ text: m[1], start: text.length, value: m[2], unit: m[3] });
    text += m[1];
    at = m.index + m[0].length;
  }
  return { text: text + line.slice(at), wanted };
}

describe.each(readdirSync(FOLDER).sort())('%s', (name) => {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));

  test.each(lines)('%s', (line) => {
    const { text, wanted } = parse(line);
    const language = /^([a-z]{2})\.txt$/.exec(name)?.[1] as Language | undefined;
    const found = findFigures(text, language ? { language } : {}).filter((f) => f.kind !== 'date');
    expect(found.map((f) => [f.startUtf16, f.text])).toEqual(wanted.map((w) => [w.start, w.text]));
    wanted.forEach((w, k) => {
      const f = found[k];
      if (w.unit) expect(f.unit).toBe(w.unit);
      if (!w.value) return;
      const [low, high] = w.value.split('..');
      expect(f.valueMin ?? f.value).toSatisfy((v: number) => close(v, Number(low)), `value ${f.valueMin ?? f.value}`);
      if (high) expect(f.valueMax).toSatisfy((v: number) => close(v, Number(high)), `maximum ${f.valueMax}`);
    });
  });
});

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1e-9, Math.abs(a), Math.abs(b));
