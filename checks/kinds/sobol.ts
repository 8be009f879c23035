/** Points of Sobol's sequence. */
import { MAX_DIMENSIONS, sobolPoints } from '@buildout/engine/chance/index.ts';
import { numberOf, Unsupported } from '../case.ts';

export function sobol(input: Record<string, unknown>) {
  const dimensions = numberOf(input, 'dimensions');
  const points = numberOf(input, 'points');
  const skip = numberOf(input, 'skip', numberOf(input, 'start', 0));
  if (input.scramble === true || input.scrambled === true) {
    throw new Unsupported('Scrambled points depend on the random numbers of the code that made them.');
  }
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MAX_DIMENSIONS) {
    throw new Unsupported(`${dimensions} dimensions; there are direction numbers for 1 to ${MAX_DIMENSIONS}.`);
  }
  if (!Number.isInteger(points) || points < 0 || points > 1e6) throw new Unsupported(`${points} points; 0 to 10^6.`);
  if (!Number.isInteger(skip) || skip < 0 || skip > 1e9) throw new Unsupported(`Skips ${skip} points; 0 to 10^9.`);
  return { points: sobolPoints(dimensions, points, skip) };
}
