import { expect, test } from 'vitest';
import { unitFor } from './count.ts';

test.each([
  [1, 'years', 'year'],
  [-1, 'months', 'month'],
  [2, 'years', 'years'],
  [0.5, 'years', 'years'],
  [1, 'companies', 'company'],
  [1, 'tokens/second', 'token/second'],
  [1, 'GW', 'GW'],
  [1, 'USD', 'USD'],
  [1, 'series', 'series'],
])('%f in %s is said in %s', (value, unit, words) => {
  expect(unitFor(value, unit)).toBe(words);
});
