/**
 * Elementary functions that give the same bits on every machine and in every backend. JavaScript leaves the last bits of
 * `Math.exp` and its kin to the host; these use only + - * / and square root, which IEEE 754 fixes.
 */
export { exp } from './exp.ts';
export { log, log10 } from './log.ts';
export { pow } from './pow.ts';
export { atan, cos, PI, sin, tan } from './trig.ts';
