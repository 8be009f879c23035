import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDataFolder } from '../../facts/node-files.ts';
import { noSettings } from '../../runs/index.ts';
import { prepare } from '../prepare.ts';
import {
  bindingAnswer,
  conditionsAnswer,
  epochGigawatt,
  facilityAnswer,
  facilityChance,
  followMoneyAnswer,
  labStopsAnswer,
  plainRuns,
  type QuestionAnswer,
  requiredRevenueAnswer,
} from './index.ts';

const { program, facts, context } = prepare({
  files: readDataFolder(fileURLToPath(new URL('../../../../../data', import.meta.url))),
});
const run = program.run();
const runs = plainRuns(program);

/** What every answer must have. */
function wellFormed(answer: QuestionAnswer): void {
  expect(answer.sentence).toMatch(/\d/);
  expect(answer.sentence).not.toMatch(/NaN|undefined|null|Infinity/);
  expect(answer.tables.length).toBeGreaterThan(0);
  for (const { id, columns, rows } of answer.tables) {
    for (const row of rows) {
      expect(row.length, id).toBe(columns.length);
      for (const one of row) if (typeof one === 'number') expect(Number.isFinite(one), id).toBe(true);
    }
  }
  expect(answer.levers.length).toBeGreaterThan(1);
  expect(answer.unknown.length).toBeGreaterThan(0);
  expect(answer.redo).toMatch(/^npx buildout /);
}

describe('1. a facility under lower renewals', () => {
  const answer = facilityAnswer({ box: 'box_crwv_ddtl2' }, runs);

  it('has the form of an answer and a cascade to the last month', () => {
    wellFormed(answer);
    expect(answer.cascade.length).toBeGreaterThan(12);
  });

  it('is worse with lower renewals, and above the break-even price it does not breach', () => {
    const { market, stressed, breakEvenRenewal } = answer;
    expect(stressed.minCover!).toBeLessThanOrEqual(market.minCover! + 1e-9);
    expect(stressed.firstBreach ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
      market.firstBreach ?? Number.POSITIVE_INFINITY,
    );
    if (breakEvenRenewal.status !== 'found') return;
    const after = facilityAnswer({ box: 'box_crwv_ddtl2', renewal: (breakEvenRenewal.value * 1.05) / 0.8 }, runs);
    const breach = after.cascade.find(
      ({ step, cover }) => step >= answer.terms.contracts[0].firstTerm && (cover ?? 9) < answer.terms.covenant,
    );
    expect(breach).toBeUndefined();
  });

  it('does not change where no contract is renewed at market', () => {
    const { market, stressed } = facilityAnswer({ box: 'box_abilene' }, runs);
    expect(stressed.minCover).toBeCloseTo(market.minCover!, 6);
  });

  it('counts scenarios', () => {
    const chance = facilityChance(program, 'box_crwv_ddtl2', {
      settings: noSettings,
      seed: 1,
      scenarios: 8,
      steps: 48,
    });
    expect(chance.breach).toBeGreaterThanOrEqual(0);
    expect(chance.missed).toBeLessThanOrEqual(1);
    expect(facilityAnswer({ box: 'box_crwv_ddtl2', chance }, runs).sentence).toContain('8 scenarios');
  });

  it('names the boxes there are', () => {
    expect(() => facilityAnswer({ box: 'box_of_nobody' }, runs)).toThrow(/box_crwv_ddtl2/);
  });
});

describe('4. a lab that stops paying', () => {
  const answer = labStopsAnswer({ lab: 'openai', from: 9 }, runs, context);

  it('has the form of an answer', () => wellFormed(answer));

  it('losses by kind and by holder add up to the total', () => {
    const sum = answer.byKind.reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBeCloseTo(answer.total, 0);
    const rows = answer.tables.find(({ id }) => id === 'losses')!.rows;
    const holders = rows.slice(0, -1).reduce((total, row) => total + Number(row[2]), 0);
    expect(holders / Number(rows[rows.length - 1][2])).toBeCloseTo(1, 9);
  });

  it('begins with the lab, which then defaults', () => {
    expect(answer.events[0]).toMatchObject({ company: 'openai', what: 'misses payments', step: 9 });
    expect(answer.events.find(({ what }) => what === 'defaults')).toMatchObject({ company: 'openai' });
  });

  it('refuses a lab or month there is not', () => {
    expect(() => labStopsAnswer({ lab: 'openia', from: 9 }, runs, context)).toThrow(/openai/);
    expect(() => labStopsAnswer({ lab: 'openai', from: 500 }, runs, context)).toThrow(RangeError);
  });
});

