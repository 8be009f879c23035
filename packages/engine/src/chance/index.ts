/** Chance without state: every draw is a function of its seed and its place. */
export { nameKey, normalAt, uniformAt } from './draw.ts';
export { inverseNormal, normalBelow } from './normal.ts';
export { drawParameters, quantileOf } from './parameters.ts';
export { philox } from './philox.ts';
export { MAX_DIMENSIONS, owenScramble, scrambledSobol, sobolBits, sobolPoints } from './sobol.ts';
