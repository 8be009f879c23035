import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedShare, mergeBlocks, momentsOf, QuantileSketch, quantiles, ranks, spearman, variance } from './index.ts';

const value = fc.double({ noNaN: true, min: -1e12, max: 1e12 });

describe('quantiles', () => {
  it('interpolate as R and numpy do', () => {
    // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0, .1, .5, .9, 1])
    expect(quantiles([3, 1, 4, 1, 5, 9, 2, 6], [0, 0.1, 0.5, 0.9, 1])).toEqual(
      [1, 1, 3.5, 6.9, 9].map((x) => expect.closeTo(x, 12)),
    );
    expect(quantiles([], [0.5])).toEqual([NaN]);
    expect(quantiles([NaN, 2], [0.5])).toEqual([2]);
  });

  it('do not depend on the order of the column', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (list, q) => {
        expect(quantiles([...list].reverse(), [q])).toEqual(quantiles(list, [q]));
      }),
    );
  });
});

describe('the sketch', () => {
  const sketchOf = (list: number[]) => {
    const s = new QuantileSketch();
    for (const x of list) s.add(x);
    return s;
  };
  it('merges in any order to the same bins', () => {
    fc.assert(
      fc.property(fc.array(value), fc.array(value), fc.array(value), (a, b, c) => {
        const one = sketchOf([...a, ...b, ...c]);
        const other = sketchOf(c);
        other.merge(sketchOf(a));
        other.merge(sketchOf(b));
        expect([...other.bins].sort()).toEqual([...one.bins].sort());
        expect(other.count).toBe(one.count);
      }),
    );
  });

  it('is within 2⁻⁸ of the value at that rank', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (list, q) => {
        const exact = [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))]!;
        expect(Math.abs(sketchOf(list).quantile(q) - exact)).toBeLessThanOrEqual(Math.abs(exact) / 256 + 1e-300);
      }),
    );
  });
});

describe('moments', () => {
  it('of blocks equal those of the whole, and do not depend on the order of arrival', () => {
    const block = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const parts = blocks.map((b, i) => ({ block: i, moments: momentsOf(b) }));
        const merged = mergeBlocks(parts);
        expect(mergeBlocks([...parts].reverse())).toEqual(merged);
        const whole = momentsOf(blocks.flat());
        expect(merged.count).toBe(whole.count);
        expect(merged.mean).toBeCloseTo(whole.mean, 8);
        expect(merged.squares / 1e6).toBeCloseTo(whole.squares / 1e6, 8);
      }),
    );
    expect(variance(momentsOf([2, 4, 4, 4, 5, 5, 7, 9]))).toBeCloseTo(32 / 7, 12);
    expect(variance(momentsOf([1]))).toBeNaN();
  });
});

describe('ranks', () => {
  it('share ties, and Spearman sees any increasing relation', () => {
    expect(Array.from(ranks([10, 20, 20, 5]))).toEqual([2, 3.5, 3.5, 1]);
    expect(spearman([1, 2, 3, 4], [1, 8, 27, 64])).toBe(1);
    expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
    // Hand calculation with a tie: ranks (1,2,3,4) and (1,2.5,2.5,4).
    expect(spearman([1, 2, 3, 4], [1, 2, 2, 3])).toBeCloseTo(4.5 / Math.sqrt(5 * 4.5), 12);
    expect(spearman([1, 1], [1, 2])).toBeNaN();
  });
});

describe('a counted share', () => {
  it('has the published Wilson interval', () => {
    // Newcombe (1998), table I: 81 of 263 at 95 %: 0.2553 to 0.3662; 0 of 20: 0 to 0.1611.
    const a = countedShare(81, 263);
    expect(a.low).toBeCloseTo(0.2553, 4);
    expect(a.high).toBeCloseTo(0.3662, 4);
    expect(a.standardError).toBeCloseTo(Math.sqrt((0.308 * 0.692) / 263), 4);
    expect(countedShare(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(countedShare(0, 20).low).toBe(0);
    expect(countedShare(0, 0).share).toBeNaN();
  });
});
