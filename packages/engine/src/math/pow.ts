import { powerOfTwo, productError } from './bits.ts';
import { expOfSum } from './exp.ts';
import { logPair, logTail } from './log.ts';

/**
 * x**y, within about one unit in the last place, with the special values of IEEE 754 except that 1**NaN and (±1)**±Infinity are NaN,
 * as in JavaScript.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (y === 0.5 && x > 0 && x !== Infinity) return Math.sqrt(x);
  const ax = Math.abs(x);
  if (y === Infinity || y === -Infinity) return ax === 1 ? NaN : ax > 1 === y > 0 ? Infinity : 0;
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y) < 9007199254740992 && Math.abs(y) % 2 === 1;
  if (ax === 0 || ax === Infinity) {
    const large = (ax === Infinity) === y > 0;
    const size = large ? Infinity : 0;
    return odd && (x < 0 || Object.is(x, -0)) ? -size : size;
  }
  if (x < 0 && !whole) return NaN;
  if (ax === 1) return odd ? x : 1;
  const size = powPositive(ax, y);
  return x < 0 && odd ? -size : size;
}

/** x**y for finite x > 0, x != 1 and finite y: exp(y log x) with the logarithm and the product kept as pairs. */
function powPositive(x: number, y: number): number {
  const l = logPair(x);
  const tail = logTail;
  const p = l * y;
  if (p > 710) return Infinity;
  if (p < -746) return 0;
  // Huge y with tiny log: split safely by scaling y down (exact power of two).
  const e =
    Math.abs(y) < 1e290
      ? productError(l, y, p)
      : productError(l, y * powerOfTwo(-100), p * powerOfTwo(-100)) * powerOfTwo(100);
  return expOfSum(p, e + tail * y);
}
