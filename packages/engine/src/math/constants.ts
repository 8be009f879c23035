/** Constants to more than a double: each is the unevaluated sum of a head and a tail, derived once from integers. */
import { powerOfTwo } from './bits.ts';

const BITS = 1300n;
const ONE = 1n << BITS;

/** arctan(p/q) in fixed point with `BITS` fractional bits, by its series. */
export function arctanFixed(p: bigint, q: bigint): bigint {
  let power = (ONE * p) / q;
  let sum = 0n;
  for (let n = 1n, sign = 1n; power !== 0n; n += 2n, sign = -sign) {
    sum += (sign * power) / n;
    power = (power * p * p) / (q * q);
  }
  return sum;
}

/** Pi in fixed point with `PI_BITS` fractional bits (Machin's formula). */
export const PI_BITS = BITS;
export const PI_FIXED = 16n * arctanFixed(1n, 5n) - 4n * arctanFixed(1n, 239n);

/** The head and the tail of a fixed-point number: two doubles whose sum is good to about 106 bits. */
export function pair(fixed: bigint, bits: bigint = BITS): [number, number] {
  const head = toDouble(fixed, bits);
  return [head, toDouble(fixed - fromDouble(head, bits), bits)];
}

/** Nearest double of a fixed-point number. */
export function toDouble(fixed: bigint, bits: bigint): number {
  const negative = fixed < 0n;
  let n = negative ? -fixed : fixed;
  let exponent = -Number(bits);
  const length = n.toString(2).length;
  if (length > 64) {
    const drop = BigInt(length - 64);
    const rest = n & ((1n << drop) - 1n);
    n = (n >> drop) | (rest === 0n ? 0n : 1n);
    exponent += length - 64;
  }
  let value = Number(n);
  // Exact steps of powers of two.
  for (; exponent < -1000; exponent += 1000) value *= powerOfTwo(-1000);
  value *= powerOfTwo(exponent);
  return negative ? -value : value;
}

/** A double as a fixed-point number; exact when it has no bits below. */
export function fromDouble(x: number, bits: bigint): bigint {
  let shift = bits;
  let value = x;
  while (!Number.isInteger(value)) {
    value *= 2;
    shift -= 1n;
  }
  const n = BigInt(value);
  return shift >= 0n ? n << shift : n >> -shift;
}
