/** Count, mean and sum of squares, merged in a fixed order so that the result does not depend on who computed which part. */

export interface Moments {
  count: number;
  mean: number;
  /** Sum of squared differences from the mean. */
  squares: number;
  min: number;
  max: number;
}

export function emptyMoments(): Moments {
  return { count: 0, mean: 0, squares: 0, min: Infinity, max: -Infinity };
}

/** Moments of one block of values, in order (Welford's update). */
export function momentsOf(values: ArrayLike<number>): Moments {
  const m = emptyMoments();
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    m.count++;
    const d = x - m.mean;
    m.mean += d / m.count;
    m.squares += d * (x - m.mean);
    if (x < m.min) m.min = x;
    if (x > m.max) m.max = x;
  }
  return m;
}

/** Two blocks as one (Chan, Golub and LeVeque 1979). */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const d = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (d * b.count) / count,
    squares: a.squares + b.squares + (d * d * a.count * b.count) / count,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  };
}

/** All blocks, merged by their number whatever the order they arrive in. */
export function mergeBlocks(blocks: { block: number; moments: Moments }[]): Moments {
  return [...blocks].sort((a, b) => a.block - b.block).reduce((sum, b) => mergeMoments(sum, b.moments), emptyMoments());
}

/** Sample variance; NaN for fewer than two values. */
export function variance(m: Moments): number {
  return m.count > 1 ? m.squares / (m.count - 1) : NaN;
}
