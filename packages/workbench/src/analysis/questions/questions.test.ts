import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDataFolder } from '../../facts/node-files.ts';
import { noSettings } from '../../runs/index.ts';
import { prepare } from '../prepare.ts';
import {
  bindingAnswer,
  conditionsAnswer,
  earningMargin,
  epochGigawatt,
  facilityAnswer,
  followMoneyAnswer,
  labStopsAnswer,
  plainDraws,
  plainMeasures,
  plainRuns,
  type QuestionAnswer,
  requiredRevenueAnswer,
} from './index.ts';

const { program, facts, context } = prepare({
  files: readDataFolder(fileURLToPath(new URL('../../../../../data', import.meta.url))),
});
const run = program.run();
const runs = plainRuns(program);
/** A few scenarios: enough for the form, not for the numbers. */
const draw = plainDraws(program, context, { settings: noSettings, seed: 1, scenarios: 6 });

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

describe('1. a facility under lower renewals', async () => {
  const answer = await facilityAnswer({ box: 'box_crwv_ddtl2' }, runs);

  it('has the form of an answer and a cascade to the last month', () => {
    wellFormed(answer);
    expect(answer.tables.map(({ id }) => id)).toEqual(['cover', 'prices', 'cascade', 'contracts']);
    expect(answer.cascade.length).toBeGreaterThan(12);
  });

  it('is worse with lower renewals, and above the break-even price it does not breach', async () => {
    const { market, stressed, breakEvenRenewal } = answer;
    expect(stressed.minCover!).toBeLessThanOrEqual(market.minCover! + 1e-9);
    expect(stressed.firstBreach ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
      market.firstBreach ?? Number.POSITIVE_INFINITY,
    );
    if (breakEvenRenewal.status !== 'found') return;
    const after = await facilityAnswer({ box: 'box_crwv_ddtl2', renewal: (breakEvenRenewal.value * 1.05) / 0.8 }, runs);
    const breach = after.cascade.find(
      ({ step, cover }) => step >= answer.terms.contracts[0].firstTerm && (cover ?? 9) < answer.terms.covenant,
    );
    expect(breach).toBeUndefined();
  });

  it('does not change where no contract is renewed at market', async () => {
    const { market, stressed } = await facilityAnswer({ box: 'box_abilene' }, runs);
    expect(stressed.minCover).toBeCloseTo(market.minCover!, 6);
  });

  it('tells a default with what is lost of what was owed', async () => {
    // Its contracts alone repay it, so two thirds of the largest have to be missing.
    const poor: typeof runs = (request = {}) =>
      runs({ ...request, set: { ...request.set, 'contract_size_factor[c_other_crwv]': 0.3 } });
    const { stressed, sentence } = await facilityAnswer({ box: 'box_crwv_ddtl2', renewal: 0.05 }, poor);
    expect(stressed.defaulted).toBeGreaterThan(stressed.firstMissed!);
    expect(stressed.lossGivenDefault).toBeGreaterThan(0);
    expect(stressed.lossGivenDefault).toBeLessThanOrEqual(1);
    expect(sentence).toMatch(/writes off USD .* of what it is owed/);
  });

  it('gives probabilities and bands over scenarios, and a lower price never breaks less often', async () => {
    const drawn = await facilityAnswer({ box: 'box_crwv_ddtl2' }, runs, draw);
    wellFormed(drawn);
    expect(drawn.sentence).toMatch(/of 6 scenarios/);
    expect(drawn.sentence).toMatch(/8 of 10 scenarios/);
    const missed = drawn.prices.map((one) => one.drawn!.share('facility', (x) => x > 0.5, { figure: 'missed' }).share);
    expect(missed).toEqual(missed.toSorted((x, y) => y - x));
    const lines = drawn.charts.flatMap((chart) => (chart.kind === 'line' ? chart.lines : []));
    expect(lines.find(({ id }) => id === 'stressed')!.values.some(({ p10, p90 }) => p10! < p90!)).toBe(true);
  });

  it('names the boxes there are', async () => {
    await expect(facilityAnswer({ box: 'box_of_nobody' }, runs)).rejects.toThrow(/box_crwv_ddtl2/);
  });
});