describe('13. required revenue on one basis', () => {
  const answer = requiredRevenueAnswer(run, facts);

  it('has the form of an answer', () => wellFormed(answer));

  it('recomputes the published numbers from their inputs', () => {
    const of = (id: string) => answer.numbers.find((one) => one.id === id)!;
    expect(of('sequoia-2023').recomputed).toBe(200e9);
    expect(of('sequoia-2024').recomputed).toBe(of('sequoia-2024').number);
    expect(epochGigawatt()).toBeCloseTo(8.51e9, -7);
    for (const one of answer.numbers) {
      if (one.recomputed !== undefined) expect(Math.abs(one.recomputed / one.number - 1), one.id).toBeLessThan(0.01);
    }
  });

  it('steps from the declared to the simulated requirement add up', () => {
    const { steps } = answer;
    const changes = steps.filter(({ kind }) => kind === 'change').reduce((sum, { value }) => sum + value, 0);
    expect((steps[0].value + changes) / steps[steps.length - 1].value).toBeCloseTo(1, 9);
  });
});

describe('15. what must be true', () => {
  const some = ['token_elasticity', 'economic_life_it', 'hurdle_rate', 'adoption_factor'];
  const answer = conditionsAnswer({ year: 2028, parameters: some }, runs);

  it('has the form of an answer', () => wellFormed(answer));

  it('two together do no worse than the better of them alone, at the ends that help', () => {
    const { alone, together, base } = answer.result;
    for (const { condition, atLow, atHigh, best } of alone) {
      expect(Math.max(atLow, atHigh), condition.parameter).toBeGreaterThanOrEqual(base - 1e9);
      expect([condition.low, condition.high]).toContain(best);
    }
    expect(together.length).toBe(6);
    for (const { holds, margin } of together) expect(holds).toBe(margin >= 0);
  });
});

describe('26. follow the money', () => {
  it.each(['nvidia', 'coreweave', 'oracle'])('%s: shares add up to one, own money lies within them', (company) => {
    const answer = followMoneyAnswer(run, { company, year: 2027 }, context);
    wellFormed(answer);
    expect(answer.origin.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(answer.ownShare).toBeGreaterThanOrEqual(0);
    expect(answer.ownShare).toBeLessThan(1);
    for (const { out, back, round } of answer.trips) expect(round).toBe(Math.min(out, back));
    for (const { companies, arrows, amount } of answer.paths) {
      expect([companies[0], companies[companies.length - 1]]).toEqual([company, company]);
      for (const arrow of arrows) expect(amount).toBeLessThanOrEqual(arrow.amount * (1 + 1e-9));
      expect(arrows.every(({ names }) => names.length > 0)).toBe(true);
    }
  });

  it('refuses a year outside the run', () => {
    expect(() => followMoneyAnswer(run, { company: 'nvidia', year: 1999 }, context)).toThrow(RangeError);
  });
});

describe('36. what binds', () => {
  const answer = bindingAnswer(run, context);

  it('has the form of an answer', () => wellFormed(answer));

  it('shares of load add up to one wherever there is load', () => {
    for (const { shares } of [...answer.byRegion, ...answer.byOwner]) {
      const sum = shares.reduce((a, b) => a + b, 0);
      if (sum > 0) expect(sum).toBeCloseTo(1, 9);
    }
  });

  it('power is worth nothing while the price is below what units cost', () => {
    for (const { power, chips } of answer.shadow) {
      expect(power).toBeGreaterThanOrEqual(0);
      expect(power).toBeGreaterThanOrEqual(chips - 1);
    }
  });
});
