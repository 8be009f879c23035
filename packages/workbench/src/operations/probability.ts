import type { Answer as ChartAnswer } from '../charts/index.ts';
import type { Answer, AnswerValue } from '../runs/index.ts';

/**
 * Of an event (1 or 0 in a run) the answer a person wants: its probability, with the 95 % interval that the number of
 * scenarios leaves open in the place of the band. Any other answer comes back as it is.
 */
export function asProbability<A extends { label: string; unit: string; values: AnswerValue[] }>(answer: A): A {
  if (!answer.values.some((v) => v.probability)) return answer;
  const values = answer.values.map(({ at, probability: p }): AnswerValue => {
    return { at, value: p?.share ?? null, p10: p?.low ?? null, p50: p?.share ?? null, p90: p?.high ?? null };
  });
  const label = `Probability: ${answer.label.charAt(0).toLowerCase()}${answer.label.slice(1)}`;
  return { ...answer, label, unit: 'share', values };
}

/** The charts’ and tables’ form of an answer: values that exist. */
export function finite(answer: Answer): ChartAnswer {
  const values = answer.values.flatMap((v) => {
    if (v.value === null) return [];
    const band = v.p10 == null || v.p50 == null || v.p90 == null ? {} : { p10: v.p10, p50: v.p50, p90: v.p90 };
    return [{ at: v.at, value: v.value, ...band }];
  });
  return { ...answer, values };
}
