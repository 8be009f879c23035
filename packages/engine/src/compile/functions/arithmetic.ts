import { type Context, ONE, timesUnit } from '../context.ts';
import type { FunctionName, Node } from '../nodes.ts';
import { type AnyUnit, parseUnit, power } from '../units.ts';
import type { Definition, Definitions } from './definition.ts';

/** A function of pure numbers. */
const pure = (how: FunctionName): Definition => ({
  least: 1,
  most: 1,
  make(context, e, scope) {
    const x = context.value(e.args[0], scope);
    context.needUnit(
      x,
      e.args[0],
      ONE,
      `the argument of ${e.name.toUpperCase()}`,
      'Divide by a reference value first.',
    );
    return { node: context.nodes.make({ op: 'function', how, args: [x.node] }), unit: ONE };
  },
});

/** A function that keeps the unit of its argument. */
const keeping = (make: (context: Context, x: Node) => Node): Definition => ({
  least: 1,
  most: 1,
  make(context, e, scope) {
    const x = context.value(e.args[0], scope);
    return { node: make(context, x.node), unit: x.unit };
  },
});

const extreme = (op: 'min' | 'max'): Definition => ({
  least: 2,
  most: 100,
  make(context, e, scope) {
    return e.args
      .map((a) => ({ value: context.value(a, scope), span: a }))
      .reduce((left, right) => ({
        value: {
          node: context.nodes.make({ op, args: [left.value.node, right.value.node] }),
          unit: context.sameUnit(
            left.value,
            left.span,
            right.value,
            right.span,
            `${e.name.toUpperCase()} compares like with like.`,
          ),
        },
        span: right.span,
      })).value;
  },
});

/** What depends on its arguments only. */
export const ARITHMETIC: Definitions = {
  ABS: keeping(({ nodes }, x) => nodes.make({ op: 'function', how: 'abs', args: [x] })),
  INT: keeping(({ nodes }, x) => nodes.make({ op: 'function', how: 'floor', args: [x] })),
  ROUND: keeping(({ nodes }, x) =>
    nodes.make({ op: 'function', how: 'floor', args: [nodes.add(x, nodes.constant(0.5))] }),
  ),
  EXP: pure('exp'),
  LN: pure('ln'),
  LOG10: pure('log10'),
  SIN: pure('sin'),
  COS: pure('cos'),
  TAN: pure('tan'),
  ARCTAN: pure('atan'),
  MIN: extreme('min'),
  MAX: extreme('max'),
  SQRT: {
    least: 1,
    most: 1,
    make(context, e, scope) {
      const x = context.value(e.args[0], scope);
      const node = context.nodes.make({ op: 'function', how: 'sqrt', args: [x.node] });
      return { node, unit: x.unit && power(x.unit, 1, 2) };
    },
  },
  SAFEDIV: {
    least: 2,
    most: 3,
    make(context, e, scope) {
      const a = context.value(e.args[0], scope);
      const b = context.value(e.args[1], scope);
      const quotient: AnyUnit = timesUnit(a.unit, b.unit, -1);
      const otherwise = e.args[2] ? context.value(e.args[2], scope) : { node: context.nodes.constant(0), unit: null };
      if (quotient && e.args[2])
        context.needUnit(otherwise, e.args[2], quotient, 'the quotient', 'The third argument replaces the quotient.');
      const node = context.nodes.make({ op: 'safe-divide', args: [a.node, b.node, otherwise.node] });
      return { node, unit: quotient ?? otherwise.unit };
    },
  },
  LOOKUP: {
    least: 2,
    most: 2,
    make(context: Context, e, scope) {
      const table = e.args[0];
      const lookup =
        table.kind === 'name' && !table.subscripts ? context.symbols.lookups.get(table.name.toLowerCase()) : undefined;
      if (!lookup)
        context.meaning(table, 'The first argument of LOOKUP is the name of a graphical function of the model.');
      const x = context.value(e.args[1], scope);
      const { id, xUnit, yUnit } = lookup.declaration;
      if (xUnit !== undefined)
        context.needUnit(x, e.args[1], parseUnit(xUnit), `x of '${id}'`, 'Convert it to the unit of the table.');
      const node = context.nodes.make({ op: 'lookup', value: lookup.number, args: [x.node] });
      return { node, unit: yUnit === undefined ? ONE : parseUnit(yUnit) };
    },
  },
};
