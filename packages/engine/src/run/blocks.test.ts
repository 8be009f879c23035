import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunError } from '../problems.ts';
import { compile } from '../program.ts';
import { auxiliary, data, model, parameter } from '../small-models.ts';

const solve = (variables: [string, string][], steps = 5) =>
  compile(
    model({ time: { start: null, steps, unit: 'month' }, variables: variables.map(([id, e]) => auxiliary(id, e)) }),
  ).run();

describe('simultaneous equations', () => {
  test('nonlinear ones, to the last digits', () => {
    // x = cos(x) at 0.73908513321516064…
    expect(solve([['x', 'COS(x)']]).value('x', 0)).toBeCloseTo(0.7390851332151607, 15);
    // x^2 + y^2 = 4, x*y = 1 with x > y: x = sqrt(2 + sqrt 3)
    const run = solve([
      ['x', 'SQRT(4 - y^2)'],
      ['y', '1/x'],
    ]);
    expect(run.value('x', 3)).toBeCloseTo(Math.sqrt(2 + Math.sqrt(3)), 14);
    // Kepler's equation at many times; the solution is used as the next start
    const kepler = solve([['e', '0.1*STEP_NUMBER + 0.9*SIN(e)']], 60);
    for (let k = 0; k <= 60; k++) {
      const e = kepler.value('e', k);
      expect(e - 0.9 * Math.sin(e)).toBeCloseTo(0.1 * k, 12);
    }
  });

  test('of several solutions the one near the guess, and later the one near the last', () => {
    // x = y, y = 6 / (5 - x): x² - 5 x + 6 = 0, at 2 and at 3.
    const near = (guess: number) => {
      const one = (id: string, equation: string) =>
        ({ kind: 'auxiliary', id, label: id, unit: '1', equation, guess }) as const;
      return compile(model({ variables: [one('x', 'y'), one('y', '6 / (5 - x)')] }))
        .run()
        .series('x');
    };
    expect([...near(1.9)].every((x) => Math.abs(x - 2) < 1e-12)).toBe(true);
    expect([...near(3.2)].every((x) => Math.abs(x - 3) < 1e-12)).toBe(true);
  });

  test('with kinks', () => {
    const run = solve([
      ['price', 'MAX(1, 10 - supply)'],
      ['supply', 'IF price > 4 THEN 2*price - 4 ELSE price'],
      ['capped', 'MIN(price, 100) + 0*capped'],
    ]);
    // price = 10 - (2 price - 4) → 14/3, above the kink
    expect(run.value('price', 1)).toBeCloseTo(14 / 3, 13);
    expect(run.value('supply', 1)).toBeCloseTo(16 / 3, 13);
  });

  test('random linear systems agree with elimination', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((n) =>
          fc.record({
            a: fc.array(entry, { minLength: n * n, maxLength: n * n }),
            b: fc.array(entry, { minLength: n, maxLength: n }),
          }),
        ),
        ({ a, b }) => {
          const n = b.length;
          const program = compile(
            model({
              dimensions: [
                { id: 'row', members: b.map((_, i) => `r${i}`) },
                { id: 'column', members: b.map((_, i) => `r${i}`), subsetOf: 'row' },
              ],
              data: [
                data(
                  'a',
                  a.map((x) => x / n / 2),
                  ['row', 'column'],
                ),
                data('b', b, ['row']),
              ],
              variables: [auxiliary('x', 'b + SUM(a * x[column] OVER column)', '1', ['row'])],
            }),
          );
          const x = program.run().at('x', 2);
          for (let i = 0; i < n; i++) {
            let right = b[i];
            for (let j = 0; j < n; j++) right += (a[i * n + j] / n / 2) * x[j];
            expect(x[i]).toBeCloseTo(right, 13);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('random nonlinear systems agree with plain repetition', () => {
    const shapes: [string, (x: number) => number][] = [
      ['X', (x) => x],
      ['MIN(X, 3)', (x) => Math.min(x, 3)],
      ['MAX(X, -1)', (x) => Math.max(x, -1)],
      ['SQRT(X^2 + 1)', (x) => Math.sqrt(x * x + 1)],
      ['ABS(X)', Math.abs],
      ['(IF X > 2 THEN 2*X - 2 ELSE X)/2', (x) => (x > 2 ? 2 * x - 2 : x) / 2],
      ['1/(1 + X^2)', (x) => 1 / (1 + x * x)],
      ['LOOKUP(curve, X)', (x) => (x <= 0 ? 0 : x >= 4 ? 2 : x / 2)],
    ];
    const term = fc.record({
      from: fc.nat(5),
      shape: fc.nat(shapes.length - 1),
      weight: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    const row = fc.record({
      constant: fc.double({ min: -5, max: 5, noNaN: true }),
      terms: fc.array(term, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 6, maxLength: 6 }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (rows, drift) => {
          // Weights are scaled so that repetition converges: the sum of slopes in a row stays below 0.8.
          const right = (i: number, x: number[], k: number) =>
            rows[i].terms.reduce(
              (sum, t) => sum + ((0.8 * t.weight) / rows[i].terms.length) * shapes[t.shape][1](x[t.from]),
              rows[i].constant + drift * k,
            );
          const program = compile(
            model({
              time: { start: null, steps: 3, unit: 'month' },
              lookups: [{ id: 'curve', x: [0, 4], y: [0, 2] }],
              parameters: [parameter('drift', drift)],
              data: rows.map((r, i) => data(`b${i}`, [r.constant], [])),
              variables: rows.map((r, i) =>
                auxiliary(
                  `x${i}`,
                  `b${i} + drift*STEP_NUMBER${r.terms.map((t) => ` + (${(0.8 * t.weight) / r.terms.length + 0})*${shapes[t.shape][0].replace(/\bX\b/g, `x${t.from}`)}`).join('')}`,
                ),
              ),
            }),
          );
          const run = program.run();
          for (const k of [0, 3]) {
            let x = rows.map(() => 0);
            for (let n = 0; n < 400; n++) x = rows.map((_, i) => right(i, x, k));
            x.forEach((value, i) => {
              expect(Math.abs(run.value(`x${i}`, k) - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
            });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a block of sixty equations in arrays, beside PREVIOUS and parameters', () => {
    const members = Array.from({ length: 20 }, (_, i) => `s${i}`);
    const program = compile(
      model({
        time: { start: null, steps: 50, unit: 'month' },
        dimensions: [{ id: 'sector', members }],
        relations: [
          { id: 'buyer', from: 'sector', to: 'sector', of: members.map((_, i) => members[(i * 7 + 3) % 20]) },
        ],
        parameters: [parameter('spend', 0.6), parameter('tax', 0.2)],
        variables: [
          auxiliary('income', 'cost[buyer[sector]] + 1 + 0.1*PREVIOUS(wealth, 0)', '1', ['sector']),
          auxiliary('cost', 'spend * (1 - tax) * income ^ 0.98', '1', ['sector']),
          auxiliary('wealth', 'PREVIOUS(wealth, 0) + income - cost - tax*income', '1', ['sector']),
          auxiliary('total', 'SUM(income OVER sector)'),
        ],
      }),
    );
    const run = program.run({ schedule: [{ parameter: 'spend', from: 20, how: 'set', value: 0.7 }] });
    const income = run.at('income', 30);
    const cost = run.at('cost', 30);
    const before = run.at('wealth', 29);
    for (let i = 0; i < 20; i++) {
      expect(cost[i] / (0.7 * 0.8 * income[i] ** 0.98) - 1).toBeCloseTo(0, 12);
      expect(income[i] / (cost[(i * 7 + 3) % 20] + 1 + 0.1 * before[i]) - 1).toBeCloseTo(0, 12);
    }
  });

  test('without a solution are reported by name', () => {
    try {
      solve([
        ['x', 'y + 1'],
        ['y', 'x'],
      ]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RunError);
      expect((error as RunError).problem).toMatchObject({
        code: 'no-solution',
        block: expect.arrayContaining(['x', 'y']),
        step: 0,
      });
    }
    expect(() => solve([['x', 'x^2 + 1']])).toThrow(
      /No solution found at step 0, scenario 0 for the simultaneous equations x/,
    );
  });

  test('that jump are not taken for linear ones', () => {
    const run = solve([
      ['x', 'IF y > 3 THEN 5 ELSE 1'],
      ['y', 'x + 1'],
      ['whole', 'INT(half) + 1'],
      ['half', 'whole / 2'],
    ]);
    expect([run.value('x', 0), run.value('y', 0)]).toEqual([1, 2]);
    const half = run.value('half', 0);
    expect(run.value('whole', 0)).toBe(Math.floor(half) + 1);
    expect(() =>
      solve([
        ['x', 'IF y > 3 THEN 1 ELSE 5'],
        ['y', 'x + 1'],
      ]),
    ).toThrow(/No solution found/);
  });

  test('singular for one value of a parameter only', () => {
    const program = compile(
      model({ parameters: [parameter('p', 0.5)], variables: [auxiliary('x', 'p*y + 1'), auxiliary('y', 'x')] }),
    );
    expect(program.run().value('x', 0)).toBe(2);
    expect(() => program.run({ set: { p: 1 } })).toThrow(
      /No solution found at step 0, scenario 0 for the simultaneous equations x, y/,
    );
  });

  test('stay solved when a parameter makes them trivial', () => {
    const program = compile(
      model({ parameters: [parameter('p', 0.5)], variables: [auxiliary('x', 'p*y + 1'), auxiliary('y', 'p*x')] }),
    );
    expect(program.run({ set: { p: 0 } }).value('x', 2)).toBe(1);
    expect(program.run({ set: { p: 0 } }).value('y', 2)).toBe(0);
  });
});
