import type {
  DimensionDeclaration,
  LookupDeclaration,
  ModelDeclaration,
  RelationDeclaration,
  VariableDeclaration,
} from '../declare.ts';
import { KEYWORDS } from '../language/index.ts';
import type { OperationDeclaration } from '../ledger/types.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problems.ts';
import { FUNCTION_NAMES } from './functions/names.ts';
import type { Loop, Space, Store } from './nodes.ts';
import { ONE, parseUnit, type Unit, UnitTextError } from './units.ts';

export interface Dimension {
  declaration: DimensionDeclaration;
  size: number;
  /** Position of each member, names in lower case. */
  positions: Map<string, number>;
  /** The top of the chain of subsets. */
  root: Dimension;
  /** The loop an equation over this dimension runs. */
  loop: Loop;
}

export interface Relation {
  declaration: RelationDeclaration;
  from: Dimension;
  to: Dimension;
  /** Position in `to` for each member of `from`, -1 for none. */
  table: Int32Array;
}

/** A number or an array of numbers with a name: parameter, data, variable or output of an operation. */
export interface Quantity {
  id: string;
  kind: 'parameter' | 'data' | 'stock' | 'auxiliary' | 'operation';
  over: Dimension[];
  unit: Unit;
  store: Store;
}

export interface Symbols {
  dimensions: Map<string, Dimension>;
  relations: Map<string, Relation>;
  quantities: Map<string, Quantity>;
  lookups: Map<string, { declaration: LookupDeclaration; number: number }>;
  /** Unit of time of the model. */
  time: Unit;
  closest(name: string): string | undefined;
}

/** Names that mean something without being declared. */
export const CLOCK_NAMES = ['TIME', 'DT', 'STARTTIME', 'STOPTIME', 'STEP_NUMBER', 'CALENDAR_YEAR', 'PI'];

