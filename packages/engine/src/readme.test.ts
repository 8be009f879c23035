import { expect, test } from 'vitest';
import { compile } from './index.ts';

test('the example at the top of the README', () => {
  const program = compile({
    id: 'saving',
    title: 'Saving',
    time: { start: null, steps: 120, unit: 'month' },
    dimensions: [],
    relations: [],
    data: [],
    parameters: [
      { id: 'rate', label: 'Interest', unit: '1/month', value: 0.01, min: 0, max: 0.1 },
      { id: 'opening', label: 'Opening balance', unit: 'USD', value: 100 },
    ],
    variables: [
      { kind: 'stock', id: 'balance', label: 'Balance', unit: 'USD', initial: 'opening', flow: 'rate * balance' },
    ],
  });
  const series = program.run({ set: { rate: 0.02 } }).series('balance');
  expect(series).toHaveLength(121);
  expect(series[1]).toBeCloseTo(102, 12);
});
