/** Answer 7: how long cash lasts, how much is owed, who falls into arrears and who fails. */
import type { Run } from '@buildout/engine';
import type { AnswerValue, At, Metric } from '../../runs/index.ts';
import { monthAt } from '../../runs/time.ts';
import { type AnalysisContext, inSectors, nameOf } from '../context.ts';
import { type ModelIndex, perProgram } from '../model-index.ts';
import { percent } from '../say.ts';
import {
  addRows,
  type Line,
  SIMULATED_ONLY,
  type SumPlan,
  sumPlan,
  valueAt,
  yearlyLevels,
  yearlyRows,
} from '../yearly.ts';
import { debtLines, earningsLines, interestLines, reporting } from './companies.ts';

/** Where there is debt and nothing is earned to carry it, ratios would have no end. */
const MOST = 99;

interface Credit {
  companies: string[];
  earnings: SumPlan;
  interest: SumPlan;
  debt: Line[];
}

function creditOf(context: AnalysisContext) {
  const borrowers = [...inSectors(context, 'cloud', 'neocloud', 'box'), 'data_centre_landlords'];
  return perProgram((index): Credit => {
    const companies = reporting(index, borrowers).filter((id) => debtLines(index, [id])[0].terms.length > 0);
    return {
      companies,
      earnings: sumPlan(earningsLines(index, companies)),
      interest: sumPlan(interestLines(index, companies)),
      debt: debtLines(index, companies),
    };
  });
}

/** Companies that the model lets fail. */
const mayFail = (context: AnalysisContext, index: ModelIndex): string[] =>
  inSectors(context, 'application', 'lab', 'cloud', 'neocloud', 'box').filter(
    (id) => (index.data('can_fail', id) ?? 0) > 0,
  );

