/** The same model with steps shorter than a month: how much of an answer is the length of the step. */
import { compile, type Run } from '@buildout/engine';
import type { World } from '../facts/opening/index.ts';
import { buildModel } from '../model/index.ts';
import { yearsOf } from './calendar.ts';

export interface Outcome {
  id: string;
  label: string;
  unit: string;
  /** A flow is added up over the year, a level is the mean of its steps. */
  kind: 'flow' | 'level';
  variable: string;
  /** Elements of the variable's only dimension; all where left out. */
  members?: string[];
}

/** Money, quantity, price and mood: what every answer is made of. */
export const OUTCOMES: Outcome[] = [
  {
    id: 'capex',
    label: 'Capital spending of Microsoft, Alphabet, Amazon and Meta',
    unit: 'USD',
    kind: 'flow',
    variable: 'capex',
    members: ['microsoft', 'alphabet', 'amazon', 'meta'],
  },
  { id: 'makers', label: 'Sales of chip makers', unit: 'USD', kind: 'flow', variable: 'maker_sales' },
  { id: 'users', label: 'Revenue from users, rate', unit: 'USD/year', kind: 'level', variable: 'end_revenue' },
  { id: 'fleet', label: 'Units switched on', unit: 'H100e', kind: 'level', variable: 'installed' },
  { id: 'debt', label: 'Loans', unit: 'USD', kind: 'level', variable: 'loan' },
  { id: 'hour', label: 'Rental hour', unit: 'USD/(H100e*hour)', kind: 'level', variable: 'rental_price' },
  { id: 'sentiment', label: 'Sentiment', unit: '1', kind: 'level', variable: 'sentiment' },
];

/** The baseline run with so many steps to the month. */
export function finerRun(world: World, stepsPerMonth: number, months = 120): Run {
  return compile(buildModel(world, { months, stepsPerMonth })).run();
}

/** An outcome in each calendar year that the run has from its first to its last month. */
export function yearlyOutcome(run: Run, start: string, outcome: Outcome, stepsPerMonth: number) {
  const { variable, members, kind } = outcome;
  const at = (step: number) =>
    members
      ? members.reduce((sum, member) => sum + run.value(variable, step, member), 0)
      : run.at(variable, step).reduce((sum, x) => sum + x, 0);
  const whole = yearsOf(start, run.steps / stepsPerMonth).filter(({ from, to }) => to - from === 12);
  return whole.map(({ year, from, to }) => {
    let sum = 0;
    for (let step = from * stepsPerMonth; step < to * stepsPerMonth; step++) sum += at(step);
    return { year, value: sum / (kind === 'flow' ? stepsPerMonth : 12 * stepsPerMonth) };
  });
}
