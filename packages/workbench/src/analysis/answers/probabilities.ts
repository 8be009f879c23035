/** Probabilities of arrears and default from an ensemble, with their sampling error. */
import { atOf, type EnsembleResult, metricOf, shareOf } from '../../runs/index.ts';

export interface Probability {
  company: string;
  year: number;
  /** Share of the scenarios that have the value. */
  share: number;
  /** Wilson's 95 % interval. */
  low: number;
  high: number;
  n: number;
}

/** Probability of having been in arrears, or having defaulted, by the end of each year; companies that never do are left out. */
export function probabilities(result: EnsembleResult, what: 'arrears_by' | 'default_by' = 'default_by'): Probability[] {
  const { count } = metricOf(result, what);
  const all = Array.from({ length: count }, (_, cell): Probability => {
    const at = atOf(result, what, cell);
    const { share, low, high, n } = shareOf(result, what, cell, (value) => value > 0.5);
    return { company: String(at.company), year: Number(at.year), share, low, high, n };
  });
  const ever = new Set(all.filter(({ share }) => share > 0).map(({ company }) => company));
  return all.filter(({ company }) => ever.has(company));
}
