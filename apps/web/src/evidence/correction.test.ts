import { expect, test } from 'vitest';
import type { View } from './api.ts';
import { correctionOf } from './correction.tsx';

const meant: View['meant'] = {
  value: 12e9,
  unit: 'USD',
  entity: 'Northgrid',
  metric: 'capex',
  period: '',
  asOf: '2027',
  scope: '',
  prediction: true,
  hypothetical: false,
  negated: false,
};

/** The form as it opens, with some fields changed; `null` is a box not ticked. */
const form = (over: Record<string, string | null>) => {
  const fields: Record<string, string | null> = {
    low: '12000000000',
    high: '',
    unit: 'USD',
    entity: 'Northgrid',
    metric: 'capex',
    period: '',
    asOf: '2027',
    scope: '',
    prediction: 'on',
    hypothetical: null,
    negated: null,
    ...over,
  };
  return { get: (name: string) => fields[name] ?? null };
};

test.each([
  [{ low: '13,000,000,000' }, { value: 13e9 }],
  [
    { low: '1.5e9', unit: 'EUR' },
    { value: 1.5e9, unit: 'EUR' },
  ],
  [{ high: '14e9' }, { valueMin: 12e9, valueMax: 14e9 }],
  [{ low: '', high: '14e9' }, { valueMax: 14e9 }],
  [{ entity: '' }, { entity: null }],
  [
    { prediction: null, negated: 'on' },
    { prediction: false, negated: true },
  ],
])('%j is sent as %j', (over, sent) => {
  expect(correctionOf(meant, form(over))).toEqual(sent);
});

test.each([
  [{}, /Nothing was changed/],
  [{ low: 'twelve' }, /“twelve” is not a number/],
  [{ low: '' }, /needs a value/],
  [{ high: '1' }, /lies below the lower end/],
])('%j is refused in words', (over, words) => {
  expect(correctionOf(meant, form(over as Record<string, string>))).toMatch(words);
});

test('a range that is open above stays as it is unless its ends are changed', () => {
  const open = { ...meant, value: undefined, valueMin: 1e9, valueMax: null };
  expect(correctionOf(open, form({ low: '1000000000', scope: 'Europe' }))).toEqual({ scope: 'Europe' });
  expect(correctionOf(open, form({ low: '2000000000' }))).toEqual({ value: 2e9 });
});
