import type { Symbols } from '../compile/symbols.ts';
import type { ModelDeclaration, VariableDeclaration } from '../declare.ts';
import type { ExpandedModel } from '../ledger/types.ts';
import type { Elements } from './elements.ts';
import { Parameters } from './parameters.ts';
import type { ParameterInfo, VariableInfo } from './types.ts';

/** Gives every parameter its place in the vector. */
export function placeParameters(model: ModelDeclaration, symbols: Symbols, elements: Elements): Parameters {
  let offset = 0;
  const infos = model.parameters.map((p): ParameterInfo => {
    const { store } = symbols.quantities.get(p.id.toLowerCase())!;
    store.offset = offset;
    offset += store.size;
    const { value, over = [], ...rest } = p;
    const values = typeof value === 'number' ? new Array<number>(store.size).fill(value) : [...value];
    return { ...rest, over, offset: store.offset, size: store.size, values };
  });
  return new Parameters(infos, elements);
}

/** All data in one array. */
export function placeData(model: ModelDeclaration, symbols: Symbols): Float64Array {
  const values: number[] = [];
  for (const d of model.data) {
    symbols.quantities.get(d.id.toLowerCase())!.store.offset = values.length;
    for (const v of d.values) values.push(v);
  }
  return Float64Array.from(values);
}

/** The variables of a program as readers of results see them: declared ones, then outputs of procedures. */
export function describeVariables(
  declared: ModelDeclaration,
  { model, operations }: ExpandedModel,
  symbols: Symbols,
  reads: Map<string, string[]>,
): VariableInfo[] {
  const own = new Set(declared.variables.map((v) => v.id.toLowerCase()));
  const place = (id: string) => {
    const { store } = symbols.quantities.get(id.toLowerCase())!;
    return { offset: store.offset, size: store.size };
  };
  const result = model.variables.map((v: VariableDeclaration): VariableInfo => {
    const { id, label, unit, over = [], kind, module, note } = v;
    return {
      id,
      label,
      unit,
      over,
      kind,
      ...place(id),
      equation: v.kind === 'stock' ? v.flow : v.equation,
      ...(v.kind === 'stock' && { initial: v.initial }),
      ...(module === undefined ? {} : { module }),
      ...(note === undefined ? {} : { note }),
      reads: reads.get(id) ?? [],
      origin: own.has(id.toLowerCase()) ? 'declared' : 'ledger',
    };
  });
  for (const o of operations) {
    for (const w of o.writes) {
      result.push({
        ...w,
        kind: 'operation',
        ...place(w.id),
        equation: '',
        ...(o.module === undefined ? {} : { module: o.module }),
        reads: [...o.reads],
        origin: 'ledger',
      });
    }
  }
  return result;
}
