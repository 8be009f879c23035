import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addQuarters,
  calendarQuarter,
  dayNumber,
  isoDay,
  lastDayOf,
  periodDays,
  quarterEnd,
  quarterOf,
} from './calendar.ts';

test('days count from 1970 and come back', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  fc.assert(fc.property(fc.integer({ min: -30_000, max: 60_000 }), (day) => dayNumber(isoDay(day)) === day));
});

test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-1-1', '1.1.2025', ''])(
  '%j is no day',
  (text) => {
    expect(dayNumber(text)).toBeUndefined();
  },
);

test('2024 and 2000 have a 29 February, 1900 has none', () => {
  expect(dayNumber('2024-02-29')).toBeDefined();
  expect(dayNumber('2000-02-29')).toBeDefined();
  expect(dayNumber('1900-02-29')).toBeUndefined();
});

test.each([
  ['2024-10-28', '2025-01-26', '2024Q4'], // NVIDIA
  ['2025-09-01', '2025-11-30', '2025Q4'], // Oracle
  ['2025-11-29', '2026-02-26', '2026Q1'], // Micron
  ['2026-01-01', '2026-03-31', '2026Q1'],
  ['', '2025-01-26', '2024Q4'], // a balance sheet belongs to the quarter it closes
  ['', '2026-03-31', '2026Q1'],
])('a period from %j to %s is %s', (start, end, quarter) => {
  expect(calendarQuarter(start, end)).toBe(quarter);
});

test('quarters add up and end on their last day', () => {
  expect(addQuarters('2024Q4', 1)).toBe('2025Q1');
  expect(addQuarters('2025Q1', -5)).toBe('2023Q4');
  expect(quarterEnd('2025Q2')).toBe('2025-06-30');
  expect(quarterOf('2025-07-01')).toBe('2025Q3');
});

test('a partial date means its last day', () => {
  expect(lastDayOf('2029')).toBe('2029-12-31');
  expect(lastDayOf('2028-02')).toBe('2028-02-29');
  expect(lastDayOf('2028-02-30')).toBeUndefined();
  expect(lastDayOf('2028-13')).toBeUndefined();
});

test('a quarter of 13 weeks has 91 days, both ends counted', () => {
  expect(periodDays('2024-10-28', '2025-01-26')).toBe(91);
  expect(addDays('2024-12-31', 45)).toBe('2025-02-14');
});
