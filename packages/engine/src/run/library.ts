import { normalAt, uniformAt } from '../chance/index.ts';
import type { Table } from '../compile/nodes.ts';
import type { LookupDeclaration } from '../declare.ts';
import { atan, cos, exp, log, log10, pow, sin, tan } from '../math/index.ts';

/** What keys a random draw besides its place in the model. */
export interface DrawState {
  seed: number;
  scenario: number;
}

/** Functions and constants that generated code calls. */
export function makeLibrary(tables: Table[], lookups: LookupDeclaration[]) {
  return {
    tables: tables.map((t) => t.to),
    exp,
    ln: log,
    log10,
    pow,
    sin,
    cos,
    tan,
    atan,
    square: (x: number) => x * x,
    root: (x: number) => Math.sqrt(x),
    safeDivide0: (a: number, b: number) => (b === 0 ? 0 : a / b),
    safeDivide: (a: number, b: number, otherwise: number) => (b === 0 ? otherwise : a / b),
    lookup: (table: number, x: number) => interpolate(lookups[table], x),
    slope: (table: number, x: number) => slopeAt(lookups[table], x),
    delayed,
    trailed,
    normal: (s: DrawState, step: number, key: number, element: number, mean: number, sd: number) =>
      mean + sd * normalAt(s.seed, key, element, s.scenario, step),
    uniform: (s: DrawState, step: number, key: number, element: number, low: number, high: number) =>
      low + (high - low) * uniformAt(s.seed, key, element, s.scenario, step),
  };
}

/** Steps are whole and at least one; a count that is not a number gives one that shows in the result. */
function wholeSteps(n: number): number {
  return Math.max(1, Math.floor(n + 0.5));
}

/** Value `n` steps ago of the element at `at` of the lag memory (negative: of an element that is nowhere, always 0), or `initial` before step 0. */
function delayed(w: Float64Array, at: number, slots: number, k: number, n: number, initial: number): number {
  const back = wholeSteps(n);
  if (Number.isNaN(back)) return NaN;
  if (back > k) return initial;
  return at < 0 ? 0 : w[(k - back) * slots + at];
}

/** Sum over the `n` steps before this one; each before step 0 counts `initial`. */
function trailed(w: Float64Array, at: number, slots: number, k: number, n: number, initial: number): number {
  const back = wholeSteps(n);
  if (Number.isNaN(back)) return NaN;
  const known = Math.min(back, k);
  let sum = back > known ? (back - known) * initial : 0;
  if (at < 0) return sum;
  for (let i = 1, a = (k - 1) * slots + at; i <= known; i++, a -= slots) sum += w[a];
  return sum;
}

/** Position of the segment that holds x: x[i] <= x < x[i+1]. */
function segment(xs: number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) low = middle;
    else high = middle;
  }
  return low;
}

function interpolate({ x: xs, y: ys }: LookupDeclaration, x: number): number {
  const last = xs.length - 1;
  if (!(x > xs[0])) return Number.isNaN(x) ? NaN : ys[0];
  if (x >= xs[last]) return ys[last];
  const i = segment(xs, x);
  return ys[i] + ((ys[i + 1] - ys[i]) * (x - xs[i])) / (xs[i + 1] - xs[i]);
}

function slopeAt({ x: xs, y: ys }: LookupDeclaration, x: number): number {
  const last = xs.length - 1;
  if (!(x >= xs[0]) || x >= xs[last]) return 0;
  const i = segment(xs, x);
  return (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
}
