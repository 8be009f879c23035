/** Small dense linear systems in flat arrays, factored once and solved for many right sides. */

export interface Factors {
  n: number;
  lu: Float64Array;
  pivots: Int32Array;
}

/** LU factors of the row-major n × n `a`, in place. A pivot too small to divide by becomes `floor` (of the row's size). */
export function factor(a: Float64Array, n: number, floor = 0): Factors | undefined {
  const pivots = new Int32Array(n);
  for (let c = 0; c < n; c++) {
    let p = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(a[r * n + c]!) > Math.abs(a[p * n + c]!)) p = r;
    pivots[c] = p;
    if (p !== c) {
      for (let k = 0; k < n; k++) {
        const t = a[c * n + k]!;
        a[c * n + k] = a[p * n + k]!;
        a[p * n + k] = t;
      }
    }
    let d = a[c * n + c]!;
    if (Math.abs(d) <= floor) {
      if (floor === 0) return undefined;
      d = floor;
      a[c * n + c] = d;
    }
    for (let r = c + 1; r < n; r++) {
      const f = a[r * n + c]! / d;
      if (f === 0) continue;
      a[r * n + c] = f;
      for (let k = c + 1; k < n; k++) a[r * n + k]! -= f * a[c * n + k]!;
    }
  }
  return { n, lu: a, pivots };
}

/** Solves for `width` right sides stored row-major (n × width) in `b`, in place. */
export function solveFactored({ n, lu, pivots }: Factors, b: Float64Array, width = 1): void {
  for (let c = 0; c < n; c++) {
    const p = pivots[c]!;
    if (p === c) continue;
    for (let w = 0; w < width; w++) {
      const t = b[c * width + w]!;
      b[c * width + w] = b[p * width + w]!;
      b[p * width + w] = t;
    }
  }
  for (let r = 1; r < n; r++) {
    for (let c = 0; c < r; c++) {
      const f = lu[r * n + c]!;
      if (f === 0) continue;
      for (let w = 0; w < width; w++) b[r * width + w]! -= f * b[c * width + w]!;
    }
  }
  for (let r = n - 1; r >= 0; r--) {
    for (let c = r + 1; c < n; c++) {
      const f = lu[r * n + c]!;
      if (f === 0) continue;
      for (let w = 0; w < width; w++) b[r * width + w]! -= f * b[c * width + w]!;
    }
    const d = lu[r * n + r]!;
    for (let w = 0; w < width; w++) b[r * width + w]! /= d;
  }
}
