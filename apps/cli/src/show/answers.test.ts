import type { Answer } from '@buildout/workbench/runs/index.ts';
import { expect, test } from 'vitest';
import { showAnswer } from './answers.ts';
import { inkFor } from './ink.ts';

const page = { width: 60, ink: inkFor(false) };

const gap: Answer = {
  id: 'gap',
  label: 'Gap',
  unit: 'USD/year',
  about: '',
  sentence: 'The gap is USD 120 bn in 2027.',
  values: [
    { at: { year: 2026 }, value: 80e9, p10: 60e9, p50: 79e9, p90: 101e9, n: 1000 },
    { at: { year: 2027 }, value: 120e9, p10: 70e9, p50: 118e9, p90: 170e9, n: 1000 },
  ],
};

test('time runs across, with the band under each number, scaled once for the whole table', () => {
  expect(showAnswer(gap, page)).toBe(
    [
      'Gap, USD bn a year  gap',
      'The gap is USD 120 bn in 2027.',
      '    2026    2027',
      '      80     120',
      '  60–101  70–170',
    ].join('\n'),
  );
});

test('without time, one row each with the band in columns', () => {
  const values = [
    { at: { holder: 'private_credit' }, value: 0.25, p10: 0.1, p50: 0.2, p90: 0.4 },
    { at: { holder: 'banks' }, value: null, p10: null, p50: null, p90: null },
  ];
  expect(showAnswer({ id: 'loss', label: 'Loss', unit: 'share', about: '', values }, page)).toBe(
    [
      'Loss, %  loss',
      '                value   p10   p50   p90',
      'private credit   25.0  10.0  20.0  40.0',
      'banks               –     –     –     –',
    ].join('\n'),
  );
});

test('of many years those that fit are shown, the first and the last always', () => {
  const values = Array.from({ length: 40 }, (_, i) => ({ at: { year: 2026 + i }, value: i * 1e9 }));
  const head = showAnswer({ ...gap, sentence: undefined, values }, page)
    .split('\n')[1]
    .trim()
    .split(/\s+/);
  expect(head[0]).toBe('2026');
  expect(head.at(-1)).toBe('2065');
  expect(head.length).toBeLessThanOrEqual(10);
});

test('of many rows the largest are shown, and how many are not', () => {
  const values = Array.from({ length: 30 }, (_, i) => ({ at: { company: `c${i}`, year: 2026 }, value: i }));
  const text = showAnswer({ ...gap, values }, page);
  expect(text).toContain('c29');
  expect(text).not.toContain('c17 ');
  expect(text).toContain('… and 18 smaller rows');
  expect(showAnswer({ ...gap, values }, page, { all: true })).toContain('c0');
});

test('the scale comes from the band too, and from rows that are not zero throughout', () => {
  const banded = [{ at: { year: 2030 }, value: 0, p10: 0, p50: 0, p90: 71_022_972_175.74 }];
  expect(showAnswer({ ...gap, sentence: undefined, values: banded }, page)).toBe(
    ['Gap, USD bn a year  gap', '    2030', '       0', '  0–71.0'].join('\n'),
  );
  const holders = ['users', 'banks', 'insurers'].map((holder, i) => ({ at: { holder, year: 2030 }, value: i * 4e9 }));
  expect(showAnswer({ ...gap, values: [holders[0], holders[0], ...holders] }, page)).toContain('insurers  8.00');
});

test('things counted are whole numbers, in the band too', () => {
  const values = [{ at: { year: 2030 }, value: 0, p10: 0, p50: 1, p90: 9.1 }];
  expect(showAnswer({ id: 'defaults', label: 'In default', unit: '1', about: '', values }, page)).toBe(
    ['In default  defaults', '  2030', '     0', '   0–9'].join('\n'),
  );
});

test('moments are told by month', () => {
  const values = [{ at: { company: 'lambda' }, value: 2032 + 2.5 / 12, p10: 2028, p50: null, p90: 2035.99 }];
  expect(showAnswer({ id: 'when', label: 'Default', unit: 'year', about: '', values }, page)).toContain(
    'lambda  2032-03',
  );
});
