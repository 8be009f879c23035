import { highWord, productError, withHighWord } from './bits.ts';

const LN2_HEAD = 0.6931471803691238;
const LN2_TAIL = 1.9082149292705877e-10;
const TWO_54 = 18014398509481984;

/** Natural logarithm, within one unit in the last place; NaN below 0, -Infinity at 0. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let k = 0;
  let high = highWord(x);
  let m = x;
  if (high < 0x00100000) {
    m = x * TWO_54;
    k = -54;
    high = highWord(m);
  }
  k += (high >>> 20) - 1023;
  m = withHighWord(m, (high & 0x000fffff) | 0x3ff00000);
  if (m > Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  // log(1+f) = 2 atanh(s) = 2s + s*r; with 2s = f - s*f rearranged so that only small terms are rounded.
  const r =
    z *
    (2 / 3 +
      z *
        (2 / 5 +
          z *
            (2 / 7 +
              z *
                (2 / 9 +
                  z *
                    (2 / 11 +
                      z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23)))))))))));
  const half = 0.5 * f * f;
  return k * LN2_HEAD - (half - (s * (half + r) + k * LN2_TAIL) - f);
}

/** Tail of the last `logPair`: its head is the returned value. Read it at once. */
export let logTail = 0;

/** ln 2 to 106 bits. */
const LN2_A = Math.LN2;
const LN2_B = 2.3190468138462996e-17;

/** log(x) as head + `logTail`, good to about 2**-67 relative; x finite and > 0. */
export function logPair(x: number): number {
  let k = 0;
  let high = highWord(x);
  let m = x;
  if (high < 0x00100000) {
    m = x * TWO_54;
    k = -54;
    high = highWord(m);
  }
  k += (high >>> 20) - 1023;
  m = withHighWord(m, (high & 0x000fffff) | 0x3ff00000);
  if (m > Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }
  // s = f/(2+f) as a pair: quotient and remainder.
  const f = m - 1;
  const d = 2 + f;
  const dTail = f - (d - 2);
  const s = f / d;
  const p = s * d;
  const sTail = (f - p - productError(s, d, p) - s * dTail) / d;
  // s**2 and s**3 as pairs.
  const z = s * s;
  const zTail = productError(s, s, z) + 2 * s * sTail;
  const c = z * s;
  const cTail = productError(z, s, c) + z * sTail + zTail * s;
  // 2/3 as a pair times s**3.
  const t = 0.6666666666666666 * c;
  const tTail = productError(0.6666666666666666, c, t) + 0.6666666666666666 * cTail + 3.700743415417188e-17 * c;
  const rest =
    c *
    z *
    (2 / 5 +
      z *
        (2 / 7 +
          z *
            (2 / 9 +
              z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23))))))))));
  // Sum k ln2 + 2s + t + rest, largest first, keeping every lost part.
  const kl = k * LN2_A;
  const klTail = productError(k, LN2_A, kl) + k * LN2_B;
  const a = kl + 2 * s;
  const aTail = Math.abs(kl) >= Math.abs(2 * s) ? kl - a + 2 * s : 2 * s - a + kl;
  const b = a + t;
  const bTail = Math.abs(a) >= Math.abs(t) ? a - b + t : t - b + a;
  const low = aTail + bTail + klTail + 2 * sTail + tTail + rest;
  const head = b + low;
  logTail = b - head + low;
  return head;
}

const INVERSE_LN10 = Math.LOG10E;
const INVERSE_LN10_TAIL = 1.098319650216765e-17;

/** Logarithm to base ten, within one unit in the last place and exact at powers of ten. */
export function log10(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const l = logPair(x);
  const tail = logTail;
  const p = l * INVERSE_LN10;
  return p + (productError(l, INVERSE_LN10, p) + tail * INVERSE_LN10 + l * INVERSE_LN10_TAIL);
}
