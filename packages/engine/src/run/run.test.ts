import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelDeclaration } from '../declare.ts';
import { ModelError, RunError } from '../problems.ts';
import { compile } from '../program.ts';
import { auxiliary, data, model, parameter, stock } from '../small-models.ts';
import type { ParameterChange } from './types.ts';

const dimensions = [
  { id: 'company', members: ['nvidia', 'openai', 'coreweave'] },
  { id: 'year', members: ['2025', '2026'] },
];

describe('parameters', () => {
  const program = compile(
    model({
      dimensions,
      parameters: [
        { ...parameter('rate', 0.1, '1/month'), min: 0, max: 0.6 },
        parameter('share', [1, 2, 3], '1', ['company']),
        parameter('grid', 5, '1', ['company', 'year']),
      ],
      variables: [
        stock('x', '1', 'rate * x'),
        auxiliary('fixed', 'share * 10', '1', ['company']),
        auxiliary('all', 'SUM(grid OVER company, year) + rate*DT'),
      ],
    }),
  );

  test('are set by name, by member, and by all members', () => {
    expect(program.run({ set: { rate: 0.5 } }).value('x', 1)).toBe(1.5);
    expect([...program.run({ set: { 'share[OpenAI]': 7 } }).at('fixed', 4)]).toEqual([10, 70, 30]);
    expect([...program.run({ set: { share: 4 } }).at('fixed', 4)]).toEqual([40, 40, 40]);
    expect(program.run({ set: { 'grid[nvidia, 2026]': 6, rate: 0 } }).value('all', 2)).toBe(31);
    expect(program.run().value('all', 2)).toBe(30.1);
  });
  test('a complete vector comes before single ones', () => {
    const parameters = new Float64Array(program.parameterCount).fill(0.25);
    const run = program.run({ parameters, set: { rate: 0.5 } });
    expect(run.value('x', 1)).toBe(1.5);
    expect(run.value('fixed', 1, 'openai')).toBe(2.5);
  });

  const refused = (options: Parameters<typeof program.run>[0]) => {
    try {
      program.run(options);
    } catch (error) {
      expect(error).toBeInstanceOf(ModelError);
      return (error as ModelError).problems;
    }
    return [];
  };
  test('that do not exist or do not fit are refused with the nearest name and the bounds', () => {
    expect(refused({ set: { rat: 1 } })).toMatchObject([
      { code: 'unknown-parameter', parameter: 'rat', closest: 'rate' },
    ]);
    expect(refused({ set: { 'share[opnai]': 1 } })).toMatchObject([
      { code: 'unknown-parameter', closest: 'share[openai]' },
    ]);
    expect(refused({ set: { 'grid[nvidia]': 1 } })).toMatchObject([
      { code: 'unknown-parameter', over: ['company', 'year'] },
    ]);
    expect(refused({ set: { 'rate[nvidia]': 0.1 } })).toMatchObject([{ code: 'unknown-parameter' }]);
    expect(refused({ set: { 'share[openai': 1 } })).toMatchObject([{ code: 'unknown-parameter' }]);
    expect(refused({ set: { rate: 0.9 } })).toMatchObject([
      { code: 'out-of-bounds', parameter: 'rate', value: 0.9, min: 0, max: 0.6 },
    ]);
    expect(refused({ set: { rate: NaN } })).toMatchObject([{ code: 'out-of-bounds' }]);
    expect(refused({ set: { share: Infinity } })).toHaveLength(3);
    expect(refused({ parameters: new Float64Array(2) })).toMatchObject([{ code: 'bad-option', option: 'parameters' }]);
    expect(refused({ steps: 1.5 })).toMatchObject([{ code: 'bad-option', option: 'steps' }]);
    expect(refused({ schedule: [{ parameter: 'rate', from: 3, until: 2, how: 'set', value: 0 }] })).toMatchObject([
      { code: 'bad-option' },
    ]);
    expect(refused({ schedule: [{ parameter: 'rte', from: 3, how: 'set', value: 0 }] })).toMatchObject([
      { code: 'unknown-parameter', closest: 'rate' },
    ]);
    expect(refused({ schedule: [{ parameter: 'rate', from: 3, how: 'multiply', value: 10 }] })).toMatchObject([
      { code: 'out-of-bounds', value: 1, step: 3 },
    ]);
  });
  test('an unknown variable, member or step of a result is refused', () => {
    const run = program.run();
    expect(() => run.series('fxed', 'openai')).toThrow(/did you mean 'fixed'/);
    expect(() => run.series('fixed', 'opena')).toThrow(/did you mean openai/);
    expect(() => run.series('fixed')).toThrow(/fixed needs a member. It is by company: /);
    expect(() => run.value('x', 11)).toThrow(/steps 0 to 10/);
  });
});

