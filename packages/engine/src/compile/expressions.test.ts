import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Expression, parse, print } from '../language/index.ts';
import { pow } from '../math/index.ts';
import { compile } from '../program.ts';
import { auxiliary, model, parameter, stock } from '../small-models.ts';

/** The meaning of arithmetic, written as directly as possible. */
function evaluate(e: Expression, names: Record<string, number>): number {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'name':
      return names[e.name];
    case 'unary': {
      const x = evaluate(e.operand, names);
      return e.operator === '-' ? -x : e.operator === 'NOT' ? Number(x === 0) : x;
    }
    case 'if':
      return evaluate(e.condition, names) !== 0 ? evaluate(e.yes, names) : evaluate(e.no, names);
    case 'binary': {
      const a = evaluate(e.left, names);
      const b = evaluate(e.right, names);
      return {
        '+': a + b,
        '-': a - b,
        '*': a * b,
        '/': a / b,
        '//': b === 0 ? 0 : a / b,
        '^': pow(a, b),
        '=': Number(a === b),
        '<>': Number(a !== b),
        '<': Number(a < b),
        '<=': Number(a <= b),
        '>': Number(a > b),
        '>=': Number(a >= b),
        AND: Number(a !== 0 && b !== 0),
        OR: Number(a !== 0 || b !== 0),
      }[e.operator];
    }
    case 'call': {
      const args = e.args.map((a) => evaluate(a, names));
      return { MIN: Math.min, MAX: Math.max, ABS: Math.abs, INT: Math.floor, SQRT: Math.sqrt }[e.name as 'MIN'](
        ...args,
      );
    }
  }
}

const at = { start: 0, end: 0 };
const tree: fc.Arbitrary<Expression> = fc.letrec<{ e: Expression }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.constantFrom(0, 1, 2, 0.5, 3, 7.25, 1e6).map((value): Expression => ({ kind: 'number', value, ...at })),
    fc.constantFrom('a', 'b', 'c', 's').map((name): Expression => ({ kind: 'name', name, ...at })),
    fc
      .record({ operator: fc.constantFrom('-' as const, 'NOT' as const), operand: tie('e') })
      .map((r): Expression => ({ kind: 'unary', ...r, ...at })),
    fc
      .record({
        operator: fc.constantFrom(
          ...(['+', '-', '*', '/', '//', '^', '=', '<>', '<', '<=', '>', '>=', 'AND', 'OR'] as const),
        ),
        left: tie('e'),
        right: tie('e'),
      })
      .map((r): Expression => ({ kind: 'binary', ...r, ...at })),
    fc
      .record({ condition: tie('e'), yes: tie('e'), no: tie('e') })
      .map((r): Expression => ({ kind: 'if', ...r, ...at })),
    fc
      .record({ name: fc.constantFrom('MIN', 'MAX'), args: fc.array(tie('e'), { minLength: 2, maxLength: 3 }) })
      .map((r): Expression => ({ kind: 'call', ...r, ...at })),
    fc
      .record({ name: fc.constantFrom('ABS', 'INT', 'SQRT'), args: fc.tuple(tie('e')) })
      .map((r): Expression => ({ kind: 'call', ...r, ...at })),
  ),
})).e;

