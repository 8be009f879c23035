import { describe, expect, test } from 'vitest';
import type { ModelDeclaration, VariableDeclaration } from '../declare.ts';
import { compile } from '../program.ts';
import { auxiliary, data, model, parameter, stock } from '../small-models.ts';

const world: Pick<ModelDeclaration, 'dimensions' | 'relations' | 'data' | 'parameters'> = {
  dimensions: [
    { id: 'company', members: ['nvidia', 'openai', 'coreweave', 'anthropic'] },
    { id: 'lab', members: ['anthropic', 'openai'], subsetOf: 'company' },
    { id: 'facility', members: ['f1', 'f2', 'f3'] },
    { id: 'generation', members: ['2023', '2024'] },
    { id: 'region', members: ['us', 'eu'] },
  ],
  relations: [
    { id: 'borrower', from: 'facility', to: 'company', of: ['coreweave', 'openai', 'coreweave'] },
    { id: 'sponsor', from: 'facility', to: 'lab', of: [null, 'openai', 'anthropic'] },
    { id: 'home', from: 'company', to: 'region', of: ['us', 'us', 'eu', null] },
  ],
  data: [
    data('cash', [1, 2, 4, 8], ['company']),
    data('users', [10, 20], ['lab']),
    data('drawn', [100, 200, 400], ['facility']),
    data('fleet', [1, 2, 3, 4, 5, 6, 7, 8], ['company', 'generation']),
    data('weight', [0.5, 0.25], ['generation']),
  ],
  parameters: [parameter('share', [0.1, 0.2], '1', ['lab'])],
};

/** Values of one variable, given its equation. */
function values(equation: string, over: string[], more: VariableDeclaration[] = []): number[] {
  const program = compile(
    model({
      ...world,
      time: { start: null, steps: 2, unit: 'month' },
      variables: [...more, auxiliary('y', equation, '1', over)],
    }),
  );
  const run = program.run();
  // Steps 0 and 1 are computed by different code.
  expect([...run.at('y', 1)]).toEqual([...run.at('y', 0)]);
  return [...run.at('y', 0)];
}

/** The same equations with every array also depending on a stock, so that nothing is hoisted out of the steps. */
const moving = stock('one', '1', '0');

