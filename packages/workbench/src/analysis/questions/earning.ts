/** How far the build-out is from earning its cost of capital. */
import type { Run } from '@buildout/engine';
import { endUserRevenue } from '../answers/required.ts';
import { meanOf, yearOf } from './helpers.ts';

/** Money from users less what returns capital and runs the fleet, mean of a year; 0 or more: the gap is closed. */
export function earningMargin(run: Run, year: number): number {
  const period = yearOf(run, year);
  return (
    endUserRevenue(run, period) * (12 / (period.to - period.from + period.before)) -
    meanOf(run, 'required_simulated', period)
  );
}
