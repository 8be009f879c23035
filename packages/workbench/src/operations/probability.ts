import type { AnswerValue } from '../runs/index.ts';

/** A value that may carry the probability of an event over an ensemble. */
export type MaybeProbable = AnswerValue & { probability?: { share: number; low: number; high: number } };

/**
 * Of an event (1 or 0 in a run) the answer a person wants: its probability, with the 95 % interval that the number of
 * scenarios leaves open in the place of the band. Any other answer comes back as it is.
 */
export function asProbability<A extends { label: string; unit: string; values: MaybeProbable[] }>(answer: A): A {
  if (!answer.values.some((v) => v.probability)) return answer;
  const values = answer.values.map(({ at, probability: p }): MaybeProbable => {
    return { at, value: p?.share ?? null, p10: p?.low ?? null, p50: p?.share ?? null, p90: p?.high ?? null };
  });
  const label = `Probability: ${answer.label.charAt(0).toLowerCase()}${answer.label.slice(1)}`;
  return { ...answer, label, unit: 'share', values };
}