const key = (name: string) => name.toLowerCase();
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Collects every name of the model; problems go to the list, and what is wrong is left out. */
export function collectSymbols(
  model: ModelDeclaration,
  operations: OperationDeclaration[],
  problems: Problem[],
): Symbols {
  const taken = new Map<string, string>();
  const reserved = new Set([...KEYWORDS, ...CLOCK_NAMES, ...FUNCTION_NAMES].map(key));
  const wrong = (id: string, message: string) => void problems.push({ code: 'declaration', id, message });

  function claim(id: string, what: string): boolean {
    if (!NAME.test(id)) {
      wrong(id, `a name is letters, digits and _, and does not start with a digit; this ${what} needs another.`);
      return false;
    }
    if (reserved.has(key(id))) {
      wrong(id, `the word belongs to the language; give this ${what} another name.`);
      return false;
    }
    const before = taken.get(key(id));
    if (before) {
      wrong(id, `the name is taken twice (${before}, ${what}); rename one. Capitals do not count.`);
      return false;
    }
    taken.set(key(id), what);
    return true;
  }

  const unitOf = (id: string, text: string): Unit => {
    try {
      return parseUnit(text);
    } catch (error) {
      if (!(error instanceof UnitTextError)) throw error;
      problems.push({ code: 'unit-text', variable: id, text, reason: error.message });
      return ONE;
    }
  };

  const dimensions = new Map<string, Dimension>();
  for (const d of model.dimensions) {
    if (!claim(d.id, 'dimension')) continue;
    const positions = new Map(d.members.map((m, i) => [key(m), i]));
    if (positions.size !== d.members.length) wrong(d.id, 'two members have the same name.');
    const loop: Loop = { id: key(d.id), dimension: d.id, size: d.members.length };
    const dimension = { declaration: d, size: d.members.length, positions, loop } as Dimension;
    dimension.root = dimension;
    dimensions.set(key(d.id), dimension);
  }
  for (const dimension of dimensions.values()) {
    const { id, subsetOf, members } = dimension.declaration;
    if (subsetOf === undefined) continue;
    const parent = dimensions.get(key(subsetOf));
    if (!parent) {
      wrong(id, `its parent dimension '${subsetOf}' does not exist.`);
      continue;
    }
    const stranger = members.find((m) => !parent.positions.has(key(m)));
    if (stranger !== undefined)
      wrong(id, `its member '${stranger}' is not a member of its parent '${parent.declaration.id}'.`);
    let root = parent;
    const chain = new Set([dimension]);
    while (root.declaration.subsetOf !== undefined && !chain.has(root)) {
      chain.add(root);
      const up = dimensions.get(key(root.declaration.subsetOf));
      if (!up) break;
      root = up;
    }
    if (chain.has(root)) wrong(id, 'it is a subset of itself.');
    dimension.root = root;
  }

  const confusing = new Map([...model.dimensions, ...model.relations].map((d) => [key(d.id), d.id]));
  for (const d of model.dimensions) {
    const clash = d.members.find((m) => confusing.has(key(m)));
    if (clash !== undefined) wrong(d.id, `its member '${clash}' has the name of a dimension or relation; rename one.`);
  }

  const relations = new Map<string, Relation>();
  for (const r of model.relations) {
    if (!claim(r.id, 'relation')) continue;
    const from = dimensions.get(key(r.from));
    const to = dimensions.get(key(r.to));
    if (!from || !to) {
      wrong(r.id, `its dimension '${from ? r.to : r.from}' does not exist.`);
      continue;
    }
    if (r.of.length !== from.size) {
      wrong(r.id, `it has ${r.of.length} entries for the ${from.size} members of '${r.from}'.`);
      continue;
    }
    const table = Int32Array.from(r.of, (member) => {
      if (member === null) return -1;
      const position = to.positions.get(key(member));
      if (position === undefined) wrong(r.id, `'${member}' is not a member of '${r.to}'.`);
      return position ?? -1;
    });
    relations.set(key(r.id), { declaration: r, from, to, table });
  }

  const quantities = new Map<string, Quantity>();
  function quantity(
    id: string,
    kind: Quantity['kind'],
    unit: string,
    overIds: string[],
    space: Space,
    values?: number[],
  ): Quantity | undefined {
    if (!claim(id, kind === 'operation' ? 'variable of the ledger' : kind)) return undefined;
    const over: Dimension[] = [];
    for (const name of overIds) {
      const dimension = dimensions.get(key(name));
      if (!dimension) {
        const closest = nearest(name, dimensions.keys());
        wrong(id, `its dimension '${name}' does not exist.${closest ? ` Did you mean '${closest}'?` : ''}`);
        return undefined;
      }
      if (over.includes(dimension)) {
        wrong(id, `it runs over '${name}' twice; declare a subset with the same members for the second.`);
        return undefined;
      }
      over.push(dimension);
    }
    const sizes = over.map((d) => d.size);
    const store: Store = {
      id,
      space,
      sizes,
      size: sizes.reduce((a, b) => a * b, 1),
      offset: -1,
      ...(values && { values }),
    };
    const result: Quantity = { id, kind, over, unit: unitOf(id, unit), store };
    quantities.set(key(id), result);
    return result;
  }

  for (const p of model.parameters) {
    const q = quantity(p.id, 'parameter', p.unit, p.over ?? [], 'parameter');
    if (q && typeof p.value !== 'number' && p.value.length !== q.store.size) {
      wrong(p.id, `it has ${p.value.length} values for ${q.store.size} elements.`);
    }
  }
  for (const d of model.data) {
    const q = quantity(d.id, 'data', d.unit, d.over, 'data', d.values);
    if (q && d.values.length !== q.store.size)
      wrong(d.id, `it has ${d.values.length} values for ${q.store.size} elements.`);
    const bad = d.values.findIndex((v) => !Number.isFinite(v));
    if (bad >= 0) wrong(d.id, `its value number ${bad + 1} is ${d.values[bad]}, not a finite number.`);
  }
  for (const v of model.variables) quantity(v.id, v.kind, v.unit, v.over ?? [], 'history');
  for (const o of operations) for (const w of o.writes) quantity(w.id, 'operation', w.unit, w.over, 'history');

  const lookups = new Map<string, { declaration: LookupDeclaration; number: number }>();
  for (const l of model.lookups ?? []) {
    if (!claim(l.id, 'lookup')) continue;
    if (l.x.length !== l.y.length || l.x.length === 0) wrong(l.id, `it has ${l.x.length} x and ${l.y.length} y.`);
    else if (l.x.some((x, i) => i > 0 && !(x > l.x[i - 1]))) wrong(l.id, 'its x must rise from point to point.');
    else if (![...l.x, ...l.y].every(Number.isFinite)) wrong(l.id, 'its points must be finite numbers.');
    for (const unit of [l.xUnit, l.yUnit]) if (unit !== undefined) unitOf(l.id, unit);
    lookups.set(key(l.id), { declaration: l, number: lookups.size });
  }

  return {
    dimensions,
    relations,
    quantities,
    lookups,
    time: unitOf('time', model.time.unit),
    closest: (name) =>
      nearest(name, [
        ...[...quantities.values()].map((q) => q.id),
        ...[...lookups.values()].map((l) => l.declaration.id),
        ...CLOCK_NAMES,
      ]),
  };
}

/** Members shared: where each element of `from` is in `to`, by name; -1 where it is not. Undefined where the two have no common parent. */
export function coercion(from: Dimension, to: Dimension): Int32Array | undefined {
  if (from.root !== to.root) return undefined;
  return Int32Array.from(from.declaration.members, (m) => to.positions.get(key(m)) ?? -1);
}

/** What a declaration says as text, by field. */
export function equationsOf(v: VariableDeclaration): { field: 'initial' | 'flow' | 'equation'; text: string }[] {
  return v.kind === 'stock'
    ? [
        { field: 'initial', text: v.initial },
        { field: 'flow', text: v.flow },
      ]
    : [{ field: 'equation', text: v.equation }];
}
