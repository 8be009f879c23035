import { compile, type ModelDeclaration, type VariableDeclaration } from '@buildout/engine';
import { expect, test } from 'vitest';
import { causesOfChange } from './causes.ts';

const aux = (id: string, equation: string, over: string[] = []): VariableDeclaration => ({
  kind: 'auxiliary',
  id,
  label: id,
  unit: '1',
  over,
  equation,
});

const model: ModelDeclaration = {
  id: 'small',
  title: 'Small',
  time: { start: null, steps: 10, unit: 'month' },
  dimensions: [{ id: 'place', members: ['a', 'b'] }],
  relations: [],
  parameters: [{ id: 'rate', label: 'rate', unit: '1', value: 2 }],
  data: [{ id: 'weight', label: 'weight', unit: '1', over: ['place'], values: [1, 3] }],
  variables: [
    aux('clock', 'STEP_NUMBER'),
    aux('grown', 'weight[place] * clock', ['place']),
    aux('both', '5 * clock + rate'),
    aux('product', 'grown[place] * clock', ['place']),
    aux('all', 'SUM(grown OVER place) + PREVIOUS(clock, 0)'),
    { kind: 'stock', id: 'filled', label: 'filled', unit: '1', initial: '1', flow: '(clock + rate) / DT' },
  ],
};
const program = compile(model);
const run = program.run();

test('a sum: each cause brings its own change, nothing is left over', () => {
  const { from, to, causes, remainder } = causesOfChange(run, [], 'both', [], [2, 6]);
  expect([from, to]).toEqual([12, 32]); // 5·2 + 2, 5·6 + 2
  expect(causes).toMatchObject([
    { id: 'clock', kind: 'variable', from: 2, to: 6, contribution: 20 },
    { id: 'rate', kind: 'parameter', contribution: 0 },
  ]);
  expect(remainder).toBe(0);
});

test('a product: the shares overlap by what both bring only together', () => {
  const { from, to, causes, remainder } = causesOfChange(run, [], 'product', ['b'], [1, 3]);
  expect([from, to]).toEqual([3, 27]); // 3·1·1, 3·3·3
  expect(causes.map((c) => [c.id, c.contribution])).toEqual([
    ['grown', 18], // 27 − 3·3
    ['clock', 18], // 27 − 9·1
  ]);
  expect(remainder).toBe(-12); // 24 − 36
});

test('lags and totals over a dimension are fed with the whole path', () => {
  const { causes } = causesOfChange(run, [], 'all', [], [2, 5]);
  // clock standing still at 2: 20 + 2 instead of 20 + 4.
  expect(causes.map((c) => [c.id, c.contribution])).toEqual([
    ['grown', 12],
    ['clock', 2],
  ]);
});

test('a stock: what its flow’s causes brought since the first step', () => {
  const { from, to, causes } = causesOfChange(run, [], 'filled', [], [1, 3]);
  expect(to - from).toBe(1 + 2 + 2 + 2); // clock 1, 2 and the rate twice
  expect(causes[0]).toMatchObject({ id: 'clock', contribution: 1 }); // 3 instead of 1 + 1
});

test('a parameter that changed during the run brings what it changed', () => {
  const schedule = [{ parameter: 'rate', from: 4, how: 'set' as const, value: 10 }];
  const changed = program.run({ schedule });
  const { causes } = causesOfChange(changed, schedule, 'both', [], [2, 6]);
  expect(causes.map((c) => [c.id, c.contribution])).toEqual([
    ['clock', 20],
    ['rate', 8],
  ]);
});
