/** Views of a double as two 32-bit words, and exact helpers on pairs of doubles. Everything here is deterministic arithmetic. */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
/** Position of the word with sign and exponent (1 on little-endian machines). */
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;
const LOW = 1 - HIGH;

/** Sign, exponent and the top 20 bits of the fraction. */
export function highWord(x: number): number {
  double[0] = x;
  return words[HIGH];
}

/** `x` with its sign-and-exponent word replaced. */
export function withHighWord(x: number, high: number): number {
  double[0] = x;
  words[HIGH] = high;
  return double[0];
}

/** 2**k for -1022 <= k <= 1023. */
export function powerOfTwo(k: number): number {
  words[HIGH] = (k + 1023) << 20;
  words[LOW] = 0;
  return double[0];
}

/** `x * 2**k` with one rounding, for |k| up to 2100. */
export function scale(x: number, k: number): number {
  if (k > 1023) {
    const y = x * powerOfTwo(1023);
    return k > 2046 ? y * powerOfTwo(1023) : y * powerOfTwo(k - 1023);
  }
  if (k < -1022) {
    // Go through a normal number far enough from the subnormals that only the last product rounds.
    return x * powerOfTwo(Math.max(k + 1000, -1022)) * powerOfTwo(-1000);
  }
  return x * powerOfTwo(k);
}

/** Error of the product `a*b` already rounded to `p` (Dekker 1971; |a|, |b| < 2**996). */
export function productError(a: number, b: number, p: number): number {
  const ca = 134217729 * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = 134217729 * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}
