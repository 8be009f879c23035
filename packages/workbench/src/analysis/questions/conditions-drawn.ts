/** Question 15 over scenarios: how far revenue is from what is required. */
import type { Metric } from '../../runs/index.ts';
import { earningMargin } from './earning.ts';

/** `earning`: revenue less what is required, in a year. */
export function earningMetrics({ year }: { year: number }): Metric[] {
  return [
    {
      id: 'earning',
      label: `Revenue less what is required in ${year}`,
      unit: 'USD/year',
      about: 'Money from users less what returns capital and runs the fleet; 0 or more: the gap is closed.',
      cells: () => [{ at: {} }],
      measure(run, out) {
        out[0] = earningMargin(run, year);
      },
    },
  ];
}
