/** Solves A x = b in place by elimination with partial pivoting: b becomes x, A is used up. False where A is singular. */
export function solveLinear(a: Float64Array, b: Float64Array, n: number): boolean {
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(a[r * n + c]) > Math.abs(a[pivot * n + c])) pivot = r;
    const p = a[pivot * n + c];
    if (!(Math.abs(p) > 0) || !Number.isFinite(p)) return false;
    if (pivot !== c) {
      for (let j = c; j < n; j++) {
        const t = a[c * n + j];
        a[c * n + j] = a[pivot * n + j];
        a[pivot * n + j] = t;
      }
      const t = b[c];
      b[c] = b[pivot];
      b[pivot] = t;
    }
    for (let r = c + 1; r < n; r++) {
      const f = a[r * n + c] / p;
      if (f === 0) continue;
      for (let j = c + 1; j < n; j++) a[r * n + j] -= f * a[c * n + j];
      b[r] -= f * b[c];
    }
  }
  for (let r = n - 1; r >= 0; r--) {
    let sum = b[r];
    for (let j = r + 1; j < n; j++) sum -= a[r * n + j] * b[j];
    b[r] = sum / a[r * n + r];
  }
  return true;
}
