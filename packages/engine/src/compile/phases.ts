import type { Loop, Node, Nodes, Store } from './nodes.ts';

/**
 * Equations read the past through `previous`, `delay`, `trailing` and `first`. At step 0 these are initial values; at
 * later steps they read earlier rows of the history. Each phase gets its own form of an equation.
 */
export class Phases {
  private readonly nodes: Nodes;
  /** Arrays whose past is read more than a step back. */
  readonly lagged = new Set<Store>();
  private readonly starts = new Map<Node, Node>();
  private readonly laters = new Map<Node, Node>();
  /** Initial values that later steps still need: computed at step 0 and kept. */
  readonly kept = new Map<Node, { store: Store; loops: Loop[]; node: Node }>();

  constructor(nodes: Nodes) {
    this.nodes = nodes;
  }

  /** The equation as it is at step 0. */
  start(node: Node): Node {
    let result = this.starts.get(node);
    if (!result) {
      result = this.atStart(node);
      this.starts.set(node, result);
    }
    return result;
  }

  /** The equation as it is at every later step. */
  later(node: Node): Node {
    let result = this.laters.get(node);
    if (!result) {
      result = this.atLater(node);
      this.laters.set(node, result);
    }
    return result;
  }

  private atStart(node: Node): Node {
    const { nodes } = this;
    switch (node.op) {
      case 'previous':
        return this.start(node.args[0]);
      case 'delay':
        return this.start(node.args[1]);
      case 'trailing':
        return nodes.multiply(this.wholeSteps(this.start(node.args[0])), this.start(node.args[1]));
      case 'first':
        return nodes.read(node.store!, node.index);
      default:
        return this.plain(node, (a) => this.start(a));
    }
  }

  private atLater(node: Node): Node {
    const { nodes } = this;
    const { store, index } = node;
    switch (node.op) {
      case 'previous':
        return nodes.read(store!, index, 'last');
      case 'first':
        return nodes.read(store!, index, 'first');
      case 'delay':
      case 'trailing': {
        const args = [this.later(node.args[0]), this.keep(node.args[1])];
        this.lagged.add(store!);
        return nodes.make({ op: node.op === 'delay' ? 'delayed' : 'trailed', store, index, args });
      }
      default:
        return this.plain(node, (a) => this.later(a));
    }
  }

  /** What is the same in all phases: a number of the data is the number itself. */
  private plain(node: Node, go: (a: Node) => Node): Node {
    const { store, index } = node;
    if (node.op !== 'read' || !store?.values) return this.nodes.rebuild(node, node.args.map(go));
    let at = 0;
    for (let i = 0; i < index.length; i++) {
      const one = index[i];
      if (!('at' in one)) return node;
      at = at * store.sizes[i] + one.at;
    }
    return this.nodes.constant(store.values[at]);
  }

  /** max(1, round(n)), as DELAY and TRAILING count steps. */
  private wholeSteps(n: Node): Node {
    const { nodes } = this;
    const rounded = nodes.make({ op: 'function', how: 'floor', args: [nodes.add(n, nodes.constant(0.5))] });
    return nodes.make({ op: 'max', args: [nodes.constant(1), rounded] });
  }

  private keep(initial: Node): Node {
    if (initial.op === 'constant') return initial;
    let kept = this.kept.get(initial);
    if (!kept) {
      const loops = [...initial.free];
      const sizes = loops.map((l) => l.size);
      const size = sizes.reduce((a, b) => a * b, 1);
      const store: Store = { id: `kept#${this.kept.size}`, space: 'scratch', sizes, size, offset: -1 };
      kept = { store, loops, node: this.start(initial) };
      this.kept.set(initial, kept);
    }
    return this.nodes.read(
      kept.store,
      kept.loops.map((loop) => ({ loop, table: null })),
    );
  }
}
