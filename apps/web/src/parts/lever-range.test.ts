import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBeyond, rangeOf } from './lever-range.ts';

const lever = {
  id: 'decay',
  label: 'Decay',
  unit: '1/year',
  module: 'market',
  value: 0.16,
  low: 0.02,
  high: 0.25,
  min: 0,
  max: 0.6,
  choice: true,
};

test('a slider reaches beyond the evidence, but not beyond sense', () => {
  const { from, to } = rangeOf(lever, 0.16);
  expect(from).toBe(0);
  expect(to).toBeGreaterThan(0.25);
  expect(to).toBeLessThanOrEqual(0.6);
  expect(isBeyond(lever, 0.38)).toBe(true);
  expect(isBeyond(lever, 0.25)).toBe(false);
});

test('whatever the numbers are, the slider holds the declared and the present value in finite steps', () => {
  const number = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(number, number, fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value, low, wide) => {
      const { from, to, step } = rangeOf(
        { ...lever, value, low, high: low + wide, min: undefined, max: undefined },
        value,
      );
      expect(from).toBeLessThanOrEqual(value + 1e-6 * Math.abs(value) + step);
      expect(to).toBeGreaterThanOrEqual(value - 1e-6 * Math.abs(value) - step);
      expect(step).toBeGreaterThan(0);
      expect((to - from) / step).toBeLessThan(1000);
    }),
  );
});
