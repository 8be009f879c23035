import { describe, expect, test } from 'vitest';
import type { ModelDeclaration, VariableDeclaration } from '../declare.ts';
import { ModelError } from '../problems.ts';
import { compile } from '../program.ts';
import { auxiliary, data, model, parameter, stock } from '../small-models.ts';

const world: Partial<ModelDeclaration> = {
  dimensions: [
    { id: 'company', members: ['nvidia', 'openai'] },
    { id: 'lab', members: ['openai'], subsetOf: 'company' },
    { id: 'facility', members: ['f1', 'f2'] },
  ],
  relations: [{ id: 'borrower', from: 'facility', to: 'company', of: ['openai', null] }],
  parameters: [parameter('rate', 0.1, '1/year'), parameter('wage', 100, 'USD/month')],
  data: [data('cash', [1, 2], ['company'], 'USD'), data('drawn', [1, 2], ['facility'], 'USD')],
  lookups: [{ id: 'curve', x: [0, 1], y: [0, 1] }],
};

function problem(...variables: VariableDeclaration[]): string {
  try {
    compile(model({ ...world, variables }));
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return (error as ModelError).message;
  }
  return 'no problem';
}
const of = (equation: string, unit = '1', over: string[] = []) => problem(auxiliary('y', equation, unit, over));

describe('messages show what is wrong, where, and what to do', () => {
  test('a unit', () => {
    expect(of('rate * cash[openai] + wage', 'USD/month')).toBe(
      [
        "y: units do not agree: 'rate * cash[openai]' is in USD/year, 'wage' is in USD/month. Both sides of + need the same unit.",
        '  rate * cash[openai] + wage',
        '                        ^^^^',
      ].join('\n'),
    );
    expect(of('rate', '1/month')).toMatch(/'rate' is in 1\/year, 'y' is in 1\/month/);
    expect(problem(stock('s', '0', 'wage', 'USD/month'))).toMatch(
      /'wage' is in USD\/month, the flow of 's' is in USD\/month\^2/,
    );
    expect(of('EXP(rate)')).toMatch(/the argument of EXP is in 1\./);
    expect(of('wage ^ 0.5', 'USD^(1/2)/month^(1/2)')).toBe('no problem');
    expect(of('SQRT(wage * wage)', 'USD/month')).toBe('no problem');
    expect(of('rate ^ rate')).toMatch(/an exponent is in 1\./);
    expect(of('MAX(0, wage)', 'USD/month')).toBe('no problem');
    expect(of('wage > 3')).toMatch(/Both sides of > need the same unit/);
  });
  test('a unit that cannot be read', () => {
    expect(of('1', 'USD/(GW')).toBe(
      "'y': the unit 'USD/(GW' cannot be read: a ')' is missing. Write a product of powers, like USD/(GW*year), or 1.",
    );
  });
  test('a misspelt name', () => {
    expect(of('wag + 1')).toBe("y: there is no 'wag' in the model. Did you mean 'wage'?\n  wag + 1\n  ^^^");
    expect(of('SQR(2)')).toMatch(/there is no function 'SQR'. Did you mean 'SQRT'\?/);
    expect(of('cash[opnai]', 'USD')).toMatch(
      /'opnai' is not a member of company, nor a dimension in scope. Did you mean 'openai'\?/,
    );
    expect(of('SUM(cash OVER compnay)', 'USD')).toMatch(/Did you mean 'company'\?/);
  });
  test('dimensions', () => {
    expect(of('cash', 'USD')).toMatch(/'cash' runs over company, which is not in scope here \(in scope: nothing\)/);
    expect(of('cash', 'USD', ['lab'])).toMatch(/Write cash\[lab\]\./);
    expect(of('cash[facility]', 'USD', ['facility'])).toMatch(
      /needs an element of company here, and this is one of facility/,
    );
    expect(of('cash[nvidia, openai]', 'USD')).toMatch(/'cash' was given 2 subscripts; it has 1: company/);
    expect(of('SUM(cash OVER company)', 'USD', ['company'])).toMatch(
      /already running here; total over another dimension, or write SUM\(x\[\*\]\)/,
    );
    expect(of('SUM(drawn BY borrower)', 'USD', ['facility'])).toMatch(/nothing left to total/);
    expect(of('SUM(drawn BY borrower)', 'USD')).toMatch(/'borrower' runs over company/);
    expect(of('cash[*]', 'USD')).toMatch(/belongs inside SUM/);
    expect(of('company + 1')).toMatch(/'company' is a dimension, not a number/);
    expect(of('curve + 1')).toMatch(/Write LOOKUP\(curve, x\)/);
  });
  test('arguments', () => {
    expect(of('PREVIOUS(wage)', 'USD/month')).toMatch(/PREVIOUS was given 1 argument; write PREVIOUS\(x, initial\)/);
    expect(of('SUM(1)')).toMatch(/write SUM\(e OVER dimension\)/);
    expect(of('CALENDAR_YEAR', 'year')).toMatch(/needs a model with a start date/);
  });
  test('syntax, on the line it is on', () => {
    expect(of('1 +\n  (2 * ) + 3')).toBe(
      "y: expected a number, a name or an opening parenthesis but found ')'.\n    (2 * ) + 3\n         ^",
    );
  });
  test('names twice, and reserved words', () => {
    expect(problem(auxiliary('wage', '1'))).toMatch(/'wage': the name is taken twice \(parameter, auxiliary\)/);
    expect(problem(auxiliary('time', '1'))).toMatch(/the word belongs to the language/);
  });
  test('several problems come together', () => {
    expect(problem(auxiliary('a', 'nix'), auxiliary('b', 'nada')).split('\n\n')).toHaveLength(2);
  });
  test('the file of the module is named', () => {
    const variables: VariableDeclaration[] = [{ ...auxiliary('y', 'nix'), module: 'rent' } as VariableDeclaration];
    expect(() => compile(model({ variables, files: { rent: 'model/rent.ts' } }))).toThrow(
      /y in model\/rent.ts: there is no 'nix'/,
    );
  });
});

describe('cycles', () => {
  const variables = [auxiliary('a', 'b + 1'), auxiliary('b', 'c / 2'), auxiliary('c', 'a')];
  test('are solved unless asked not to', () => {
    expect(compile(model({ variables })).run().value('a', 0)).toBeCloseTo(2, 14);
    expect(() => compile(model({ variables }), { simultaneous: 'refuse' })).toThrow(
      /need each other in the same step: a → b → c → a/,
    );
  });
  test('of arrays that are none of elements are put in order', () => {
    const dimensions = [{ id: 'd', members: ['first', 'second', 'third'] }];
    const relations = [{ id: 'before', from: 'd', to: 'd', of: [null, 'first', 'second'] }];
    const program = compile(
      model({ dimensions, relations, variables: [auxiliary('x', '1 + 2 * x[before[d]]', '1', ['d'])] }),
      {
        simultaneous: 'refuse',
      },
    );
    expect([...program.run().at('x', 4)]).toEqual([1, 3, 7]);
    expect(program.simultaneousBlocks).toEqual([]);
  });
});
