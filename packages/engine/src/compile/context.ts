import type { Expression, Span } from '../language/index.ts';
import type { Place, Problem } from '../problems.ts';
import type { Clock } from './clock.ts';
import type { Index, Loop, Node, Nodes, Store } from './nodes.ts';
import type { Dimension, Symbols } from './symbols.ts';
import { type AnyUnit, multiply, ONE, type Unit } from './units.ts';

/** A checked expression: what to compute and in which unit. */
export interface Value {
  node: Node;
  unit: AnyUnit;
}

/** The dimensions an expression may name, each with the index it stands for, and the loops its stars run. */
export interface Scope {
  dimensions: ReadonlyMap<string, { dimension: Dimension; index: Index }>;
  /** Loops opened by `*` inside the aggregate being read; null outside one. */
  stars: Map<Dimension, Loop> | null;
  /** How many aggregates with stars are open. */
  depth: number;
}

/** An array with the equations that fill it: a declared variable, or one the language needs behind the scenes. */
export interface Cell {
  id: string;
  /** The declared variable it belongs to. */
  owner: string;
  kind: 'stock' | 'auxiliary';
  hidden: boolean;
  store: Store;
  loops: Loop[];
  /** Stocks: value at step 0, and change per unit of time. */
  initial?: Node;
  flow?: Node;
  /** Auxiliaries. */
  equation?: Node;
  /** Near which a simultaneous solution is looked for at step 0. */
  guess?: number;
}

/** Thrown inside one equation; its problem joins the list. */
export class Failure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What reading one equation needs: where we are, what names mean, and where hidden variables go. */
export class Context {
  readonly symbols: Symbols;
  readonly nodes: Nodes;
  readonly owner: string;
  readonly field: string;
  readonly text: string;
  readonly file: string | undefined;
  readonly cells: Cell[];
  /** Reads a part of the expression; set by `resolve.ts`. */
  readonly value: (e: Expression, scope: Scope) => Value;
  readonly clock: Clock;

  constructor(
    options: Pick<Context, 'symbols' | 'nodes' | 'owner' | 'field' | 'text' | 'file' | 'cells' | 'clock'>,
    value: (context: Context, e: Expression, scope: Scope) => Value,
  ) {
    this.symbols = options.symbols;
    this.nodes = options.nodes;
    this.owner = options.owner;
    this.field = options.field;
    this.text = options.text;
    this.file = options.file;
    this.cells = options.cells;
    this.clock = options.clock;
    this.value = (e, scope) => value(this, e, scope);
  }

  place(span: Span): Place {
    return {
      variable: this.owner,
      field: this.field,
      text: this.text,
      start: span.start,
      end: span.end,
      ...(this.file === undefined ? {} : { file: this.file }),
    };
  }

  fail(problem: Problem): never {
    throw new Failure(problem);
  }

  meaning(span: Span, message: string): never {
    this.fail({ code: 'meaning', place: this.place(span), message });
  }

  textOf(e: Span): string {
    const text = this.text.slice(e.start, e.end).replace(/\s+/g, ' ');
    return `'${text.length > 60 ? `${text.slice(0, 57)}…` : text}'`;
  }

  /** The common unit of two sides; a zero takes the other's. */
  sameUnit(a: Value, left: Span, b: Value, right: Span, reason: string): AnyUnit {
    if (a.unit === null) return b.unit;
    if (b.unit === null || a.unit.text === b.unit.text) return a.unit;
    return this.unitsDiffer(left, a.unit, this.textOf(right), b.unit, right, reason);
  }

  /** Fails unless the value is in the unit. */
  needUnit(value: Value, span: Span, unit: Unit, what: string, reason: string): void {
    if (value.unit !== null && value.unit.text !== unit.text)
      this.unitsDiffer(span, value.unit, what, unit, span, reason);
  }

  private unitsDiffer(left: Span, leftUnit: Unit, right: string, rightUnit: Unit, mark: Span, reason: string): never {
    this.fail({
      code: 'units',
      place: this.place(mark),
      left: this.textOf(left),
      leftUnit: leftUnit.text,
      right,
      rightUnit: rightUnit.text,
      reason,
    });
  }

  /** An array behind the scenes, with one element for each of the loops. */
  private hiddenStore(loops: readonly Loop[]): { id: string; store: Store; read: Node } {
    const id = `${this.owner}#${this.cells.filter((c) => c.owner === this.owner && c.hidden).length + 1}`;
    const sizes = loops.map((l) => l.size);
    const store: Store = { id, space: 'history', sizes, size: sizes.reduce((a, b) => a * b, 1), offset: -1 };
    return {
      id,
      store,
      read: this.nodes.read(
        store,
        loops.map((loop) => ({ loop, table: null })),
      ),
    };
  }

  /** A hidden auxiliary holding the value of an expression, so that its past can be read. Returns the read of it. */
  hiddenAuxiliary(equation: Node): Node {
    const same = this.cells.find((c) => c.hidden && c.equation === equation);
    if (same)
      return this.nodes.read(
        same.store,
        same.loops.map((loop) => ({ loop, table: null })),
      );
    const { id, store, read } = this.hiddenStore(equation.free);
    this.cells.push({
      id,
      owner: this.owner,
      kind: 'auxiliary',
      hidden: true,
      store,
      loops: [...equation.free],
      equation,
    });
    return read;
  }

  /** A hidden stock; `flow` gets the read of the stock itself. */
  hiddenStock(parts: Node[], initial: Node, flow: (stock: Node) => Node): Node {
    const loops = new Map(parts.flatMap((p) => p.free.map((l) => [l.id, l] as const)));
    const sorted = [...loops.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const { id, store, read } = this.hiddenStore(sorted);
    const cell: Cell = { id, owner: this.owner, kind: 'stock', hidden: true, store, loops: sorted, initial };
    this.cells.push(cell);
    cell.flow = flow(read);
    return read;
  }
}

/** Product of two units where either may fit any. */
export function timesUnit(a: AnyUnit, b: AnyUnit, sign: 1 | -1 = 1): AnyUnit {
  if (a === null) return null;
  if (b === null) return sign === 1 ? null : a;
  return multiply(a, b, sign);
}

export { ONE };
