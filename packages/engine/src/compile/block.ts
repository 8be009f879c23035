import type { Cell } from './context.ts';
import { Derivatives } from './derive.ts';
import { components } from './graph.ts';
import { combinations, instantiate } from './instantiate.ts';
import { type Index, isConstant, type Node, type Nodes, type Store, walk } from './nodes.ts';
import type { Assign, Scalar, Sequence, Solve } from './stages.ts';

/**
 * A cycle of arrays, taken apart into scalars: those that do not really need each other are put in order,
 * the rest become blocks to solve. `equations` are the equations of the cells in this phase.
 */
export function takeApart(nodes: Nodes, cells: { cell: Cell; node: Node }[], firstNumber: number): Sequence {
  const scalars = new Map<Node, Scalar>();
  for (const { cell, node } of cells) {
    combinations(cell.loops).forEach((elements, element) => {
      const index: Index[] = cell.loops.map((l) => ({ at: elements.get(l.id)! }));
      const read = nodes.read(cell.store, index);
      scalars.set(read, { cell, element, read, node: instantiate(nodes, node, elements) });
    });
  }
  const stores = new Set<Store>(cells.map((c) => c.cell.store));
  const needs = new Map<Scalar, Scalar[]>();
  for (const scalar of scalars.values()) {
    const found: Scalar[] = [];
    walk(scalar.node, (n) => {
      if (n.op === 'read' && n.row === 'now' && stores.has(n.store!)) found.push(scalars.get(n)!);
    });
    needs.set(scalar, found);
  }
  const needsOf = (s: Scalar) => needs.get(s)!;
  let number = firstNumber;
  const blocks: Scalar[][] = [];
  const parts = components([...scalars.values()], needsOf).flatMap((component): (Assign | Solve)[] => {
    const [only] = component;
    if (component.length === 1 && !needsOf(only).includes(only)) return [assign(only, only.node)];
    blocks.push(component);
    const block = solve(nodes, component, needsOf, number);
    const closed = closedForm(nodes, block);
    if (!closed) number++;
    return closed ?? [block];
  });
  return { kind: 'sequence', cells: cells.map((c) => c.cell), parts, blocks };
}

function assign({ cell, read }: Scalar, node: Node): Assign {
  return { kind: 'assign', store: cell.store, index: [...read.index], loops: [], next: false, node };
}

/**
 * A linear block with one or two torn scalars solved here and now: with the torn ones at 0 the equations give what they are
 * without feedback, and dividing by one minus the feedback (Cramer's rule for two) gives what they are with it.
 */
function closedForm(nodes: Nodes, { scalars, torn, jacobian, linear }: Solve): Assign[] | undefined {
  if (!linear || torn > 2) return undefined;
  const without = new Map<Node, Node>();
  for (const s of scalars.slice(0, torn)) without.set(s.read, nodes.constant(0));
  for (const s of scalars.slice(torn)) without.set(s.read, nodes.substitute(s.node, without));
  const f = scalars.slice(0, torn).map((s) => nodes.substitute(s.node, without));
  const [a, b, c, d] = jacobian.map((j) => nodes.negate(j));
  const product = (x: Node, y: Node) =>
    isConstant(x, 0) || isConstant(y, 0) ? nodes.constant(0) : nodes.multiply(x, y);
  const cross = (x: Node, y: Node, u: Node, v: Node) => nodes.subtract(product(x, y), product(u, v));
  const determinant = torn === 1 ? a : cross(a, d, b, c);
  if (isConstant(determinant, 0)) return undefined; // no solution: the solver will say so
  const tops = torn === 1 ? f : [cross(f[0], d, b, f[1]), cross(a, f[1], c, f[0])];
  return scalars.map((s, i) => assign(s, i < torn ? nodes.divide(tops[i], determinant) : s.node));
}

/** What jumps as its arguments move, so that a derivative does not tell the whole story. */
const JUMPS = new Set([
  'less',
  'less-equal',
  'equal',
  'not-equal',
  'and',
  'or',
  'not',
  'delayed',
  'trailed',
  'safe-divide',
]);

function solve(nodes: Nodes, component: Scalar[], needsOf: (s: Scalar) => Scalar[], number: number): Solve {
  const torn = tear(component, needsOf);
  const isTorn = new Set(torn);
  const rest = components(
    component.filter((s) => !isTorn.has(s)),
    needsOf,
  ).map(([s]) => s);
  const derivatives = new Derivatives(nodes);
  const inside = new Set(component);
  /** d(scalar)/d(torn j), following the chain through the scalars in between. */
  const totals = new Map<Scalar, Node[]>();
  torn.forEach((s, i) => {
    totals.set(
      s,
      torn.map((_, j) => nodes.constant(i === j ? 1 : 0)),
    );
  });
  const total = (s: Scalar): Node[] => {
    const reads = [...new Set(needsOf(s))].filter((r) => inside.has(r));
    const partials = reads.map((r) => derivatives.of(s.node, r.read));
    return torn.map((_, j) => {
      let sum = nodes.constant(0);
      reads.forEach((r, i) => {
        const through = totals.get(r)![j];
        if (isConstant(through, 0) || isConstant(partials[i], 0)) return;
        sum = nodes.add(sum, nodes.multiply(partials[i], through));
      });
      return sum;
    });
  };
  for (const s of rest) totals.set(s, total(s));
  const jacobian = torn.flatMap((s, i) => total(s).map((d, j) => (i === j ? nodes.subtract(d, nodes.constant(1)) : d)));
  const unknown = new Set(component.map((s) => s.read));
  let linear = true;
  const seen = new Set<Node>();
  const notice = (n: Node): void => {
    if (unknown.has(n)) linear = false;
  };
  for (const d of jacobian) walk(d, notice, seen);
  for (const s of component) {
    walk(s.node, (n) => {
      if (JUMPS.has(n.op) || (n.op === 'function' && n.how === 'floor')) walk(n, notice, seen);
    });
  }
  return { kind: 'solve', number, scalars: [...torn, ...rest], torn: torn.length, jacobian, linear };
}

/** A small set of scalars without which nothing needs itself: greedily the one most cycles are likely to pass. */
function tear(component: Scalar[], needsOf: (s: Scalar) => Scalar[]): Scalar[] {
  const torn: Scalar[] = [];
  const work = [component];
  while (work.length > 0) {
    const part = work.pop()!;
    const inside = new Set(part);
    const incoming = new Map(part.map((s) => [s, 0]));
    for (const s of part) for (const n of new Set(needsOf(s))) if (inside.has(n)) incoming.set(n, incoming.get(n)! + 1);
    let best = part[0];
    let most = -1;
    for (const s of part) {
      const outgoing = new Set(needsOf(s).filter((n) => inside.has(n))).size;
      const score = needsOf(s).includes(s) ? Infinity : incoming.get(s)! * outgoing;
      if (score > most) [best, most] = [s, score];
    }
    torn.push(best);
    const left = part.filter((s) => s !== best);
    for (const c of components(left, needsOf)) if (c.length > 1 || needsOf(c[0]).includes(c[0])) work.push(c);
  }
  return torn;
}
