import { describe, expect, test } from 'vitest';
import { compile } from '../program.ts';
import { auxiliary, data, model, parameter, stock } from '../small-models.ts';

const series = (equation: string, id = 'y') => [
  ...compile(
    model({
      parameters: [parameter('n', 2), parameter('start', 7)],
      variables: [auxiliary('x', '10 * STEP_NUMBER + 1'), auxiliary('y', equation)],
    }),
  )
    .run()
    .series(id),
];

describe('reading the past', () => {
  test('PREVIOUS', () => {
    expect(series('PREVIOUS(x, 5)').slice(0, 4)).toEqual([5, 1, 11, 21]);
    expect(series('PREVIOUS(x * 2, start)').slice(0, 4)).toEqual([7, 2, 22, 42]);
    expect(series('PREVIOUS(PREVIOUS(x, 3), 4)').slice(0, 4)).toEqual([4, 3, 1, 11]);
  });
  test('PREVIOUS of itself counts', () => expect(series('PREVIOUS(y, 0) + 1').slice(0, 4)).toEqual([1, 2, 3, 4]));
  test('DELAY', () => {
    expect(series('DELAY(x, n, start)').slice(0, 5)).toEqual([7, 7, 1, 11, 21]);
    expect(series('DELAY(x, 0, 5)').slice(0, 3)).toEqual([5, 1, 11]); // at least one step
    expect(series('DELAY(x, 2.6, 5)').slice(0, 5)).toEqual([5, 5, 5, 1, 11]);
    expect(series('DELAY(x, IF STEP_NUMBER > 3 THEN 1 ELSE 3, 0)').slice(0, 6)).toEqual([0, 0, 0, 1, 31, 41]);
  });
  test('an initial value that moves later is taken at step 0', () => {
    expect(series('DELAY(x, 2, x + 0.5)').slice(0, 4)).toEqual([1.5, 1.5, 1, 11]);
  });
  test('TRAILING', () => {
    expect(series('TRAILING(x, 3, 5)').slice(0, 6)).toEqual([15, 11, 17, 33, 63, 93]);
    expect(series('TRAILING(x, n, start)').slice(0, 4)).toEqual([14, 8, 12, 32]);
  });
  test('INIT', () => {
    expect(series('INIT(x) + x').slice(0, 3)).toEqual([2, 12, 22]);
    expect(series('INIT(x * 3 + start)').slice(0, 3)).toEqual([10, 10, 10]);
  });
  test('over arrays, through relations, inside totals', () => {
    const program = compile(
      model({
        dimensions: [
          { id: 'a', members: ['p', 'q'] },
          { id: 'b', members: ['r', 's', 't'] },
        ],
        relations: [{ id: 'of', from: 'b', to: 'a', of: ['q', 'p', null] }],
        data: [data('n', [1, 2], ['a']), data('w', [1, 10, 100], ['b'])],
        variables: [
          auxiliary('x', 'STEP_NUMBER * n', '1', ['a']),
          auxiliary('back', 'DELAY(x, n, -1)', '1', ['a']),
          auxiliary('gathered', 'PREVIOUS(x[of[b]], 9)', '1', ['b']),
          auxiliary('total', 'SUM(w * PREVIOUS(x[of[b]], 0) OVER b)'),
          auxiliary('recent', 'SUM(TRAILING(x, 2, 0) OVER a)'),
          auxiliary('squared', 'SUM(PREVIOUS(w * x[of[b]], 0) BY of)', '1', ['a']),
          auxiliary('starred', 'SUM(PREVIOUS(x[*] + 1, 0))'),
        ],
      }),
    );
    const run = program.run();
    expect([...run.at('back', 3)]).toEqual([2, 2]);
    expect([...run.at('back', 1)]).toEqual([0, -1]);
    expect([...run.at('gathered', 0)]).toEqual([9, 9, 9]);
    expect([...run.at('gathered', 3)]).toEqual([4, 2, 0]);
    expect(run.value('total', 3)).toBe(4 + 20);
    expect(run.value('recent', 3)).toBe(1 + 2 + 2 + 4);
    expect([...run.at('squared', 3)]).toEqual([20, 4]);
    expect(run.value('starred', 3)).toBe(2 + 4 + 2);
  });
});

