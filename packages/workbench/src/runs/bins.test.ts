import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from './bands.ts';
import { Bins } from './bins.ts';

const values = fc.array(fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constant(0)), {
  minLength: 1,
  maxLength: 200,
});

test('quantiles from bins lie within 1/128 of the exact ones', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (sample, p) => {
      const bins = new Bins(1);
      for (const value of sample) bins.add(Float64Array.of(value));
      const sorted = Float64Array.from(sample).sort();
      const position = (sorted.length - 1) * p;
      const low = sorted[Math.floor(position)];
      const high = sorted[Math.min(sorted.length - 1, Math.floor(position) + 1)];
      const slack = Math.max(Math.abs(low), Math.abs(high)) / 128 + Number.MIN_VALUE * 2 ** 45;
      expect(Math.abs(bins.quantile(0, p) - quantile(sorted, p))).toBeLessThanOrEqual(slack);
    }),
  );
});

test('merging in any order gives the same counts', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const [one, other, together, reverse] = [new Bins(1), new Bins(1), new Bins(1), new Bins(1)];
      for (const value of a) one.add(Float64Array.of(value));
      for (const value of b) other.add(Float64Array.of(value));
      together.merge(one.counts());
      together.merge(other.counts());
      reverse.merge(other.counts());
      reverse.merge(one.counts());
      for (const p of [0, 0.1, 0.5, 0.9, 1]) expect(together.quantile(0, p)).toBe(reverse.quantile(0, p));
      expect(together.count(0)).toBe(a.length + b.length);
    }),
  );
});

test('a scenario without a value is not counted', () => {
  const bins = new Bins(2);
  bins.add(Float64Array.of(Number.NaN, 3));
  expect([bins.count(0), bins.count(1)]).toEqual([0, 1]);
  expect(bins.quantile(0, 0.5)).toBeNaN();
});
