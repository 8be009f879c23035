import { expect, test } from 'vitest';
import { findFigures } from './index.ts';

const said = (text: string) =>
  findFigures(text)
    .filter((f) => f.kind === 'money')
    .map((f) => [f.text, f.entity, f.metric, f.asOf]);

test('a clause that leaves its verb out has the name and the metric of the one before, and its own date', () => {
  expect(said('OpenAI’s revenue was $4bn in 2024 and $9bn in 2025.')).toEqual([
    ['$4bn', 'OpenAI', 'revenue', '2024'],
    ['$9bn', 'OpenAI', 'revenue', '2025'],
  ]);
  expect(
    said('Microsoft spent $40 billion in 2023, $55 billion in 2024 and nearly $80 billion in fiscal 2025.'),
  ).toEqual([
    ['$40 billion', 'Microsoft', 'spending', '2023'],
    ['$55 billion', 'Microsoft', 'spending', '2024'],
    ['$80 billion', 'Microsoft', 'spending', 'FY2025'],
  ]);
});

test('a metric with an amount of its own is not the metric of the amounts before it', () => {
  expect(said('Revenue rose from $5bn in 2024 to $8bn in 2025, capex from $2bn to $6bn.').map((f) => f[2])).toEqual([
    'revenue',
    'revenue',
    'capex',
    'capex',
  ]);
});

test('a date that is not tied to the amount is taken as before: the nearest before it', () => {
  expect(said('In 2024 the debt was $5bn, and the bank expects it to fall.')[0][3]).toBe('2024');
});
