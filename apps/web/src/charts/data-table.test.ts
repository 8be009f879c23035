import { expect, test } from 'vitest';
import { scaleFor } from './data-table.tsx';

test('a table of one size takes the unit of its largest number', () => {
  expect(scaleFor([0.9e12, 1.2e12, 2e12])).toBe(2e12);
});

test('one giant among small companies does not turn the others into 0.0002', () => {
  expect(scaleFor([2e8, 1e9, 6e9, 5e10, 1.2e12])).toBe(1.2e9);
});

test('nothing to scale', () => {
  expect(scaleFor([])).toBe(0);
});
