/**
 * The order of payers and payees in which the least money runs against the order: a minimum feedback arc set. Money that
 * runs against it closes loops and is taken out before the rest is drawn left to right. Exact up to twelve members
 * (dynamic programming over subsets), above that a weighted greedy order improved by moving one member at a time.
 */

/** Exact search visits 2^n subsets. */
const exactUpTo = 12;

/** Sum of money between members: weights[i][j] from i to j. */
export type Weights = number[][];

/** Money that runs from later to earlier members of an order. */
export function against(order: number[], weights: Weights): number {
  let sum = 0;
  for (let a = 0; a < order.length; a++) {
    for (let b = 0; b < a; b++) sum += weights[order[a] ?? 0]?.[order[b] ?? 0] ?? 0;
  }
  return sum;
}

/** best[S] = least money against the order when the members of S come first. */
function exactOrder(weights: Weights): number[] {
  const n = weights.length;
  const best = new Float64Array(1 << n).fill(Number.POSITIVE_INFINITY);
  const last = new Int8Array(1 << n);
  best[0] = 0;
  for (let set = 1; set < 1 << n; set++) {
    for (let v = n - 1; v >= 0; v--) {
      if (!(set & (1 << v))) continue;
      const before = set & ~(1 << v);
      let cost = best[before] ?? 0;
      for (let u = 0; u < n; u++) if (before & (1 << u)) cost += weights[v]?.[u] ?? 0;
      if (cost < (best[set] ?? 0)) {
        best[set] = cost;
        last[set] = v;
      }
    }
  }
  const order: number[] = [];
  for (let set = (1 << n) - 1; set > 0; set &= ~(1 << (last[set] ?? 0))) order.unshift(last[set] ?? 0);
  return order;
}

function greedyOrder(weights: Weights): number[] {
  const left = new Set(weights.map((_, i) => i));
  const front: number[] = [];
  while (left.size > 0) {
    // The member that gives most more than it gets, among those left, goes next.
    let chosen = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const v of left) {
      let net = 0;
      for (const u of left) net += (weights[v]?.[u] ?? 0) - (weights[u]?.[v] ?? 0);
      if (net > most) {
        most = net;
        chosen = v;
      }
    }
    front.push(chosen);
    left.delete(chosen);
  }
  return improve(front, weights);
}

/** Moves single members to better places until none helps. */
function improve(start: number[], weights: Weights): number[] {
  let order = start;
  let cost = against(order, weights);
  for (let again = true; again; ) {
    again = false;
    for (let from = 0; from < order.length; from++) {
      for (let to = 0; to < order.length; to++) {
        const moved = order.toSpliced(from, 1).toSpliced(to, 0, order[from] ?? 0);
        const now = against(moved, weights);
        if (now < cost - 1e-9 * (cost + 1)) {
          order = moved;
          cost = now;
          again = true;
        }
      }
    }
  }
  return order;
}

/** Members by number, in the order that leaves the least money running backwards. */
export function leastBackwardOrder(weights: Weights): number[] {
  return weights.length <= exactUpTo ? exactOrder(weights) : greedyOrder(weights);
}

/** For each member the number of its strongly connected component (Tarjan): two members share one if money can circle through both. */
export function components(count: number, edges: [number, number][]): number[] {
  const next = Array.from({ length: count }, () => [] as number[]);
  for (const [from, to] of edges) next[from]?.push(to);
  const index = new Array<number>(count).fill(-1);
  const low = new Array<number>(count).fill(0);
  const of = new Array<number>(count).fill(-1);
  const stack: number[] = [];
  let counter = 0;
  let found = 0;
  const visit = (v: number): void => {
    index[v] = low[v] = counter++;
    stack.push(v);
    for (const w of next[v] ?? []) {
      if (index[w] === -1) {
        visit(w);
        low[v] = Math.min(low[v] ?? 0, low[w] ?? 0);
      } else if (of[w] === -1) low[v] = Math.min(low[v] ?? 0, index[w] ?? 0);
    }
    if (low[v] === index[v]) {
      for (let w = -1; w !== v; ) {
        w = stack.pop() ?? v;
        of[w] = found;
      }
      found++;
    }
  };
  for (let v = 0; v < count; v++) if (index[v] === -1) visit(v);
  return of;
}
