import type { Expression } from '../language/index.ts';
import { nearest } from '../nearest.ts';
import { type Context, ONE, type Scope, type Value } from './context.ts';
import { FORMS } from './functions/names.ts';
import type { Loop, Reduction } from './nodes.ts';
import { coerce } from './subscripts.ts';
import type { Dimension, Relation } from './symbols.ts';

type Call = Expression & { kind: 'call' };

const REDUCTIONS: Record<string, Reduction> = { SUM: 'sum', MEAN: 'mean', PROD: 'prod', MIN: 'min', MAX: 'max' };

/** Whether a call totals over elements: always for SUM, MEAN, PROD; for MIN and MAX with one argument. */
export function isAggregate(e: Call): boolean {
  const name = e.name.toUpperCase();
  if (!Object.hasOwn(REDUCTIONS, name)) return false;
  return (name !== 'MIN' && name !== 'MAX') || e.args.length < 2;
}

/** SUM and its kin, in all three forms. An empty set gives 0 (1 for PROD). */
export function aggregate(context: Context, e: Call, scope: Scope): Value {
  const name = e.name.toUpperCase();
  if (e.args.length !== 1) {
    context.fail({ code: 'arguments', place: context.place(e), name, given: e.args.length, form: FORMS[name] });
  }
  const value = e.by ? byRelation(context, e, scope) : overDimensions(context, e, scope);
  if (name === 'PROD')
    context.needUnit(
      value,
      e.args[0],
      ONE,
      'a factor of PROD',
      'The number of factors varies, so they must be pure numbers.',
    );
  return value;
}

function overDimensions(context: Context, e: Call, scope: Scope): Value {
  const name = e.name.toUpperCase();
  const dimensions = new Map(scope.dimensions);
  const loops: Loop[] = [];
  for (const word of e.over ?? []) {
    const dimension = context.symbols.dimensions.get(word.name.toLowerCase());
    if (!dimension) {
      const closest = nearest(
        word.name,
        [...context.symbols.dimensions.values()].map((d) => d.declaration.id),
      );
      context.fail({ code: 'unknown-name', place: context.place(word), name: word.name, ...(closest && { closest }) });
    }
    if (dimensions.has(dimension.loop.id)) {
      context.meaning(
        word,
        `'${word.name}' is already running here; total over another dimension, or write ${name}(x[*]).`,
      );
    }
    dimensions.set(dimension.loop.id, { dimension, index: { loop: dimension.loop, table: null } });
    loops.push(dimension.loop);
  }
  const stars = new Map<Dimension, Loop>();
  const value = context.value(e.args[0], { dimensions, stars, depth: scope.depth + 1 });
  loops.push(...stars.values());
  if (loops.length === 0) {
    context.fail({ code: 'arguments', place: context.place(e), name, given: e.args.length, form: FORMS[name] });
  }
  const node = context.nodes.make({ op: 'reduce', how: REDUCTIONS[name], args: [value.node], loops });
  return { node, unit: value.unit };
}

function byRelation(context: Context, e: Call, scope: Scope): Value {
  const name = e.name.toUpperCase();
  const word = e.by!;
  const relation = context.symbols.relations.get(word.name.toLowerCase());
  if (!relation) {
    const closest = nearest(
      word.name,
      [...context.symbols.relations.values()].map((r) => r.declaration.id),
    );
    context.fail({ code: 'unknown-name', place: context.place(word), name: word.name, ...(closest && { closest }) });
  }
  const { from, to } = relation;
  if (scope.dimensions.has(from.loop.id)) {
    context.meaning(
      word,
      `'${from.declaration.id}' is already running here, so there is nothing left to total; write the element itself.`,
    );
  }
  const target = groupDimension(scope, relation);
  if (!target) {
    context.fail({
      code: 'not-in-scope',
      place: context.place(word),
      name: word.name,
      dimension: to.declaration.id,
      scope: [...scope.dimensions.values()].map((s) => s.dimension.declaration.id),
      suggestion: `this equation over ${to.declaration.id}, or ${name}(… OVER ${from.declaration.id})`,
    });
  }
  const group = coerce(context, target.index, target.dimension, to, word);
  const loop = from.loop;
  const member = context.nodes.through({ loop, table: null }, relation.table, to.size);
  const dimensions = new Map(scope.dimensions);
  dimensions.set(to.loop.id, { dimension: to, index: member });
  dimensions.set(from.loop.id, { dimension: from, index: { loop, table: null } });
  const value = context.value(e.args[0], { dimensions, stars: null, depth: scope.depth });
  if ('at' in group && group.at < 0) return { node: context.nodes.constant(0), unit: value.unit };
  const node = context.nodes.make({
    op: 'reduce-by',
    how: REDUCTIONS[name],
    args: [value.node],
    loops: [loop],
    table: context.nodes.table(relation.table),
    groups: to.size,
    index: [group],
  });
  return { node, unit: value.unit };
}

/** The dimension in scope that says which group is meant: the relation's target, or one that shares its members. */
function groupDimension(scope: Scope, { to }: Relation) {
  const same = scope.dimensions.get(to.loop.id);
  if (same) return same;
  const related = [...scope.dimensions.values()].filter((s) => s.dimension.root === to.root);
  return related.length === 1 ? related[0] : undefined;
}
