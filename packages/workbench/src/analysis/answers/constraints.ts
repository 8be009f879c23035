/** Answer 5: what holds owners back, and how much stands idle. */
import type { Run } from '@buildout/engine';
import type { AnswerValue, Metric } from '../../runs/index.ts';
import { quartersOf } from '../calendar.ts';
import { perProgram } from '../model-index.ts';
import { percent } from '../say.ts';
import { valueAt, yearlyLevels } from '../yearly.ts';

/** In the order of the codes 1 … 4 of the model's `binding`. */
export const CONSTRAINTS = ['power', 'chips', 'money', 'demand'] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

const places = perProgram((index) => ({
  owners: index.members('builder').length,
  binding: index.at('binding'),
  weight: index.at('fleet_gw'),
}));

/** Share of the owners' load held back by each constraint in the months of a period, in the order of CONSTRAINTS. */
export function bindingShares(run: Run, from: number, to: number, out: Float64Array): void {
  const { owners, binding, weight } = places(run.program);
  out.fill(0);
  let all = 0;
  for (let step = from; step < to; step++) {
    for (let owner = 0; owner < owners; owner++) {
      const load = valueAt(run, weight + owner, step);
      out[Math.round(valueAt(run, binding + owner, step)) - 1] += load;
      all += load;
    }
  }
  for (let c = 0; c < out.length; c++) out[c] = all > 0 ? out[c] / all : Number.NaN;
}

/** The constraint that holds back most of the load, quarter by quarter. */
export function modalConstraints(run: Run): { quarter: string; constraint: Constraint; share: number }[] {
  const shares = new Float64Array(CONSTRAINTS.length);
  return quartersOf(run.program.model.time.start, run.steps).map(({ quarter, from, to }) => {
    bindingShares(run, from, to, shares);
    const most = shares.indexOf(Math.max(...shares));
    return { quarter, constraint: CONSTRAINTS[most], share: shares[most] };
  });
}

export const constraints: Metric[] = [
  {
    id: 'binding_constraint',
    label: 'What holds owners back',
    unit: 'share',
    about:
      'Share of the owners’ IT load whose owner is held back by power (units wait for it), chips (orders wait), money (the budget is short) or demand (none of them), mean of the quarter. The four add up to 1.',
    cells: ({ start, steps }) => {
      const quarters = quartersOf(start, steps);
      return CONSTRAINTS.flatMap((constraint) => quarters.map(({ quarter }) => ({ at: { constraint, quarter } })));
    },
    measure(run, out) {
      const quarters = quartersOf(run.program.model.time.start, run.steps);
      const shares = new Float64Array(CONSTRAINTS.length);
      quarters.forEach(({ from, to }, q) => {
        bindingShares(run, from, to, shares);
        for (let c = 0; c < shares.length; c++) out[c * quarters.length + q] = shares[c];
      });
    },
    sentence: bindingSentence,
  },
  {
    id: 'idle_share',
    label: 'Share of usable compute without work',
    unit: 'share',
    about:
      'Usable units in the market without paid or own work, mean of the quarter; usable is the fleet less maintenance and gaps between jobs.',
    cells: ({ start, steps }) => quartersOf(start, steps).map(({ quarter }) => ({ at: { quarter } })),
    measure(run, out) {
      const place = idlePlace(run.program);
      quartersOf(run.program.model.time.start, run.steps).forEach(({ from, to }, q) => {
        let sum = 0;
        for (let step = from; step < to; step++) sum += valueAt(run, place, step);
        out[q] = sum / (to - from);
      });
    },
  },
  yearlyLevels(
    {
      id: 'value_of_power',
      label: 'Value of a gigawatt energised earlier',
      unit: 'USD/(GW*year)',
      about:
        'What a gigawatt would earn at the short-term price less its running cost and the annuity of its units: the shadow price of power. Mean of the year.',
    },
    { lines: (index) => [{ at: {}, terms: [[index.at('value_of_power'), 1]] }], take: 'mean' },
  ),
];

const idlePlace = perProgram((index) => index.at('idle_share'));

/** Runs of quarters with one constraint, in words. */
function bindingSentence(values: AnswerValue[]): string {
  const quarters = [...new Set(values.map(({ at }) => String(at.quarter)))];
  const spells: { constraint: string; from: string; to: string; share: number; n: number }[] = [];
  for (const quarter of quarters) {
    const of = values.filter(({ at, value }) => at.quarter === quarter && value !== null);
    if (of.length === 0) continue;
    const most = of.reduce((a, b) => (b.value! > a.value! ? b : a));
    const last = spells.at(-1);
    if (last?.constraint === most.at.constraint)
      Object.assign(last, { to: quarter, share: last.share + most.value!, n: last.n + 1 });
    else spells.push({ constraint: String(most.at.constraint), from: quarter, to: quarter, share: most.value!, n: 1 });
  }
  const long = spells
    .toSorted((a, b) => b.n - a.n)
    .slice(0, 4)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const words = long.map(
    ({ constraint, from, to, share, n }) =>
      `${constraint} ${from === to ? `in ${from}` : `${from} to ${to}`} (${percent(share / n)} of the load)`,
  );
  return words.length === 0 ? '' : `Most of the load is held back by ${words.join('; ')}.`;
}
