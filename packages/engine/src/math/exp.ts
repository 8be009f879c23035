import { powerOfTwo, scale } from './bits.ts';

/** ln 2 as a head of 33 bits, so that k*head is exact, and the rest. */
const LN2_HEAD = 0.6931471803691238;
const LN2_TAIL = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;

/**
 * e**x, within one unit in the last place. x = k ln 2 + r with |r| <= ln 2 / 2, Taylor polynomial in r.
 * Overflow gives Infinity, underflow goes through the subnormals to 0.
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e**(x + tail) for a tail much smaller than x: what a power needs. */
export function expOfSum(x: number, tail: number): number {
  if (!(x < 709.79)) return Number.isNaN(x) ? NaN : x > 709.7828 ? Infinity : largest(x, tail);
  if (x < -745.14) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const head = x - k * LN2_HEAD;
  const low = k * LN2_TAIL - tail;
  const r = head - low;
  const q =
    r *
    r *
    (0.5 +
      r *
        (1 / 6 +
          r *
            (1 / 24 +
              r *
                (1 / 120 +
                  r *
                    (1 / 720 +
                      r *
                        (1 / 5040 +
                          r *
                            (1 / 40320 +
                              r *
                                (1 / 362880 +
                                  r *
                                    (1 / 3628800 +
                                      r * (1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800))))))))))));
  // head - r is exact, so (head - r) - low is what rounding r lost.
  const y = 1 + (r + (q + (head - r - low) * (1 + r)));
  return k >= -1021 && k <= 1023 ? y * powerOfTwo(k) : scale(y, k);
}

/** Between the largest finite logarithm and the bound above nothing finite is left but a sliver: decided by the polynomial itself. */
function largest(x: number, tail: number): number {
  const half = expOfSum(x - 1, tail);
  return half * Math.E;
}
