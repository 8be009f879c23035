/** Draws named by seed, variable, element, scenario and step: the same number wherever and whenever they are asked for. */
import { inverseNormal } from './normal.ts';
import { philox } from './philox.ts';

/** 2⁻⁵². */
const EPSILON = 2.220446049250313e-16;
const words = new Uint32Array(4);

/**
 * Uniform on (0, 1), never 0 or 1, with 52 bits. `seed` is a whole number below 2⁵³; the others are taken modulo 2³².
 * Use `nameKey` to turn a variable's id into a number that does not change when other variables are added.
 */
export function uniformAt(seed: number, variable: number, element: number, scenario: number, step: number): number {
  philox(variable, element, scenario, step, seed, Math.floor(seed / 0x100000000), words);
  return ((words[0]! >>> 6) * 0x4000000 + (words[1]! >>> 6) + 0.5) * EPSILON;
}

/** Standard normal, by the inverse of its distribution function (relative error below 1e-15 beside that of the logarithm). */
export function normalAt(seed: number, variable: number, element: number, scenario: number, step: number): number {
  return inverseNormal(uniformAt(seed, variable, element, scenario, step));
}

/** 32-bit key of a name, ignoring case (FNV-1a over UTF-16 units). */
export function nameKey(name: string): number {
  let h = 0x811c9dc5;
  const text = name.toLowerCase();
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
