/** The first-order check of each shipped shock: arithmetic that holds before anything reacts. */
import { expect, it } from 'vitest';
import { distance, members, program, stepOf, total } from '../behaviour/model.ts';
import { book, composed, pair, runOf } from './book.ts';

/** First month of every shock but those that say otherwise. */
const T0 = stepOf(2027, 1);
const sizeOf = (id: string) => book.shocks.find((shock) => shock.id === id)!.size.central;
const changes = (id: string) => book.shocks.find((shock) => shock.id === id)!.changes;

it('every shipped shock has a first-order check, changes inputs only and closes its books', () => {
  expect(book.shocks.length).toBeGreaterThanOrEqual(20);
  for (const { id, firstOrder } of book.shocks) {
    expect(firstOrder, id).toBeTruthy();
    const shocked = runOf(composed([id]), 60);
    expect(shocked.closing.maxResidual, id).toBeLessThan(1e-9);
  }
});

it('nothing differs from the baseline before a shock starts', () => {
  const { base, shocked } = pair(
    book.shocks.map(({ id }) => id).filter((id) => id !== 'custom-silicon' && id !== 'lab-fails'),
    { steps: 24 },
  );
  for (const id of ['cash', 'fleet_gw', 'rental_price', 'adoption'])
    expect(distance(base, shocked, id, 0, T0), id).toBe(0);
});

it.each([
  ['lab-fails', 'openai'],
  ['anthropic-fails', 'anthropic'],
])('%s: what is unpaid is what the lab owed, by payee, to the dollar', (shock, id) => {
  const { base, shocked } = pair([shock], { steps: 20 });
  const lab = program.ledger!.companies.indexOf(id);
  let [owedThen, unpaid] = [0, 0];
  for (const one of program.ledger!.transfers) {
    if (one.settle.stage !== 'owed' || one.id === 'park_cash') continue;
    const [due, paid, baseDue] = [shocked.at(one.due, T0), shocked.at(one.paid, T0), base.at(one.due, T0)];
    for (let i = 0; i < one.size; i++) {
      if (one.payer[i] !== lab) continue;
      expect(Math.abs(due[i] - baseDue[i]), one.id).toBeLessThan(1);
      expect(paid[i], one.id).toBe(0);
      owedThen += baseDue[i];
      unpaid += due[i] - paid[i];
    }
  }
  expect(owedThen).toBeGreaterThan(1e9);
  expect(Math.abs(unpaid - owedThen)).toBeLessThan(1);
  expect(shocked.value('alive', T0 + sizeOf(shock) - 1, id)).toBe(1);
  expect(shocked.value('alive', T0 + sizeOf(shock) + 1, id)).toBe(0);
});

it('lab-late: after twelve months adoption stands where it stood', () => {
  const { base, shocked } = pair(['lab-late'], { set: ['refusal_churn=0'], steps: 40 });
  for (const segment of members('segment')) {
    expect(shocked.value('adoption', T0 + 12, segment)).toBeCloseTo(base.value('adoption', T0, segment), 3);
    expect(base.value('adoption', T0 + 12, segment)).toBeGreaterThan(1.1 * base.value('adoption', T0, segment));
  }
  // Revenue lost in the first month is the growth of adoption that did not come, at the prices of the month.
  const missing = total(base, 'adoption', T0 + 1) - total(shocked, 'adoption', T0 + 1);
  const price = shocked.value('world_spending', T0 + 1) / total(shocked, 'adoption', T0 + 1);
  const lost = base.value('world_spending', T0 + 1) - shocked.value('world_spending', T0 + 1);
  expect(lost / (missing * price)).toBeCloseTo(1, 2);
});

