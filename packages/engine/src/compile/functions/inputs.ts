import { now } from '../clock.ts';
import type { Context, Scope } from '../context.ts';
import { isConstant, type Loop, type Node } from '../nodes.ts';
import { multiply } from '../units.ts';
import type { Call, Definition, Definitions } from './definition.ts';

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

/** What comes from outside: test inputs in time, and chance. */
export const INPUTS: Definitions = {
  STEP: {
    least: 2,
    most: 2,
    make(context, e, scope) {
      const { nodes } = context;
      const height = context.value(e.args[0], scope);
      const from = timeArgument(context, e, 1, scope);
      const on = atLeast(context, since(context, from), 0);
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
      let until = now(nodes, context.clock);
      if (e.args[2]) until = nodes.make({ op: 'min', args: [until, timeArgument(context, e, 2, scope)] });
      const run = nodes.make({ op: 'max', args: [nodes.constant(0), nodes.subtract(until, from)] });
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
      const { dt } = context.clock;
      const interval = e.args[2] ? inSteps(context, timeArgument(context, e, 2, scope)) : nodes.constant(0);
      const floor = (x: Node) => nodes.make({ op: 'function', how: 'floor', args: [x] });
      // The first step at or after `first`, then the first at or after each interval.
      const passed = since(context, first);
      const isFirst = nodes.make({ op: 'and', args: [atLeast(context, passed, 0), below(context, passed, 1)] });
      const whole = floor(nodes.divide(nodes.add(passed, nodes.constant(SLACK)), interval));
      const rest = nodes.subtract(passed, nodes.multiply(interval, whole));
      const again = nodes.make({ op: 'and', args: [atLeast(context, passed, 0), below(context, rest, 1)] });
      const repeats = nodes.make({ op: 'less', args: [nodes.constant(0), interval] });
      const on = isConstant(interval, 0) ? isFirst : nodes.if(repeats, again, isFirst);
      return {
        node: nodes.if(on, nodes.divide(volume.node, nodes.constant(dt)), nodes.constant(0)),
        unit: volume.unit && multiply(volume.unit, symbols.time, -1),
      };
    },
  },
  NORMAL: random('normal'),
  UNIFORM: random('uniform'),
};

/** Part of a step by which rounding may miss a moment: 0.3 - 0.1 is not quite two tenths. */
const SLACK = 1e-6;

function inSteps({ nodes, clock }: Context, time: Node): Node {
  return nodes.divide(time, nodes.constant(clock.dt));
}

/** Steps since a moment, with a fraction where it is not the start of a step. */
function since(context: Context, moment: Node): Node {
  return context.nodes.subtract(context.nodes.make({ op: 'step' }), inSteps(context, moment));
}

function atLeast({ nodes }: Context, x: Node, steps: number): Node {
  return nodes.make({ op: 'less-equal', args: [nodes.constant(steps - SLACK), x] });
}

function below({ nodes }: Context, x: Node, steps: number): Node {
  return nodes.make({ op: 'less', args: [x, nodes.constant(steps - SLACK)] });
}
