/** Why a number of the single run lies outside its own band: which inputs most scenarios draw to one side of what the run assumes. */
import { withUnit } from '../charts/index.ts';
import { type AnswerValue, chanceLevel, correlations, placesOf } from '../runs/index.ts';
import type { Performed } from './perform-run.ts';

interface Banded {
  id: string;
  unit: string;
  values: AnswerValue[];
}

/** How far outside, in widths of the band; 0 within it or where there is none. */
function distanceOutside({ value, p10, p90, probability }: AnswerValue): number {
  if (value === null || p10 == null || p90 == null || probability) return 0;
  // What is equal to more digits than anybody reads is within.
  const slack = 1e-9 * Math.max(Math.abs(p10), Math.abs(p90));
  const beyond = Math.max(p10 - slack - value, value - p90 - slack, 0);
  return beyond === 0 ? 0 : beyond / Math.max(p90 - p10, 1e-3 * Math.abs(value));
}

/** A sentence on the value furthest outside, with the inputs behind it; undefined where every value lies within its band. */
export function whyOutside(answer: Banded, performed: Performed): string | undefined {
  const { ensemble, run, workbench } = performed;
  if (ensemble === undefined) return undefined;
  const distances = answer.values.map(distanceOutside);
  const outside = distances.filter((distance) => distance > 0).length;
  if (outside === 0) return undefined;
  const cell = distances.indexOf(Math.max(...distances));
  const { at, value, p10, p90, p50 } = answer.values[cell];
  const { inputs } = ensemble.layout;
  const { stride, drawn } = ensemble.memory;
  const towards = Math.sign((p50 ?? 0) - value!);
  const pulls = correlations(ensemble, answer.id, cell).map((correlation, i) => {
    const draws = drawn.slice(i * stride, (i + 1) * stride).sort();
    const [low, middle, high] = [0.1, 0.5, 0.9].map((p) => draws[Math.round(p * (draws.length - 1))]);
    const [place] = placesOf(inputs[i].parameter, workbench.program);
    const stated = run.parameters[place];
    const shift = high > low ? (middle - stated) / (high - low) : 0;
    return { ...inputs[i], correlation, stated, middle, pull: correlation * shift * towards };
  });
  const noise = chanceLevel(inputs.length, stride);
  const told = pulls
    .filter(({ pull, correlation }) => pull > 0.01 && Math.abs(correlation) > noise)
    .sort((a, b) => b.pull - a.pull)
    .slice(0, 2);
  const where = Object.values(at).join(', ');
  const start = `${outside === 1 ? 'One value lies' : `${outside} of ${answer.values.length} values lie`} outside the band, furthest ${where} (${withUnit(value!, answer.unit)} against ${withUnit(p10!, answer.unit)} to ${withUnit(p90!, answer.unit)})`;
  if (told.length === 0)
    return `${start}: no single input explains it; the run follows one path, most scenarios take another (who fails, what binds).`;
  const words = told.map(
    ({ parameter, stated, middle, unit }) =>
      `${parameter} (stated ${withUnit(stated, unit)}, drawn around ${withUnit(middle, unit)})`,
  );
  return `${start}: the ranges of ${words.join(' and ')} are lopsided about the stated value, so most scenarios lie to one side.`;
}