it('leases-walked: requests fall by the stated gigawatts, sites under construction go on', () => {
  const { base, shocked } = pair(['leases-walked'], { steps: 20 });
  const queue = (of: typeof base, step: number) =>
    members('region').reduce((sum, region) => sum + of.value('queued', step, 'microsoft', region), 0);
  const dropped = queue(base, T0 + 1) - queue(shocked, T0 + 1);
  const most = Math.min(sizeOf('leases-walked') / 3, queue(base, T0));
  expect(dropped).toBeGreaterThan(0);
  expect(dropped).toBeLessThanOrEqual(most * (1 + 1e-9));
  expect(distance(base, shocked, 'building', 0, T0 + 1)).toBe(0);
});

it('rental-halves: revenue of uncontracted hours moves by the factor, contracts do not, nor boxes without renewals', () => {
  const { base, shocked } = pair(['rental-halves'], { set: ['direct_price_elasticity=0.06'], steps: 30 });
  // The ramp starts from nothing: its first step is the second month.
  const first = T0 + 1;
  const factor = shocked.value('rental_price', first) / base.value('rental_price', first);
  expect(factor).toBeCloseTo(1 - (1 - sizeOf('rental-halves')) / 6, 9);
  const full = T0 + 6;
  expect(shocked.value('rental_price', full) / shocked.value('free_price', full)).toBeCloseTo(
    sizeOf('rental-halves'),
    9,
  );
  expect(total(shocked, 'wanted_short_compute', first) / total(base, 'wanted_short_compute', first)).toBeCloseTo(
    factor,
    1,
  );
  // A backstop is paid for what is unsold, so it is the one contract that may answer at once.
  for (const contract of members('contract').filter((id) => id !== 'c_nvda_crwv')) {
    expect(shocked.value('contract_billed', first, contract), contract).toBe(
      base.value('contract_billed', first, contract),
    );
  }
  for (const box of ['box_crwv_ddtl3', 'box_crwv_ddtl4']) {
    expect(shocked.value('box_cover', T0 + 2, box)).toBeCloseTo(base.value('box_cover', T0 + 2, box), 6);
  }
});

it('efficiency-jump: at an elasticity of one spending does not move; the sign turns there', () => {
  const moved = (elasticity: number) => {
    const { base, shocked } = pair(['efficiency-jump'], { set: [`token_elasticity=${elasticity}`], steps: 20 });
    // Compute per token falls by the sixth of the logarithm in the first month.
    const fall = base.value('log_compute_per_token', T0 + 1) - shocked.value('log_compute_per_token', T0 + 1);
    expect(fall).toBeCloseTo(sizeOf('efficiency-jump') / 6, 9);
    return shocked.value('world_spending', T0 + 1) / base.value('world_spending', T0 + 1);
  };
  expect(moved(1)).toBeCloseTo(1, 12);
  expect(moved(0.85)).toBeLessThan(1);
  expect(moved(1.3)).toBeGreaterThan(1);
  expect(moved(1.3)).toBeCloseTo(Math.exp((-sizeOf('efficiency-jump') / 6) * (1 - 1.3)), 6);
});

it('price-war: spending moves by factor^(1 − elasticity), compute for it by factor^(−elasticity)', () => {
  const { base, shocked } = pair(['price-war'], { steps: 12 });
  const [factor, elasticity] = [sizeOf('price-war'), program.parameter('token_elasticity')!.values[0]];
  expect(shocked.value('world_spending', T0) / base.value('world_spending', T0)).toBeCloseTo(
    factor ** (1 - elasticity),
    6,
  );
  const need = (of: typeof base) => of.value('inference_need', T0, 'openai');
  expect(need(shocked) / need(base)).toBeCloseTo(factor ** -elasticity, 2);
});

