/**
 * The intermediate form between checked equations and code: expressions as hash-consed nodes in which every name is an array
 * with an index, every dimension a loop, every unit is gone. A backend needs only this file, `plan.ts` and the store sizes.
 */

/** One running index. Two loops over the same dimension (a star inside a loop) have different ids. */
export interface Loop {
  readonly id: string;
  readonly dimension: string;
  readonly size: number;
}

/** Where each element of a loop goes in another dimension; -1 for nowhere. */
export interface Table {
  readonly id: number;
  readonly to: Int32Array;
  /** Whether any entry is -1. */
  readonly partial: boolean;
}

/** An index into one dimension of an array: fixed, or a function of one loop (itself, or through a table). */
export type Index = { readonly at: number } | { readonly loop: Loop; readonly table: Table | null };

export type Space = 'history' | 'parameter' | 'data' | 'scratch';

/** A block of numbers somewhere, row-major over `sizes`. Offsets are given when everything is known; `values` only for data. */
export interface Store {
  readonly id: string;
  readonly space: Space;
  readonly sizes: readonly number[];
  readonly size: number;
  offset: number;
  /** Place in a row of the lag memory, for arrays whose past is read more than a step back; -1 for others. */
  lag?: number;
  readonly values?: readonly number[];
}

/** Elementary functions a backend provides, by name. */
export type FunctionName = 'abs' | 'sqrt' | 'floor' | 'exp' | 'ln' | 'log10' | 'sin' | 'cos' | 'tan' | 'atan';

export type Op =
  | 'constant'
  | 'read'
  | 'step'
  | 'negate'
  | 'not'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'safe-divide'
  | 'less'
  | 'less-equal'
  | 'equal'
  | 'not-equal'
  | 'and'
  | 'or'
  | 'if'
  | 'min'
  | 'max'
  | 'function'
  | 'lookup'
  | 'lookup-slope'
  | 'random'
  | 'reduce'
  | 'reduce-by'
  | 'previous'
  | 'first'
  | 'delay'
  | 'trailing'
  | 'delayed'
  | 'trailed';

export type Reduction = 'sum' | 'mean' | 'min' | 'max' | 'prod';

export interface Node {
  /** Number of the node: equal nodes are the same object. */
  readonly key: number;
  readonly op: Op;
  readonly args: readonly Node[];
  /** Constant; key of a random draw; number of a lookup. */
  readonly value: number;
  /** Function, reduction or draw. */
  readonly how: string;
  /** What is read (also by previous, first, delayed, trailed). */
  readonly store: Store | null;
  readonly index: readonly Index[];
  /** Row read, in a history: this step's, last step's, step 0's. */
  readonly row: 'now' | 'last' | 'first';
  /** Loops of a reduction; the loops that key a random draw. */
  readonly loops: readonly Loop[];
  /** Of `reduce-by`: the group each element of the loop belongs to, and the number of groups; `index` is the group wanted. */
  readonly table: Table | null;
  readonly groups: number;
  /** Loops the value depends on, by id. */
  readonly free: readonly Loop[];
  /** Last walk that came by; of no meaning otherwise. */
  mark: number;
}

type Draft = Partial<Omit<Node, 'key' | 'free' | 'mark'>> & { op: Op };

/** Makes nodes, folding constants; equal ones come out as the same object. */
export class Nodes {
  private readonly known = new Map<string, Node>();
  private readonly tables = new Map<string, Table>();
  private readonly storeKeys = new Map<Store, number>();

  /** The one node with these contents. */
  make(draft: Draft): Node {
    const args = draft.args ?? [];
    const index = draft.index ?? [];
    const loops = draft.loops ?? [];
    let text: string = draft.op;
    for (const arg of args) text += `,${arg.key}`;
    if (draft.value !== undefined) text += `=${Object.is(draft.value, -0) ? '-0' : draft.value}`;
    if (draft.how) text += `:${draft.how}`;
    if (draft.store) text += `@${this.storeKey(draft.store)}${draft.row ?? 'now'}`;
    for (const i of index) text += 'at' in i ? `[${i.at}` : `[${i.loop.id}>${i.table?.id ?? ''}`;
    for (const l of loops) text += `|${l.id}`;
    if (draft.table) text += `#${draft.table.id}/${draft.groups}`;
    else if (draft.groups) text += `#${draft.groups}`;
    let node = this.known.get(text);
    if (!node) {
      node = {
        key: this.known.size,
        op: draft.op,
        args,
        value: draft.value ?? 0,
        how: draft.how ?? '',
        store: draft.store ?? null,
        index,
        row: draft.row ?? 'now',
        loops,
        table: draft.table ?? null,
        groups: draft.groups ?? 0,
        free: freeLoops(draft.op, args, index, loops),
        mark: 0,
      };
      this.known.set(text, node);
    }
    return node;
  }

  constant(value: number): Node {
    return this.make({ op: 'constant', value });
  }

  read(store: Store, index: readonly Index[], row: Node['row'] = 'now'): Node {
    if (index.some((i) => 'at' in i && i.at < 0)) return this.constant(0);
    return this.make({ op: 'read', store, index, row });
  }

