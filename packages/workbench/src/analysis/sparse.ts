/**
 * Linear systems that are solved again and again with the same pattern of zeros: what the elimination does is worked out once.
 * For systems I − G with shares G ≥ 0 whose rows sum to at most 1 no pivoting is needed (diagonal dominance); a pivot of
 * zero (a closed circle that nothing enters) is replaced by a tiny one.
 */
const TINY = 1e-14;

export class SparseSystem {
  readonly size: number;
  /** Entries, to be filled before `factor`; `place(row, column)` says where. */
  readonly values: Float64Array;
  readonly #place: Int32Array;
  /** Elimination: entry `target` is divided by `pivot`, then `into[k] −= target × from[k]` for its operations. */
  readonly #target: Int32Array;
  readonly #pivot: Int32Array;
  readonly #firstOperation: Int32Array;
  readonly #into: Int32Array;
  readonly #from: Int32Array;
  /** Rows in order of elimination, and the entries left and right of the diagonal by row. */
  readonly #order: Int32Array;
  readonly #lower: { first: Int32Array; place: Int32Array; column: Int32Array };
  readonly #upper: { first: Int32Array; place: Int32Array; column: Int32Array };

  /** `entries` are the [row, column] that may differ from zero besides the diagonal. */
  constructor(size: number, entries: [row: number, column: number][]) {
    this.size = size;
    const pattern = Array.from({ length: size }, (_, i) => new Set([i]));
    for (const [row, column] of entries) pattern[row].add(column);
    const order = orderOf(size, pattern);
    const rank = new Int32Array(size);
    order.forEach((row, k) => {
      rank[row] = k;
    });
    fillIn(order, rank, pattern);
    this.#place = new Int32Array(size * size).fill(-1);
    let count = 0;
    for (let i = 0; i < size; i++) for (const j of pattern[i]) this.#place[i * size + j] = count++;
    this.values = new Float64Array(count);
    const at = (i: number, j: number) => this.#place[i * size + j];
    const [target, pivot, first, into, from]: number[][] = [[], [], [], [], []];
    for (const k of order) {
      for (const i of order.slice(rank[k] + 1)) {
        if (!pattern[i].has(k)) continue;
        target.push(at(i, k));
        pivot.push(at(k, k));
        first.push(into.length);
        for (const j of pattern[k]) {
          if (rank[j] <= rank[k]) continue;
          into.push(at(i, j));
          from.push(at(k, j));
        }
      }
    }
    first.push(into.length);
    [this.#target, this.#pivot, this.#firstOperation] = [target, pivot, first].map((list) => Int32Array.from(list));
    [this.#into, this.#from] = [into, from].map((list) => Int32Array.from(list));
    this.#order = Int32Array.from(order);
    this.#lower = rowsOf(order, pattern, at, (i, j) => rank[j] < rank[i]);
    this.#upper = rowsOf(order, pattern, at, (i, j) => rank[j] > rank[i]);
  }

  /** Where an entry stands in `values`; −1 where it is always zero. */
  place(row: number, column: number): number {
    return this.#place[row * this.size + column];
  }

  /** Replaces `values` by their factors. */
  factor(): void {
    const [values, target, pivot] = [this.values, this.#target, this.#pivot];
    const [first, into, from] = [this.#firstOperation, this.#into, this.#from];
    for (let s = 0; s < target.length; s++) {
      if (Math.abs(values[pivot[s]]) < TINY) values[pivot[s]] = TINY;
      if (values[target[s]] === 0) continue;
      values[target[s]] /= values[pivot[s]];
      const f = values[target[s]];
      for (let k = first[s]; k < first[s + 1]; k++) values[into[k]] -= f * values[from[k]];
    }
  }

  /** Solves for `width` right sides stored row by row in `b`, in place; after `factor`. */
  solve(b: Float64Array, width = 1): void {
    const [values, order, lower, upper, n] = [this.values, this.#order, this.#lower, this.#upper, this.size];
    for (let r = 0; r < n; r++) {
      const i = order[r] * width;
      for (let k = lower.first[r]; k < lower.first[r + 1]; k++) {
        const f = values[lower.place[k]];
        if (f === 0) continue;
        const j = lower.column[k] * width;
        for (let w = 0; w < width; w++) b[i + w] -= f * b[j + w];
      }
    }
    for (let r = n - 1; r >= 0; r--) {
      const i = order[r] * width;
      for (let k = upper.first[r]; k < upper.first[r + 1]; k++) {
        const f = values[upper.place[k]];
        if (f === 0) continue;
        const j = upper.column[k] * width;
        for (let w = 0; w < width; w++) b[i + w] -= f * b[j + w];
      }
      const d = values[this.place(order[r], order[r])];
      const size = Math.abs(d) < TINY ? TINY : d;
      for (let w = 0; w < width; w++) b[i + w] /= size;
    }
  }
}

/** Rows with few neighbours first (Markowitz): little that was zero is filled. */
function orderOf(size: number, pattern: Set<number>[]): number[] {
  const work = pattern.map((row) => new Set(row));
  const left = new Set(Array.from({ length: size }, (_, i) => i));
  const order: number[] = [];
  while (left.size > 0) {
    let best = -1;
    let least = Infinity;
    for (const i of left) {
      let columns = 0;
      for (const j of work[i]) if (j !== i && left.has(j)) columns++;
      let rows = 0;
      for (const r of left) if (r !== i && work[r].has(i)) rows++;
      if (rows * columns < least) [best, least] = [i, rows * columns];
    }
    left.delete(best);
    order.push(best);
    for (const r of left) if (work[r].has(best)) for (const j of work[best]) if (left.has(j)) work[r].add(j);
  }
  return order;
}

function fillIn(order: number[], rank: Int32Array, pattern: Set<number>[]): void {
  for (const k of order) {
    for (const i of order.slice(rank[k] + 1)) {
      if (pattern[i].has(k)) for (const j of pattern[k]) if (rank[j] > rank[k]) pattern[i].add(j);
    }
  }
}

function rowsOf(
  order: number[],
  pattern: Set<number>[],
  at: (row: number, column: number) => number,
  belongs: (row: number, column: number) => boolean,
) {
  const [first, place, column]: number[][] = [[], [], []];
  for (const i of order) {
    first.push(place.length);
    // Left of the diagonal the order of elimination counts: earlier columns first.
    for (const j of order) {
      if (!pattern[i].has(j) || !belongs(i, j)) continue;
      place.push(at(i, j));
      column.push(j);
    }
  }
  first.push(place.length);
  return { first: Int32Array.from(first), place: Int32Array.from(place), column: Int32Array.from(column) };
}
