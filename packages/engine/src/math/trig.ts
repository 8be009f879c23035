import { arctanFixed, fromDouble, PI_BITS, PI_FIXED, pair, toDouble } from './constants.ts';

/** Pi, rounded to a double. */
export const PI = toDouble(PI_FIXED, PI_BITS);

/** Pi/2 as three doubles; the first two have 33 bits so that their products with a quadrant number below 2**20 are exact. */
const HALF_PI = PI_FIXED / 2n;
const P1 = toDouble((HALF_PI >> (PI_BITS - 32n)) << (PI_BITS - 32n), PI_BITS);
const rest1 = HALF_PI - fromDouble(P1, PI_BITS);
const P2 = toDouble((rest1 >> (PI_BITS - 66n)) << (PI_BITS - 66n), PI_BITS);
const rest2 = rest1 - fromDouble(P2, PI_BITS);
const [P3, P3_TAIL] = pair(rest2);
const TWO_OVER_PI = 0.6366197723675814;

/** What `reduce` leaves: quadrant, and the remainder as head + tail. */
let quadrant = 0;
let head = 0;
let tail = 0;

/** x minus the nearest multiple of pi/2; exact to far below a unit in the last place for every finite x. */
function reduce(x: number): void {
  if (Math.abs(x) < 400_000) {
    const n = Math.floor(x * TWO_OVER_PI + 0.5);
    const a = x - n * P1; // exact: x and n*P1 are close, or n is 0
    const b = n * P2; // exact
    const c = a - b;
    const cTail = a - c - b;
    const d = n * P3;
    head = c + (cTail - d);
    tail = c - head + (cTail - d) - n * P3_TAIL;
    if (Math.abs(head) > 1e-9 || n === 0) {
      quadrant = n & 3;
      return;
    }
  }
  reduceExactly(x);
}

/** The same by integers: slow, for huge arguments and for those next to a multiple of pi/2. */
function reduceExactly(x: number): void {
  const fixed = fromDouble(x, PI_BITS);
  let n = fixed / HALF_PI;
  let r = fixed - n * HALF_PI;
  if (2n * r > HALF_PI) {
    n += 1n;
    r -= HALF_PI;
  } else if (2n * r < -HALF_PI) {
    n -= 1n;
    r += HALF_PI;
  }
  [head, tail] = pair(r);
  quadrant = Number(n & 3n);
}

/** sin(x + y), |x| <= pi/4, y the tail of x. */
function sinKernel(x: number, y: number): number {
  const z = x * x;
  const r =
    z *
    (1 / 120 +
      z *
        (-1 / 5040 +
          z *
            (1 / 362880 +
              z * (-1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000)))))));
  return x + (x * z * (r - 1 / 6) + y * (1 - 0.5 * z));
}

/** cos(x + y), |x| <= pi/4, y the tail of x. */
function cosKernel(x: number, y: number): number {
  const z = x * x;
  const r =
    z *
    z *
    (1 / 24 +
      z *
        (-1 / 720 +
          z *
            (1 / 40320 +
              z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z * (1 / 20922789888000)))))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (r - x * y));
}

/** Sine of x in radians, within one unit in the last place for every finite x. */
export function sin(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (Math.abs(x) < 1e-8) return x;
  reduce(x);
  const value = quadrant & 1 ? cosKernel(head, tail) : sinKernel(head, tail);
  return quadrant & 2 ? -value : value;
}

/** Cosine of x in radians, within one unit in the last place for every finite x. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  reduce(x);
  const value = quadrant & 1 ? sinKernel(head, tail) : cosKernel(head, tail);
  return quadrant === 1 || quadrant === 2 ? -value : value;
}

/** Tangent of x in radians: a quotient, so within about two units in the last place. */
export function tan(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (Math.abs(x) < 1e-8) return x;
  reduce(x);
  const s = sinKernel(head, tail);
  const c = cosKernel(head, tail);
  return quadrant & 1 ? -c / s : s / c;
}

const EIGHTHS: [number, number][] = Array.from({ length: 9 }, (_, i) =>
  i === 8 ? pair(PI_FIXED / 4n) : pair(arctanFixed(BigInt(i), 8n)),
);
const [HALF_PI_HEAD, HALF_PI_TAIL] = pair(HALF_PI);

/** Arc tangent in radians, within one unit in the last place. */
export function atan(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const a = Math.abs(x);
  if (a < 1e-8) return x;
  if (a > 1e17) return x > 0 ? HALF_PI_HEAD : -HALF_PI_HEAD;
  const inverse = a > 1;
  // c = i/8 next to a or 1/a; t = tan(angle - atan(c)).
  const i = Math.floor((inverse ? 8 / a : 8 * a) + 0.5);
  const c = i / 8;
  const t = inverse ? (1 - c * a) / (a + c) : (a - c) / (1 + c * a);
  const z = t * t;
  const r = z * (-1 / 3 + z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11 + z * (1 / 13 + z * (-1 / 15)))))));
  const [base, baseTail] = EIGHTHS[i];
  const small = t * r + baseTail;
  const angle = inverse ? HALF_PI_HEAD - (base - (HALF_PI_TAIL - (small + t))) : base + (t + small);
  return x < 0 ? -angle : angle;
}
