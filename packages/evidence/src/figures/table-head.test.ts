import { expect, test } from 'vitest';
import { findFigures } from './index.ts';

const cells = (text: string) =>
  findFigures(text)
    .filter((f) => f.kind !== 'date')
    .map((f) => [f.text, f.value, f.currency, f.repairs.includes('table_head_multiplier')]);

test('cells are in the multiplier and currency of the head; per-share rows and shares of a hundred are not', () => {
  const table = [
    'Results ($ in millions, except per share)\t2024\t2025',
    'Revenue\t1,234\t1,567.5',
    'Net loss\t(40)\t(12)',
    'Loss per share\t$(0.40)\t$(0.10)',
    'Gross margin\t41%\t43%',
    '',
    'We opened 12 offices.',
  ].join('\n');
  expect(cells(table)).toEqual([
    ['1,234', 1.234e9, 'USD', true],
    ['1,567.5', 1.5675e9, 'USD', true],
    ['(40)', -4e7, 'USD', true],
    ['(12)', -1.2e7, 'USD', true],
    ['$(0.40)', -0.4, 'USD', false],
    ['$(0.10)', -0.1, 'USD', false],
    ['41%', 41, undefined, false],
    ['43%', 43, undefined, false],
    ['12', 12, undefined, false],
  ]);
});

test('a Markdown table in billions, its columns dated', () => {
  const found = findFigures(
    '| € in billions | 2023 | 2024 |\n|---|---|---|\n| Order book | 3.5 | 4 |\n| Debt | 1 | 2 |',
  );
  expect(found.filter((f) => f.kind !== 'date').map((f) => [f.text, f.value, f.unit, f.asOf])).toEqual([
    ['3.5', 3.5e9, 'EUR', '2023'],
    ['4', 4e9, 'EUR', '2024'],
    ['1', 1e9, 'EUR', '2023'],
    ['2', 2e9, 'EUR', '2024'],
  ]);
});

test('names of rows do not swallow their first cell', () => {
  expect(cells('USD bn\tQ1\tQ2\nNorthgrid\t20.1\t24.2\nOther\t7\t9')).toEqual([
    ['20.1', 2.01e10, 'USD', true],
    ['24.2', 2.42e10, 'USD', true],
    ['7', 7e9, 'USD', true],
    ['9', 9e9, 'USD', true],
  ]);
});

test('a sentence is no head, and prose under a head is no row', () => {
  expect(cells('Amounts are in millions. We say so.\nWe hired 12 people.')).toContainEqual([
    '12',
    12,
    undefined,
    false,
  ]);
  expect(cells('(in thousands)\nWe hired 40 people in the spring, and 12 left us again.')).toEqual([
    ['40', 40, undefined, false],
    ['12', 12, undefined, false],
  ]);
});
