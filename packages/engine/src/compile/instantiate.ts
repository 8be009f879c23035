import type { Index, Loop, Node, Nodes } from './nodes.ts';

/** Element number in each loop. */
export type Elements = ReadonlyMap<string, number>;

/** An expression for one element: loops become numbers, aggregates become sums of their terms. */
export function instantiate(nodes: Nodes, root: Node, elements: Elements): Node {
  const memo = new Map<Node, Node>();
  const go = (node: Node): Node => {
    let result = memo.get(node);
    if (!result) {
      result = one(node);
      memo.set(node, result);
    }
    return result;
  };
  const fixed = (index: Index): Index => {
    if ('at' in index) return index;
    const i = elements.get(index.loop.id)!;
    return { at: index.table ? index.table.to[i] : i };
  };
  const one = (node: Node): Node => {
    switch (node.op) {
      case 'constant':
      case 'step':
        return node;
      case 'read':
        return nodes.read(node.store!, node.index.map(fixed), node.row);
      case 'reduce': {
        const terms = combinations(node.loops).map((inner) =>
          instantiate(nodes, node.args[0], new Map([...elements, ...inner])),
        );
        return fold(nodes, node.how, terms);
      }
      case 'reduce-by': {
        const group = fixed(node.index[0]) as { at: number };
        const loop = node.loops[0];
        const members = Array.from(node.table!.to).flatMap((g, i) => (g === group.at && g >= 0 ? [i] : []));
        return fold(
          nodes,
          node.how,
          members.map((i) => instantiate(nodes, node.args[0], new Map([...elements, [loop.id, i]]))),
        );
      }
      case 'random': {
        let element = 0;
        for (const loop of node.loops) element = element * loop.size + elements.get(loop.id)!;
        return nodes.make({ op: 'random', how: node.how, value: node.value, args: node.args.map(go), groups: element });
      }
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
      case 'negate':
      case 'if':
        return nodes.rebuild(node, node.args.map(go));
      default:
        return nodes.make({
          op: node.op,
          how: node.how,
          value: node.value,
          store: node.store,
          row: node.row,
          index: node.index.map(fixed),
          args: node.args.map(go),
        });
    }
  };
  return go(root);
}

/** Every combination of elements of some loops, the last running fastest. */
export function combinations(loops: readonly Loop[]): Map<string, number>[] {
  let all: Map<string, number>[] = [new Map()];
  for (const loop of loops) {
    all = all.flatMap((m) => Array.from({ length: loop.size }, (_, i) => new Map([...m, [loop.id, i]])));
  }
  return all;
}

function fold(nodes: Nodes, how: string, terms: Node[]): Node {
  if (terms.length === 0) return nodes.constant(how === 'prod' ? 1 : 0);
  switch (how) {
    case 'prod':
      return terms.reduce((a, b) => nodes.multiply(a, b));
    case 'min':
    case 'max':
      return terms.reduce((a, b) => nodes.make({ op: how, args: [a, b] }));
    case 'mean':
      return nodes.divide(
        terms.reduce((a, b) => nodes.add(a, b)),
        nodes.constant(terms.length),
      );
    default:
      return terms.reduce((a, b) => nodes.add(a, b));
  }
}
