/** Sobol's sequence with the direction numbers of Joe and Kuo, any point by its index, plain or scrambled after Owen. */
import { DIRECTIONS } from './sobol-directions.ts';

export const MAX_DIMENSIONS = DIRECTIONS.length + 1;

const BITS = 32;
/** 2³². */
const RANGE = 0x100000000;
const bit = (k: number) => (1 << (BITS - 1 - k)) >>> 0;
let table: Uint32Array | undefined;

/** Direction integers: BITS per dimension, most significant bit first. */
function directionIntegers(): Uint32Array {
  if (table) return table;
  const v = new Uint32Array(MAX_DIMENSIONS * BITS);
  for (let k = 0; k < BITS; k++) v[k] = bit(k);
  DIRECTIONS.forEach(({ s, a, m }, d) => {
    const at = (d + 1) * BITS;
    for (let k = 0; k < BITS; k++) {
      if (k < s) {
        v[at + k] = m[k]! * bit(k);
        continue;
      }
      let x = v[at + k - s]! ^ (v[at + k - s]! >>> s);
      for (let j = 1; j < s; j++) if ((a >>> (s - 1 - j)) & 1) x ^= v[at + k - j]!;
      v[at + k] = x;
    }
  });
  table = v;
  return v;
}

/** Coordinate `dimension` (from 0) of point `index` as a 32-bit fraction, in Gray-code order as published codes give it. */
export function sobolBits(index: number, dimension: number): number {
  const v = directionIntegers();
  let gray = (index ^ (index >>> 1)) >>> 0;
  let x = 0;
  for (let at = dimension * BITS; gray !== 0; at++, gray >>>= 1) if (gray & 1) x ^= v[at]!;
  return x >>> 0;
}

/** The first `count` points in `dimensions` dimensions, unscrambled. Throws RangeError beyond MAX_DIMENSIONS or 2³² points. */
export function sobolPoints(dimensions: number, count: number, skip = 0): number[][] {
  if (!(dimensions >= 1 && dimensions <= MAX_DIMENSIONS) || !Number.isInteger(dimensions)) {
    throw new RangeError(`Sobol points have 1 to ${MAX_DIMENSIONS} dimensions, not ${dimensions}.`);
  }
  if (!(count >= 0 && skip >= 0 && count + skip <= RANGE)) {
    throw new RangeError(`Sobol points are numbered from 0 to 2^32 - 1; asked for ${skip} to ${skip + count}.`);
  }
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: dimensions }, (_, d) => sobolBits(skip + i, d) / RANGE),
  );
}

/** Mixes a 32-bit word so that every input bit reaches every output bit. */
function mix(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * Owen's nested scrambling: each bit is flipped or not by a coin that depends on the bits above it, here a hash of seed,
 * dimension and those bits. Keeps the net properties of the sequence and makes every point uniform.
 * A. B. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995.
 */
export function owenScramble(bits: number, dimension: number, seed: number): number {
  const low = mix((seed >>> 0) ^ 0x2545f491);
  const key = mix(Math.imul(dimension + 1, 0x9e3779b1) ^ low ^ mix(Math.floor(seed / 0x100000000) + 0x68e31da4));
  let out = 0;
  for (let b = 0; b < BITS; b++) {
    const above = b === 0 ? 0 : bits >>> (BITS - b);
    const coin = mix(mix(above ^ key) + Math.imul(b + 1, 0xb5297a4d)) & 1;
    out |= (((bits >>> (BITS - 1 - b)) & 1) ^ coin) << (BITS - 1 - b);
  }
  return out >>> 0;
}

/** Scrambled coordinate in (0, 1), never 0 or 1. */
export function scrambledSobol(index: number, dimension: number, seed: number): number {
  return (owenScramble(sobolBits(index, dimension), dimension, seed) + 0.5) / RANGE;
}
