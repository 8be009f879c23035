/** Parameters of a scenario: one scrambled Sobol point, each coordinate mapped through its distribution. */
import type { Distribution } from '../declare.ts';
import { exp, log } from '../math/index.ts';
import { uniformAt } from './draw.ts';
import { inverseNormal, normalBelow } from './normal.ts';
import { MAX_DIMENSIONS, scrambledSobol } from './sobol.ts';

/** Key of the draws that stand in for Sobol's sequence beyond its last dimension. */
const BEYOND = 0x50415241;

/**
 * Values of scenario `scenario` (from 0, below 2³²), one per distribution: coordinate i of the point belongs to
 * distribution i, so scenario k is the same wherever it is computed. `fixed` gives NaN: keep the parameter's value.
 * Beyond 512 distributions the coordinates are independent draws of the counter-based generator.
 */
export function drawParameters(seed: number, scenario: number, distributions: Distribution[]): Float64Array {
  const out = new Float64Array(distributions.length);
  for (let i = 0; i < distributions.length; i++) {
    const d = distributions[i]!;
    if (d.kind === 'fixed') out[i] = NaN;
    else out[i] = quantileOf(d, coordinate(seed, scenario, i));
  }
  return out;
}

function coordinate(seed: number, scenario: number, i: number): number {
  return i < MAX_DIMENSIONS ? scrambledSobol(scenario, i, seed) : uniformAt(seed, BEYOND, i, scenario, 0);
}

/** The value below which a draw lies with probability `u` in (0, 1); NaN for a fixed one. */
export function quantileOf(d: Distribution, u: number): number {
  switch (d.kind) {
    case 'fixed':
      return NaN;
    case 'uniform':
      return d.low + u * (d.high - d.low);
    case 'triangular': {
      const width = d.high - d.low;
      if (!(width > 0)) return d.low;
      const rise = d.mode - d.low;
      if (u * width <= rise) return d.low + Math.sqrt(u * width * rise);
      return d.high - Math.sqrt((1 - u) * width * (d.high - d.mode));
    }
    case 'normal':
      return d.sd > 0 ? truncated(d.mean, d.sd, d.low, d.high, u) : d.mean;
    case 'lognormal': {
      if (!(d.sigma > 0)) return d.median;
      const low = d.low === undefined ? undefined : d.low > 0 ? log(d.low) : -Infinity;
      const high = d.high === undefined ? undefined : d.high > 0 ? log(d.high) : -Infinity;
      const value = exp(truncated(log(d.median), d.sigma, low, high, u));
      return clamp(value, d.low, d.high);
    }
  }
}

/** Normal restricted to [low, high] by mapping `u` into the probability between the bounds. */
function truncated(mean: number, sd: number, low: number | undefined, high: number | undefined, u: number): number {
  if (low === undefined && high === undefined) return mean + sd * inverseNormal(u);
  const a = low === undefined ? -Infinity : (low - mean) / sd;
  const b = high === undefined ? Infinity : (high - mean) / sd;
  // In the upper tail probabilities are near 1 and lose their digits: work with the mirror image.
  const z = a > 0 ? -between(-b, -a, 1 - u) : between(a, b, u);
  return clamp(mean + sd * z, low, high);
}

function between(a: number, b: number, u: number): number {
  const below = normalBelow(a);
  const above = normalBelow(b);
  return inverseNormal(below + u * (above - below));
}

function clamp(x: number, low: number | undefined, high: number | undefined): number {
  if (low !== undefined && x < low) return low;
  return high !== undefined && x > high ? high : x;
}
