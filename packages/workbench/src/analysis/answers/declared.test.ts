import { expect, test } from 'vitest';
import { requiredOverYears, requiredRevenue } from './declared.ts';

test('the published arithmetic: 150 → 300 → 600 bn, and 1.2 tn once a second equal year is added', () => {
  expect(requiredRevenue(150e9)).toEqual({ gpuSpend: 150e9, dataCentres: 300e9, required: 600e9 });
  expect(requiredOverYears([150e9, 150e9])).toBe(1.2e12);
});

test('other inputs, and one that cannot be', () => {
  expect(requiredRevenue(100, { otherPerGpuDollar: 0.5, margin: 0.25 }).required).toBe(200);
  expect(() => requiredRevenue(100, { otherPerGpuDollar: 1, margin: 1 })).toThrow(RangeError);
});
