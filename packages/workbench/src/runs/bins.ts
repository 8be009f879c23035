import { QuantileSketch } from '@buildout/engine/statistics/index.ts';

/** Counts by cell, as plain data that can cross threads: bins and how many values each holds. */
export type BinCounts = { bins: Int32Array; counts: Float64Array }[];

/** Counts the values of every cell of an ensemble in bins, so that the memory it needs does not grow with its scenarios. */
export class Bins {
  readonly #cells: QuantileSketch[];

  constructor(cells: number) {
    this.#cells = Array.from({ length: cells }, () => new QuantileSketch());
  }

  /** Counts one scenario: a value per cell, NaN for none. */
  add(values: Float64Array): void {
    for (let cell = 0; cell < values.length; cell++) this.#cells[cell].add(values[cell]);
  }

  /** Adds what another thread counted; the order of merging changes nothing. */
  merge(others: BinCounts): void {
    for (const [cell, { bins, counts }] of others.entries()) {
      const other = new QuantileSketch();
      for (let i = 0; i < bins.length; i++) other.bins.set(bins[i], counts[i]);
      other.count = counts.reduce((sum, count) => sum + count, 0);
      this.#cells[cell].merge(other);
    }
  }

  /** The counts, to be sent to another thread. */
  counts(): BinCounts {
    return this.#cells.map(({ bins }) => ({
      bins: Int32Array.from(bins.keys()),
      counts: Float64Array.from(bins.values()),
    }));
  }

  /** How many values a cell has. */
  count(cell: number): number {
    return this.#cells[cell].count;
  }

  /** A quantile of a cell, within 1/256 of its size; NaN for a cell without values. */
  quantile(cell: number, probability: number): number {
    return this.#cells[cell].quantile(probability);
  }
}
