/** Internal rates of return: every rate at which flows are worth nothing, found on a grid and refined by Brent's method. */
import { exp, log } from '../math/index.ts';

/** Rates from −99.999 % to a million per cent per period. */
const LOWEST = -11.5;
const HIGHEST = 9.22;
const CELLS = 4096;

/**
 * All rates above −1 at which Σ flow / (1 + rate)^time = 0, ascending; empty where there is none.
 * `times` in periods from any origin; omitted: 0, 1, 2, …
 */
export function allRates(flows: number[], times: number[] = flows.map((_, t) => t)): number[] {
  const size = flows.reduce((s, f) => s + Math.abs(f), 0);
  if (!(size > 0) || !Number.isFinite(size)) return [];
  const signs = flows.filter((f) => f !== 0).map((f) => f > 0);
  if (signs.every((s) => s === signs[0])) return [];
  const first = Math.min(...times);
  const last = Math.max(...times);
  // Worth as a function of x = log(1 + rate), dated at whichever end keeps it finite.
  const worth = (x: number) => {
    const origin = x < 0 ? last : first;
    let sum = 0;
    for (let k = 0; k < flows.length; k++) sum += flows[k]! * exp(-x * (times[k]! - origin));
    return sum;
  };
  const roots: number[] = [];
  const add = (x: number) => {
    if (!roots.some((r) => Math.abs(r - x) < 1e-9)) roots.push(x);
  };
  const at = (k: number) => LOWEST + ((HIGHEST - LOWEST) * k) / CELLS;
  let before = worth(at(0));
  let here = worth(at(1));
  if (before === 0) add(at(0));
  if (here === 0) add(at(1));
  if (before * here < 0) add(brent(worth, at(0), at(1)));
  for (let k = 2; k <= CELLS; k++) {
    const next = worth(at(k));
    if (next === 0) add(at(k));
    else if (here * next < 0) add(brent(worth, at(k - 1), at(k)));
    else if (before * here > 0 && Math.abs(here) <= Math.abs(before) && Math.abs(here) <= Math.abs(next)) {
      // It comes near zero and turns: two roots close together, or one that only touches.
      const turn = smallest((x) => Math.abs(worth(x)), at(k - 2), at(k));
      const value = worth(turn);
      if (value * here < 0) {
        add(brent(worth, at(k - 2), turn));
        add(brent(worth, turn, at(k)));
      } else if (Math.abs(value) < 1e-13 * size) add(turn);
    }
    before = here;
    here = next;
  }
  return roots.sort((a, b) => a - b).map((x) => polish(exp(x) - 1, flows, times, first));
}

/** The internal rate of return nearest to `guess`, or undefined where the flows have none. */
export function internalRate(flows: number[], times?: number[], guess = 0.1): number | undefined {
  const roots = allRates(flows, times);
  return roots.length ? roots.reduce((a, b) => (Math.abs(b - guess) < Math.abs(a - guess) ? b : a)) : undefined;
}

/** Two Newton steps in the rate itself. */
function polish(rate: number, flows: number[], times: number[], first: number): number {
  let r = rate;
  for (let i = 0; i < 2; i++) {
    const l = log(1 + r);
    let value = 0;
    let slope = 0;
    for (let k = 0; k < flows.length; k++) {
      const t = times[k]! - first;
      const worth = flows[k]! * exp(-l * t);
      value += worth;
      slope -= (t * worth) / (1 + r);
    }
    const next = r - value / slope;
    if (!Number.isFinite(next) || next <= -1 || Math.abs(next - r) > 1e-6 * (1 + Math.abs(r))) break;
    r = next;
  }
  return r;
}

/** Root of `f` between a and b, where it has opposite signs (R. P. Brent, Algorithms for minimization, 1973, ch. 4). */
export function brent(f: (x: number) => number, a: number, b: number): number {
  let xa = a;
  let xb = b;
  let fa = f(xa);
  let fb = f(xb);
  if (fa === 0) return xa;
  if (fb === 0) return xb;
  if (fa * fb > 0) return NaN;
  let xc = xa;
  let fc = fa;
  let step = xb - xa;
  let last = step;
  for (let i = 0; i < 200; i++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      [xa, xb, xc] = [xb, xc, xb];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const tolerance = 2.3e-16 * Math.abs(xb) + 1e-17;
    const half = (xc - xb) / 2;
    if (Math.abs(half) <= tolerance || fb === 0) return xb;
    if (Math.abs(last) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
      // Secant where only two points differ, else inverse quadratic interpolation.
      const s = fb / fa;
      let p: number;
      let q: number;
      if (xa === xc) {
        p = 2 * half * s;
        q = 1 - s;
      } else {
        const u = fa / fc;
        const v = fb / fc;
        p = s * (2 * half * u * (u - v) - (xb - xa) * (v - 1));
        q = (u - 1) * (v - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(last * q))) {
        last = step;
        step = p / q;
      } else {
        step = half;
        last = half;
      }
    } else {
      step = half;
      last = half;
    }
    xa = xb;
    fa = fb;
    xb += Math.abs(step) > tolerance ? step : half > 0 ? tolerance : -tolerance;
    fb = f(xb);
    if (fb * fc > 0) {
      xc = xa;
      fc = fa;
      step = xb - xa;
      last = step;
    }
  }
  return xb;
}

/** Where `f` is smallest between a and b, by golden section. */
function smallest(f: (x: number) => number, a: number, b: number): number {
  const golden = 0.6180339887498949;
  let lo = a;
  let hi = b;
  for (let i = 0; i < 90; i++) {
    const l = hi - golden * (hi - lo);
    const r = lo + golden * (hi - lo);
    if (f(l) < f(r)) hi = r;
    else lo = l;
  }
  return (lo + hi) / 2;
}
