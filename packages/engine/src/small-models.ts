/** Short ways to write small models, for tests. */
import type { ModelDeclaration, ParameterDeclaration, VariableDeclaration } from './declare.ts';

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

export function stock(id: string, initial: string, flow: string, unit = '1', over: string[] = []): VariableDeclaration {
  return { kind: 'stock', id, label: id, unit, over, initial, flow };
}

export function parameter(id: string, value: number | number[], unit = '1', over: string[] = []): ParameterDeclaration {
  return { id, label: id, unit, value, over };
}

export function data(id: string, values: number[], over: string[], unit = '1') {
  return { id, label: id, unit, over, values };
}
