import type { Expression } from '../language/index.ts';
import { type Context, ONE, type Scope, timesUnit, type Value } from './context.ts';
import { type FunctionName, isConstant, type Loop, type Node } from './nodes.ts';
import { type AnyUnit, multiply, parseUnit, power } from './units.ts';

type Call = Expression & { kind: 'call' };

/** A function of the language: how many arguments, and what it becomes. */
interface Definition {
  least: number;
  most: number;
  make(context: Context, e: Call, scope: Scope): Value;
}

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

/** The past of an expression needs a variable that has one: the one named, or a hidden one. */
function remembered(context: Context, x: Node): Node {
  const plain = x.op === 'read' && x.store!.space === 'history' && x.row === 'now';
  return plain || x.op === 'constant' ? x : context.hiddenAuxiliary(x);
}

function initialOf(context: Context, e: Call, position: number, x: Value, scope: Scope): Value {
  const initial = context.value(e.args[position], scope);
  const unit = context.sameUnit(
    x,
    e.args[0],
    initial,
    e.args[position],
    'The initial value needs the unit of the variable.',
  );
  return { node: initial.node, unit };
}

const window = (op: 'delay' | 'trailing'): Definition => ({
  least: 3,
  most: 3,
  make(context, e, scope) {
    const x = context.value(e.args[0], scope);
    const n = context.value(e.args[1], scope);
    context.needUnit(
      n,
      e.args[1],
      ONE,
      `the number of steps of ${e.name.toUpperCase()}`,
      'Steps are counted: divide a time by DT.',
    );
    const initial = initialOf(context, e, 2, x, scope);
    const { store, index } = historyOf(context, x.node);
    return { node: context.nodes.make({ op, store, index, args: [n.node, initial.node] }), unit: initial.unit };
  },
});

/** The variable whose rows hold a value's past; constants get one too. */
function historyOf(context: Context, x: Node): Node {
  const read = remembered(context, x);
  return read.op === 'constant' ? context.hiddenAuxiliary(read) : read;
}

/** Exponential smooth or material delay of an order: a chain of hidden stocks. */
const chain = (order: 1 | 3, material: boolean): Definition => ({
  least: 2,
  most: 3,
  make(context, e, scope) {
    const { nodes, symbols } = context;
    const x = context.value(e.args[0], scope);
    const tau = context.value(e.args[1], scope);
    context.needUnit(tau, e.args[1], symbols.time, 'a delay time', 'Delay times are in the time unit of the model.');
    const initial = e.args[2] ? initialOf(context, e, 2, x, scope) : x;
    const stage = nodes.divide(tau.node, nodes.constant(order));
    const parts = [x.node, tau.node, initial.node];
    let input = x.node;
    for (let i = 0; i < order; i++) {
      const inflow = input;
      if (material) {
        const stock = context.hiddenStock(parts, nodes.multiply(initial.node, stage), (s) =>
          nodes.subtract(inflow, nodes.divide(s, stage)),
        );
        input = nodes.divide(stock, stage);
      } else {
        input = context.hiddenStock(parts, initial.node, (s) => nodes.divide(nodes.subtract(inflow, s), stage));
      }
    }
    return { node: input, unit: initial.unit ?? x.unit };
  },
});

const random = (how: 'normal' | 'uniform'): Definition => ({
  least: 2,
  most: 2,
  make(context, e, scope) {
    const a = context.value(e.args[0], scope);
    const b = context.value(e.args[1], scope);
    const unit = context.sameUnit(
      a,
      e.args[0],
      b,
      e.args[1],
      `Both arguments of ${e.name.toUpperCase()} are in the unit of the draw.`,
    );
    const loops = new Map<string, Loop>();
    for (const { index } of scope.dimensions.values()) if ('loop' in index) loops.set(index.loop.id, index.loop);
    for (const loop of scope.stars?.values() ?? []) loops.set(loop.id, loop);
    const value = drawKey(`${context.owner.toLowerCase()}:${context.field}:${e.start}`);
    const sorted = [...loops.values()];
    return { node: context.nodes.make({ op: 'random', how, value, args: [a.node, b.node], loops: sorted }), unit };
  },
});

