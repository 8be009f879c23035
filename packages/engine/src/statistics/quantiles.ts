/** Exact quantiles of a column. */

/**
 * Quantile `q` of values sorted ascending, by linear interpolation between order statistics (Hyndman and Fan's type 7, the
 * default of R and numpy). NaN for an empty column.
 */
export function quantileSorted(sorted: ArrayLike<number>, q: number): number {
  const n = sorted.length;
  if (n === 0) return NaN;
  const position = (n - 1) * Math.min(1, Math.max(0, q));
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(n - 1, below + 1)]!;
  return low === high ? low : low + (position - below) * (high - low);
}

/** Quantiles of a column in any order; values that are not numbers are left out. */
export function quantiles(values: ArrayLike<number>, qs: number[]): number[] {
  const sorted = Float64Array.from(values)
    .filter((v) => !Number.isNaN(v))
    .sort();
  return qs.map((q) => quantileSorted(sorted, q));
}
