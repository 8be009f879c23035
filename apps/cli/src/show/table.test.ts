import { expect, test } from 'vitest';
import { inkFor } from './ink.ts';
import { textTable } from './table.ts';

const ink = inkFor(false);

test('text stands left, numbers right', () => {
  const text = textTable(
    [{ label: 'company' }, { label: '2026', right: true }],
    [
      ['oracle', '1,200'],
      ['x', '7'],
    ],
    80,
    ink,
  );
  expect(text).toBe(['company   2026', 'oracle   1,200', 'x            7'].join('\n'));
});

test('a narrow terminal cuts the column that may be cut, and only that', () => {
  const text = textTable(
    [
      { label: 'what', cut: true },
      { label: 'n', right: true },
    ],
    [['a very long name indeed', '12,345']],
    22,
    ink,
  );
  expect(text.split('\n')[1]).toBe('a very long n…  12,345');
});

test('a second line of a row may be dim', () => {
  const text = textTable([{ label: 'a' }], [{ cells: ['b'], dim: true }], 80, inkFor(true));
  expect(text).toBe('\u001b[2ma\u001b[22m\n\u001b[2mb\u001b[22m');
});
