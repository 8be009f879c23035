/** Break-even search: the value at which something begins to hold. */

export type BreakEven =
  | { status: 'found'; value: number; evaluations: number }
  /** Nowhere between the two ends. */
  | { status: 'never'; evaluations: number }
  /** At both ends already. */
  | { status: 'always'; evaluations: number };

/**
 * Smallest distance from `from` towards `to` at which `holds` is true, to within `tolerance` of the whole distance; assumes that
 * it holds beyond once it holds. `from` may be above `to`.
 */
export function breakEven(holds: (value: number) => boolean, from: number, to: number, tolerance = 1 / 256): BreakEven {
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new RangeError(`no search between ${from} and ${to}`);
  let evaluations = 1;
  if (holds(from)) return { status: 'always', evaluations };
  evaluations++;
  if (!holds(to)) return { status: 'never', evaluations };
  let [without, within] = [from, to];
  while (Math.abs(within - without) > tolerance * Math.abs(to - from)) {
    const middle = (without + within) / 2;
    evaluations++;
    if (holds(middle)) within = middle;
    else without = middle;
  }
  return { status: 'found', value: within, evaluations };
}

/** For each value of one thing the value of another at which something begins to hold: a frontier. */
export function frontierOf(
  holds: (x: number, y: number) => boolean,
  x: { from: number; to: number; points: number },
  y: { from: number; to: number },
  tolerance = 1 / 64,
): { x: number; y: BreakEven }[] {
  return Array.from({ length: x.points }, (_, i) => {
    // The last one exactly at the end, which may be a bound.
    const at = i > 0 && i === x.points - 1 ? x.to : x.from + ((x.to - x.from) * i) / Math.max(1, x.points - 1);
    return { x: at, y: breakEven((value) => holds(at, value), y.from, y.to, tolerance) };
  });
}
