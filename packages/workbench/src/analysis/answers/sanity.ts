/** Answer 10: the first simulated year beside guidance and the last reported year, whether it flatters or not. */
import type { Run } from '@buildout/engine';
import type { AnswerValue, At, Metric } from '../../runs/index.ts';
import type { AnalysisContext } from '../context.ts';
import type { SanityReference } from '../references.ts';
import { percent } from '../say.ts';
import { measureOf } from './simulated.ts';

/** One line of the table. */
export interface SanityRow extends SanityReference {
  /** NaN where the run is too short. */
  simulated: number;
  /** Simulated over guided, less 1; NaN without guidance. */
  error: number;
  /** Whether the simulated value lies within what was guided; undefined without a range. */
  withinGuidance?: boolean;
  /** Simulated over last reported, less 1; NaN without a report. */
  growth: number;
}

/** The table of a run. Of a year that contains the start the last reported quarter is part of the simulated figure. */
export function sanityTable(run: Run, context: AnalysisContext): SanityRow[] {
  const measure = measureOf(context);
  return context.references.map((row): SanityRow => {
    const simulated = measure(run, row);
    const { guided, reported } = row;
    const within =
      guided?.low === undefined || guided.high === undefined || guided.high === guided.low || Number.isNaN(simulated)
        ? undefined
        : simulated >= guided.low && simulated <= guided.high;
    return {
      ...row,
      simulated,
      error: guided === undefined ? Number.NaN : simulated / guided.value - 1,
      ...(within === undefined ? {} : { withinGuidance: within }),
      growth: reported === undefined ? Number.NaN : simulated / reported.value - 1,
    };
  });
}

const cellOf = ({ item, company, period }: SanityReference): At => ({
  item,
  ...(company === '' ? {} : { company }),
  period,
});

export function sanity(context: AnalysisContext): Metric[] {
  const measure = measureOf(context);
  const guided = context.references.filter((row) => row.guided !== undefined);
  const reported = context.references.filter((row) => row.reported !== undefined);
  return [
    {
      id: 'first_year_error',
      label: 'First simulated periods against guidance',
      unit: 'share',
      about:
        'Simulated over guided (the middle of a range), less 1, of the first year and the first quarter. Of a year that contains the start the last reported quarter is part of the simulated figure. Figures and sources: the table of the first year.',
      cells: () => guided.map((row) => ({ at: cellOf(row) })),
      measure: (run, out) => {
        guided.forEach((row, k) => {
          out[k] = measure(run, row) / row.guided!.value - 1;
        });
      },
      sentence: (values) => errorSentence(values, guided),
    },
    {
      id: 'first_year_growth',
      label: 'First simulated periods against the last reported ones',
      unit: 'share',
      about:
        'Simulated over last reported, less 1: a year against the year before, a quarter against the quarter before, the price of an hour against the last month’s median.',
      cells: () => reported.map((row) => ({ at: cellOf(row) })),
      measure: (run, out) => {
        reported.forEach((row, k) => {
          out[k] = measure(run, row) / row.reported!.value - 1;
        });
      },
    },
  ];
}

function errorSentence(values: AnswerValue[], rows: SanityReference[]): string {
  const known = values.flatMap(({ value }, k) => (value === null ? [] : [{ value, row: rows[k] }]));
  if (known.length === 0) return '';
  const sizes = known.map(({ value }) => Math.abs(value)).sort((a, b) => a - b);
  const worst = known.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
  const signed = `${worst.value > 0 ? '+' : '−'}${percent(Math.abs(worst.value))}`;
  return `Median distance from guidance ${percent(sizes[sizes.length >> 1])} over ${known.length} figures; furthest off: ${worst.row.label} ${worst.row.period} (${signed}).`;
}
