import { expect, test } from 'vitest';
import { quartersOf, yearsOf } from './calendar.ts';

test('a run from March: nine months of the first year, whole years after, no part of a last one', () => {
  const years = yearsOf('2026-03-31', 120);
  expect(years[0]).toEqual({ year: 2026, from: 0, to: 9, before: 3 });
  expect(years[1]).toEqual({ year: 2027, from: 9, to: 21, before: 0 });
  expect(years.at(-1)!.year).toBe(2035);
  expect(quartersOf('2026-03-31', 120)[0]).toEqual({ quarter: '2026Q2', from: 0, to: 3 });
});

test('a run that ends before its first year does has the part it has', () => {
  expect(yearsOf('2026-03-31', 5)).toEqual([{ year: 2026, from: 0, to: 5, before: 3 }]);
  expect(quartersOf('2026-03-31', 5)).toHaveLength(1);
});

test('years of a run from the end of a year are whole', () => {
  expect(yearsOf('2024-12-31', 15)).toEqual([{ year: 2025, from: 0, to: 12, before: 0 }]);
});
