import type { Span, Subscript } from '../language/index.ts';
import { nearest } from '../nearest.ts';
import type { Context, Scope } from './context.ts';
import type { Index } from './nodes.ts';
import { coercion, type Dimension, type Quantity, type Relation } from './symbols.ts';

const key = (name: string) => name.toLowerCase();

/** The indices of an array: as written, or its own dimensions where nothing is written. */
export function indicesOf(
  context: Context,
  quantity: { id: string; over: Dimension[] },
  subscripts: Subscript[] | undefined,
  span: Span,
  scope: Scope,
): Index[] {
  const { id, over } = quantity;
  if (!subscripts) return over.map((d) => ownDimension(context, { id, over }, d, span, scope));
  if (subscripts.length !== over.length) {
    context.fail({
      code: 'subscripts',
      place: context.place(span),
      name: id,
      given: subscripts.length,
      needed: over.map((d) => d.declaration.id),
    });
  }
  return over.map((d, i) => indexOf(context, subscripts[i], d, scope));
}

function ownDimension(
  context: Context,
  array: Pick<Quantity, 'id' | 'over'>,
  d: Dimension,
  span: Span,
  scope: Scope,
): Index {
  const known = scope.dimensions.get(key(d.declaration.id));
  if (known) return known.index;
  const related = [...scope.dimensions.values()].find((s) => s.dimension.root === d.root);
  const suggestion = related
    ? `${array.id}[${array.over.map((o) => (o === d ? related.dimension : o).declaration.id).join(', ')}]`
    : undefined;
  context.fail({
    code: 'not-in-scope',
    place: context.place(span),
    name: array.id,
    dimension: d.declaration.id,
    scope: [...scope.dimensions.values()].map((s) => s.dimension.declaration.id),
    ...(suggestion && { suggestion }),
  });
}

/** One subscript as an index into the dimension `wanted`. */
function indexOf(context: Context, s: Subscript, wanted: Dimension, scope: Scope): Index {
  const { symbols } = context;
  if (s.kind === 'star') {
    if (!scope.stars)
      context.meaning(s, '* stands for all elements, so it belongs inside SUM, MEAN, MIN, MAX or PROD.');
    let loop = scope.stars.get(wanted);
    if (!loop) {
      loop = { ...wanted.loop, id: `${wanted.loop.id}*${scope.depth}` };
      scope.stars.set(wanted, loop);
    }
    return { loop, table: null };
  }
  if (s.of) {
    const relation = symbols.relations.get(key(s.name));
    if (!relation) {
      const closest = nearest(
        s.name,
        [...symbols.relations.values()].map((r) => r.declaration.id),
      );
      context.fail({ code: 'unknown-name', place: context.place(s), name: s.name, ...(closest && { closest }) });
    }
    return coerce(
      context,
      throughRelation(context, relation, indexOf(context, s.of, relation.from, scope)),
      relation.to,
      wanted,
      s,
    );
  }
  const known = scope.dimensions.get(key(s.name));
  if (known) return coerce(context, known.index, known.dimension, wanted, s);
  const position = wanted.positions.get(key(s.name));
  if (position !== undefined) return { at: position };
  const dimension = symbols.dimensions.get(key(s.name));
  if (dimension) {
    context.fail({
      code: 'not-in-scope',
      place: context.place(s),
      name: s.name,
      dimension: dimension.declaration.id,
      scope: [...scope.dimensions.values()].map((d) => d.dimension.declaration.id),
    });
  }
  const relation = symbols.relations.get(key(s.name));
  if (relation) {
    const from = ownDimension(context, { id: relation.declaration.id, over: [relation.from] }, relation.from, s, scope);
    return coerce(context, throughRelation(context, relation, from), relation.to, wanted, s);
  }
  const inScope = [...scope.dimensions.values()].map((d) => d.dimension.declaration.id);
  const closest = nearest(s.name, [...wanted.declaration.members, ...inScope]);
  context.fail({
    code: 'unknown-member',
    place: context.place(s),
    name: s.name,
    dimension: wanted.declaration.id,
    ...(closest && { closest }),
  });
}

function throughRelation({ nodes }: Context, r: Relation, index: Index): Index {
  return nodes.through(index, r.table, r.to.size);
}

/** An index into one dimension as an index into another that shares its members. */
export function coerce(context: Context, index: Index, from: Dimension, to: Dimension, span: Span): Index {
  if (from === to) return index;
  const table = coercion(from, to);
  if (!table) {
    context.fail({
      code: 'wrong-dimension',
      place: context.place(span),
      name: context.text.slice(span.start, span.end),
      given: from.declaration.id,
      needed: to.declaration.id,
    });
  }
  return context.nodes.through(index, table, to.size);
}