  add(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(a.value + b.value);
    if (isConstant(a, 0)) return b;
    if (isConstant(b, 0)) return a;
    return this.make({ op: 'add', args: [a, b] });
  }
  subtract(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(a.value - b.value);
    if (isConstant(b, 0)) return a;
    if (isConstant(a, 0)) return this.negate(b);
    return this.make({ op: 'subtract', args: [a, b] });
  }
  negate(a: Node): Node {
    if (isConstant(a)) return this.constant(-a.value);
    return a.op === 'negate' ? a.args[0] : this.make({ op: 'negate', args: [a] });
  }
  multiply(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(a.value * b.value);
    if (isConstant(a, 1)) return b;
    if (isConstant(b, 1)) return a;
    return this.make({ op: 'multiply', args: [a, b] });
  }
  divide(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(a.value / b.value);
    if (isConstant(b, 1)) return a;
    return this.make({ op: 'divide', args: [a, b] });
  }
  if(condition: Node, then: Node, otherwise: Node): Node {
    if (isConstant(condition)) return condition.value !== 0 ? then : otherwise;
    if (then === otherwise) return then;
    return this.make({ op: 'if', args: [condition, then, otherwise] });
  }

  /** The node with other arguments, constants folded. */
  rebuild(node: Node, args: readonly Node[]): Node {
    if (args.every((a, i) => a === node.args[i])) return node;
    switch (node.op) {
      case 'add':
        return this.add(args[0], args[1]);
      case 'subtract':
        return this.subtract(args[0], args[1]);
      case 'multiply':
        return this.multiply(args[0], args[1]);
      case 'divide':
        return this.divide(args[0], args[1]);
      case 'negate':
        return this.negate(args[0]);
      case 'if':
        return this.if(args[0], args[1], args[2]);
      default: {
        const { op, value, how, store, index, row, loops, table, groups } = node;
        return this.make({ op, args, value, how, store, index, row, loops, table, groups });
      }
    }
  }

  /** The node with other nodes put in the place of some. */
  substitute(root: Node, replacements: ReadonlyMap<Node, Node>): Node {
    const done = new Map<Node, Node>(replacements);
    const go = (node: Node): Node => {
      let result = done.get(node);
      if (!result) {
        result = this.rebuild(node, node.args.map(go));
        done.set(node, result);
      }
      return result;
    };
    return go(root);
  }

  /** The one table with these entries. */
  table(to: ArrayLike<number>): Table {
    const text = Array.prototype.join.call(to, ',');
    let table = this.tables.get(text);
    if (!table) {
      const entries = Int32Array.from(to);
      table = { id: this.tables.size, to: entries, partial: entries.includes(-1) };
      this.tables.set(text, table);
    }
    return table;
  }

  /** All tables made, by id. */
  allTables(): Table[] {
    return [...this.tables.values()];
  }

  /** An index sent through a table of `size` targets. */
  through(index: Index, to: ArrayLike<number>, size: number): Index {
    if ('at' in index) return { at: index.at < 0 ? -1 : to[index.at] };
    const { loop, table } = index;
    const entries = Array.from({ length: loop.size }, (_, i) => {
      const j = table ? table.to[i] : i;
      return j < 0 ? -1 : to[j];
    });
    if (loop.size === size && entries.every((j, i) => j === i)) return { loop, table: null };
    if (entries.length > 0 && entries.every((j) => j === -1)) return { at: -1 };
    return { loop, table: this.table(entries) };
  }

  private storeKey(store: Store): number {
    let key = this.storeKeys.get(store);
    if (key === undefined) {
      key = this.storeKeys.size;
      this.storeKeys.set(store, key);
    }
    return key;
  }
}

export function isConstant(node: Node, value?: number): boolean {
  return node.op === 'constant' && (value === undefined || node.value === value);
}

const NO_LOOPS: readonly Loop[] = [];

function freeLoops(op: Op, args: readonly Node[], index: readonly Index[], loops: readonly Loop[]): readonly Loop[] {
  const reduces = op === 'reduce' || op === 'reduce-by';
  if (!reduces && loops.length === 0 && index.length === 0) {
    // Most nodes: nothing, or all that one argument has.
    let most = NO_LOOPS;
    let same = true;
    for (const a of args) {
      if (a.free.length === 0 || a.free === most) continue;
      if (most.length > 0) same = false;
      if (a.free.length > most.length) most = a.free;
    }
    if (same) return most;
  }
  const free = new Map<string, Loop>();
  for (const a of args) for (const l of a.free) free.set(l.id, l);
  if (reduces) for (const l of loops) free.delete(l.id);
  else for (const l of loops) free.set(l.id, l);
  for (const i of index) if ('loop' in i) free.set(i.loop.id, i.loop);
  return free.size === 0 ? NO_LOOPS : [...free.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

let lastWalk = 0;

/**
 * Calls `visit` once for every node below and including `root`. A walk inside another's `visit` must bring its own `seen`;
 * several walks that share `seen` visit a node once between them.
 */
export function walk(root: Node, visit: (node: Node) => void, seen?: Set<Node>): void {
  const stamp = ++lastWalk;
  const go = (node: Node): void => {
    if (seen) {
      if (seen.has(node)) return;
      seen.add(node);
    } else {
      if (node.mark === stamp) return;
      node.mark = stamp;
    }
    visit(node);
    for (const a of node.args) go(a);
  };
  go(root);
}
