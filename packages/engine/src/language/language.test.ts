import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Expression, parse, print, type Subscript, SyntaxProblem } from './index.ts';

const NOWHERE = { start: 0, end: 0 };

/** A tree without positions, to compare what was said and not where. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([k]) => k !== 'start' && k !== 'end')
      .map(([k, v]) => [k, bare(v)]),
  );
}

const word = fc.constantFrom('a', 'b_2', 'Price', 'lab', '_x');
const subscript: fc.Arbitrary<Subscript> = fc.letrec<{ s: Subscript }>((tie) => ({
  s: fc.oneof(
    { maxDepth: 3 },
    word.map((name): Subscript => ({ kind: 'name', name, ...NOWHERE })),
    fc.constant<Subscript>({ kind: 'star', ...NOWHERE }),
    fc.record({ name: word, of: tie('s') }).map(({ name, of }): Subscript => ({ kind: 'name', name, of, ...NOWHERE })),
  ),
})).s;

const tree: fc.Arbitrary<Expression> = fc.letrec<{ e: Expression }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc
      .double({ min: 0, noNaN: true, noDefaultInfinity: true })
      .map((value): Expression => ({ kind: 'number', value: value + 0, ...NOWHERE })),
    word.map((name): Expression => ({ kind: 'name', name, ...NOWHERE })),
    fc
      .record({ name: word, subscripts: fc.array(subscript, { minLength: 1, maxLength: 3 }) })
      .map(({ name, subscripts }): Expression => ({ kind: 'name', name, subscripts, ...NOWHERE })),
    fc
      .record({ operator: fc.constantFrom('+' as const, '-' as const, 'NOT' as const), operand: tie('e') })
      .map((r): Expression => ({ kind: 'unary', ...r, ...NOWHERE })),
    fc
      .record({
        operator: fc.constantFrom(
          ...(['+', '-', '*', '/', '//', '^', '=', '<>', '<', '<=', '>', '>=', 'AND', 'OR'] as const),
        ),
        left: tie('e'),
        right: tie('e'),
      })
      .map((r): Expression => ({ kind: 'binary', ...r, ...NOWHERE })),
    fc
      .record({ condition: tie('e'), yes: tie('e'), no: tie('e') })
      .map((r): Expression => ({ kind: 'if', ...r, ...NOWHERE })),
    fc
      .record({ name: word, args: fc.array(tie('e'), { maxLength: 3 }) })
      .map((r): Expression => ({ kind: 'call', ...r, ...NOWHERE })),
    fc.record({ args: fc.tuple(tie('e')), over: fc.array(word, { minLength: 1, maxLength: 2 }) }).map(
      (r): Expression => ({
        kind: 'call',
        name: 'SUM',
        args: r.args,
        over: r.over.map((name) => ({ name, ...NOWHERE })),
        ...NOWHERE,
      }),
    ),
    fc
      .record({ args: fc.tuple(tie('e')), by: word })
      .map(
        (r): Expression => ({ kind: 'call', name: 'MAX', args: r.args, by: { name: r.by, ...NOWHERE }, ...NOWHERE }),
      ),
  ),
})).e;

describe('reading and writing expressions', () => {
  test('what is printed reads back as the same tree', () => {
    fc.assert(
      fc.property(tree, (e) => {
        expect(bare(parse(print(e)))).toEqual(bare(e));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['1 + 2 * 3 ^ 4', '1 + 2 * 3^4'],
    ['-x ^ 2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['a^b^c', 'a^b^c'],
    ['(a^b)^c', '(a^b)^c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['(a - b) - c', 'a - b - c'],
    ['a / b // c', 'a / b // c'],
    ['if a > b then 1 else IF c THEN 2 ELSE 3', 'IF a > b THEN 1 ELSE (IF c THEN 2 ELSE 3)'],
    ['a < b = c and not d', 'a < b = c AND NOT d'],
    ['x[facility,{which}coreweave] {a comment}', 'x[facility, coreweave]'],
    ['sum( x[borrower[facility]] over generation )', 'sum(x[borrower[facility]] OVER generation)'],
    ['fleet[2024] * 1.5e-3', 'fleet[2024] * 0.0015'],
  ])('%s', (text, printed) => {
    expect(print(parse(text))).toBe(printed);
  });

  test.each([
    ['', 'a number, a name or an opening parenthesis', 'the end', 0],
    ['a +', 'a number, a name or an opening parenthesis', 'the end', 3],
    ['a b', 'an operator or the end', "'b'", 2],
    ['(a + b', "')' or an operator", 'the end', 6],
    ['x[a', "']' or ','", 'the end', 3],
    ['IF a THEN b', 'ELSE or an operator', 'the end', 11],
    ['2x', 'an operator after the number', "'x'", 1],
    ['a ; b', 'an expression', "';'", 2],
    ['{open', "'}' to end the comment", 'the end', 0],
    ['SUM(x OVER 3)', 'a dimension', "'3'", 11],
  ])('%j is refused where it goes wrong', (text, expected, found, start) => {
    try {
      parse(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxProblem);
      expect(error).toMatchObject({ expected, found, start });
    }
  });

  test('deep nesting is refused, not a crash', () => {
    expect(() => parse('('.repeat(5000) + ')'.repeat(5000))).toThrow(SyntaxProblem);
    expect(() => parse(`${'-'.repeat(5000)}1`)).toThrow(SyntaxProblem);
    expect(() => parse(`${'1^'.repeat(5000)}1`)).toThrow(SyntaxProblem);
    expect(() => parse(`${'1+'.repeat(5000)}1`)).toThrow(/fewer terms/);
    expect(parse(`${'1+'.repeat(900)}1`).kind).toBe('binary');
  });
});
