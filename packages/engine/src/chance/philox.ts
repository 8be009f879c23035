/**
 * Philox4x32-10: a counter turned into four random words by ten rounds of multiplication. No state, so a draw depends on
 * its name and place only, never on order or threads. J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC11 (2011), doi 10.1145/2063384.2063405.
 */

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

/** Upper half of the 64-bit product of two 32-bit words. */
function high(a: number, b: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const bl = b & 0xffff;
  const bh = b >>> 16;
  const middle = ah * bl + ((al * bl) >>> 16);
  const low = al * bh + (middle & 0xffff);
  return (ah * bh + Math.floor(middle / 0x10000) + (low >= 0x100000000 ? 0x10000 : 0) + ((low >>> 16) & 0xffff)) >>> 0;
}

/** Four random 32-bit words of counter (c0…c3) and key (k0, k1), written to `out`. All arguments are taken modulo 2³². */
export function philox(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
): Uint32Array {
  let x0 = c0 >>> 0;
  let x1 = c1 >>> 0;
  let x2 = c2 >>> 0;
  let x3 = c3 >>> 0;
  let key0 = k0 >>> 0;
  let key1 = k1 >>> 0;
  for (let round = 0; round < 10; round++) {
    const hi0 = high(MULTIPLIER_0, x0);
    const lo0 = Math.imul(MULTIPLIER_0, x0) >>> 0;
    const hi1 = high(MULTIPLIER_1, x2);
    const lo1 = Math.imul(MULTIPLIER_1, x2) >>> 0;
    x0 = (hi1 ^ x1 ^ key0) >>> 0;
    x1 = lo1;
    x2 = (hi0 ^ x3 ^ key1) >>> 0;
    x3 = lo0;
    key0 = (key0 + WEYL_0) >>> 0;
    key1 = (key1 + WEYL_1) >>> 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
  return out;
}
