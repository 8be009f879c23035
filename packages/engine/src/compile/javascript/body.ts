import { sameIndex } from '../arrange.ts';
import { type Index, isConstant, type Loop, type Node, type Store } from '../nodes.ts';

/** Operations that are no more work than reading a local. */
const LEAVES = new Set(['constant', 'step']);

/**
 * Writes the statements of one loop nest: every value that is used twice, or does not change in the inner loops, becomes a
 * local at the outermost level where it is known.
 *
 * In the text: h, q, n, f this, the last, the next and the first row of the history, each an array of its own, so that places are
 * constants; w lag memory, p parameters, d data, t scratch; k the step; s the state of the run; m… index tables; L the library.
 */
export class Body {
  private readonly loops: readonly Loop[];
  /** Statements before each loop level is opened; the last is the innermost body. */
  readonly levels: string[][];
  private readonly locals = new Map<Node, string>();
  private readonly uses = new Map<Node, number>();
  private readonly certain = new Set<Node>();
  private readonly written: { store: Store; index: readonly Index[]; local: string }[] = [];
  private readonly tablesUsed: Set<number>;
  private readonly prefix: string;
  private count = 0;
  statements = 0;

  constructor(loops: readonly Loop[], tablesUsed: Set<number>, prefix = '') {
    this.loops = loops;
    this.levels = Array.from({ length: loops.length + 1 }, () => []);
    this.tablesUsed = tablesUsed;
    this.prefix = prefix;
  }

  /** Announces an expression before any text is made, so that uses can be counted. */
  announce(node: Node, conditional = false): void {
    const uses = (this.uses.get(node) ?? 0) + 1;
    this.uses.set(node, uses);
    const newlyCertain = !conditional && !this.certain.has(node);
    if (newlyCertain) this.certain.add(node);
    if (uses === 1) this.announceArguments(node, conditional);
    else if (newlyCertain) this.makeCertain(node);
  }

  private announceArguments(node: Node, conditional: boolean): void {
    node.args.forEach((a, i) => {
      this.announce(a, conditional || isBranch(node, i));
    });
  }

  private makeCertain(node: Node): void {
    node.args.forEach((a, i) => {
      if (isBranch(node, i) || this.certain.has(a)) return;
      this.certain.add(a);
      this.makeCertain(a);
    });
  }

  /** Makes a node stand for a local that exists already. */
  bind(node: Node, local: string): void {
    this.locals.set(node, local);
  }

  /** Adds a statement to the innermost level. */
  statement(text: string): void {
    this.levels[this.loops.length].push(text);
    this.statements++;
  }

  /** `target = value`, remembering the value for reads of the same element later in this body. */
  assign(target: string, store: Store, index: readonly Index[], node: Node, remember: boolean): void {
    const value = this.number(node);
    if (remember && !/^[a-z]\w*$/i.test(value)) {
      const local = this.local(this.loops.length, value);
      this.statement(`${target} = ${local};`);
      this.written.push({ store, index, local });
    } else {
      this.statement(`${target} = ${value};`);
      if (remember) this.written.push({ store, index, local: value });
    }
  }

  private local(level: number, value: string): string {
    const name = `${this.prefix}x${this.count++}`;
    this.levels[level].push(`const ${name} = ${value};`);
    this.statements++;
    return name;
  }

  /** Innermost loop a node depends on, counted from 1; 0 for none. */
  private level(node: Node): number {
    let level = 0;
    for (const l of node.free) level = Math.max(level, this.loops.findIndex((m) => m.id === l.id) + 1);
    return level;
  }

  /** Text of a node as a number. */
  number(node: Node): string {
    const bound = this.locals.get(node);
    if (bound !== undefined) return bound;
    if (node.op === 'read' && node.row === 'now') {
      const w = this.written.find((x) => x.store === node.store && sameIndex(x.index, node.index));
      if (w) return w.local;
    }
    if (LEAVES.has(node.op)) return this.text(node);
    const level = this.level(node);
    const often = (this.uses.get(node) ?? 1) > 1 && (this.certain.has(node) || node.op === 'read');
    if (level < this.loops.length || often) {
      const name = this.local(level, this.text(node));
      this.locals.set(node, name);
      return name;
    }
    return this.text(node);
  }

  /** Text of a node as a condition. */
  private condition(node: Node): string {
    const [a, b] = node.args;
    switch (node.op) {
      case 'less':
        return `(${this.number(a)} < ${this.number(b)})`;
      case 'less-equal':
        return `(${this.number(a)} <= ${this.number(b)})`;
      case 'equal':
        return `(${this.number(a)} === ${this.number(b)})`;
      case 'not-equal':
        return `(${this.number(a)} !== ${this.number(b)})`;
      case 'and':
        return `(${this.condition(a)} && ${this.condition(b)})`;
      case 'or':
        return `(${this.condition(a)} || ${this.condition(b)})`;
      case 'not':
        return `!${this.condition(a)}`;
      default:
        return `(${this.number(node)} !== 0)`;
    }
  }

