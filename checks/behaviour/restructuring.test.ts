/** X8 and X4: debt for shares instead of a sale, and boxes that outlive their sponsor. */
import { describe, expect, it } from 'vitest';
import { changed, members, model, run, total } from './model.ts';

const relation = (id: string) => model.relations.find((one) => one.id === id)!.of;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('X8. restructuring', () => {
  // Halved adoption, because in the baseline nobody fails.
  const stress = { adoption_factor: 0.5 };
  const sold = run({ set: stress });
  const kept = run({ set: { ...stress, restructure: 1 } });
  const taken = members('company')
    .map((company) => ({ company, step: kept.series('restructured_now', company).findIndex((x) => x > 0) }))
    .filter(({ step }) => step >= 0);

  it('is off by default, and on where lenders get more from a going concern', () => {
    for (const company of members('company')) expect(sum(sold.series('restructured_now', company))).toBe(0);
    expect(taken.length).toBeGreaterThan(0);
    for (const { company, step } of taken) {
      expect(kept.value('alive', step + 1, company), company).toBe(1);
      const worth = kept.value('going_concern', step, company);
      if (members('builder').includes(company)) expect(worth).toBeGreaterThan(kept.value('liquidation', step, company));
    }
  });

  it('turns the recovered part of each loan into shares and writes the rest off; old shares are worth nothing', () => {
    for (const { company, step } of taken) {
      const loans = members('facility').flatMap((_, k) => (relation('borrower')[k] === company ? [k] : []));
      const owed = sum(loans.map((k) => kept.at('loan', step)[k]));
      const paid = sum(loans.map((k) => kept.at('paid_principal', step)[k] - kept.at('paid_draw', step)[k]));
      expect(sum(loans.map((k) => kept.at('loan', step + 1)[k]))).toBeCloseTo(0, 0);
      const stakes = members('stake').flatMap((_, k) => (relation('stake_issuer')[k] === company ? [k] : []));
      const equity = sum(stakes.map((k) => kept.at('equity', step + 1)[k]));
      const old = sum(stakes.map((k) => kept.at('equity', step)[k]));
      const forgiven = sum(loans.map((k) => kept.at('written_off_loan', step)[k]));
      const fresh = kept.value('equity_sold', step, company);
      // Claims less recovery: what was owed is repaid, forgiven or has become shares.
      expect(Math.abs(owed - paid - forgiven - (equity - fresh)) / owed, company).toBeLessThan(1e-9);
      const gone = kept.value('gain_by_issuer', step, company);
      expect(Math.abs(gone - forgiven - old) / (1 + gone), company).toBeLessThan(1e-9);
    }
    expect(kept.closing.maxResidual).toBeLessThan(1e-9);
  });

  it('happens once; who cannot pay after it is sold', () => {
    for (const { company } of taken) expect(sum(kept.series('restructured_now', company))).toBe(1);
  });
});

describe('X4. a remote box', () => {
  const box = 'box_crwv_ddtl4';
  const from = 24;
  const fails = {
    schedule: [{ parameter: 'force_default', element: ['coreweave'], from, how: 'set' as const, value: 1 }],
  };
  const bound = changed(({ data }) => {
    data.find(({ id }) => id === 'box_remote')!.values.fill(0);
  });
  const remote = run(fails);
  const tied = run(fails, bound);
  const k = members('box').indexOf(box);
  const received = (of: typeof remote, step: number) => of.at('box_receipts', step)[k];

  it('goes on being paid by its customer and pays its lenders when its sponsor fails; one that is tied to it does not', () => {
    expect(remote.value('alive', from + 2, 'coreweave')).toBe(0);
    const after = from + 6;
    expect(received(remote, after)).toBeGreaterThan(0);
    expect(received(tied, after)).toBe(0);
    const loan = members('facility').indexOf('f_crwv_ddtl4');
    expect(remote.at('paid_interest', after)[loan]).toBeGreaterThan(0);
    expect(tied.value('alive', 60, box)).toBe(0);
    const written = (of: typeof remote) =>
      sum(Array.from({ length: 60 }, (_, s) => of.at('written_off_loan', s)[loan]));
    expect(written(remote)).toBeLessThan(written(tied));
  });

  it('keeps the units that serve it and pays more for their operation', () => {
    const after = from + 12;
    expect(remote.value('fleet_gw', after, 'coreweave')).toBeGreaterThan(0);
    expect(tied.value('fleet_gw', after, 'coreweave')).toBeLessThan(remote.value('fleet_gw', after, 'coreweave'));
    const per = (step: number) => remote.at('wanted_box_operation', step)[k] / remote.at('box_operating_cost', step)[k];
    expect(per(from - 1)).toBe(1);
    expect(per(after)).toBeCloseTo(1.25, 12);
    expect(remote.value('sold_gw', after, 'coreweave')).toBeLessThanOrEqual(
      remote.value('fleet_gw', after, 'coreweave') * (1 + 1e-12),
    );
  });

  it('ends with its customer', () => {
    const both = run({
      schedule: [
        ...fails.schedule,
        ...members('company')
          .filter((id) => ['openai', 'meta', 'microsoft', 'anthropic'].includes(id))
          .map((id) => ({ parameter: 'force_default', element: [id], from: from + 3, how: 'set' as const, value: 1 })),
      ],
    });
    const labs = total(both, 'alive', from + 8, ['openai', 'anthropic']);
    expect(labs).toBe(0);
    expect(both.closing.maxResidual).toBeLessThan(1e-9);
    expect(received(both, from + 8)).toBeLessThan(received(remote, from + 8));
  });

  it('books close and losses of holders equal what is written off', () => {
    for (const of of [remote, tied]) {
      expect(of.closing.maxResidual).toBeLessThan(1e-9);
      for (const step of [from + 1, 40, 60])
        expect(sum(of.at('loss_by_holder', step))).toBeCloseTo(sum(of.at('gain_by_issuer', step)), 0);
    }
  });
});
