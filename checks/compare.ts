/** Compares what was computed with what a case expects, number by number. */

export interface Comparison {
  /** Numbers compared. */
  count: number;
  maxDifference: number;
  /** The worst number beyond its tolerance, in words. */
  worst?: string;
  /** Expected names that nothing was computed for. */
  missing: string[];
}

/** Tolerance of a value by its path; undefined leaves the case's own. */
export type ToleranceOf = (path: string) => number | undefined;

export function compare(expected: unknown, computed: unknown, absTol: number, toleranceOf?: ToleranceOf): Comparison {
  const out: Comparison = { count: 0, maxDifference: 0, missing: [] };
  let excess = 0;
  const visit = (want: unknown, have: unknown, path: string): void => {
    if (want === null) {
      // Null stands for "there is none".
      out.count++;
      if (have !== null && have !== undefined) fail(path, 'none', have);
      return;
    }
    if (have === undefined) {
      out.missing.push(path);
      return;
    }
    if (typeof want === 'number') {
      out.count++;
      if (typeof have !== 'number' || Number.isNaN(have)) {
        fail(path, want, have === null ? 'none' : have);
        return;
      }
      const difference = Math.abs(have - want);
      out.maxDifference = Math.max(out.maxDifference, difference);
      const tolerance = toleranceOf?.(path) ?? absTol;
      // One unit in the last place of the expected number is its own rounding.
      const allowed = Math.max(tolerance, Math.abs(want) * 2.3e-16);
      if (difference > allowed && difference / allowed > excess) {
        excess = difference / allowed;
        out.worst = `${path}: expected ${want}, got ${have} (off by ${difference.toExponential(2)}, allowed ${allowed.toExponential(1)})`;
      }
      return;
    }
    if (Array.isArray(want)) {
      if (!Array.isArray(have)) fail(path, 'a list', have);
      else if (have.length !== want.length) fail(path, `${want.length} values`, `${have.length} values`);
      else for (let i = 0; i < want.length; i++) visit(want[i], have[i], `${path}[${i}]`);
      return;
    }
    if (typeof want === 'object') {
      for (const [k, v] of Object.entries(want as object)) {
        visit(v, (have as Record<string, unknown>)?.[k], path ? `${path}.${k}` : k);
      }
      return;
    }
    out.count++;
    if (want !== have) fail(path, want, have);
  };
  const fail = (path: string, want: unknown, have: unknown): void => {
    excess = Infinity;
    out.maxDifference = Infinity;
    out.worst = `${path}: expected ${want}, got ${have}`;
  };
  visit(expected, computed, '');
  return out;
}
