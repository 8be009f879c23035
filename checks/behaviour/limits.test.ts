/** Expected behaviours 7 to 13: what must come out at the ends of what the model can be asked. */
import { expect, it } from 'vitest';
import { capexOfFour, changed, defaults, FOUR, meanOf, members, program, run, total } from './model.ts';

const base = run();
const value = (id: string) => program.parameter(id)!.values[0];

it('7. without chips every fleet falls at exactly the failure rate, and the price of compute rises', () => {
  const none = run({ set: { chip_output_share: 0 }, steps: 24 });
  // Until somebody fails: the fleets of the failed change hands.
  const until = Math.max(
    ...Array.from({ length: 24 }, (_, k) => k).filter((k) => none.value('defaults_so_far', k) === 0),
  );
  expect(until).toBeGreaterThanOrEqual(6);
  const left = (1 - value('failure_rate') / 12) ** until;
  for (const owner of members('builder')) {
    const opening = none.value('fleet_gw', 0, owner);
    const gone = Math.abs(none.value('fleet_gw', until, owner) - opening * left);
    expect(gone, owner).toBeLessThanOrEqual(1e-12 * opening);
  }
  expect(none.value('rental_price', 23)).toBeGreaterThan(1.5 * base.value('rental_price', 23));
  const perUnit = (of: typeof base) => of.value('total_end_revenue', 23) / of.value('world_fleet', 23);
  expect(perUnit(none)).toBeGreaterThan(perUnit(base));
});

it('8. without demand capital spending falls to near what is spent outside AI, price goes to the floor, labs and neoclouds fail, clouds live', () => {
  // From the month after the opening, so that the opening itself stands as it was observed.
  const none = run({ schedule: [{ parameter: 'end_demand_factor', from: 1, how: 'set', value: 0.001 }] });
  const outsideAi = FOUR.reduce((sum, owner) => sum + meanOf(none, 'base_capex', 2030, [owner]), 0);
  expect(capexOfFour(none, 2030)).toBeLessThan(1.25 * outsideAi);
  expect(capexOfFour(none, 2030)).toBeLessThan(0.4 * capexOfFour(base, 2030));
  const overFloor = Array.from({ length: 120 }, (_, k) => none.value('rental_price', k) / none.value('price_floor', k));
  expect(Math.min(...overFloor)).toBeCloseTo(1, 9);
  const failed = defaults(none).map(({ company }) => company);
  expect(failed).toEqual(expect.arrayContaining(['openai', 'anthropic', 'coreweave', 'neoclouds', 'nebius', 'lambda']));
  for (const cloud of FOUR) expect(failed).not.toContain(cloud);
});

it('9. with power without end nothing waits dark after a year, and power never binds', () => {
  // Every owner starts with thirty times the sites it has.
  const free = changed(({ variables }) => {
    const energised = variables.find(({ id }) => id === 'energised')!;
    if (energised.kind === 'stock') energised.initial = `30 * (${energised.initial})`;
  }).run();
  for (let step = 12; step < 120; step++) {
    // What is delivered in a month is switched on in the next: nothing waits longer.
    for (const owner of FOUR) {
      const delivered = free.value('accepted_gw', step - 1, owner);
      expect(free.value('dark_gw', step, owner), `dark at ${step}`).toBeLessThanOrEqual(delivered * (1 + 1e-9) + 1e-12);
      expect(free.value('binding', step, owner), `${owner} at ${step}`).not.toBe(1);
    }
  }
});

it('10. with sentiment held at one no lab of the baseline fails, and money still closes', () => {
  const calm = changed(({ variables }) => {
    const sentiment = variables.find(({ id }) => id === 'sentiment')!;
    if ('equation' in sentiment) sentiment.equation = '1';
  }).run();
  for (let step = 0; step <= 120; step += 6) expect(calm.value('sentiment', step)).toBeCloseTo(1, 12);
  expect(calm.closing.maxResidual).toBeLessThan(1e-9);
  const failed = defaults(calm).map(({ company }) => company);
  for (const lab of members('lab')) expect(failed).not.toContain(lab);
});

it('11. without price response the price follows cost alone and utilisation takes the whole shock', () => {
  const still = { price_gain: 0, price_cost_drift: 1 };
  const calm = run({ set: still });
  const weak = run({
    set: still,
    schedule: [{ parameter: 'end_demand_factor', from: 12, how: 'multiply', value: 0.5 }],
  });
  const step = (1 - value('chip_price_decline')) ** (1 / 12);
  for (let k = 1; k <= 60; k++) {
    const floor = calm.value('price_floor', k);
    const expected = Math.max(floor, calm.value('rental_price', k - 1) * step);
    expect(calm.value('rental_price', k)).toBeCloseTo(expected, 9);
    expect(weak.value('rental_price', k)).toBeCloseTo(calm.value('rental_price', k), 9);
  }
  expect(weak.value('utilisation', 18)).toBeLessThan(0.9 * calm.value('utilisation', 18));
});

it('13. nobody fails who had nothing unpaid before', () => {
  const hard = run({ set: { end_demand_factor: 0.3 } });
  const failed = defaults(hard);
  expect(failed.length).toBeGreaterThan(3);
  for (const { company, step } of failed) {
    for (let k = step - value('grace_months') + 1; k <= step; k++) {
      expect(hard.value('unpaid', k, company), `${company} at ${k}`).toBeGreaterThan(0);
    }
  }
  for (const company of members('company').filter((id) => total(hard, 'cash_out', 60, [id]) === 0)) {
    expect(failed.some((one) => one.company === company && one.step > 60)).toBe(false);
  }
});
