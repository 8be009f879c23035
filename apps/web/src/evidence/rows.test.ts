import { findBlocks, findClaims, readDocument } from '@buildout/evidence';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Opened } from './api.ts';
import { rowAt, rowsOf } from './rows.ts';

function openedFrom(text: string): Pick<Opened, 'text' | 'blocks' | 'claims'> {
  const document = readDocument(new TextEncoder().encode(text), 'talk.txt');
  const blocks = findBlocks(document);
  return { text: document.text, blocks, claims: findClaims(document) as unknown as Opened['claims'] };
}

describe('rows of a document', () => {
  test('each figure is one marked stretch with its own words', () => {
    const opened = openedFrom('Ana: Northgrid spends $12 billion in 2027.\n\nBen: Revenue was $3.4 billion, up 40%.\n');
    const marked = rowsOf(opened).flatMap((r) => r.stretches.filter((s) => s.claims.length > 0));
    expect(marked.map(({ text }) => text)).toEqual(
      opened.claims.map(({ figure }) => opened.text.slice(figure.startUtf16, figure.endUtf16)),
    );
  });

  test('an enormous line becomes several rows, none cutting a figure, and no character is lost', () => {
    const opened = openedFrom(`${'word '.repeat(3_000)}costs $4.5 billion ${'and more '.repeat(3_000)}`.trim());
    const rows = rowsOf(opened);
    expect(rows.length).toBeGreaterThan(5);
    expect(Math.max(...rows.map((r) => r.stretches.reduce((n, s) => n + s.text.length, 0)))).toBeLessThanOrEqual(4_100);
    expect(rows.flatMap((r) => r.stretches.map((s) => s.text)).join('')).toBe(opened.text.trim());
    expect(
      rows
        .flatMap((r) => r.stretches)
        .filter((s) => s.claims.length > 0)
        .map((s) => s.text),
    ).toEqual(['$4.5 billion']);
  });

  test('whatever the text: rows are its blocks, in order, and a place is found in its row', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('$5 billion', '<script>', '\u202e', '😀', '\n\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
        const text = `x${pieces.join(' ').replaceAll('\0', '')}`;
        let opened: ReturnType<typeof openedFrom>;
        try {
          opened = openedFrom(text);
        } catch {
          return; // refused as binary
        }
        const rows = rowsOf(opened);
        for (const [k, row] of rows.entries()) {
          const words = row.stretches.map((s) => s.text).join('');
          expect(opened.text.slice(row.start, row.start + words.length)).toBe(words);
          expect(words.isWellFormed()).toBe(opened.text.slice(row.start, row.start + words.length).isWellFormed());
          expect(rowAt(rows, row.start)).toBe(k);
        }
      }),
      { numRuns: 200 },
    );
  });
});
