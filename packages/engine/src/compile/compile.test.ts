import { describe, expect, test } from 'vitest';
import type { ModelDeclaration, VariableDeclaration } from '../declare.ts';
import { compile } from './compile.ts';

export function model(parts: Partial<ModelDeclaration> & { variables: VariableDeclaration[] }): ModelDeclaration {
  return {
    id: 'test',
    title: 'Test',
    time: { start: null, steps: 10, unit: 'month' },
    dimensions: [],
    relations: [],
    parameters: [],
    data: [],
    ...parts,
  };
}

export function auxiliary(id: string, equation: string, unit = '1', over: string[] = []): VariableDeclaration {
  return { kind: 'auxiliary', id, label: id, unit, over, equation };
}

describe('first run', () => {
  test('a stock integrates its flow', () => {
    const program = compile(
      model({
        variables: [{ kind: 'stock', id: 'x', label: 'x', unit: 'USD', initial: 'x0', flow: 'rate * x' }],
        parameters: [
          { id: 'rate', label: 'rate', unit: '1/month', value: 0.1 },
          { id: 'x0', label: 'x0', unit: 'USD', value: 100 },
        ],
      } as never),
    );
    const run = program.run();
    expect([...run.series('x')].slice(0, 3)).toEqual([100, 110, 121]);
  });
});
