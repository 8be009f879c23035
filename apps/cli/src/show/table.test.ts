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

test('a head wider than its numbers folds before words of a row are cut, and stands next to its numbers', () => {
  const columns = [
    { label: 'condition', cut: true },
    { label: 'margin at the low end', right: true },
    { label: 'now', right: true },
  ];
  const rows = [['share of installed capacity', '−309', '0.85']];
  expect(textTable(columns, rows, 80, ink).split('\n')).toHaveLength(2);
  expect(textTable(columns, rows, 46, ink)).toBe(
    [
      '                               margin at',
      'condition                    the low end   now',
      'share of installed capacity         −309  0.85',
    ].join('\n'),
  );
});
