/** Expected behaviour 5: the length of the step is no assumption that answers rest on. */
import { finerRun, OUTCOMES, yearlyOutcome } from '@buildout/workbench/analysis/finer.ts';
import { describe, expect, it } from 'vitest';
import { capexOfFour, run, world } from './model.ts';

const base = run();
const half = finerRun(world, 2);
const quarter = finerRun(world, 4);
const capex = OUTCOMES.find(({ id }) => id === 'capex')!;
const of = (finer: typeof base, parts: number, outcome = capex) =>
  new Map(yearlyOutcome(finer, world.start, outcome, parts).map(({ year, value }) => [year, value]));

describe('5. steps of half a month', () => {
  it('move capital spending of 2030 by less than 5 %, and of every other year too', () => {
    for (const [year, value] of of(half, 2)) {
      expect(Math.abs(value / capexOfFour(base, year) - 1), String(year)).toBeLessThan(0.05);
    }
    expect(of(half, 2).get(2030)).not.toBe(capexOfFour(base, 2030));
  });

  it('lead on: a quarter of a month is nearer to the half than the half is to the month', () => {
    const nearer = OUTCOMES.map((outcome) => {
      const [one, two, four] = [of(base, 1, outcome), of(half, 2, outcome), of(quarter, 4, outcome)];
      const gap = (a: Map<number, number>, b: Map<number, number>) =>
        [...a].reduce((sum, [year, value]) => sum + Math.abs(Math.log(b.get(year)! / value)), 0);
      return { id: outcome.id, share: gap(two, four) / gap(one, two) };
    });
    for (const { id, share } of nearer) expect(share, id).toBeLessThan(0.85);
  });

  it('close the books as monthly ones do', () => {
    expect(half.closing.maxResidual).toBeLessThan(1e-12);
    expect(quarter.closing.maxResidual).toBeLessThan(1e-12);
  });
});
