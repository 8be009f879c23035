/** Answer 1: revenue that the build-out needs, revenue that users pay, and the gap between them. */
import type { Run } from '@buildout/engine';
import { exp } from '@buildout/engine/math/index.ts';
import type { AnswerValue, Metric } from '../../runs/index.ts';
import type { CalendarYear } from '../calendar.ts';
import { type ModelIndex, perProgram } from '../model-index.ts';
import { BUSINESS_LINES, paymentsOf, subjectOf } from '../payments.ts';
import { band, bn } from '../say.ts';
import { addRows, type Head, type SumPlan, sumPlan, type Term, valueAt, yearlyNumbers } from '../yearly.ts';

/** What users pay to anybody for services and compute. */
const userPayments = perProgram((index): SumPlan => {
  const users = new Set(
    [...index.relation('region_users').values()].map((id) => (id === null ? -1 : index.company(id))),
  );
  const terms = paymentsOf(index)
    .filter(({ payer, transfer }) => users.has(payer) && BUSINESS_LINES.includes(subjectOf(transfer)))
    .map(({ place }): Term => [place, 1]);
  return sumPlan([{ at: {}, terms }]);
});

/** Money from users in a year; the months before the start follow back from the first month by the growth at the opening. */
export function endUserRevenue(run: Run, { from, to, before }: CalendarYear): number {
  const plan = userPayments(run.program);
  const { dt } = run.program.ledger!;
  const total = new Float64Array(1);
  addRows(run, plan, from, to, total);
  // A run that ends within its first year goes on at its pace.
  const rest = (total[0] * (12 - before)) / (to - from);
  if (before === 0) return rest * dt;
  const first = new Float64Array(1);
  addRows(run, plan, from, from + 1, first);
  const growth = run.program.parameter('opening_growth');
  const monthly = growth === undefined ? 0 : run.parameters[growth.offset] / 12;
  let earlier = 0;
  for (let month = 1; month <= before; month++) earlier += first[0] * exp(-monthly * month);
  return (rest + earlier) * dt;
}

/** Declared arithmetic on the accelerators bought in the twelve months of a year. */
const declared = (run: Run, { to }: CalendarYear, index: ModelIndex) => valueAt(run, index.at('required_declared'), to);

/** Mean over the simulated months of the yearly revenue that returns what stands. */
function simulated(run: Run, { from, to }: CalendarYear, index: ModelIndex): number {
  const place = index.at('required_simulated');
  let sum = 0;
  for (let step = from; step < to; step++) sum += valueAt(run, place, step);
  return sum / (to - from);
}

const usd = { unit: 'USD/year' };

export const requiredDeclared: Head = {
  id: 'required_revenue_declared',
  label: 'Revenue the year’s accelerators ask for, declared arithmetic',
  ...usd,
  about:
    'Accelerators bought in the year × (1 + other cost per dollar) ÷ (1 − margin). With the published inputs 150 bn ask for 600 bn. Of the year of the start the months before it count at the pace of the last reported quarter.',
};
export const requiredSimulated: Head = {
  id: 'required_revenue_simulated',
  label: 'Revenue that returns capital, runs the fleet and pays what sellers add',
  ...usd,
  about:
    'Mean over the simulated months: annuity of IT and sites within their economic lives at the hurdle rate, running cost, people and data of labs, over (1 − margin of sellers).',
};
export const endUserHead: Head = {
  id: 'end_user_revenue',
  label: 'Revenue from end users',
  ...usd,
  about:
    'All that users in all regions paid for AI services and compute, to whomever; each dollar counted once. Of the year of the start the months before it are followed back from its first month by the growth at the opening.',
};

/** The gap by declared or simulated requirement. */
export const gapOf = (kind: 'declared' | 'simulated', run: Run, year: CalendarYear, index: ModelIndex): number =>
  (kind === 'declared' ? declared : simulated)(run, year, index) - endUserRevenue(run, year);

const gapSentence = (values: AnswerValue[]): string => {
  const known = values.filter(({ value }) => value !== null);
  if (known.length === 0) return '';
  const widest = known.reduce((a, b) => (b.value! > a.value! ? b : a));
  const last = known[known.length - 1];
  const closed = known.find(({ value }) => value! <= 0);
  const end = closed
    ? `it is closed in ${closed.at.year}${band(closed, bn)}`
    : `in ${last.at.year} it is ${bn(last.value!)}${band(last, bn)}`;
  if (widest.value! <= 0) return 'There is no gap in any year.';
  const most = `${bn(widest.value!)}${band(widest, bn)}`;
  return widest === last
    ? `The gap is widest in the last year, ${last.at.year}: ${most}${closed ? `; it was closed in ${closed.at.year}${band(closed, bn)}` : ''}.`
    : `The gap is widest in ${widest.at.year} at ${most}; ${end}.`;
};

export const required: Metric[] = [
  yearlyNumbers(requiredDeclared, declared),
  yearlyNumbers(requiredSimulated, simulated),
  yearlyNumbers(endUserHead, endUserRevenue),
  yearlyNumbers(
    {
      id: 'revenue_gap_declared',
      label: 'Required less actual revenue, declared arithmetic',
      ...usd,
      about: 'required_revenue_declared less end_user_revenue.',
      sentence: gapSentence,
    },
    (run, year, index) => gapOf('declared', run, year, index),
  ),
  yearlyNumbers(
    {
      id: 'revenue_gap_simulated',
      label: 'Required less actual revenue, simulated',
      ...usd,
      about: 'required_revenue_simulated less end_user_revenue.',
      sentence: gapSentence,
    },
    (run, year, index) => gapOf('simulated', run, year, index),
  ),
];