describe('4. a lab that stops paying', async () => {
  const answer = await labStopsAnswer({ lab: 'openai', from: 9 }, runs, context);

  it('has the form of an answer', () => wellFormed(answer));

  it('losses by kind and by holder add up to the total', () => {
    const sum = answer.byKind.reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBeCloseTo(answer.total, 0);
    const { rows, columns } = answer.tables.find(({ id }) => id === 'losses')!;
    const numbers = rows.map((row) => row.slice(1).map(Number));
    const all = numbers.length - 1;
    const last = columns.length - 2;
    for (let k = 0; k <= last; k++)
      expect(numbers.slice(0, all).reduce((total, row) => total + row[k], 0) / answer.total).toBeCloseTo(
        numbers[all][k] / answer.total,
        9,
      );
    for (const row of numbers)
      expect(row.slice(0, last).reduce((a, b) => a + b, 0) / answer.total).toBeCloseTo(row[last] / answer.total, 9);
    expect(numbers[all][last] / answer.total).toBeCloseTo(1, 9);
    // The same as the ledger says by holder, guarantees apart.
    const months = answer.tables.find(({ id }) => id === 'months')!.rows;
    const paid = months.reduce((total, row) => total + Number(row[2]), 0);
    expect((Number(months.at(-1)![4]) + paid) / answer.total).toBeCloseTo(1, 9);
    expect(answer.outsideShare).toBeGreaterThanOrEqual(0);
    expect(answer.outsideShare).toBeLessThanOrEqual(1);
  });

  it('has a band over scenarios, and says how often somebody else fails', async () => {
    const drawn = await labStopsAnswer({ lab: 'openai', from: 9 }, runs, context, draw);
    wellFormed(drawn);
    expect(drawn.sentence).toMatch(/8 of 10 scenarios: .* more is lost/);
    expect(drawn.sentence).toMatch(/Somebody else fails because of it in .* of 6 scenarios/);
    const failures = drawn.tables.find(({ id }) => id === 'failures')!.rows;
    expect(failures.map(([name]) => name)).toContain('OpenAI');
  });

  it('begins with the lab, which then defaults', () => {
    expect(answer.events[0]).toMatchObject({ company: 'openai', what: 'misses payments', step: 9 });
    expect(answer.events.find(({ what }) => what === 'defaults')).toMatchObject({ company: 'openai' });
  });

  it('refuses a lab or month there is not', async () => {
    await expect(labStopsAnswer({ lab: 'openia', from: 9 }, runs, context)).rejects.toThrow(/openai/);
    await expect(labStopsAnswer({ lab: 'openai', from: 500 }, runs, context)).rejects.toThrow(RangeError);
  });
});

describe('13. required revenue on one basis', async () => {
  const answer = await requiredRevenueAnswer(run, facts);

  it('has the form of an answer', () => wellFormed(answer));

  it('has a band on each basis', async () => {
    const drawn = await requiredRevenueAnswer(run, facts, {}, draw);
    wellFormed(drawn);
    expect(drawn.sentence.match(/8 of 10 scenarios/g)).toHaveLength(3);
    const basis = drawn.tables.find(({ id }) => id === 'basis')!;
    const band = basis.columns.findIndex(({ id }) => id === 'band');
    for (const row of basis.rows) expect(row[band]).toMatch(/ to /);
  });

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

describe('15. what must be true', async () => {
  const some = ['token_elasticity', 'economic_life_it', 'hurdle_rate', 'adoption_factor'];
  const answer = await conditionsAnswer({ year: 2028, parameters: some }, runs, plainMeasures(program), draw);

  it('has the form of an answer, with a band and how often it holds', () => {
    wellFormed(answer);
    expect(answer.sentence).toMatch(/8 of 10 scenarios: .*Revenue covers it in .* of 6 scenarios/);
  });

  it('measures as a whole run does', () => {
    expect(answer.result.base).toBe(earningMargin(program.run(), 2028));
  });

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
  it.each(['nvidia', 'coreweave', 'oracle'])(
    '%s: shares add up to one, own money lies within them',
    async (company) => {
      const answer = await followMoneyAnswer(run, { company, year: 2027 }, context, draw);
      wellFormed(answer);
      expect(answer.sentence).toMatch(/8 of 10 scenarios: .* is money it had paid out itself/);
      expect(answer.origin.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(answer.ownShare).toBeGreaterThanOrEqual(0);
      expect(answer.ownShare).toBeLessThan(1);
      for (const { out, back, round } of answer.trips) expect(round).toBe(Math.min(out, back));
      for (const { companies, arrows, amount } of answer.paths) {
        expect([companies[0], companies[companies.length - 1]]).toEqual([company, company]);
        for (const arrow of arrows) expect(amount).toBeLessThanOrEqual(arrow.amount * (1 + 1e-9));
        expect(arrows.every(({ names }) => names.length > 0)).toBe(true);
      }
    },
  );

  it('refuses a year outside the run', async () => {
    await expect(followMoneyAnswer(run, { company: 'nvidia', year: 1999 }, context)).rejects.toThrow(RangeError);
  });
});

describe('36. what binds', async () => {
  const answer = await bindingAnswer(run, context, draw);

  it('has the form of an answer, with shares of scenarios', () => {
    wellFormed(answer);
    expect(answer.sentence).toMatch(/8 of 10 scenarios: .* holds back most of it in .* of 6 scenarios/);
  });

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
