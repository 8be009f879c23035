import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bins } from './bins.ts';

const values = fc.array(fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constant(0)), {
  minLength: 1,
  maxLength: 200,
});

test('counts sent from other threads and merged in any order are the counts of all values', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const [one, other, together, reverse, alone] = [new Bins(1), new Bins(1), new Bins(1), new Bins(1), new Bins(1)];
      for (const value of a) one.add(Float64Array.of(value));
      for (const value of b) other.add(Float64Array.of(value));
      for (const value of [...a, ...b]) alone.add(Float64Array.of(value));
      for (const part of [one, other]) together.merge(structuredClone(part.counts()));
      for (const part of [other, one]) reverse.merge(structuredClone(part.counts()));
      for (const p of [0, 0.1, 0.5, 0.9, 1]) {
        expect(together.quantile(0, p)).toBe(alone.quantile(0, p));
        expect(reverse.quantile(0, p)).toBe(alone.quantile(0, p));
      }
      expect(together.count(0)).toBe(a.length + b.length);
    }),
  );
});

test('a scenario without a value is not counted', () => {
  const bins = new Bins(2);
  bins.add(Float64Array.of(Number.NaN, 3));
  expect([bins.count(0), bins.count(1)]).toEqual([0, 1]);
  expect(bins.quantile(0, 0.5)).toBeNaN();
  expect(Math.abs(bins.quantile(1, 0.5) - 3)).toBeLessThanOrEqual(3 / 256);
});