it('custom-silicon: what the leader loses custom makers gain, and no gigawatt is lost', () => {
  const { base, shocked } = pair(['custom-silicon'], { steps: 60 });
  const step = T0 + 30;
  for (const owner of ['microsoft', 'meta']) {
    const mix = (of: typeof base) => members('maker').map((maker) => of.value('mix_now', step, owner, maker));
    const [before, after] = [mix(base), mix(shocked)];
    expect(after.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    expect(after[0] / before[0]).toBeCloseTo(1 - sizeOf('custom-silicon'), 9);
  }
});

it('lives-cut: no cash, fleet or price moves; depreciation rises by old life over new', () => {
  const { base, shocked } = pair(['lives-cut'], { steps: 30 });
  const step = T0 + 11;
  for (const id of ['cash', 'fleet_gw', 'rental_price']) expect(distance(base, shocked, id, 0, step + 1), id).toBe(0);
  expect(shocked.value('depreciation_it', step, 'microsoft')).toBeGreaterThan(
    base.value('depreciation_it', step, 'microsoft'),
  );
  const old = program.parameter('book_life_it')!.values[0];
  const rise = shocked.value('depreciation_it', step, 'microsoft') / base.value('depreciation_it', step, 'microsoft');
  expect(rise).toBeCloseTo(old / sizeOf('lives-cut'), 1);
});

it('memory-squeeze: gigawatts for a fixed budget fall as the price of IT rises', () => {
  const { base, shocked } = pair(['memory-squeeze'], { steps: 12 });
  const price = shocked.value('unit_cost_gw', T0, 'meta') / base.value('unit_cost_gw', T0, 'meta');
  expect(price).toBeCloseTo(1 + sizeOf('memory-squeeze'), 9);
  const carried = (of: typeof base) => of.value('backlog_limit', T0, 'meta') / of.value('it_budget', T0, 'meta');
  expect(carried(shocked) / carried(base)).toBeCloseTo(1 / price, 9);
});

it('fab-outage: shipments fall by exactly the size from the fourth month after', () => {
  const { base, shocked } = pair(['fab-outage'], { steps: 20 });
  expect(distance(base, shocked, 'shipped_gw', 0, T0 + 3)).toBe(0);
  expect(shocked.value('shipped_gw', T0 + 4) / base.value('shipped_gw', T0 + 4)).toBeCloseTo(
    1 - sizeOf('fab-outage'),
    9,
  );
});

it('funding-stop: room for debt falls by the size, committed draws go on, those who do not borrow feel nothing', () => {
  const { base, shocked } = pair(['funding-stop'], { steps: 12 });
  for (const company of ['coreweave', 'oracle', 'meta']) {
    const [room, left] = [base.value('debt_room', T0, company), shocked.value('debt_room', T0, company)];
    expect(left).toBeCloseTo(room * (1 - sizeOf('funding-stop')), 0);
    if (base.value('notes_wanted', T0, company) === 0) {
      expect(shocked.value('cash', T0 + 1, company)).toBeCloseTo(base.value('cash', T0 + 1, company), 0);
    }
  }
  for (const facility of members('facility').filter((id) => base.value('commitment_left', T0, id) > 0)) {
    expect(shocked.value('paid_draw', T0, facility)).toBeCloseTo(base.value('paid_draw', T0, facility), 0);
  }
});

it('rates-up: interest rises by the size on floating debt, not at all on fixed', () => {
  const { base, shocked } = pair(['rates-up'], { steps: 24 });
  for (const [k, share] of [
    [0, 1 / 6],
    [5, 1],
  ]) {
    const step = T0 + k;
    const added = shocked.value('base_rate_now', step) - base.value('base_rate_now', step);
    expect(added).toBeLessThanOrEqual(sizeOf('rates-up') * (share + 0.01));
    for (const facility of ['f_crwv_ddtl2', 'f_crwv_ddtl1', 'debt_meta', 'debt_coreweave']) {
      const interest = (of: typeof base) =>
        (of.value('wanted_interest', step, facility) * 12) / of.value('loan', step, facility);
      const floating =
        facility.startsWith('f_') &&
        program.model.data.find(({ id }) => id === 'is_floating')!.values[members('facility').indexOf(facility)] > 0;
      if (base.value('loan', step, facility) > 1e6)
        expect(interest(shocked) - interest(base), facility).toBeCloseTo(floating ? added : 0, 9);
    }
  }
  expect(shocked.value('base_rate_now', T0 + 8) - base.value('base_rate_now', T0 + 8)).toBeCloseTo(
    sizeOf('rates-up'),
    12,
  );
});

it('guarantee-called: without a default nothing is paid, with one no more than the cap', () => {
  const alone = pair(['guarantee-called'], { steps: 60 });
  expect(distance(alone.base, alone.shocked, 'cash')).toBe(0);
  const paid = (names: string[], sizes: Record<string, number> = {}) => {
    const of = runOf(composed(names, [], 'baseline', sizes), 118);
    let sum = 0;
    for (let step = 0; step < of.steps; step++) sum += of.value('paid_guarantee_call', step, 'g_nvidia_openai');
    return sum;
  };
  expect(paid(['lab-fails'])).toBe(0);
  const called = paid(['lab-fails', 'guarantee-called'], { 'guarantee-called': 26e9 });
  expect(called).toBeGreaterThan(1e9);
  expect(called).toBeLessThanOrEqual(26e9 * (1 + 1e-9));
});

it('leases-are-debt: no cash moves in the first month for those who do not borrow; room falls by what is counted', () => {
  const { base, shocked } = pair(['leases-are-debt'], { steps: 12 });
  const data = (id: string, company: string) =>
    program.model.data.find((d) => d.id === id)!.values[members('company').indexOf(company)];
  for (const company of ['microsoft', 'alphabet', 'amazon', 'meta', 'oracle']) {
    const counted = data('off_balance_leases', company);
    expect(counted, company).toBeGreaterThan(1e9);
    const room = base.value('debt_room', T0, company);
    expect(shocked.value('debt_room', T0, company)).toBeCloseTo(Math.max(0, room - counted), 0);
    if (base.value('notes_wanted', T0, company) === 0) {
      expect(shocked.value('cash', T0 + 1, company)).toBeCloseTo(base.value('cash', T0 + 1, company), 0);
    }
    expect(shocked.value('note_rate', T0, company) - base.value('note_rate', T0, company)).toBeCloseTo(
      sizeOf('leases-are-debt'),
      9,
    );
  }
});

it('equity-fall: book equity is untouched at first, no shares are sold, users spend one per cent less', () => {
  const { base, shocked } = pair(['equity-fall'], { steps: 12 });
  expect(distance(base, shocked, 'equity', 0, T0)).toBe(0);
  expect(total(shocked, 'paid_share_issue', T0) + total(shocked, 'paid_lab_round', T0)).toBe(0);
  expect(shocked.value('world_spending', T0) / base.value('world_spending', T0)).toBeCloseTo(0.99, 9);
});

it('capex-cut: what the owner takes falls by exactly the size, nobody else changes anything in that month', () => {
  const { base, shocked } = pair(['capex-cut'], { steps: 12 });
  for (const owner of members('builder')) {
    const ratio = shocked.value('deliveries_gw', T0, owner) / base.value('deliveries_gw', T0, owner);
    if (owner === 'microsoft') expect(ratio).toBeCloseTo(1 - sizeOf('capex-cut'), 9);
    else if (base.value('deliveries_gw', T0, owner) > 0) expect(ratio, owner).toBeCloseTo(1, 9);
  }
});

it('power-late: energisation falls by exactly the size; a gigawatt costs and forgoes about three quarters of a billion a month', () => {
  const { base, shocked } = pair(['power-late'], { steps: 12 });
  const late = total(shocked, 'energising', T0) / total(base, 'energising', T0);
  expect(late).toBeCloseTo(1 - sizeOf('power-late'), 9);
  const carried = base.value('cost_gw', T0) / 12;
  expect(carried).toBeGreaterThan(0.5e9);
  expect(carried).toBeLessThan(1.1e9);
});

it('moratorium: most that can be started falls by exactly the size, sites under way go on', () => {
  const { base, shocked } = pair(['moratorium'], { steps: 12 });
  expect(shocked.value('start_limit', T0, 'us') / base.value('start_limit', T0, 'us')).toBeCloseTo(
    1 - sizeOf('moratorium'),
    9,
  );
  expect(shocked.value('start_limit', T0, 'europe')).toBe(base.value('start_limit', T0, 'europe'));
  expect(distance(base, shocked, 'building', 0, T0)).toBe(0);
});

it('power-dear: 71.5 m USD a year per GW from capacity and 0.3 bn from energy, under 5 % of the cost of a gigawatt', () => {
  const { base, shocked } = pair(['power-dear'], { steps: 12 });
  const added = shocked.value('running_cost', T0) - base.value('running_cost', T0);
  expect(changes('power-dear').find((c) => c.parameter === 'capacity_charge_gw')!.value).toBe((529 - 333) * 365 * 1000);
  expect(added).toBeCloseTo((529 - 333) * 365 * 1000 + 0.5 * 600e6, 0);
  expect(added / base.value('cost_gw', T0)).toBeLessThan(0.05);
});

it('market-split: foreign sellers’ European sales fall by the size at the same spending', () => {
  const { base, shocked } = pair(['market-split'], { steps: 60 });
  const step = T0 + 40;
  const open = shocked.value('open_share', step, 'europe', 'openai');
  expect(open).toBeCloseTo(1 - sizeOf('market-split'), 9);
  expect(base.value('open_share', step, 'europe', 'openai')).toBe(1);
  expect(shocked.value('open_share', step, 'us', 'openai')).toBe(1);
});

it('metered: those who are metered spend and use as (1 − churn) × price^(1 − ε) and ^(−ε); light users and firms do not move', () => {
  const { base, shocked } = pair(['metered'], { steps: 24 });
  const step = T0 + 6;
  const of = (id: string) => program.parameter(id)!.values[0];
  const [price, stay, elasticity] = [sizeOf('metered'), 1 - of('metered_churn'), of('token_elasticity')];
  const heavy = of('flat_share') * of('heavy_users');
  expect(shocked.value('metered_spending', step, 'consumer')).toBeCloseTo(
    1 + heavy * (stay * price ** (1 - elasticity) - 1),
    12,
  );
  expect(shocked.value('metered_use', step, 'developer')).toBeCloseTo(
    1 + of('flat_share') * of('heavy_use') * (stay * price ** -elasticity - 1),
    12,
  );
  expect(shocked.value('metered_spending', step, 'enterprise')).toBe(1);
  // In the first month, at the same prices, spending of a segment moves by its factor and nothing else.
  for (const segment of ['consumer', 'developer'])
    expect(shocked.value('spending', T0, segment) / base.value('spending', T0, segment)).toBeCloseTo(
      shocked.value('metered_spending', T0, segment),
      12,
    );
  expect(shocked.value('inference_need', step, 'openai')).toBeLessThan(base.value('inference_need', step, 'openai'));
});

it('chips-barred: foreign deliveries to the region end, home deliveries do not, and others get what is freed', () => {
  const { base, shocked } = pair(['chips-barred'], { steps: 24 });
  const paid = (of: typeof base, builder: string, maker: string) => of.value('paid_chips', T0, builder, maker);
  for (const maker of ['nvidia', 'amd']) {
    expect(paid(base, 'china_buyers', maker)).toBeGreaterThan(0);
    expect(paid(shocked, 'china_buyers', maker)).toBe(0);
  }
  expect(paid(shocked, 'china_buyers', 'other_chips')).toBeGreaterThan(0);
  const share = shocked.value('chip_access_share', T0, 'china_buyers');
  expect(share).toBeCloseTo(0.73, 2);
  const weight = (of: typeof base) => total(of, 'pressed_backlog', T0);
  expect(weight(base) - weight(shocked)).toBeCloseTo(base.value('backlog', T0, 'china_buyers') * (1 - share), 9);
  expect(shocked.value('deliveries_gw', T0, 'meta')).toBeGreaterThan(base.value('deliveries_gw', T0, 'meta'));
  expect(shocked.value('chip_access_share', T0, 'meta')).toBe(1);
});
