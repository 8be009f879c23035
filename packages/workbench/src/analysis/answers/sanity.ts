/** Answer 10: the first simulated year beside guidance and the last reported year, whether it flatters or not. */
import type { Run } from '@buildout/engine';
import type { AnswerValue, At, Metric } from '../../runs/index.ts';
import { quartersOf, yearsOf } from '../calendar.ts';
import { type AnalysisContext, THE_FOUR } from '../context.ts';
import { type ModelIndex, perProgram } from '../model-index.ts';
import type { SanityReference } from '../references.ts';
import { percent } from '../say.ts';
import { addRows, complete, type Line, type SumPlan, sumPlan, valueAt } from '../yearly.ts';
import { capexLines, interestLines, revenueLines } from './companies.ts';

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

type Measure = (run: Run, row: SanityReference) => number;

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

interface Plans {
  index: ModelIndex;
  capex: Map<string, SumPlan>;
  revenue: Map<string, SumPlan>;
  interest: Map<string, SumPlan>;
}

function measureOf(context: AnalysisContext): Measure {
  const byCompany = (lines: Line[]) => new Map(lines.map((line) => [String(line.at.company), sumPlan([line])]));
  const companies = [...new Set([...context.references.map(({ company }) => company), ...THE_FOUR])];
  const plans = perProgram((index): Plans => {
    const known = companies.filter((id) => index.company(id) >= 0);
    return {
      index,
      capex: byCompany(capexLines(index, known)),
      revenue: byCompany(revenueLines(index, known)),
      interest: byCompany(interestLines(index, known)),
    };
  });
  const flow = (run: Run, row: SanityReference, company: string): number => {
    const item = row.item as 'capex' | 'revenue' | 'interest';
    const plan = plans(run.program)[item].get(company);
    const period = periodOf(run, row);
    if (plan === undefined || period === undefined) return Number.NaN;
    const total = new Float64Array(1);
    addRows(run, plan, period.from, period.to, total);
    const sum = total[0] * run.program.ledger!.dt;
    if (row.span === 'quarter') return sum;
    return complete(sum, context.lastQuarter[company]?.[item], { ...period, year: 0 }, 'whole');
  };
  return (run, row) => {
    const { index } = plans(run.program);
    if (row.item === 'active_gw') {
      const owner = index.members('builder').indexOf(row.company);
      const period = periodOf(run, row);
      return owner < 0 || period === undefined ? Number.NaN : valueAt(run, index.at('fleet_gw', owner), period.to);
    }
    if (row.item === 'rental_price') {
      const period = periodOf(run, row);
      const place = index.at('class_price', index.members('generation').indexOf('g2023'));
      if (period === undefined) return Number.NaN;
      let sum = 0;
      for (let step = period.from; step < period.to; step++) sum += valueAt(run, place, step);
      return sum / (period.to - period.from);
    }
    if (row.company !== 'the_four') return flow(run, row, row.company);
    return THE_FOUR.reduce((sum, company) => sum + flow(run, row, company), 0);
  };
}

function periodOf(
  run: Run,
  { span, period }: SanityReference,
): { from: number; to: number; before: number } | undefined {
  const { start } = run.program.model.time;
  if (span === 'year')
    return yearsOf(start, run.steps).find(
      ({ year, from, to, before }) => String(year) === period && to - from + before === 12,
    );
  const quarter = quartersOf(start, run.steps).find((one) => one.quarter === period);
  return quarter && { ...quarter, before: 0 };
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
      unit: '1',
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
      unit: '1',
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