export function solvency(context: AnalysisContext): Metric[] {
  const credit = creditOf(context);
  const companiesOf = ({ program }: ModelIndex): At[] => credit(program).companies.map((company) => ({ company }));
  const yearly = (plan: SumPlan, run: Run, from: number, to: number): Float64Array => {
    const sums = new Float64Array(plan.lines.length);
    addRows(run, plan, from, to, sums);
    return sums.map((value) => (value * 12) / (to - from));
  };
  const failing = perProgram((index) => mayFail(context, index));
  const places = perProgram((index) => ({
    unpaid: index.at('unpaid'),
    defaulted: index.at('defaulted'),
    tolerance: index.program.parameter('unpaid_tolerance')?.offset ?? -1,
    company: failing(index.program).map((id) => index.company(id)),
  }));
  return [
    yearlyLevels(
      {
        id: 'runway',
        label: 'Months of burn in cash, labs',
        unit: 'month',
        about:
          'Cash at the end of the year over the three-month mean of cash lost before raising any; 120 where nothing is lost.',
      },
      {
        lines: (index) =>
          index.members('lab').map((company, i) => ({ at: { company }, terms: [[index.at('runway', i), 1]] })),
        take: 'end',
      },
    ),
    yearlyRows(
      {
        id: 'leverage',
        label: 'Debt over yearly earnings',
        unit: 'x',
        about: `Loans and notes at the end of the year over cash earnings of the year before interest and tax, a cloud’s other business included and boxes counted with their sponsor; ${MOST} where debt is larger or nothing is earned, none without debt. Of the year of the start the simulated months, scaled to twelve.`,
      },
      companiesOf,
      (run, { from, to }, _, out) => {
        const { earnings, debt } = credit(run.program);
        yearly(earnings, run, from, to).forEach((earned, c) => {
          const owed = debt[c].terms.reduce((sum, [place, weight]) => sum + weight * valueAt(run, place, to), 0);
          out[c] = owed > 1 ? (earned > owed / MOST ? owed / earned : MOST) : Number.NaN;
        });
      },
    ),
    yearlyRows(
      {
        id: 'interest_cover',
        label: 'Yearly earnings over interest',
        unit: 'x',
        about: `Cash earnings of the year before interest and tax over interest paid, boxes counted with their sponsor; at most ${MOST}, at least −${MOST}, none where no interest is paid. ${SIMULATED_ONLY}`,
      },
      companiesOf,
      (run, { from, to }, _, out) => {
        const { earnings, interest } = credit(run.program);
        const paid = yearly(interest, run, from, to);
        yearly(earnings, run, from, to).forEach((earned, c) => {
          out[c] = paid[c] > 1 ? Math.max(-MOST, Math.min(MOST, earned / paid[c])) : Number.NaN;
        });
      },
    ),
    yearlyRows(
      {
        id: 'arrears_by',
        label: 'Has been in arrears by the end of the year',
        unit: '1',
        about:
          '1 once a company has left an obligation unpaid in any month since the start, else 0; the mean over scenarios is the probability.',
      },
      ({ program }) => failing(program).map((company): At => ({ company })),
      (run, { to }, _, out) => {
        const { unpaid, tolerance, company } = places(run.program);
        const least = tolerance < 0 ? 0 : run.parameters[tolerance];
        company.forEach((c, k) => {
          out[k] = firstAbove(run, unpaid + c, least, to) < 0 ? 0 : 1;
        });
      },
    ),
    yearlyRows(
      {
        id: 'default_by',
        label: 'Has defaulted by the end of the year',
        unit: '1',
        about:
          '1 once a company has defaulted (unpaid beyond its grace period, or made to), else 0; the mean over scenarios is the probability.',
        sentence: (values) => defaultSentence(values, context),
      },
      ({ program }) => failing(program).map((company): At => ({ company })),
      (run, { to }, _, out) => {
        const { defaulted, company } = places(run.program);
        company.forEach((c, k) => {
          out[k] = valueAt(run, defaulted + c, to) > 0.5 ? 1 : 0;
        });
      },
    ),
    {
      id: 'default_date',
      label: 'Date of default by company',
      unit: 'year',
      about: 'The month in which a company defaults, as a year with decimals; none where it does not.',
      cells: ({ program }) => failing(program).map((company) => ({ at: { company } })),
      measure(run, out) {
        const { defaulted, company } = places(run.program);
        company.forEach((c, k) => {
          const step = firstAbove(run, defaulted + c, 0.5, run.steps + 1);
          out[k] = step < 0 ? Number.NaN : decimalYear(step - 1, run.program.model.time.start);
        });
      },
    },
    {
      id: 'first_default',
      label: 'Date of the first default',
      unit: 'year',
      about: 'The month in which the first company defaults, as a year with decimals; none where none does.',
      cells: () => [{ at: {} }],
      measure(run, out) {
        const { defaulted, company } = places(run.program);
        const steps = company
          .map((c) => firstAbove(run, defaulted + c, 0.5, run.steps + 1))
          .filter((step) => step >= 0);
        const step = Math.min(...steps);
        out[0] = steps.length === 0 ? Number.NaN : decimalYear(step - 1, run.program.model.time.start);
      },
    },
  ];
}

/** The first of the steps before `end` at which a place in a row holds more than `least`; −1 for none. */
function firstAbove(run: Run, place: number, least: number, end: number): number {
  const { history } = run;
  const { slots } = run.program;
  for (let step = 0; step < end; step++) if (history[step * slots + place] > least) return step;
  return -1;
}

/** The middle of the month whose flows stand in a row. */
function decimalYear(step: number, start: string | null): number {
  const month = monthAt(Math.max(0, step), start);
  return month === null ? step / 12 : Number(month.slice(0, 4)) + (Number(month.slice(5, 7)) - 0.5) / 12;
}

function defaultSentence(values: AnswerValue[], context: AnalysisContext): string {
  const first = new Map<string, number>();
  const end = Math.max(...values.map(({ at }) => Number(at.year)));
  const likely: { company: string; share: number }[] = [];
  for (const { at, value, probability } of values) {
    const company = String(at.company);
    if (value === 1 && !first.has(company)) first.set(company, Number(at.year));
    if (at.year === end && probability && probability.share > 0) likely.push({ company, share: probability.share });
  }
  const list = [...first].sort((a, b) => a[1] - b[1]).map(([id, year]) => `${nameOf(context, id)} (${year})`);
  const run =
    first.size === 0
      ? 'In this run nobody defaults'
      : `In this run ${first.size === 1 ? 'one company defaults' : `${first.size} companies default`}: ${list.join(', ')}`;
  const most = likely.sort((a, b) => b.share - a.share).slice(0, 3);
  const odds = most.map(({ company, share }) => `${nameOf(context, company)} in ${percent(share)}`).join(', ');
  return most.length === 0 ? `${run}.` : `${run}; over scenarios, by ${end} most often ${odds}.`;
}
