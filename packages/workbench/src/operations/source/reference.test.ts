import { expect, test } from 'vitest';
import { readReference, writeReference } from './reference.ts';

test.each([
  'capex_by_company[microsoft]@2027',
  'end_user_revenue@2030',
  'rental_price[g2023]@2027Q2',
  'variable:cash[coreweave]@2027-03',
  'variable:sentiment@2027-03',
  'microsoft/cash/8:closing@2027',
  'microsoft/cash from operations@2027',
  'microsoft>nvidia@2027',
  'books:closing_money',
  'rows:fin_1+fin_2',
  'facts:microsoft',
  'seen:capex_by_company[microsoft]@2024',
  'said:end_user_revenue@2026',
  'start:microsoft/balance/1:cash',
])('%s is read and written back', (text) => {
  const read = readReference(text);
  expect(read).toBeDefined();
  expect(read && writeReference(read)).toBe(text);
});

test.each(['', 'microsoft', 'start:microsoft', 'variable:cash', 'rows:', `rows:${'x'.repeat(3000)}`])(
  '%s names no number',
  (text) => {
    const read = readReference(text);
    expect(read === undefined || (read.kind === 'rows' && read.ids.length === 0)).toBe(true);
  },
);
