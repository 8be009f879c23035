/** The simulated side of what is compared with reports, guidance and later facts. */
import type { Run } from '@buildout/engine';
import { quartersOf, yearsOf } from '../calendar.ts';
import { COMPARED, type ComparedItem } from '../compared.ts';
import { type AnalysisContext, THE_FOUR } from '../context.ts';
import { type ModelIndex, perProgram } from '../model-index.ts';
import { addRows, complete, type Line, type SumPlan, sumPlan, valueAt } from '../yearly.ts';
import { capexLines, interestLines, revenueLines } from './companies.ts';

/** What is asked for: an item of a company in a year (`2026`) or quarter (`2026Q2`). */
export interface Place {
  item: ComparedItem;
  company: string;
  span: 'year' | 'quarter';
  period: string;
}

interface Plans {
  index: ModelIndex;
  capex: Map<string, SumPlan>;
  revenue: Map<string, SumPlan>;
  interest: Map<string, SumPlan>;
}

/** The simulated side of a comparison; NaN where the run does not have the period. Of a year that contains the start the last reported quarter is part of the figure. */
export function measureOf(context: AnalysisContext): Measure {
  let found = known.get(context);
  if (found === undefined) {
    found = makeMeasure(context);
    known.set(context, found);
  }
  return found;
}

type Measure = (run: Run, row: Place) => number;
const known = new WeakMap<AnalysisContext, Measure>();

function makeMeasure(context: AnalysisContext): Measure {
  const byCompany = (lines: Line[]) => new Map(lines.map((line) => [String(line.at.company), sumPlan([line])]));
  const companies = [...new Set([...COMPARED.map(({ company }) => company), ...THE_FOUR])];
  const plans = perProgram((index): Plans => {
    const known = companies.filter((id) => index.company(id) >= 0);
    return {
      index,
      capex: byCompany(capexLines(index, known)),
      revenue: byCompany(revenueLines(index, known)),
      interest: byCompany(interestLines(index, known)),
    };
  });
  const flow = (run: Run, row: Place, company: string): number => {
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

function periodOf(run: Run, { span, period }: Place): { from: number; to: number; before: number } | undefined {
  const { start } = run.program.model.time;
  if (span === 'year')
    return yearsOf(start, run.steps).find(
      ({ year, from, to, before }) => String(year) === period && to - from + before === 12,
    );
  const quarter = quartersOf(start, run.steps).find((one) => one.quarter === period);
  return quarter && { ...quarter, before: 0 };
}