  private text(node: Node): string {
    const [a, b, c] = node.args;
    switch (node.op) {
      case 'constant':
        return literal(node.value);
      case 'step':
        return 'k';
      case 'read':
        return this.guarded(node.index, (at) => this.element(node.store!, at, node.row));
      case 'negate':
        return `(-${this.number(a)})`;
      case 'add':
        return `(${this.number(a)} + ${this.number(b)})`;
      case 'subtract':
        return `(${this.number(a)} - ${this.number(b)})`;
      case 'multiply':
        return `(${this.number(a)} * ${this.number(b)})`;
      case 'divide':
        return `(${this.number(a)} / ${this.number(b)})`;
      case 'power':
        return this.power(a, b);
      case 'safe-divide':
        return isConstant(c, 0)
          ? `L.safeDivide0(${this.number(a)}, ${this.number(b)})`
          : `L.safeDivide(${this.number(a)}, ${this.number(b)}, ${this.number(c)})`;
      case 'if':
        return `(${this.condition(a)} ? ${this.number(b)} : ${this.number(c)})`;
      case 'min':
        return `Math.min(${this.number(a)}, ${this.number(b)})`;
      case 'max':
        return `Math.max(${this.number(a)}, ${this.number(b)})`;
      case 'function':
        return node.how === 'abs' || node.how === 'sqrt' || node.how === 'floor'
          ? `Math.${node.how}(${this.number(a)})`
          : `L.${node.how}(${this.number(a)})`;
      case 'lookup':
        return `L.lookup(${node.value}, ${this.number(a)})`;
      case 'lookup-slope':
        return `L.slope(${node.value}, ${this.number(a)})`;
      case 'random': {
        let element = node.loops.length ? '0' : String(node.groups);
        for (const loop of node.loops)
          element = element === '0' ? this.loopName(loop) : `(${element} * ${loop.size} + ${this.loopName(loop)})`;
        return `L.${node.how}(s, k, ${node.value}, ${element}, ${this.number(a)}, ${this.number(b)})`;
      }
      case 'delayed':
      case 'trailed': {
        const { guards, at } = this.indexTexts(node.index);
        const address = this.address(node.store!, at, node.store!.lag);
        const nowhere = node.index.some((i) => 'at' in i && i.at < 0);
        const where = nowhere ? '-1' : guards.length ? `(${guards.join(' || ')} ? -1 : ${address})` : address;
        return `L.${node.op}(w, ${where}, lagSlots, k, ${this.number(a)}, ${this.number(b)})`;
      }
      default:
        return `(${this.condition(node)} ? 1 : 0)`;
    }
  }

  private power(a: Node, b: Node): string {
    const base = this.number(a);
    if (isConstant(b)) {
      if (b.value === 1) return base;
      if (b.value === 0) return '1';
      if (b.value === 0.5) return `L.root(${base})`;
      if (b.value === 2) return `L.square(${base})`;
      if (b.value === -1) return `(1 / ${base})`;
    }
    return `L.pow(${base}, ${this.number(b)})`;
  }

  /** A read that gives 0 where an index leads nowhere. */
  private guarded(index: readonly Index[], read: (at: string[]) => string): string {
    const { guards, at } = this.indexTexts(index);
    return guards.length ? `(${guards.join(' || ')} ? 0 : ${read(at)})` : read(at);
  }

  /** Indices as text, and the conditions under which they lead nowhere. */
  private indexTexts(index: readonly Index[]): { guards: string[]; at: string[] } {
    const guards: string[] = [];
    const at = index.map((i) => {
      const text = this.indexText(i);
      if (!('at' in i) && i.table?.partial) guards.push(`${text} < 0`);
      return text;
    });
    return { guards, at };
  }

  private loopName(loop: Loop): string {
    return `i${this.loops.findIndex((l) => l.id === loop.id)}`;
  }

  private indexText(index: Index): string {
    if ('at' in index) return String(index.at);
    const name = this.loopName(index.loop);
    if (!index.table) return name;
    this.tablesUsed.add(index.table.id);
    return `m${index.table.id}[${name}]`;
  }

  /** Offset of an element relative to the row (or to the start of the space). */
  private address(store: Store, at: string[], start = store.offset): string {
    let constant = start;
    let stride = 1;
    const terms: string[] = [];
    for (let i = at.length - 1; i >= 0; i--) {
      if (/^\d+$/.test(at[i])) constant += Number(at[i]) * stride;
      else terms.unshift(stride === 1 ? at[i] : `${at[i]} * ${stride}`);
      stride *= store.sizes[i];
    }
    return [String(constant), ...terms].join(' + ');
  }

  private element(store: Store, at: string[], row: Node['row']): string {
    const address = this.address(store, at);
    switch (store.space) {
      case 'history':
        return `${row === 'first' ? 'f' : row === 'last' ? 'q' : 'h'}[${address}]`;
      case 'parameter':
        return `p[${address}]`;
      case 'data':
        return `d[${address}]`;
      case 'scratch':
        return `t[${address}]`;
    }
  }

  /** Where a value is written. */
  target(store: Store, index: readonly Index[], next: boolean): string {
    const address = this.address(
      store,
      index.map((i) => this.indexText(i)),
    );
    return store.space === 'scratch' ? `t[${address}]` : `${next ? 'n' : 'h'}[${address}]`;
  }

  /** The loop nest as text. `before` and `after` go around the loops from level `inner` inwards. */
  print(inner = this.loops.length, before: string[] = [], after: string[] = []): string {
    const lines: string[] = [];
    const open: number[] = [];
    for (let level = 0; level <= this.loops.length; level++) {
      if (level > 0) {
        lines.push(`for (let i${level - 1} = 0; i${level - 1} < ${this.loops[level - 1].size}; i${level - 1}++) {`);
        open.push(level);
      }
      if (level === inner) lines.push(...before);
      lines.push(...this.levels[level]);
    }
    for (let level = this.loops.length; level >= 0; level--) {
      if (level === inner) lines.push(...after);
      if (level > 0) lines.push('}');
    }
    return lines.join('\n');
  }
}

/** Arguments that are evaluated only sometimes. */
function isBranch(node: Node, argument: number): boolean {
  return (node.op === 'if' && argument > 0) || ((node.op === 'and' || node.op === 'or') && argument > 0);
}

function literal(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return 'Infinity';
  return value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? '-0' : value})` : String(value);
}
