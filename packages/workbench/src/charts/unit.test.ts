import { expect, test } from 'vitest';
import { momentOf, monthName } from './time.ts';
import { plain, rangeWithUnit, shownUnit, withUnit } from './unit.ts';

test.each([
  [61.5e9, 'USD/year', 'USD 61.5 bn a year'],
  [-1.24e12, 'USD', 'USD −1.24 tn'],
  [0.38, 'share', '38 %'],
  [0.16, '1/year', '16 % a year'],
  [1.315, 'ratio', '1.31×'],
  [2.35, 'USD/hour', 'USD 2.35 per hour'],
  [0.0952, 'USD/(H100e*hour)', 'USD 0.0952 per H100e-hour'],
  [3.1e9, 'USD/(GW*year)', 'USD 3.1 bn per GW a year'],
  [4.2, 'GW', '4.2 GW'],
  [2_400_000, 'unit', '2.4 m units'],
  [27, 'month', '27 months'],
  [1, 'month', '1 month'],
  [0.7, '1', '0.7'],
  [0, 'USD', 'USD 0'],
])('%d %s reads “%s”', (value, unit, words) => {
  expect(withUnit(value, unit)).toBe(words);
});

test('an axis has one magnitude for all its values', () => {
  expect(shownUnit('USD/year', 9e11)).toMatchObject({ factor: 1e-9, axis: 'USD bn a year' });
  expect(shownUnit('USD/year', 1.1e12)).toMatchObject({ factor: 1e-12, axis: 'USD tn a year' });
});

test('numbers carry a real minus sign and never a negative zero', () => {
  expect(plain(-1234567.891, 2)).toBe('−1,234,567.89');
  expect(plain(-0.001, 1)).toBe('0');
  expect(plain(1200, 2)).toBe('1,200');
});

test('step 0 of a run that starts 2026-03-31 is March 2026; nine months on it is December', () => {
  expect(monthName(momentOf('2026-03-31', 0))).toBe('2026-03');
  expect(monthName(momentOf('2026-03-31', 9))).toBe('2026-12');
  expect(monthName(momentOf('2026-03-31', 120))).toBe('2036-03');
});

test.each([
  [6, 24, 'month', '6 to 24 months'],
  [0.02, 0.25, '1/year', '2 to 25 % a year'],
  [9e8, 1.2e9, 'USD/GW', 'USD 900 m per GW to 1.2 bn per GW'],
  [9e9, 15e9, 'USD/GW', 'USD 9 to 15 bn per GW'],
  [0.6, 1.5, '1', '0.6 to 1.5'],
])('the range %d to %d %s reads “%s”', (low, high, unit, words) => {
  expect(rangeWithUnit(low, high, unit)).toBe(words);
});
