/** Answer 5: what holds owners back, and how much stands idle. */
import type { Run } from '@buildout/engine';
import type { AnswerValue, Metric } from '../../runs/index.ts';
import { quartersOf } from '../calendar.ts';
import { perProgram } from '../model-index.ts';
import { band, percent, percentRange } from '../say.ts';
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

/** One cell for each constraint and quarter. */
const eachQuarter: Metric['cells'] = ({ start, steps }) => {
  const quarters = quartersOf(start, steps);
  return CONSTRAINTS.flatMap((constraint) => quarters.map(({ quarter }) => ({ at: { constraint, quarter } })));
};

export const constraints: Metric[] = [
  {
    id: 'binding_constraint',
    label: 'What holds owners back',
    unit: 'share',
    about:
      'Share of the owners’ IT load whose owner is held back by power (units wait for it), chips (orders wait), money (the budget is short) or demand (none of them), mean of the quarter. The four add up to 1.',
    cells: eachQuarter,
    measure(run, out) {
      const quarters = quartersOf(run.program.model.time.start, run.steps);
      const shares = new Float64Array(CONSTRAINTS.length);
      quarters.forEach(({ from, to }, q) => {
        bindingShares(run, from, to, shares);
        for (let c = 0; c < shares.length; c++) out[c * quarters.length + q] = shares[c];
      });
    },
    sentence: (values, others) => bindingSentence(values, others('binding_most')),
  },
  {
    id: 'binding_most',
    label: 'Holds back most of the load',
    unit: '1',
    about:
      'Of each quarter 1 for the constraint that holds back more of the owners’ IT load than any other, else 0; the mean over scenarios is the share of scenarios in which it does.',
    cells: eachQuarter,
    measure(run, out) {
      const quarters = quartersOf(run.program.model.time.start, run.steps);
      const shares = new Float64Array(CONSTRAINTS.length);
      out.fill(0);
      quarters.forEach(({ from, to }, q) => {
        bindingShares(run, from, to, shares);
        out[shares.indexOf(Math.max(...shares)) * quarters.length + q] = 1;
      });
    },
    sentence: mostSentence,
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

/** A quarter a year ahead with its band, then runs of quarters with one constraint, with the share of scenarios that agree. */
function bindingSentence(values: AnswerValue[], most: AnswerValue[]): string {
  const spells = spellsOf(values);
  if (spells.length === 0) return '';
  const quarters = [...new Set(values.map(({ at }) => String(at.quarter)))].sort();
  const next = quarters[Math.min(4, quarters.length - 1)];
  const ahead = values
    .filter(({ at, value }) => at.quarter === next && value !== null)
    .reduce((a, b) => (b.value! > a.value! ? b : a));
  const agree = ({ constraint, from, to }: Spell): string => {
    const shares = most.flatMap(({ at, probability }) =>
      at.constraint === constraint && String(at.quarter) >= from && String(at.quarter) <= to && probability
        ? [probability.share]
        : [],
    );
    return shares.length === 0
      ? ''
      : `, most in ${percent(shares.reduce((a, b) => a + b, 0) / shares.length)} of scenarios`;
  };
  const long = spells
    .toSorted((a, b) => b.n - a.n)
    .slice(0, 4)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const words = long.map((spell) => {
    const { constraint, from, to, share, n } = spell;
    return `${constraint} ${from === to ? `in ${from}` : `${from} to ${to}`} (${percent(share / n)} of the load${agree(spell)})`;
  });
  return `In ${next} ${ahead.at.constraint} holds back ${percent(ahead.value!)} of the load${band(ahead, percent)}; in the run most is held back by ${words.join('; ')}.`;
}

/** How often each constraint is the largest, a year ahead and at the end. */
function mostSentence(values: AnswerValue[]): string {
  const quarters = [...new Set(values.map(({ at }) => String(at.quarter)))].sort();
  const told = [...new Set([quarters[Math.min(4, quarters.length - 1)], quarters.at(-1)])];
  const words = told.flatMap((quarter) => {
    const of = values.filter(({ at, probability }) => at.quarter === quarter && (probability?.share ?? 0) > 0.005);
    const sorted = of.sort((a, b) => b.probability!.share - a.probability!.share);
    return of.length === 0
      ? []
      : [
          `in ${quarter} ${sorted
            .map(
              ({ at, probability: p }) => `${at.constraint} in ${percent(p!.share)} (${percentRange(p!.low, p!.high)})`,
            )
            .join(', ')}`,
        ];
  });
  if (words.length > 0) return `Holds back most of the load, by share of scenarios: ${words.join('; ')}.`;
  const spells = spellsOf(values);
  return spells.length === 0
    ? ''
    : `In the run ${spells
        .slice(0, 3)
        .map(({ constraint, from, to }) => `${constraint} ${from === to ? `in ${from}` : `${from} to ${to}`}`)
        .join(', then ')}.`;
}

/** Quarters in a row with the same constraint on top. */
interface Spell {
  constraint: string;
  from: string;
  to: string;
  /** Shares added up, and how many quarters. */
  share: number;
  n: number;
}

function spellsOf(values: AnswerValue[]): Spell[] {
  const spells: Spell[] = [];
  for (const quarter of new Set(values.map(({ at }) => String(at.quarter)))) {
    const of = values.filter(({ at, value }) => at.quarter === quarter && value !== null);
    if (of.length === 0) continue;
    const most = of.reduce((a, b) => (b.value! > a.value! ? b : a));
    const last = spells.at(-1);
    if (last?.constraint === most.at.constraint)
      Object.assign(last, { to: quarter, share: last.share + most.value!, n: last.n + 1 });
    else spells.push({ constraint: String(most.at.constraint), from: quarter, to: quarter, share: most.value!, n: 1 });
  }
  return spells;
}
