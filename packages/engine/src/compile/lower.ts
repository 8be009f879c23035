import type { Loop, Node, Nodes, Reduction, Store } from './nodes.ts';
import type { Reduce, Scatter, Stage } from './stages.ts';

const DEAR = new Set(['power', 'divide', 'safe-divide', 'function', 'lookup', 'lookup-slope']);

/**
 * Takes totals out of equations, so that each is computed once per step and not once per element, and takes out what
 * never changes during a run. What is taken out becomes stages of its own.
 */
export class Lowering {
  private readonly nodes: Nodes;
  /** Whether a node depends on parameters and data only. */
  private readonly isFixed: (node: Node) => boolean;
  private readonly fixed: { memo: Map<Node, Node>; stages: Stage[] };
  private count = 0;

  constructor(nodes: Nodes, isFixed: (node: Node) => boolean) {
    this.nodes = nodes;
    this.isFixed = isFixed;
    this.fixed = { memo: new Map(), stages: [] };
  }

  /** Stages of everything fixed that was taken out so far. */
  get fixedStages(): Stage[] {
    return this.fixed.stages;
  }

  /** A phase with its own temporaries: `lower` returns the node without totals, `stages` collects them. */
  phase(): { stages: Stage[]; lower: (node: Node) => Node } {
    const moving = { memo: new Map<Node, Node>(), stages: [] as Stage[] };
    return { stages: moving.stages, lower: (node) => this.lower(node, moving) };
  }

  /** For equations that are fixed as a whole. */
  lowerFixed(node: Node): Node {
    return this.lower(node, this.fixed);
  }

  private lower(node: Node, into: { memo: Map<Node, Node>; stages: Stage[] }): Node {
    if (into !== this.fixed && this.isFixed(node) && (DEAR.has(node.op) || node.op.startsWith('reduce'))) {
      let read = into.memo.get(node);
      if (!read) {
        read = this.lower(node, this.fixed);
        if (!node.op.startsWith('reduce') && node.free.length <= 3) read = this.keep(node, read);
        into.memo.set(node, read);
      }
      return read;
    }
    let result = into.memo.get(node);
    if (result) return result;
    if (node.op === 'reduce') result = this.reduce(node, into);
    else if (node.op === 'reduce-by') result = this.scatter(node, into);
    else
      result = this.nodes.rebuild(
        node,
        node.args.map((a) => this.lower(a, into)),
      );
    into.memo.set(node, result);
    return result;
  }

  private readonly keptFixed = new Map<Node, Node>();

  private keep(node: Node, lowered: Node): Node {
    let read = this.keptFixed.get(node);
    if (!read) {
      const loops = [...node.free];
      const store = this.scratch(loops);
      const index = identity(loops);
      this.fixed.stages.push({ kind: 'assign', store, index, loops, next: false, node: lowered });
      read = this.nodes.read(store, index);
      this.keptFixed.set(node, read);
    }
    return read;
  }

  private reduce(node: Node, into: { memo: Map<Node, Node>; stages: Stage[] }): Node {
    const body = this.lower(node.args[0], into);
    const loops = [...node.free];
    const store = this.scratch(loops);
    const stage: Reduce = {
      kind: 'reduce',
      store,
      loops,
      inner: [...node.loops],
      how: node.how as Reduction,
      node: body,
    };
    into.stages.push(stage);
    return this.nodes.read(store, identity(loops));
  }

  private scatter(node: Node, into: { memo: Map<Node, Node>; stages: Stage[] }): Node {
    const [from] = node.loops;
    const loops = node.args[0].free.filter((l) => l.id !== from.id);
    const group: Loop = { id: `group#${node.groups}`, dimension: '', size: node.groups };
    // The same totals wanted at another group: one stage serves all.
    const anchor = this.nodes.make({
      op: 'reduce-by',
      how: node.how,
      args: node.args,
      loops: node.loops,
      table: node.table,
      groups: node.groups,
      index: [{ loop: group, table: null }],
    });
    let read = into.memo.get(anchor);
    if (!read) {
      const body = this.lower(node.args[0], into);
      const store = this.scratch([...loops, group]);
      const stage: Scatter = {
        kind: 'scatter',
        store,
        loops,
        from,
        table: node.table!,
        groups: node.groups,
        how: node.how as Reduction,
        node: body,
      };
      into.stages.push(stage);
      read = this.nodes.read(store, identity([...loops, group]));
      into.memo.set(anchor, read);
    }
    return this.nodes.read(read.store!, [...identity(loops), node.index[0]]);
  }

  private scratch(loops: readonly Loop[]): Store {
    const sizes = loops.map((l) => l.size);
    return {
      id: `total#${this.count++}`,
      space: 'scratch',
      sizes,
      size: sizes.reduce((a, b) => a * b, 1),
      offset: -1,
    };
  }
}

function identity(loops: readonly Loop[]) {
  return loops.map((loop) => ({ loop, table: null }));
}
