/**
 * Linear systems of flow networks: identity less shares passed on. Each row or each column of the shares sums to at most
 * one, so elimination needs no exchange of rows, and the order can be chosen to keep zeros zero.
 */

/** LU factors of the row-major n × n `a`, in place. A pivot below `floor` (a circle that leaks nothing) becomes `floor`. */
export function factor(a: Float64Array, n: number, floor = 1e-14): void {
  for (let c = 0; c < n; c++) {
    const top = c * n;
    if (Math.abs(a[top + c]!) < floor) a[top + c] = floor;
    const d = a[top + c]!;
    for (let r = c + 1; r < n; r++) {
      const row = r * n;
      if (a[row + c] === 0) continue;
      const f = a[row + c]! / d;
      a[row + c] = f;
      for (let k = c + 1; k < n; k++) a[row + k]! -= f * a[top + k]!;
    }
  }
}

/** Solves for `width` right sides stored row-major (n × width) in `b`, in place. */
export function solveFactored(lu: Float64Array, n: number, b: Float64Array, width = 1): void {
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

/** Order of elimination that fills in little: always the node with the fewest neighbours left (minimum degree). */
export function eliminationOrder(n: number, from: ArrayLike<number>, to: ArrayLike<number>): Int32Array {
  const neighbours = Array.from({ length: n }, () => new Set<number>());
  for (let k = 0; k < from.length; k++) {
    if (from[k] === to[k]) continue;
    neighbours[from[k]!]!.add(to[k]!);
    neighbours[to[k]!]!.add(from[k]!);
  }
  const left = new Set(neighbours.keys());
  const order: number[] = [];
  while (left.size) {
    let best = -1;
    for (const i of left) if (best < 0 || neighbours[i]!.size < neighbours[best]!.size) best = i;
    left.delete(best);
    order.push(best);
    const around = [...neighbours[best]!];
    for (const a of around) {
      neighbours[a]!.delete(best);
      for (const b of around) if (a !== b) neighbours[a]!.add(b);
    }
  }
  return Int32Array.from(order);
}