describe('compiled arithmetic', () => {
  test('equals a straightforward evaluator to the bit', () => {
    fc.assert(
      fc.property(
        fc.array(tree, { minLength: 1, maxLength: 4 }),
        fc.tuple(fc.double({ noNaN: true, min: -9, max: 9 }), fc.double({ noNaN: true, min: -9, max: 9 })),
        (trees, [b, s]) => {
          const names = { a: 3.5, b, c: 3.5 * 2 - 1, s };
          // Values that are not finite would stop the run, which is another test's business.
          const results = trees.map((e) => evaluate(e, names));
          const finite = trees.filter((_, i) => Number.isFinite(results[i]));
          const program = compile(
            model({
              time: { start: null, steps: 1, unit: 'month' },
              parameters: [parameter('a', 3.5), parameter('b', b), parameter('s0', s)],
              variables: [
                auxiliary('c', 'a * 2 - 1'),
                stock('s', 's0', '0'),
                ...finite.map((e, i) => auxiliary(`y${i}`, print(e))),
              ],
            }),
          );
          const run = program.run();
          finite.forEach((e, i) => {
            for (const k of [0, 1]) expect(run.value(`y${i}`, k) + 0, print(e)).toBe(evaluate(e, names) + 0);
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    ['LN(EXP(2))', 2],
    ['LOG10(1000)', 3],
    ['SQRT(2)', Math.SQRT2],
    ['INT(-2.5)', -3],
    ['INT(2.5)', 2],
    ['ROUND(2.5)', 3],
    ['ROUND(-2.6)', -3],
    ['SIN(PI/6)', 0.5],
    ['COS(PI)', -1],
    ['TAN(PI/4)', 1],
    ['4*ARCTAN(1)', Math.PI],
    ['SAFEDIV(1, 0, 7)', 7],
    ['SAFEDIV(1, 0)', 0],
    ['SAFEDIV(6, 3, 7)', 2],
    ['1 // 0', 0],
    ['2^0.5', Math.SQRT2],
    ['8^(1/3)', 2],
    ['2^-1', 0.5],
    ['-2^2', -4],
    ['MAX(1, 3, 2) - MIN(4, 2)', 1],
    ['NOT (1 = 2)', 1],
    ['IF 1 = 1 AND 2 > 1 THEN 5 ELSE 6', 5],
  ])('%s is %s', (equation, value) => {
    expect(
      compile(model({ variables: [auxiliary('y', equation)] }))
        .run()
        .value('y', 3),
    ).toBeCloseTo(value, 14);
  });

  test('names ignore capitals', () => {
    const program = compile(
      model({ parameters: [parameter('Rate', 2)], variables: [auxiliary('y', 'rATE + max(1, RATE)')] }),
    );
    expect(program.run().value('Y', 0)).toBe(4);
  });
});

describe('graphical functions', () => {
  const lookups = [{ id: 'curve', x: [0, 1, 3], y: [10, 20, 0], xUnit: 'month', yUnit: 'USD' }];
  test('are linear between points and flat outside', () => {
    const program = compile(model({ lookups, variables: [auxiliary('y', 'LOOKUP(curve, TIME/2 - 1*DT)', 'USD')] }));
    expect([...program.run().series('y')]).toEqual([10, 10, 10, 15, 20, 15, 10, 5, 0, 0, 0]);
  });
});

describe('test inputs of XMILE', () => {
  const series = (equation: string, unit: string) => [
    ...compile(model({ variables: [auxiliary('y', equation, unit)] }))
      .run()
      .series('y'),
  ];
  test('STEP, RAMP and PULSE', () => {
    expect(series('STEP(5, 3*DT)', '1')).toEqual([0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5]);
    expect(series('RAMP(2/DT, 2*DT, 5*DT)', '1')).toEqual([0, 0, 0, 2, 4, 6, 6, 6, 6, 6, 6]);
    expect(series('PULSE(4, 2*DT, 3*DT)', '1/month')).toEqual([0, 0, 4, 0, 0, 4, 0, 0, 4, 0, 0]);
    expect(series('PULSE(4, 2*DT)', '1/month')).toEqual([0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
  test('clocks', () => {
    expect(series('TIME + STOPTIME - STARTTIME', 'month')[3]).toBe(13);
    expect(series('STEP_NUMBER', '1')[7]).toBe(7);
  });
});

test.each([
  ['2026-03-31', 'month', 3, 2026.5],
  ['2026-04-01', 'month', 0, 2026.25],
  ['2026-01-01', 'quarter', 5, 2027.25],
  ['2026-01-01', 'year', 4, 2030],
])('the calendar year from %s in steps of a %s', (start, unit, step, year) => {
  const program = compile(
    model({ time: { start, steps: 10, unit }, variables: [auxiliary('y', 'CALENDAR_YEAR', 'year')] }),
  );
  expect(program.run().value('y', step)).toBeCloseTo(year, 10);
});

test('text of a tree that was parsed is kept', () => {
  expect(print(parse('a+b*c'))).toBe('a + b * c');
});
