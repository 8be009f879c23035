/** Question 13 over scenarios: requirement, revenue, and the run's number on each published basis. */
import type { Metric } from '../../runs/index.ts';
import { endUserRevenue } from '../answers/required.ts';
import { onBasis, stepsOf, yearsOfBasis } from './one-basis.ts';

const FIGURES = ['declared', 'simulated', 'actual', 'missing'] as const;
export type RequiredFigure = (typeof FIGURES)[number];

/** `required` at `{figure}` for the year, and at `{published}` for each published number's rule. */
export function requiredMetrics({ year, ids }: { year?: number; ids: string[] }): Metric[] {
  return [
    {
      id: 'required',
      label: 'Required and actual revenue on one basis',
      unit: 'USD',
      about: 'Of the year asked for, in dollars a year; then by the rule of each published number.',
      cells: () => [
        ...FIGURES.map((figure) => ({ at: { figure } })),
        ...ids.map((published) => ({ at: { published } })),
      ],
      measure(run, out) {
        const { chosen, last } = yearsOfBasis(run, year);
        const steps = stepsOf(run, chosen);
        const [declared, simulated] = [steps[0].value, steps[steps.length - 1].value];
        const actual = endUserRevenue(run, chosen);
        [declared, simulated, actual, simulated - actual].forEach((value, i) => {
          out[i] = value;
        });
        ids.forEach((id, i) => {
          out[FIGURES.length + i] = onBasis(run, { id }, chosen, last).ours ?? Number.NaN;
        });
      },
    },
  ];
}