describe('smooths and delays of XMILE', () => {
  const late = (equation: string) =>
    compile(
      model({
        time: { start: null, steps: 400, unit: 'month' },
        parameters: [parameter('tau', 12, 'month')],
        variables: [auxiliary('x', 'IF STEP_NUMBER = 0 THEN 4 ELSE 10'), auxiliary('y', equation)],
      }),
    ).run();
  test.each(['SMTH1(x, tau, 4)', 'SMTH3(x, tau, 4)', 'DELAY1(x, tau, 4)', 'DELAY3(x, tau, 4)'])(
    '%s starts at 4 and ends at 10',
    (equation) => {
      const run = late(equation);
      expect(run.value('y', 0)).toBeCloseTo(4, 12);
      expect(run.value('y', 400)).toBeCloseTo(10, 10);
    },
  );
  test('SMTH1 is the Euler step of (x - s)/tau', () => {
    const run = late('SMTH1(x, tau, 4)');
    // step 0 → 1 uses x(0) = 4; then (10 - 4)/12 of the gap each step
    expect(run.value('y', 1)).toBe(4);
    expect(run.value('y', 2)).toBeCloseTo(4.5, 14);
    expect(run.value('y', 3)).toBeCloseTo(4.5 + 5.5 / 12, 14);
  });
  test('a smooth without initial value starts at its input', () => expect(late('SMTH1(x, tau)').value('y', 0)).toBe(4));
  test('DELAY3 passes on what goes in', () => {
    const program = compile(
      model({
        time: { start: null, steps: 300, unit: 'month' },
        parameters: [parameter('tau', 6, 'month')],
        variables: [auxiliary('x', 'PULSE(100, 5*DT)', '1/month'), stock('out', '0', 'DELAY3(x, tau, 0)')],
      }),
    );
    expect(program.run().value('out', 300)).toBeCloseTo(100, 9);
  });
});

describe('initial values', () => {
  test('may need parameters, other starting values and auxiliaries, in any order', () => {
    const program = compile(
      model({
        parameters: [parameter('p', 3)],
        variables: [
          stock('a', 'b * 2', '1/DT'),
          auxiliary('mid', 'c + p'),
          stock('b', 'mid', '0'),
          stock('c', 'p', 'mid/DT'),
          auxiliary('moving', 'c + 1'),
          stock('e', 'moving * 10', '0'),
        ],
      }),
    );
    const run = program.run();
    expect(run.value('a', 0)).toBe(12);
    expect(run.value('e', 0)).toBe(40);
    expect(run.value('c', 1)).toBe(9);
  });
  test('that need each other are refused with the path', () => {
    expect(() =>
      compile(model({ variables: [stock('a', 'b', '0'), stock('b', 'x', '0'), auxiliary('x', 'a + 1')] })),
    ).toThrow(/starting values of these need each other: a → b → x → a/);
  });
});

test('flows may read the past, from the first step on', () => {
  const program = compile(
    model({
      variables: [
        auxiliary('x', '10 * STEP_NUMBER + 1'),
        stock('s', '0', 'PREVIOUS(x, 1000)/DT'),
        stock('d', '0', 'DELAY(x, 2, 500)/DT + TRAILING(x, 2, 7)/DT'),
        stock('i', '0', 'INIT(x)/DT'),
      ],
    }),
  );
  const run = program.run();
  expect([...run.series('s')].slice(0, 4)).toEqual([0, 1000, 1001, 1012]);
  // 500+14, 500+(1+7), 1+(1+11)
  expect([...run.series('d')].slice(0, 4)).toEqual([0, 514, 1022, 1035]);
  expect([...run.series('i')].slice(0, 4)).toEqual([0, 1, 2, 3]);
});
