/** K12: a lab lists once revenue, growth and sentiment pass their levels; then the public buys its shares instead of funds. */
import { describe, expect, it } from 'vitest';
import { members, model, run } from './model.ts';

const labs = members('lab');
const stakeOf = (holder: string, issuer: string) => {
  const of = (id: string) => model.relations.find((relation) => relation.id === id)!.of;
  return members('stake').findIndex((_, k) => of('stake_holder')[k] === holder && of('stake_issuer')[k] === issuer);
};
const base = run();
const monthOf = (of: typeof base, lab: string) => of.series('listing_now', lab).findIndex((x) => x > 0);

describe('K12. listing', () => {
  it('comes when all three levels have been passed for as long as it takes to prepare, and not before', () => {
    for (const lab of labs) {
      const month = monthOf(base, lab);
      const ready = (step: number) =>
        base.value('lab_revenue', step, lab) >= 30e9 &&
        base.value('lab_growth_expected', step, lab) >= 0.3 &&
        base.value('sentiment', step) >= 0.85 &&
        base.value('alive', step, lab) > 0.5;
      // Six months of preparation before it, and the month itself.
      const first = Array.from({ length: 120 }, (_, k) => k).findIndex(
        (step) => step >= 6 && Array.from({ length: 7 }, (_, k) => step - k).every(ready),
      );
      expect(month, lab).toBe(first);
    }
    expect(monthOf(base, 'openai')).toBeGreaterThanOrEqual(0);
  });

  it('ends rounds; the public buys, and both balance sheets know', () => {
    const lab = 'openai';
    const month = monthOf(base, lab);
    const stake = stakeOf('public_investors', lab);
    let sold = 0;
    for (let step = 0; step < 120; step++) {
      if (step >= month) expect(base.value('paid_lab_round', step, lab)).toBe(0);
      else expect(base.value('paid_lab_share_sale', step, lab)).toBe(0);
      sold += base.value('paid_lab_share_sale', step, lab);
    }
    expect(base.value('paid_lab_share_sale', month, lab)).toBeGreaterThan(0);
    expect(base.value('paid_lab_share_sale', month, lab)).toBeLessThanOrEqual(
      base.value('lab_equity_room', month, lab) * (1 + 1e-12),
    );
    expect(base.at('equity', 120)[stake] - base.at('equity', 0)[stake]).toBeCloseTo(sold, -3);
    expect(base.closing.maxResidual).toBeLessThan(1e-9);
  });

  it('does not come where listings or the market for shares are shut, nor in bad sentiment', () => {
    const shutting: Record<string, number>[] = [
      { listing_open: 0 },
      { equity_open: 0 },
      { sentiment_factor: 0.5 },
      { listing_revenue: 1e13 },
    ];
    for (const set of shutting) {
      const shut = run({ set });
      for (const lab of labs) expect(monthOf(shut, lab), JSON.stringify(set)).toBe(-1);
      expect(shut.closing.maxResidual).toBeLessThan(1e-9);
    }
    const late = run({ schedule: [{ parameter: 'listing_open', from: 0, until: 24, how: 'set', value: 0 }] });
    expect(monthOf(late, 'openai')).toBeGreaterThanOrEqual(24);
  });

  it('dilutes those who owned the lab by new money over value with it', () => {
    const lab = 'openai';
    let share = 1;
    for (let step = 0; step < 120; step++) {
      expect(base.value('old_holders_share', step, lab)).toBeCloseTo(share, 9);
      const added = base.value('equity_sold', step, lab);
      share *= 1 - (added > 0 ? added / (added + base.value('valuation', step, lab)) : 0);
    }
    expect(share).toBeLessThan(1);
  });
});
