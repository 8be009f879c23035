import { describe, expect, test } from 'vitest';
import { ModelError } from '../problems.ts';
import { compile } from '../program.ts';
import { auxiliary, data, model, parameter, stock } from '../small-models.ts';

const program = compile(
  model({
    time: { start: null, steps: 40, unit: 'month' },
    dimensions: [{ id: 'd', members: ['a', 'b', 'c'] }],
    parameters: [parameter('p', 0.2), parameter('n', 5)],
    data: [data('size', [1, 2, 3], ['d'])],
    variables: [
      stock('x', 'size', '(p * y - 0.1 * x + 0.01 * NORMAL(0, 1))/DT', '1', ['d']),
      auxiliary('y', 'SUM(x OVER d) / 3 + 0.1 * z'),
      auxiliary('z', 'DELAY(y, n, 1) + TRAILING(y ^ 0.5, 3, 0) + PREVIOUS(u, 2) + INIT(y) + p*0'),
      auxiliary('u', '0.5 * v + 1'),
      auxiliary('v', 'SQRT(u) + 0.1 * PREVIOUS(y, 1)'),
      auxiliary('fixed', 'p * size', '1', ['d']),
    ],
    checks: [{ id: 'c', label: 'u', equation: 'u - 0.5 * v - 1.0001', scale: 'u' }],
  }),
);

describe('a runner that keeps some variables only', () => {
  const runner = program.runner({ keep: ['x', 'z', 'fixed'] });
  test.each([
    ['default', {}],
    ['schedule', { schedule: [{ parameter: 'p', from: 7, until: 20, ramp: 3, how: 'multiply' as const, value: 1.5 }] }],
    ['longer delay', { set: { n: 17 }, seed: 4, scenario: 9 }],
    ['fewer steps', { steps: 11 }],
    ['default again', {}],
  ])('gives the same bits: %s', (_, options) => {
    const full = program.run(options);
    const run = runner.run(options);
    for (const d of ['a', 'b', 'c']) {
      expect(run.series('x', d)).toEqual(full.series('x', d));
      expect(run.series('fixed', d)).toEqual(full.series('fixed', d));
    }
    expect(run.series('z')).toEqual(full.series('z'));
    expect(run.at('x', 5)).toEqual(full.at('x', 5));
    expect(run.value('x', 5, 'c')).toBe(full.value('x', 5, 'c'));
    expect(run.closing).toEqual(full.closing);
    expect(run.closing.maxResidual).toBeGreaterThan(1e-6);
  });

  test('has a history that its own program describes', () => {
    const full = program.run();
    const { program: own, history } = runner.run();
    expect(history.length).toBe(41 * own.slots);
    expect(own.variables.map((v) => v.id)).toEqual(
      program.variables
        .filter((v) => ['x', 'z', 'fixed'].includes(v.id))
        .toSorted((a, b) => a.offset - b.offset)
        .map((v) => v.id),
    );
    for (const { id, offset, size } of own.variables) {
      for (let k = 0; k <= 40; k++) {
        expect(history.subarray(k * own.slots + offset, k * own.slots + offset + size)).toEqual(full.at(id, k));
      }
    }
  });

  test('refuses what it has not kept', () => {
    const run = runner.run();
    expect(() => run.series('y')).toThrow(ModelError);
    expect(() => run.program.variable('y')).toThrow(/'y' was not kept in this run/);
    expect(run.program.variable('nix')).toBeUndefined();
    expect(() => program.runner({ keep: ['nix'] })).toThrow(/the model has none of that name/);
  });

  test('reports the same errors', () => {
    const failing = compile(model({ variables: [auxiliary('y', '1/(4 - STEP_NUMBER)'), auxiliary('z', 'y')] }));
    const message = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return (error as Error).message;
      }
      return 'none';
    };
    expect(message(() => failing.runner({ keep: ['z'] }).run())).toBe(message(() => failing.run()));
    expect(message(() => failing.run())).toMatch(/y is Infinity at step 4/);
  });
});