/** A number of 32 bits for the place of a draw in the model (FNV-1a), so that adding a variable changes no other draw. */
function drawKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function timeArgument(context: Context, e: Call, position: number, scope: Scope): Node {
  const t = context.value(e.args[position], scope);
  context.needUnit(t, e.args[position], context.symbols.time, 'a time', 'Times are in the time unit of the model.');
  return t.node;
}

/** Everything callable except the aggregates. */
export const FUNCTIONS: Record<string, Definition> = {
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
  PREVIOUS: {
    least: 2,
    most: 2,
    make(context, e, scope) {
      const x = context.value(e.args[0], scope);
      const initial = initialOf(context, e, 1, x, scope);
      const { store, index } = historyOf(context, x.node);
      return { node: context.nodes.make({ op: 'previous', store, index, args: [initial.node] }), unit: initial.unit };
    },
  },
  INIT: {
    least: 1,
    most: 1,
    make(context, e, scope) {
      const x = context.value(e.args[0], scope);
      const read = remembered(context, x.node);
      if (isConstant(read)) return x;
      return { node: context.nodes.make({ op: 'first', store: read.store, index: read.index }), unit: x.unit };
    },
  },
  DELAY: window('delay'),
  TRAILING: window('trailing'),
  SMTH1: chain(1, false),
  SMTH3: chain(3, false),
  DELAY1: chain(1, true),
  DELAY3: chain(3, true),
  STEP: {
    least: 2,
    most: 2,
    make(context, e, scope) {
      const { nodes } = context;
      const height = context.value(e.args[0], scope);
      const from = timeArgument(context, e, 1, scope);
      const on = nodes.make({ op: 'less-equal', args: [from, nodes.make({ op: 'step' })] });
      return { node: nodes.if(on, height.node, nodes.constant(0)), unit: height.unit };
    },
  },
  RAMP: {
    least: 2,
    most: 3,
    make(context, e, scope) {
      const { nodes, symbols } = context;
      const slope = context.value(e.args[0], scope);
      const from = timeArgument(context, e, 1, scope);
      let now = nodes.make({ op: 'step' });
      if (e.args[2]) now = nodes.make({ op: 'min', args: [now, timeArgument(context, e, 2, scope)] });
      const run = nodes.make({ op: 'max', args: [nodes.constant(0), nodes.subtract(now, from)] });
      return { node: nodes.multiply(slope.node, run), unit: slope.unit && multiply(slope.unit, symbols.time) };
    },
  },
  PULSE: {
    least: 2,
    most: 3,
    make(context, e, scope) {
      const { nodes, symbols } = context;
      const volume = context.value(e.args[0], scope);
      const first = timeArgument(context, e, 1, scope);
      const interval = e.args[2] ? timeArgument(context, e, 2, scope) : nodes.constant(0);
      const floor = (x: Node) => nodes.make({ op: 'function', how: 'floor', args: [x] });
      // The first step at or after `first`, then the first at or after each interval.
      const since = nodes.subtract(nodes.make({ op: 'step' }), first);
      const isFirst = nodes.make({ op: 'and', args: [atLeast(context, since, 0), below(context, since, 1)] });
      const rest = nodes.subtract(since, nodes.multiply(interval, floor(nodes.divide(since, interval))));
      const again = nodes.make({ op: 'and', args: [atLeast(context, since, 0), below(context, rest, 1)] });
      const repeats = nodes.make({ op: 'less', args: [nodes.constant(0), interval] });
      const on = isConstant(interval, 0) ? isFirst : nodes.if(repeats, again, isFirst);
      return {
        node: nodes.if(on, volume.node, nodes.constant(0)),
        unit: volume.unit && multiply(volume.unit, symbols.time, -1),
      };
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
  NORMAL: random('normal'),
  UNIFORM: random('uniform'),
};

function atLeast({ nodes }: Context, x: Node, value: number): Node {
  return nodes.make({ op: 'less-equal', args: [nodes.constant(value), x] });
}

function below({ nodes }: Context, x: Node, value: number): Node {
  return nodes.make({ op: 'less', args: [x, nodes.constant(value)] });
}
