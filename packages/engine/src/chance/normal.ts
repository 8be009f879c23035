/** The normal distribution function and its inverse, with the same bits everywhere. */
import { exp, log } from '../math/index.ts';

/** Coefficients of M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484 (PPND16), highest power first. */
const A = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const B = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const C = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const D = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const E = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const F = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];

function ratio(p: number[], q: number[], x: number): number {
  let a = p[0]!;
  let b = q[0]!;
  for (let i = 1; i < 8; i++) {
    a = a * x + p[i]!;
    b = b * x + q[i]!;
  }
  return a / b;
}

/** Value below which a standard normal lies with probability `p`; ±∞ at 0 and 1, NaN outside. Relative error about 1e-15. */
export function inverseNormal(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(A, B, 0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const x = r <= 5 ? ratio(C, D, r - 1.6) : ratio(E, F, r - 5);
  return q < 0 ? -x : x;
}

const DENSITY_AT_0 = 0.3989422804014327;

/** Probability that a standard normal lies below `x`. Absolute error below 2e-15, relative in the lower tail below 1e-13. */
export function normalBelow(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < -38.5) return 0;
  if (x > 8.5) return 1;
  const density = DENSITY_AT_0 * exp(-0.5 * x * x);
  if (x > -3) {
    // Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …), all terms of one sign.
    let term = x;
    let sum = x;
    for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 0.5 + density * sum;
  }
  // Lower tail: Laplace's continued fraction for Mills' ratio, from the inside out.
  const z = -x;
  let fraction = z;
  for (let k = 160; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}
