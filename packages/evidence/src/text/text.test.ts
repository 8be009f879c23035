import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clock, offsetAt, sentenceAt, sentencesOf, sha256, timeAt } from './index.ts';

describe('content address', () => {
  test('the vectors of FIPS 180-4', () => {
    const hash = (s: string) => sha256(new TextEncoder().encode(s));
    expect(hash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('any bytes, as the platform computes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (b) => {
        expect(sha256(b)).toBe(createHash('sha256').update(b).digest('hex'));
      }),
    );
  });
});

describe('sentences', () => {
  test.each([
    ['It rose. Then it fell.', ['It rose.', 'Then it fell.']],
    ['The U.S. economy grew 2.5 percent. Good.', ['The U.S. economy grew 2.5 percent.', 'Good.']],
    ['Mr. Smith paid $5. He left.', ['Mr. Smith paid $5.', 'He left.']],
    ['He asked “Why?” She did not say.', ['He asked “Why?”', 'She did not say.']],
    ['one line\nanother line', ['one line', 'another line']],
  ])('%s', (text, wanted) => {
    expect(sentencesOf(text).map((s) => text.slice(s.start, s.end))).toEqual(wanted);
  });

  test('the sentence around an index contains it and is bounded', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(199), (text, at) => {
        if (at >= text.length) return;
        const s = sentenceAt(text, at);
        expect(s.start).toBeLessThanOrEqual(at);
        expect(s.end).toBeGreaterThanOrEqual(at);
      }),
    );
  });
});

describe('time', () => {
  const spans = [
    { start: 0, end: 10, from: 0, to: 5 },
    { start: 11, end: 31, from: 6, to: 10 },
  ];

  test('seconds from places and places from seconds', () => {
    expect([timeAt(spans, 5), timeAt(spans, 21), timeAt(spans, 10), timeAt(spans, 40)]).toEqual([
      2.5,
      8,
      undefined,
      undefined,
    ]);
    expect([offsetAt(spans, 2.5), offsetAt(spans, 8), offsetAt([], 1)]).toEqual([5, 21, undefined]);
  });

  test('a clock for people', () => {
    expect([clock(0), clock(276.9), clock(4658)]).toEqual(['0:00:00', '0:04:36', '1:17:38']);
  });
});
