import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFigures } from '../figures/index.ts';
import { readDocument } from '../readers/index.ts';
import { anchorOf, resolveAnchor } from './index.ts';

const load = (name: string) =>
  readDocument(readFileSync(new URL(`../../test/documents/${name}`, import.meta.url)), name);
const documents = [load('talk.txt'), load('thread.txt')];
const anchors = documents.flatMap((d) =>
  findFigures(d).map((f) => ({ d, f, anchor: anchorOf(d, f.startUtf16, f.endUtf16) })),
);

/** Share of (figure, edit) pairs for which `holds`, over many seeded edits. */
function share(
  edit: (
    text: string,
    at: { start: number; end: number },
    random: () => number,
  ) => { text: string; start: number; end: number },
  holds: (r: ReturnType<typeof resolveAnchor>, place: { start: number; end: number }) => boolean,
): number {
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  let good = 0;
  let all = 0;
  for (let round = 0; round < 20; round++) {
    for (const { d, f, anchor } of anchors) {
      const edited = edit(d.text, { start: f.startUtf16, end: f.endUtf16 }, random);
      all++;
      if (holds(resolveAnchor(anchor, edited.text), edited)) good++;
    }
  }
  return good / all;
}

const inPlace = (r: ReturnType<typeof resolveAnchor>, place: { start: number; end: number }) =>
  r.found && r.startUtf16 === place.start && r.endUtf16 === place.end;

describe('anchors', () => {
  test('an unedited text gives every anchor back', () => {
    for (const { d, f, anchor } of anchors)
      expect(resolveAnchor(anchor, d.text)).toMatchObject({
        found: true,
        startUtf16: f.startUtf16,
        endUtf16: f.endUtf16,
        moved: 0,
      });
  });

  test('typos elsewhere: at least 98 in 100 found', () => {
    const rate = share((text, at, random) => {
      let out = '';
      let start = at.start;
      let end = at.end;
      for (let i = 0; i < text.length; i++) {
        const own = i >= at.start && i < at.end;
        if (!own && /[a-z]/.test(text[i]) && random() < 0.03) {
          const kind = random();
          const shift = kind < 0.34 ? -1 : kind < 0.67 ? 1 : 0;
          out += shift < 0 ? '' : shift > 0 ? `${text[i]}${text[i]}` : 'e';
          if (i < at.start) {
            start += shift;
            end += shift;
          }
        } else out += text[i];
      }
      return { text: out, start, end };
    }, inPlace);
    expect(rate).toBeGreaterThanOrEqual(0.98);
  });

  test('white space changed everywhere: at least 99.5 in 100 found', () => {
    const rate = share((text, at) => {
      const widen = (s: string) => s.replace(/\n+/g, ' \n').replace(/ /g, '  ');
      const before = widen(text.slice(0, at.start));
      const own = widen(text.slice(at.start, at.end));
      return { text: before + own + widen(text.slice(at.end)), start: before.length, end: before.length + own.length };
    }, inPlace);
    expect(rate).toBeGreaterThanOrEqual(0.995);
  });

  test('a paragraph inserted anywhere: at least 99 in 100 found', () => {
    const inserted = ' An inserted remark about nothing in particular, without any amounts. ';
    const rate = share((text, at, random) => {
      let where = Math.floor(random() * text.length);
      if (where > at.start && where < at.end) where = at.end;
      const moved = where <= at.start ? inserted.length : 0;
      return {
        text: text.slice(0, where) + inserted + text.slice(where),
        start: at.start + moved,
        end: at.end + moved,
      };
    }, inPlace);
    expect(rate).toBeGreaterThanOrEqual(0.99);
  });

  test('the figure itself changed: at most 5 in 100 found anywhere', () => {
    const rate = share(
      (text, at, random) => {
        const own = text.slice(at.start, at.end);
        const changed = /\d/.test(own)
          ? own.replace(/\d/, (c) => String((Number(c) + 1 + Math.floor(random() * 8)) % 10))
          : `not ${own}s`;
        return { text: text.slice(0, at.start) + changed + text.slice(at.end), start: 0, end: 0 };
      },
      (r) => r.found,
    );
    expect(rate).toBeLessThanOrEqual(0.05);
  });

  test('of two equal comments, each keeps its own place however much is put before them', () => {
    const d = load('thread.txt');
    const twins = findFigures(d).filter((f) => f.text === '150k per year');
    const before = 'A long preface. '.repeat(200);
    for (const f of twins) {
      const found = resolveAnchor(anchorOf(d, f.startUtf16, f.endUtf16), before + d.text);
      expect(found).toMatchObject({ found: true, moved: before.length });
    }
    expect(twins).toHaveLength(2);
  });

  test('a figure is never found inside a longer number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 }), (n, digit) => {
        const d = readDocument(new TextEncoder().encode(`They grew by ${n}% in the year.`), 'a.txt');
        const at = d.text.indexOf(String(n));
        const anchor = anchorOf(d, at, at + `${n}%`.length);
        expect(resolveAnchor(anchor, `They grew by ${digit}${n}% in the year.`).found).toBe(false);
        expect(resolveAnchor(anchor, `They grew by ${n}.${digit}% in the year.`).found).toBe(false);
      }),
    );
  });
});