describe('schedules', () => {
  const program = compile(
    model({
      dimensions,
      parameters: [parameter('p', 10), parameter('q', [1, 2, 3], '1', ['company'])],
      variables: [
        auxiliary('y', 'p'),
        auxiliary('derived', 'y * 2 + 1'),
        auxiliary('moving', 'p ^ 1.5 + STEP_NUMBER'),
        auxiliary('first', 'INIT(p)'),
        auxiliary('z', 'q', '1', ['company']),
        stock('s', '0', 'p/DT'),
      ],
    }),
  );
  const series = (schedule: ParameterChange[], id = 'y') => [...program.run({ schedule }).series(id)];

  test('set, until, and back', () => {
    expect(series([{ parameter: 'p', from: 2, until: 4, how: 'set', value: 3 }]).slice(0, 6)).toEqual([
      10, 10, 3, 3, 10, 10,
    ]);
    expect(series([{ parameter: 'p', from: 2, how: 'set', value: 3 }], 'derived').slice(0, 4)).toEqual([21, 21, 7, 7]);
    expect(series([{ parameter: 'p', from: 1, how: 'set', value: 4 }], 'moving').slice(1, 3)).toEqual([9, 10]);
    expect(series([{ parameter: 'p', from: 1, how: 'set', value: 4 }], 's').slice(0, 4)).toEqual([0, 10, 14, 18]);
    expect(series([{ parameter: 'p', from: 1, how: 'set', value: 4 }], 'first').slice(0, 3)).toEqual([10, 10, 10]);
  });
  test('multiplications multiply, additions add, a later set wins', () => {
    const twice: ParameterChange[] = [
      { parameter: 'p', from: 1, how: 'multiply', value: 2 },
      { parameter: 'p', from: 2, how: 'multiply', value: 3 },
      { parameter: 'p', from: 3, how: 'add', value: -1 },
      { parameter: 'p', from: 4, how: 'set', value: 5 },
    ];
    expect(series(twice).slice(0, 6)).toEqual([10, 20, 60, 59, 5, 5]);
  });
  test('ramps are linear in size', () => {
    expect(series([{ parameter: 'p', from: 1, ramp: 4, how: 'set', value: 18 }]).slice(0, 7)).toEqual([
      10, 10, 12, 14, 16, 18, 18,
    ]);
    expect(series([{ parameter: 'p', from: 1, ramp: 2, until: 5, how: 'multiply', value: 2 }]).slice(0, 7)).toEqual([
      10, 10, 15, 20, 20, 10, 10,
    ]);
  });
  test('one element of an array', () => {
    const run = program.run({ schedule: [{ parameter: 'q', element: ['openai'], from: 1, how: 'add', value: 5 }] });
    expect([...run.at('z', 0)]).toEqual([1, 2, 3]);
    expect([...run.at('z', 1)]).toEqual([1, 7, 3]);
    expect([
      ...program.run({ schedule: [{ parameter: 'q[openai]', from: 1, how: 'add', value: 5 }] }).at('z', 2),
    ]).toEqual([1, 7, 3]);
  });
});

/** Everything at once: stocks, a block, delays, chance, totals. */
const everything: ModelDeclaration = model({
  dimensions,
  time: { start: null, steps: 30, unit: 'month' },
  parameters: [parameter('rate', 0.1, '1/month'), parameter('noise', 0.2)],
  data: [data('size', [1, 2, 3], ['company'])],
  variables: [
    stock('x', 'size', 'rate * x * shock', '1', ['company']),
    auxiliary('shock', 'NORMAL(1, noise) + UNIFORM(-0.1, 0.1)', '1', ['company']),
    auxiliary('income', 'spending + SUM(x[*])'),
    auxiliary('spending', '0.3 * income ^ 0.9 + 0.1 * DELAY(income, 3, 1)'),
    auxiliary('smooth', 'SMTH3(income, 4*DT, 2)'),
    auxiliary('past', 'TRAILING(EXP(-x/10), 4, 0)', '1', ['company']),
  ],
});

