/** Equations X5 and X6 for boxes: what stands behind a loan is taken, sold and paid to its lenders; B9 and sculpted loans. */
import { boxTerms, cascadeOf, summaryOf } from '@buildout/workbench/analysis/box/index.ts';
import { describe, expect, it } from 'vitest';
import { changed, members, program, run, stepOf, total } from './model.ts';

const FROM = stepOf(2028, 10);
const fails = (company: string, set: Record<string, number> = {}, of = program) =>
  run({ set, schedule: [{ parameter: 'force_default', element: [company], from: FROM, how: 'set', value: 1 }] }, of);
const lossOf = (of: ReturnType<typeof run>, box: string) => {
  const terms = boxTerms(of, box);
  return summaryOf(cascadeOf(of, terms), terms);
};
const lossGivenDefault = (of: ReturnType<typeof run>, box: string) => lossOf(of, box).lossGivenDefault!;
const DDTL2 = 'box_crwv_ddtl2';
const units = (of: ReturnType<typeof run>, step: number) =>
  ['installed', 'dark', 'collateral_held'].reduce((sum, id) => sum + total(of, id, step), 0);

describe('the collateral of a box that fails', () => {
  const usual = fails(DDTL2);

  it('brings its lenders part of what they are owed', () => {
    expect(lossGivenDefault(usual, DDTL2)).toBeGreaterThan(0);
    expect(lossGivenDefault(usual, DDTL2)).toBeLessThan(1);
    const { lost, defaulted } = lossOf(usual, DDTL2);
    const paid = Array.from({ length: 24 }, (_, k) =>
      usual.value('paid_principal', defaulted! + 1 + k, 'f_crwv_ddtl2'),
    );
    const owed = usual.value('loan', defaulted! + 1, 'f_crwv_ddtl2');
    expect(paid.reduce((a, b) => a + b) + lost).toBeCloseTo(owed, 0);
  });

  it('brings less when rents fall', () => {
    // Rents fall in the month of failure, so that nothing else has answered to them before.
    const [half, third] = [0.5, 0.3].map((factor) =>
      lossGivenDefault(
        run({
          schedule: [
            { parameter: 'force_default', element: [DDTL2], from: FROM, how: 'set', value: 1 },
            { parameter: 'rental_price_factor', from: FROM, how: 'set', value: factor },
          ],
        }),
        DDTL2,
      ),
    );
    expect(half).toBeGreaterThan(lossGivenDefault(usual, DDTL2));
    expect(third).toBeGreaterThan(half);
  });

  it('brings less a unit the more is sold at once', () => {
    const price = (sold: number) => {
      const of = fails(
        DDTL2,
        { fire_sale_depth: 1.5 },
        changed(({ data }) => {
          const held = data.find(({ id }) => id === 'opening_box_units')!;
          held.values = held.values.map((value) => value * sold);
        }),
      );
      return total(of, 'fire_discount', FROM + 2);
    };
    expect(price(0.5)).toBeGreaterThan(price(1));
    expect(price(1)).toBeLessThan(1);
    expect(lossGivenDefault(fails(DDTL2, { fire_sale_depth: 3 }), DDTL2)).toBeGreaterThan(
      lossGivenDefault(fails(DDTL2, { fire_sale_depth: 0.5 }), DDTL2),
    );
  });

  it('is taken from its operator, who runs it no longer; no unit appears or is lost', () => {
    const before = run();
    const step = FROM + 2;
    const held = usual.value('collateral_gw', step, 'coreweave');
    expect(held).toBeGreaterThan(0.05);
    expect(before.value('fleet_gw', step, 'coreweave') - usual.value('fleet_gw', step, 'coreweave')).toBeGreaterThan(
      0.9 * held,
    );
    expect(Math.abs(units(usual, step) / units(before, step) - 1)).toBeLessThan(0.01);
    expect(usual.closing.maxResidual).toBeLessThan(1e-9);
    expect(total(usual, 'collateral_held', usual.steps)).toBeLessThan(1);
  });
});

it('when a sponsor fails, its lenders get nothing of what boxes have pledged, and a remote box goes on', () => {
  const of = fails('coreweave');
  expect(of.closing.maxResidual).toBeLessThan(1e-9);
  expect(of.value('alive', FROM + 24, 'box_crwv_ddtl4')).toBe(1);
  const left = members('generation').reduce((sum, g) => sum + of.value('installed', FROM + 15, 'coreweave', g), 0);
  const pledged = members('generation').reduce(
    (sum, g) => sum + of.value('box_units', FROM + 15, 'box_crwv_ddtl4', g),
    0,
  );
  expect(pledged).toBeGreaterThan(1e5);
  expect(left / pledged).toBeCloseTo(1, 2);
  for (const box of [DDTL2, 'box_crwv_ddtl5']) expect(lossGivenDefault(of, box), box).toBeLessThan(1);
});

it.each(members('site_box'))('halls of %s go to landlords, and what they bring to its lenders', (box) => {
  const of = fails(box);
  expect(of.closing.maxResidual).toBeLessThan(1e-9);
  // Landlords buy as far as they find the money in time.
  expect(of.value('hall_sold', of.steps, box)).toBeGreaterThan(0.7);
  expect(of.value('hall_sold', of.steps, box)).toBeLessThan(1 + 1e-9);
  expect(lossGivenDefault(of, box)).toBeLessThan(0.9);
});

describe('cover by the terms of the loan', () => {
  const usual = run();
  const covers = (box: string) => {
    const months = cascadeOf(usual, boxTerms(usual, box));
    return { months, summary: summaryOf(months, boxTerms(usual, box)) };
  };

  it('B9: a rent set to debt service covers it at the covenant in every month', () => {
    const { months, summary } = covers('hyperion_jv');
    expect(summary.firstBreach).toBeUndefined();
    const [start] = months.filter(({ principal }) => principal > 1);
    for (const { cover } of months.filter(({ step }) => step > start.step + 2)) expect(cover).toBeCloseTo(1.05, 6);
  });

  it('a loan that follows contract cash is repaid out of what is contracted: no renewal is needed to keep its covenant', () => {
    const signed = run({ set: { renewal_price_share: 0 } });
    const terms = boxTerms(signed, DDTL2);
    const all = cascadeOf(signed, terms)
      .filter(({ step }) => step > 2 && step < terms.amortisation.maturity - 3)
      .map(({ cover }) => cover!);
    expect(Math.min(...all)).toBeGreaterThan(terms.covenant);
    expect(Math.max(...all) / Math.min(...all)).toBeLessThan(1.2);
    expect(signed.value('loan', Math.ceil(terms.amortisation.maturity) + 1, 'f_crwv_ddtl2')).toBeLessThan(1);
  });
});
