import { describe, expect, test } from 'vitest';
import { atan, cos, exp, log, log10, PI, pow, sin, tan } from './index.ts';

/** Distance in units of the last place of the reference. */
function ulps(actual: number, reference: number): number {
  if (Object.is(actual, reference) || actual === reference) return 0;
  if (!Number.isFinite(actual) || !Number.isFinite(reference)) return Infinity;
  const size = Math.max(Math.abs(reference), 2 ** -1022);
  const unit = 2 ** (Math.floor(Math.log2(size)) - 52);
  return Math.abs(actual - reference) / Math.max(unit, 2 ** -1074);
}

function worst(ours: (x: number) => number, theirs: (x: number) => number, xs: Iterable<number>): number {
  let most = 0;
  let where = NaN;
  for (const x of xs) {
    const u = ulps(ours(x), theirs(x));
    if (!(u <= most)) {
      most = u;
      where = x;
    }
  }
  if (most > 2) console.log('worst at', where, ours(where), theirs(where));
  return most;
}

function* grid(from: number, to: number, count: number) {
  for (let i = 0; i <= count; i++) yield from + ((to - from) * (i + 0.137)) / count;
}

function* magnitudes(perBinade: number) {
  for (let e = -1074; e <= 1023; e++) for (let i = 0; i < perBinade; i++) yield 2 ** e * (1 + (i + 0.31) / perBinade);
}

// The reference itself may be off by nearly one unit, so two functions good to one unit may differ by a little over one.
describe('elementary functions agree with the host to about a unit in the last place', () => {
  test('exp', () => {
    expect(worst(exp, Math.exp, grid(-745, 709.78, 200_000))).toBeLessThanOrEqual(1);
    expect(worst(exp, Math.exp, grid(-1, 1, 100_000))).toBeLessThanOrEqual(1);
    expect(worst(exp, Math.exp, grid(-745.2, -708, 20_000))).toBeLessThanOrEqual(1);
  });
  test('log', () => {
    expect(worst(log, Math.log, magnitudes(40))).toBeLessThanOrEqual(1);
    expect(worst(log, Math.log, grid(0.5, 2, 200_000))).toBeLessThanOrEqual(1);
    expect(worst(log, Math.log, grid(0.9999, 1.0001, 50_000))).toBeLessThanOrEqual(1);
  });
  test('log10', () => {
    expect(worst(log10, Math.log10, magnitudes(40))).toBeLessThanOrEqual(2);
    for (let n = -300; n <= 300; n++) expect(log10(Number(`1e${n}`))).toBe(n);
  });
  test('pow', () => {
    for (const y of [-300.5, -7, -1.5, -0.1, 0.1, 0.3333333333333333, 0.5, 1.5, 3, 7.25, 120, 300.5, 700]) {
      expect(
        worst(
          (x) => pow(x, y),
          (x) => x ** y,
          grid(0.01, 9, 5_000),
        ),
      ).toBeLessThanOrEqual(1);
      expect(
        worst(
          (x) => pow(x, y),
          (x) => x ** y,
          magnitudes(3),
        ),
      ).toBeLessThanOrEqual(1);
    }
    for (const y of [-3, -2, 3, 5, 11])
      expect(
        worst(
          (x) => pow(x, y),
          (x) => x ** y,
          grid(-9, -0.1, 3_000),
        ),
      ).toBeLessThanOrEqual(1);
    expect(
      worst(
        (y) => pow(1 + 2 ** -40, y),
        (y) => (1 + 2 ** -40) ** y,
        grid(1e12, 7e14, 2_000),
      ),
    ).toBeLessThanOrEqual(1);
  });
  test('sin, cos, tan', () => {
    for (const xs of [
      () => grid(-10, 10, 100_000),
      () => grid(-4e5, 4e5, 20_000),
      () => grid(1e6, 1e15, 500),
      () => grid(1e20, 1e300, 200),
    ]) {
      expect(worst(sin, Math.sin, xs())).toBeLessThanOrEqual(1);
      expect(worst(cos, Math.cos, xs())).toBeLessThanOrEqual(1);
      expect(worst(tan, Math.tan, xs())).toBeLessThanOrEqual(2.5);
    }
    for (let n = 1; n < 200; n++) expect(ulps(sin(n * Math.PI), Math.sin(n * Math.PI))).toBeLessThanOrEqual(1);
  });
  test('atan', () => {
    expect(worst(atan, Math.atan, grid(-3, 3, 100_000))).toBeLessThanOrEqual(1);
    expect(worst(atan, Math.atan, magnitudes(10))).toBeLessThanOrEqual(1);
    expect(worst(atan, Math.atan, grid(-1000, 1000, 50_000))).toBeLessThanOrEqual(1);
  });
});

describe('special values are those of the host', () => {
  const special = [
    0,
    -0,
    1,
    -1,
    0.5,
    2,
    -2,
    3,
    -3,
    1e-320,
    -1e-320,
    5e-324,
    1e308,
    -1e308,
    1.7976931348623157e308,
    Infinity,
    -Infinity,
    NaN,
    2.5,
    709.782712893384,
    709.7827128933841,
    -745.1332191019411,
    -745.1332191019412,
    -745.2,
    2 ** 53,
    2 ** 53 + 2,
    1024,
    -1074,
  ];
  test.each([
    ['exp', exp, Math.exp],
    ['log', log, Math.log],
    ['log10', log10, Math.log10],
    ['sin', sin, Math.sin],
    ['cos', cos, Math.cos],
    ['tan', tan, Math.tan],
    ['atan', atan, Math.atan],
  ] as const)('%s', (_, ours, theirs) => {
    for (const x of special) {
      const expected = theirs(x);
      if (!Number.isFinite(expected) || expected === 0) expect(ours(x), String(x)).toBe(expected);
      else expect(ulps(ours(x), expected), String(x)).toBeLessThanOrEqual(2);
    }
  });
  test('pow', () => {
    for (const x of special)
      for (const y of special) {
        const expected = x ** y;
        if (!Number.isFinite(expected) || expected === 0) expect(pow(x, y), `${x}^${y}`).toBe(expected);
        else expect(ulps(pow(x, y), expected), `${x}^${y}`).toBeLessThanOrEqual(1);
      }
  });
  test('pi', () => expect(PI).toBe(Math.PI));
});
