/** Counts by cell, as plain data: keys and how often each occurred. */
export type BinCounts = { keys: Int32Array; counts: Float64Array }[];

/**
 * Counts the values of many cells in bins whose width is at most 1/128 of the value, so that quantiles of any number of
 * scenarios need little memory. Counts are whole numbers: merging gives the same result in any order.
 *
 * A bin is the sign, the exponent and the first seven binary digits of the number, read from its own bits.
 */
export class Bins {
  readonly #cells: Map<number, number>[];
  readonly #number = new Float64Array(1);
  readonly #bits = new Int32Array(this.#number.buffer);

  constructor(cells: number) {
    this.#cells = Array.from({ length: cells }, () => new Map());
  }

  /** Counts one scenario: a value per cell, NaN for none. */
  add(values: Float64Array): void {
    for (let cell = 0; cell < values.length; cell++) {
      if (Number.isNaN(values[cell])) continue;
      this.#number[0] = values[cell] === 0 ? 0 : values[cell];
      const key = this.#bits[HIGH] >> 13;
      const counts = this.#cells[cell];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }

  /** Adds what another thread counted. */
  merge(others: BinCounts): void {
    for (const [cell, { keys, counts }] of others.entries()) {
      const own = this.#cells[cell];
      for (let i = 0; i < keys.length; i++) own.set(keys[i], (own.get(keys[i]) ?? 0) + counts[i]);
    }
  }

  /** The counts, to be sent to another thread. */
  counts(): BinCounts {
    return this.#cells.map((cell) => ({
      keys: Int32Array.from(cell.keys()),
      counts: Float64Array.from(cell.values()),
    }));
  }

  /** How many values a cell has. */
  count(cell: number): number {
    let n = 0;
    for (const count of this.#cells[cell].values()) n += count;
    return n;
  }

  /** A quantile of a cell, taking each value at the middle of its bin; NaN for a cell without values. */
  quantile(cell: number, probability: number): number {
    const n = this.count(cell);
    if (n === 0) return Number.NaN;
    const bins = [...this.#cells[cell]].map(([key, count]) => ({ middle: middleOf(key), count }));
    bins.sort((a, b) => a.middle - b.middle);
    const position = (n - 1) * probability;
    const low = atRank(bins, Math.floor(position));
    const high = atRank(bins, Math.min(n - 1, Math.floor(position) + 1));
    return low === high ? low : low + (position - Math.floor(position)) * (high - low);
  }
}

/** Which half of a number holds its sign and exponent on this machine. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

function atRank(bins: { middle: number; count: number }[], rank: number): number {
  let passed = 0;
  for (const { middle, count } of bins) {
    passed += count;
    if (rank < passed) return middle;
  }
  return bins[bins.length - 1].middle;
}

function middleOf(key: number): number {
  const number = new Float64Array(1);
  const bits = new Int32Array(number.buffer);
  bits[HIGH] = key << 13;
  const edge = number[0];
  if (edge === 0) return 0;
  if (!Number.isFinite(edge)) return edge;
  bits[HIGH] = (key << 13) | (1 << 12);
  return number[0];
}
