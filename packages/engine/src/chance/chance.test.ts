import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawParameters,
  inverseNormal,
  MAX_DIMENSIONS,
  nameKey,
  normalAt,
  normalBelow,
  philox,
  quantileOf,
  scrambledSobol,
  sobolPoints,
  uniformAt,
} from './index.ts';

const hex = (words: Uint32Array) => Array.from(words, (w) => w.toString(16).padStart(8, '0')).join(' ');

describe('Philox4x32-10', () => {
  // Known-answer vectors published with Random123 (Salmon et al. 2011).
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('gives the published words for %j', (c, k, expected) => {
    expect(hex(philox(c[0]!, c[1]!, c[2]!, c[3]!, k[0]!, k[1]!, new Uint32Array(4)))).toBe(expected);
  });

  it('agrees with whole-number arithmetic for any counter and key', () => {
    const word = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(word, word, word, word, word, word, (a, b, c, d, k, l) => {
        expect(hex(philox(a, b, c, d, k, l, new Uint32Array(4)))).toBe(hex(bigPhilox([a, b, c, d], [k, l])));
      }),
    );
  });
});

function bigPhilox(counter: number[], key: number[]): Uint32Array {
  let x = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  const mask = 0xffffffffn;
  for (let r = 0; r < 10; r++) {
    const p = 0xd2511f53n * x[0]!;
    const q = 0xcd9e8d57n * x[2]!;
    x = [(q >> 32n) ^ x[1]! ^ k0, q & mask, (p >> 32n) ^ x[3]! ^ k1, p & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return Uint32Array.from(x.map(Number));
}

describe('draws', () => {
  it('differ in every part of their name and stay inside (0, 1)', () => {
    const base = [7, nameKey('price'), 3, 11, 5] as const;
    const seen = new Set([uniformAt(...base)]);
    for (let i = 0; i < 5; i++) {
      const other = [...base] as [number, number, number, number, number];
      other[i]! += 1;
      seen.add(uniformAt(...other));
    }
    seen.add(uniformAt(7 + 2 ** 32, nameKey('price'), 3, 11, 5));
    expect(seen.size).toBe(7);
    for (const u of seen) expect(u > 0 && u < 1).toBe(true);
  });

  it('have the mean and spread of a standard normal', () => {
    let sum = 0;
    let squares = 0;
    const n = 20000;
    for (let i = 0; i < n; i++) {
      const x = normalAt(1, 2, 3, i, 4);
      sum += x;
      squares += x * x;
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(squares / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });
});

describe('the normal distribution', () => {
  // Values of the standard normal quantile to 16 digits (R 4.2 qnorm, tables of NIST).
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0471],
  ])('inverts %d', (p, x) => {
    expect(Math.abs(inverseNormal(p) - x)).toBeLessThan(p < 1e-200 ? 1e-4 : 4e-15 * Math.max(1, Math.abs(x)));
  });

  it('and its inverse undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 6, noNaN: true }), (x) => {
        const p = normalBelow(x);
        const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        const rounding = (2e-15 * Math.max(1e-300, p < 0.5 ? p * 50 : 1)) / Math.max(density, 1e-300);
        expect(Math.abs(inverseNormal(p) - x)).toBeLessThan(1e-13 * Math.max(1, Math.abs(x)) + rounding);
      }),
    );
  });
});

describe('Sobol', () => {
  it('gives every dimension each of the 2^k intervals once', () => {
    const points = sobolPoints(MAX_DIMENSIONS, 64);
    for (let d = 0; d < MAX_DIMENSIONS; d++) {
      expect(new Set(points.map((p) => Math.floor(p[d]! * 64))).size).toBe(64);
    }
  });

  it('keeps that property when scrambled, and changes with the seed', () => {
    for (const seed of [0, 1, 2 ** 40]) {
      for (const d of [0, 1, 17, 511]) {
        const cells = new Set(Array.from({ length: 256 }, (_, i) => Math.floor(scrambledSobol(i, d, seed) * 256)));
        expect(cells.size).toBe(256);
      }
    }
    expect(scrambledSobol(0, 0, 1)).not.toBe(scrambledSobol(0, 0, 2));
    expect(scrambledSobol(0, 0, 1)).not.toBe(scrambledSobol(0, 0, 1 + 2 ** 32));
  });

  it('first two dimensions form a (0,2)-net also when scrambled', () => {
    for (let split = 0; split <= 8; split++) {
      const cells = new Set<string>();
      for (let i = 0; i < 256; i++) {
        const x = Math.floor(scrambledSobol(i, 0, 42) * 2 ** split);
        const y = Math.floor(scrambledSobol(i, 1, 42) * 2 ** (8 - split));
        cells.add(`${x},${y}`);
      }
      expect(cells.size).toBe(256);
    }
  });

  it('refuses more dimensions than it has', () => {
    expect(() => sobolPoints(MAX_DIMENSIONS + 1, 1)).toThrow(RangeError);
  });
});

describe('parameters of a scenario', () => {
  it('do not depend on which scenarios were drawn before, and hit the mean fast', () => {
    const list = [
      { kind: 'uniform', low: 2, high: 4 },
      { kind: 'fixed' },
      { kind: 'triangular', low: 0, mode: 1, high: 5 },
      { kind: 'normal', mean: 10, sd: 2 },
      { kind: 'lognormal', median: 3, sigma: 0.5 },
    ] as const;
    const n = 4096;
    const sums = [0, 0, 0, 0, 0];
    for (let k = 0; k < n; k++) for (const [i, v] of drawParameters(9, k, [...list]).entries()) sums[i]! += v / n;
    expect(sums[0]).toBeCloseTo(3, 3);
    expect(sums[1]).toBeNaN();
    expect(sums[2]).toBeCloseTo(2, 3);
    expect(sums[3]).toBeCloseTo(10, 2);
    expect(sums[4]).toBeCloseTo(3 * Math.exp(0.125), 2);
    expect(drawParameters(9, 77, [...list])[0]).toBe(drawParameters(9, 77, [list[0]])[0]);
  });

  it('respect truncation, also far in the tail', () => {
    const u = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(u, fc.double({ min: -30, max: 30, noNaN: true }), (p, low) => {
        const x = quantileOf({ kind: 'normal', mean: 0, sd: 1, low, high: low + 1 }, p);
        expect(x >= low && x <= low + 1).toBe(true);
        const y = quantileOf({ kind: 'lognormal', median: 1, sigma: 1, low: 0.5, high: 2 }, p);
        expect(y >= 0.5 && y <= 2).toBe(true);
      }),
    );
    // Median of a normal above 3: Φ⁻¹((1 + Φ(3)) / 2).
    expect(quantileOf({ kind: 'normal', mean: 0, sd: 1, low: 3, high: 99 }, 0.5)).toBeCloseTo(3.2049, 3);
  });
});
