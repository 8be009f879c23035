import type { Claim } from '../claims/index.ts';
import { REPAIRS } from '../figures/index.ts';
import { wilson } from './interval.ts';
import { meantOf } from './meant.ts';
import type { ClaimState } from './state.ts';

/** How often a repair rule read a figure as reviewers do. */
export interface RepairPrecision {
  repair: string;
  assumes: string;
  /** The published case the rule was first needed for. */
  seen: string;
  /** Claims with this repair that reviewers settled; disputed ones are not counted. */
  reviewed: number;
  right: number;
  /** right ÷ reviewed with Wilson's 95 % interval; null while nothing was reviewed. */
  precision: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Precision of every repair rule. A repair was right when the figure was accepted with the value, unit and period it gave; a correction
 * of anything else (who, what, when) does not speak against it. Copies of a claim are not counted again.
 */
export function repairPrecision(reviewed: Iterable<{ claim: Claim; state: ClaimState }>): RepairPrecision[] {
  const tally = new Map(Object.keys(REPAIRS).map((name) => [name, { reviewed: 0, right: 0 }]));
  for (const { claim, state } of reviewed) {
    if (claim.copyOf || state.status === 'waiting' || state.status === 'disputed') continue;
    const right = state.status !== 'rejected' && readAlike(claim, state);
    for (const name of new Set(claim.figure.repairs)) {
      const count = tally.get(name) ?? { reviewed: 0, right: 0 };
      count.reviewed++;
      if (right) count.right++;
      tally.set(name, count);
    }
  }
  return [...tally].map(([repair, { reviewed: of, right }]) => {
    const found = wilson(right, of);
    return {
      repair,
      assumes: REPAIRS[repair]?.assumes ?? '',
      seen: REPAIRS[repair]?.seen ?? '',
      reviewed: of,
      right,
      precision: found?.share ?? null,
      low: found?.low ?? null,
      high: found?.high ?? null,
    };
  });
}

/** Whether value, unit and period stand as they were proposed. */
function readAlike(claim: Claim, { meant }: ClaimState): boolean {
  const proposed = meantOf(claim);
  return (['value', 'valueMin', 'valueMax', 'unit', 'period'] as const).every(
    (field) => proposed[field] === meant[field],
  );
}
