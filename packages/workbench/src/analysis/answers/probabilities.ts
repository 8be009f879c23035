/** Probabilities of arrears and default from an ensemble, with their sampling error. */
import { type Answer, atOf, type EnsembleResult, metricOf, shareOf } from '../../runs/index.ts';
import { percent } from '../say.ts';

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

/** The probabilities as answers, `value` the share of scenarios; empty where the ensemble did not measure them. */
export function probabilityAnswers(result: EnsembleResult): Answer[] {
  const asked = [
    [
      'arrears_by',
      'arrears_probability',
      'Probability of arrears by the end of the year',
      'has left an obligation unpaid',
    ],
    ['default_by', 'default_probability', 'Probability of default by the end of the year', 'has defaulted'],
  ] as const;
  return asked.flatMap(([metric, id, label, what]): Answer[] => {
    if (!result.layout.metrics.some((one) => one.id === metric)) return [];
    const list = probabilities(result, metric);
    const widest = Math.max(0, ...list.map(({ low, high }) => (high - low) / 2));
    return [
      {
        ...{ id, label, unit: '1' },
        about: `Share of ${result.layout.kept.toLocaleString('en')} scenarios in which a company ${what} since the start; companies that never do are left out. Sampling alone moves a share by at most ±${percent(widest)} (Wilson’s 95 % interval).`,
        sentence: likeliest(list, metric === 'default_by' ? 'default' : 'fall into arrears'),
        values: list.map(({ company, year, share, n }) => ({ at: { company, year }, value: share, n })),
      },
    ];
  });
}

/** Who is likeliest, by the last year. */
function likeliest(list: Probability[], verb: string): string {
  const last = Math.max(...list.map(({ year }) => year));
  const most = list
    .filter(({ year }) => year === last)
    .sort((a, b) => b.share - a.share)
    .slice(0, 3);
  if (most.length === 0) return `No company comes to ${verb} in any scenario.`;
  const words = most.map(
    ({ company, share, low, high }) =>
      `${company.replaceAll('_', ' ')} ${percent(share)} (${percent(low)} to ${percent(high)})`,
  );
  return `Likeliest to ${verb} by the end of ${last}: ${words.join(', ')}.`;
}
