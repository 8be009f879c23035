import type { Cell } from './context.ts';
import type { Index, Loop, Node, Reduction, Store, Table } from './nodes.ts';

/** One equation for all elements of its loops. */
export interface Assign {
  kind: 'assign';
  store: Store;
  index: Index[];
  loops: Loop[];
  /** Row written: this step's, or (stocks) the next. */
  next: boolean;
  node: Node;
}

/** A total kept for the step: `store` over `loops`, one pass over `inner`. */
export interface Reduce {
  kind: 'reduce';
  store: Store;
  loops: Loop[];
  inner: Loop[];
  how: Reduction;
  node: Node;
}

/** Totals by group, scattered in one pass: `store` over `loops` and then the groups. */
export interface Scatter {
  kind: 'scatter';
  store: Store;
  loops: Loop[];
  from: Loop;
  table: Table;
  groups: number;
  how: Reduction;
  node: Node;
}

/** One scalar of a simultaneous block: the read that stands for it, and its equation. */
export interface Scalar {
  cell: Cell;
  element: number;
  read: Node;
  node: Node;
}

/** Scalars that need each other. Given the torn ones the rest follow in order; Newton's method closes the loop. */
export interface Solve {
  kind: 'solve';
  number: number;
  /** All scalars, in order of evaluation, torn ones first. */
  scalars: Scalar[];
  torn: number;
  /** d(equation of torn i)/d(torn j), minus 1 on the diagonal; row-major. */
  jacobian: Node[];
  linear: boolean;
}

/** Parts of a cycle of arrays, in order. */
export interface Sequence {
  kind: 'sequence';
  cells: Cell[];
  parts: (Assign | Solve)[];
  /** Scalars that need each other, whether solved at run time or written out in closed form. */
  blocks: Scalar[][];
}

export interface Operate {
  kind: 'operate';
  number: number;
  reads: Store[];
  writes: Store[];
}

export type Stage = Assign | Reduce | Scatter | Sequence | Operate;

/** A program ready for a backend: what to do before, in and after each step. */
export interface Plan {
  /** Depends on parameters and data only: once per run, or each step where a schedule moves a parameter. */
  constant: Stage[][];
  /** Step 0. */
  start: Stage[][];
  /** Every later step. */
  step: Stage[][];
  /** Stocks of the next step. */
  advance: Stage[][];
  /** The same from step 0, where there is no earlier row to read; null where no flow reads one. */
  advanceFirst: Stage[][] | null;
  solves: Solve[];
  /** Arrays whose past is read more than a step back. */
  lagged: Store[];
  /** All sets of scalars that need each other. */
  blocks: Scalar[][];
}
