/** Exposures from totals alone: the matrix of maximum entropy with an empty diagonal, by iterative proportional fitting. */

export interface Reconstruction {
  rows: number[][];
  /** Largest difference left between the totals asked for and those of the matrix. */
  gap: number;
  converged: boolean;
}

/** `assets[i]`: what i has lent in all; `liabilities[j]`: what j has borrowed. */
export function reconstructExposures(assets: number[], liabilities: number[]): Reconstruction {
  const n = assets.length;
  const rows = assets.map((a, i) => liabilities.map((l, j) => (i === j ? 0 : a * l)));
  const size = Math.max(...assets, ...liabilities, 0);
  let gap = Infinity;
  for (let round = 0; round < 100_000 && gap > 1e-13 * size; round++) {
    for (let i = 0; i < n; i++) {
      const sum = rows[i]!.reduce((s, x) => s + x, 0);
      if (sum > 0) for (let j = 0; j < n; j++) rows[i]![j]! *= assets[i]! / sum;
    }
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += rows[i]![j]!;
      if (sum > 0) for (let i = 0; i < n; i++) rows[i]![j]! *= liabilities[j]! / sum;
    }
    const before = gap;
    gap = 0;
    for (let i = 0; i < n; i++) {
      const row = rows[i]!.reduce((s, x) => s + x, 0);
      const column = rows.reduce((s, r) => s + r[i]!, 0);
      gap = Math.max(gap, Math.abs(row - assets[i]!), Math.abs(column - liabilities[i]!));
    }
    if (gap >= before && round > 1000) break;
  }
  return { rows, gap, converged: gap <= 1e-9 * size };
}
