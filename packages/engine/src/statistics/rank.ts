/** Association of two columns by rank, and the error of a share counted in a sample. */

/** Ranks from 1, ties sharing their mean rank. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const out = new Float64Array(n);
  for (let i = 0; i < n; ) {
    let j = i + 1;
    while (j < n && values[order[j]!] === values[order[i]!]) j++;
    const rank = (i + 1 + j) / 2;
    for (let k = i; k < j; k++) out[order[k]!] = rank;
    i = j;
  }
  return out;
}

/** Spearman's rank correlation; NaN where a column does not vary or the lengths differ. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length || x.length < 2) return NaN;
  const a = ranks(x);
  const b = ranks(y);
  const mean = (x.length + 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - mean) * (b[i]! - mean);
    aa += (a[i]! - mean) * (a[i]! - mean);
    bb += (b[i]! - mean) * (b[i]! - mean);
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : NaN;
}

export interface CountedShare {
  share: number;
  /** √(p(1−p)/n). */
  standardError: number;
  /** Wilson's interval at the given normal quantile. */
  low: number;
  high: number;
}

/** Share `hits`/`n` with its sampling error (E. B. Wilson 1927); `z` = 1.96 gives 95 %. */
export function countedShare(hits: number, n: number, z = 1.959963984540054): CountedShare {
  if (!(n > 0)) return { share: NaN, standardError: NaN, low: NaN, high: NaN };
  const p = hits / n;
  const z2 = z * z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return {
    share: p,
    standardError: Math.sqrt((p * (1 - p)) / n),
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
  };
}
