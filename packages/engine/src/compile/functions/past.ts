import { type Context, ONE, type Scope, type Value } from '../context.ts';
import { isConstant, type Node } from '../nodes.ts';
import type { Call, Definition, Definitions } from './definition.ts';

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

/** What remembers. */
export const PAST: Definitions = {
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
};
