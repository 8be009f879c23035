/** Question 1 over scenarios: cover, breach, default and loss of a facility. */
import type { Run } from '@buildout/engine';
import type { At, Metric } from '../../runs/index.ts';
import { type BoxSummary, boxTerms, type CascadeMonth, cascadeOf, summaryOf } from '../box/index.ts';
import { judgedFrom } from '../box/ratios.ts';
import type { BoxTerms } from '../box/terms.ts';

/** Numbers of one facility in one scenario; NaN where there is none. */
const FIGURES = {
  minCover: ({ summary }) => summary.minCover,
  averageCover: ({ summary }) => summary.averageCover,
  loanLifeCover: ({ summary }) => summary.loanLifeCover,
  firstBreach: ({ summary }) => summary.firstBreach,
  breach: ({ summary }) => (summary.firstBreach === undefined ? 0 : 1),
  missed: ({ summary }) => (summary.firstMissed === undefined ? 0 : 1),
  default: ({ summary }) => (summary.defaulted === undefined ? 0 : 1),
  lost: ({ summary }) => summary.lost,
  lossGivenDefault: ({ summary }) => summary.lossGivenDefault,
  worstAfterRenewal: ({ months, terms }) => worstAfterRenewal(months, terms),
} satisfies Record<
  string,
  (of: { summary: BoxSummary; months: CascadeMonth[]; terms: BoxTerms }) => number | undefined
>;

export type FacilityFigure = keyof typeof FIGURES;

/** `facility` at `{figure}`, and its cover month by month: `facility_cover` at `{step}`. */
export function facilityMetrics({ box, steps }: { box: string; steps: number }): Metric[] {
  const figures = Object.entries(FIGURES);
  const cells: { at: At }[] = [
    ...figures.map(([figure]) => ({ at: { figure } })),
    ...Array.from({ length: steps }, (_, step) => ({ at: { step } })),
  ];
  return [
    {
      id: 'facility',
      label: `Cover, breach and loss of ${box}`,
      unit: '1',
      about:
        'Cover ratios in times, dates in months from the start, events 1 or 0, losses in dollars or as a share; then cover by month.',
      cells: () => cells,
      measure(run: Run, out) {
        const terms = boxTerms(run, box);
        const months = cascadeOf(run, terms);
        const summary = summaryOf(months, terms);
        figures.forEach(([, of], i) => {
          out[i] = of({ summary, months, terms }) ?? Number.NaN;
        });
        out.fill(Number.NaN, figures.length);
        for (const { step, cover } of months) if (step < steps) out[figures.length + step] = cover ?? Number.NaN;
      },
    },
  ];
}

/** First month whose cover no longer looks back on the prices of a first term. */
function firstRenewal({ contracts }: BoxTerms): number {
  return Math.min(...contracts.filter((one) => one.renews).map((one) => one.firstTerm), Number.POSITIVE_INFINITY);
}

/** Least cover from the first renewal on, while principal falls due; undefined where no contract is renewed before the end. */
export function worstAfterRenewal(months: CascadeMonth[], terms: BoxTerms): number | undefined {
  const from = Math.max(judgedFrom(terms.amortisation.start), firstRenewal(terms));
  const covers = months.flatMap(({ step, cover }) => (step >= from && cover !== undefined ? [cover] : []));
  return covers.length > 0 ? Math.min(...covers) : undefined;
}