describe('determinism', () => {
  const program = compile(everything);
  test('the same bits twice, in fresh memory and in used memory, and after another compilation', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.nat(1000),
        fc.double({ min: 0.01, max: 0.2, noNaN: true }),
        (seed, scenario, rate) => {
          const options = { seed, scenario, set: { rate } };
          const first = program.run(options).history.slice();
          const runner = program.runner();
          runner.run({ seed: 9, steps: 12, schedule: [{ parameter: 'rate', from: 2, how: 'set', value: 0.3 }] });
          expect(runner.run(options).history).toEqual(first);
          expect(compile(everything).run(options).history).toEqual(first);
        },
      ),
      { numRuns: 20 },
    );
  });
  test('a schedule that changes nothing gives the same bits as none', () => {
    const schedule = [{ parameter: 'rate', from: 0, how: 'multiply' as const, value: 1 }];
    expect(program.run({ schedule }).history).toEqual(program.run().history);
  });
  test('a shorter run is the beginning of a longer one', () => {
    const long = program.run().history;
    const short = program.run({ steps: 9 });
    expect(short.history).toEqual(long.slice(0, 10 * program.slots));
    expect(short.series('income')).toHaveLength(10);
  });
  test('draws differ by scenario, seed, step and element, and not by what else the model holds', () => {
    const a = program.run({ seed: 1 });
    expect(a.value('shock', 1, 'openai')).not.toBe(program.run({ seed: 2 }).value('shock', 1, 'openai'));
    expect(a.value('shock', 1, 'openai')).not.toBe(program.run({ seed: 1, scenario: 3 }).value('shock', 1, 'openai'));
    expect(new Set([...a.series('shock', 'openai'), ...a.series('shock', 'nvidia')]).size).toBe(62);
    const wider = compile({ ...everything, variables: [auxiliary('more', 'NORMAL(0, 1)'), ...everything.variables] });
    expect(wider.run({ seed: 1 }).series('shock', 'openai')).toEqual(a.series('shock', 'openai'));
  });
  test('draws have the mean and spread asked for', () => {
    const many = compile(
      model({
        time: { start: null, steps: 20_000, unit: 'month' },
        variables: [auxiliary('n', 'NORMAL(3, 2)'), auxiliary('u', 'UNIFORM(3, 5)')],
      }),
    ).run();
    const mean = (xs: Float64Array) => xs.reduce((a, b) => a + b) / xs.length;
    const n = many.series('n');
    expect(mean(n)).toBeCloseTo(3, 1);
    expect(Math.sqrt(mean(n.map((x) => (x - 3) ** 2)))).toBeCloseTo(2, 1);
    const u = many.series('u');
    expect(mean(u)).toBeCloseTo(4, 1);
    expect(u.every((x) => x > 3 && x < 5)).toBe(true);
  });
});

describe('numbers that are not finite', () => {
  test('name the first variable in order of dependency, with element, step, scenario and equation', () => {
    const program = compile(
      model({
        dimensions,
        data: [data('size', [1, 2, 3], ['company'])],
        variables: [
          auxiliary('last', 'SUM(ratio OVER company)'),
          auxiliary('ratio', '1 / left', '1', ['company']),
          auxiliary('left', 'size - STEP_NUMBER', '1', ['company']),
        ],
      }),
    );
    try {
      program.run({ scenario: 4 });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RunError);
      expect(error).toMatchObject({
        variable: 'ratio',
        element: ['nvidia'],
        step: 1,
        scenario: 4,
        equation: '1 / left',
      });
      expect((error as Error).message).toMatch(/ratio\[nvidia\] is Infinity at step 1, scenario 4/);
    }
  });
  test('in a stock are found at the step they appear', () => {
    const program = compile(model({ variables: [stock('x', '2', 'x^20/DT')] }));
    expect(() => program.run()).toThrow(/x is Infinity at step 3/);
  });
});

describe('closing checks', () => {
  const checked = (equation: string) =>
    compile(
      model({
        dimensions,
        data: [data('size', [1, 2, 0], ['company'])],
        variables: [
          stock('x', 'size', 'size/DT', '1', ['company']),
          auxiliary('leak', 'IF STEP_NUMBER = 7 THEN 0.001 ELSE 0'),
        ],
        checks: [
          { id: 'linear', label: 'x grows by its size', over: ['company'], equation, scale: 'x' },
          { id: 'fine', label: 'fine', equation: '0', scale: 'SUM(x OVER company)' },
        ],
      }),
    ).run().closing;
  test('report 0 where an identity holds', () => {
    expect(checked('x - size * (STEP_NUMBER + 1)')).toMatchObject({
      maxResidual: 0,
      checks: [{ id: 'linear', maxResidual: 0 }, { id: 'fine' }],
    });
  });
  test('find the element and the step where it does not', () => {
    const closing = checked('x - size * (STEP_NUMBER + 1) - leak');
    expect(closing.maxResidual).toBeCloseTo(0.001 / 8, 12);
    expect(closing.checks[0].worst).toEqual({ element: ['nvidia'], step: 7 });
  });
});

describe('what a program says about itself', () => {
  const program = compile(everything);
  test('causes see through hidden variables', () => {
    expect(program.variable('smooth')?.reads).toEqual(['income']);
    expect(program.variable('past')?.reads).toEqual(['x']);
    expect(program.variable('x')?.reads.toSorted()).toEqual(['rate', 'shock', 'size', 'x']);
    expect(program.variables.map((v) => v.id)).toEqual(['x', 'shock', 'income', 'spending', 'smooth', 'past']);
  });
  test('blocks and elements are named', () => {
    expect(program.simultaneousBlocks.map((b) => b.toSorted())).toEqual([['income', 'spending']]);
    expect(program.element(['company', 'year'], 3)).toEqual(['openai', '2026']);
  });
});