describe.each([
  ['constant', ''],
  ['changing', ' * one'],
])('subscripts, %s', (_, factor) => {
  const y = (equation: string, over: string[]) => values(equation.replaceAll('·', factor), over, [moving]);

  test('own dimensions may be left out', () => expect(y('cash· + 1', ['company'])).toEqual([2, 3, 5, 9]));
  test('scalars broadcast', () => expect(y('cash[openai]·', ['facility'])).toEqual([2, 2, 2]));
  test('a member by name, also a number', () => expect(y('fleet[openai, 2024]·', [])).toEqual([4]));
  test('another order of dimensions', () =>
    expect(y('fleet·', ['generation', 'company'])).toEqual([1, 3, 5, 7, 2, 4, 6, 8]));
  test('the parent at a subset', () => expect(y('cash[lab]·', ['lab'])).toEqual([8, 2]));
  test('a subset at the parent, 0 outside', () => expect(y('users[company]·', ['company'])).toEqual([0, 20, 0, 10]));
  test('gather through a relation', () => expect(y('cash[borrower[facility]]·', ['facility'])).toEqual([4, 2, 4]));
  test('gather where the relation has none', () =>
    expect(y('users[sponsor[facility]]·', ['facility'])).toEqual([0, 20, 10]));
  test('gather through a relation to a subset', () =>
    expect(y('cash[sponsor[facility]]·', ['facility'])).toEqual([0, 2, 8]));
  test('gather from the parent by a relation into it', () =>
    expect(y('users[borrower[facility]]·', ['facility'])).toEqual([0, 20, 0]));
  test('of a fixed member', () => expect(y('cash[borrower[f2]]·', [])).toEqual([2]));
  test('total over a dimension', () => expect(y('SUM(cash· OVER company)', [])).toEqual([15]));
  test('total over one dimension of two', () =>
    expect(y('SUM(fleet· OVER generation)', ['company'])).toEqual([3, 7, 11, 15]));
  test('total over two', () => expect(y('SUM(fleet * weight· OVER company, generation)', [])).toEqual([13]));
  test('star', () => expect(y('SUM(fleet[company, *]·) + SUM(cash[*]·)', ['company'])).toEqual([18, 22, 26, 30]));
  test('stars of the same dimension run together', () =>
    expect(y('SUM(cash[*] * cash[*]·)', ['company'])).toEqual([85, 85, 85, 85]));
  test('share of a total', () =>
    expect(y('cash· / SUM(cash[*]·)', ['company'])).toEqual([1 / 15, 2 / 15, 4 / 15, 8 / 15]));
  test('nested stars', () => expect(y('SUM(cash[*] * SUM(cash[*]·))', [])).toEqual([225]));
  test('total by relation', () => expect(y('SUM(drawn· BY borrower)', ['company'])).toEqual([0, 200, 500, 0]));
  test('total by a relation with gaps', () => expect(y('SUM(drawn· BY sponsor)', ['lab'])).toEqual([400, 200]));
  test('by relation, wanted at the parent', () =>
    expect(y('SUM(drawn· BY sponsor)', ['company'])).toEqual([0, 200, 0, 400]));
  test('by relation, wanted at a subset', () => expect(y('SUM(drawn· BY borrower)', ['lab'])).toEqual([0, 200]));
  test('by relation with another dimension', () =>
    expect(y('SUM(drawn * weight· BY borrower)', ['company', 'generation'])).toEqual([0, 0, 100, 50, 250, 125, 0, 0]));
  test('the group itself may be named inside', () =>
    expect(y('SUM(drawn * cash[company]· BY borrower)', ['company'])).toEqual([0, 400, 2000, 0]));
  test('a chain of relations', () => expect(y('SUM(SUM(drawn· BY borrower) BY home)', ['region'])).toEqual([200, 500]));
  test('mean, min, max, prod', () => {
    expect(y('MEAN(cash· OVER company)', [])).toEqual([3.75]);
    expect(y('MIN(cash· OVER company) + MAX(cash· OVER company)', [])).toEqual([9]);
    expect(y('PROD(cash· OVER company)', [])).toEqual([64]);
    expect(y('MEAN(drawn· BY borrower)', ['company'])).toEqual([0, 200, 250, 0]);
    expect(y('MAX(drawn· BY borrower)', ['company'])).toEqual([0, 200, 400, 0]);
    expect(y('MIN(drawn· BY sponsor)', ['company'])).toEqual([0, 200, 0, 400]);
    expect(y('PROD(drawn· BY borrower)', ['company'])).toEqual([1, 200, 40000, 1]);
  });
  test('a condition inside a total', () =>
    expect(y('SUM((IF cash > 1 THEN cash· ELSE 0) OVER company)', [])).toEqual([14]));
  test('array parameters', () => expect(y('share[company]·', ['company'])).toEqual([0, 0.2, 0, 0.1]));
  test('a relation standing alone', () => expect(y('cash[borrower]·', ['facility'])).toEqual([4, 2, 4]));
});

test('stocks over arrays, with totals in their flows', () => {
  const program = compile(
    model({
      ...world,
      time: { start: null, steps: 3, unit: 'month' },
      parameters: [parameter('rate', 0.5, '1/month')],
      variables: [stock('debt', 'cash', 'rate * SUM(debt[*]) - debt/DT', '1', ['company'])],
    }),
  );
  const run = program.run();
  expect([...run.at('debt', 1)]).toEqual([7.5, 7.5, 7.5, 7.5]);
  expect([...run.at('debt', 2)]).toEqual([15, 15, 15, 15]);
  expect([...run.series('debt', 'openai')]).toEqual([2, 7.5, 15, 30]);
});

test('an empty dimension gives empty totals', () => {
  const program = compile(
    model({
      dimensions: [{ id: 'none', members: [] }],
      data: [data('x', [], ['none'])],
      variables: [
        auxiliary('total', 'SUM(x OVER none) + MEAN(x OVER none) + MAX(x OVER none)'),
        auxiliary('product', 'PROD(x OVER none)'),
        auxiliary('each', 'x + TIME/DT', '1', ['none']),
        auxiliary('later', 'SUM(each OVER none)'),
      ],
    }),
  );
  const run = program.run();
  expect(run.value('total', 0)).toBe(0);
  expect(run.value('product', 0)).toBe(1);
  expect(run.value('later', 5)).toBe(0);
  expect(run.at('each', 5).length).toBe(0);
});
