/** Expected behaviours 17 to 34: signs and sizes of what a change brings. */
import { cyclingIndex, ownMoneyBack } from '@buildout/engine/flows/index.ts';
import { describe, expect, it } from 'vitest';
import { capexOfFour, defaults, FOUR, inYear, meanOf, members, model, program, run, stepOf, total } from './model.ts';

const base = run();
const set = (values: Record<string, number>) => run({ set: values });
const spending = (of: typeof base, year: number) => meanOf(of, 'end_revenue', year);
const makers = (of: typeof base, year: number) => inYear(of, 'maker_sales', year);

describe('17. elasticity', () => {
  it('at 0.9 and 1.3 spending of 2030 is lower and higher than at 1.1', () => {
    expect(spending(set({ token_elasticity: 0.9 }), 2030)).toBeLessThan(0.8 * spending(base, 2030));
    expect(spending(set({ token_elasticity: 1.3 }), 2030)).toBeGreaterThan(1.3 * spending(base, 2030));
  });

  it('at one the token price has no effect on spending', () => {
    const unit = set({ token_elasticity: 1 });
    for (const step of [0, 30, 60, 119]) {
      expect(unit.value('world_spending', step) / total(unit, 'adoption', step)).toBeCloseTo(1, 12);
    }
  });
});

it('18. a rental price halved once costs neoclouds 5 to 20 % of the year, contracted boxes live, most of it comes back in two years', () => {
  const from = stepOf(2027, 1);
  const halved = run({
    schedule: [{ parameter: 'rental_price_jump', from, until: from + 1, how: 'set', value: Math.log(0.5) }],
  });
  const neoclouds = ['coreweave', 'nebius', 'iren', 'lambda', 'crusoe', 'nscale', 'fluidstack', 'neoclouds'];
  const boxes = members('box').filter((id) => id.startsWith('box_crwv'));
  const revenue = (of: typeof base) => inYear(of, 'revenue_compute', 2027, [...neoclouds, ...boxes]);
  const lost = 1 - revenue(halved) / revenue(base);
  expect(lost).toBeGreaterThan(0.05);
  expect(lost).toBeLessThan(0.2);
  const failed = defaults(halved).filter(({ step }) => step < from + 24);
  expect(failed.filter(({ company }) => boxes.includes(company))).toEqual([]);
  const gap = (step: number) => 1 - halved.value('rental_price', step) / base.value('rental_price', step);
  expect(gap(from)).toBeCloseTo(0.5, 9);
  expect(gap(from + 24)).toBeLessThan(0.25);
});

describe('19. power 24 months late', () => {
  const from = 6;
  const late = run({ schedule: [{ parameter: 'power_late_share', from, until: from + 36, how: 'set', value: 1 }] });

  it('at least doubles the price within two years and takes a third off capital spending', () => {
    expect(late.value('rental_price', from + 24)).toBeGreaterThan(2 * base.value('rental_price', from + 24));
    expect(capexOfFour(late, 2028)).toBeLessThan((2 / 3) * capexOfFour(base, 2028));
  });

  it('hits delayed-draw boxes before their sponsor: debt is drawn on units that wait', () => {
    const months = Array.from({ length: 36 }, (_, k) => from + k);
    const locked = (of: typeof base, box: string) => months.filter((k) => of.value('box_locked', k, box) > 0).length;
    expect(locked(late, 'box_crwv_ddtl4')).toBeGreaterThan(1.5 * locked(base, 'box_crwv_ddtl4'));
    for (const name of ['crwv_ddtl4', 'crwv_ddtl5']) {
      const drawn = late.value('loan', from + 12, `f_${name}`) / base.value('loan', from + 12, `f_${name}`);
      expect(drawn, name).toBeGreaterThan(0.95);
      // Before either box fails: its units wait, so interest comes due before rent.
      const cover = (of: typeof base) => of.value('box_cover', from + 12, `box_${name}`);
      expect(cover(late), name).toBeLessThan(0.9 * cover(base));
    }
    for (const k of months) expect(late.value('missed', k, 'coreweave')).toBe(0);
  });
});

it('20. with adoption halved the price of 2029 is a third lower, capital spending of 2030 15 to 40 %; first to fail are owners without contracts', () => {
  const slow = set({ adoption_factor: 0.5 });
  expect(meanOf(slow, 'rental_price', 2029)).toBeLessThan((2 / 3) * meanOf(base, 'rental_price', 2029));
  const lost = 1 - capexOfFour(slow, 2030) / capexOfFour(base, 2030);
  expect(lost).toBeGreaterThan(0.15);
  expect(lost).toBeLessThan(0.4);
  const [first] = defaults(slow);
  const contracted = (owner: string) =>
    slow.value('sold_gw', first.step - 12, owner) / slow.value('fleet_gw', first.step - 12, owner);
  expect(members('builder')).toContain(first.company);
  expect(contracted(first.company)).toBeLessThan(contracted('coreweave'));
  for (const { company, step } of defaults(slow)) {
    if (members('box').includes(company)) expect(step, company).toBeGreaterThan(first.step);
  }
});

it('21. with adoption halved and equity shut for two years fail small labs, the lab with the largest take-or-pay, boxes, their sponsor', () => {
  const shut = run({
    // Listings are equity too: OpenAI would list in the month before, and live on what it sold.
    set: { adoption_factor: 0.5, listing_open: 0 },
    schedule: [{ parameter: 'equity_open', from: 12, until: 36, how: 'set', value: 0 }],
  });
  const when = (ids: string[]) =>
    Math.min(
      ...defaults(shut)
        .filter(({ company }) => ids.includes(company))
        .map(({ step }) => step),
    );
  const owes = (lab: string) =>
    members('contract').reduce(
      (sum, id, k) => (payerOf[k] === lab ? sum + base.value('contract_rate', stepOf(2028, 1), id) : sum),
      0,
    );
  const [largest, ...others] = members('lab').sort((a, b) => owes(b) - owes(a));
  const boxes = members('box').filter((id) => id.startsWith('box_crwv'));
  expect(when(others)).toBeLessThan(when([largest]));
  expect(when([largest])).toBeLessThan(when(boxes));
  expect(when(boxes)).toBeLessThan(when(['coreweave']));
  expect(when(['coreweave'])).toBeLessThan(60);
});

it('22. the failure of the lab with the largest contracts lowers sentiment, price and chip revenue more than that of another of like revenue', () => {
  const from = stepOf(2027, 1);
  // One lab grows faster and the other slower than last year says, so that both earn the same when one of them fails.
  const alike = { growth_error_openai: 0.6, growth_error_anthropic: -0.6 };
  const both = set(alike);
  const revenue = (lab: string) => both.value('lab_revenue', from, lab);
  expect(revenue('openai') / revenue('anthropic')).toBeCloseTo(1, 1);
  const contracted = (lab: string) =>
    payerOf.reduce(
      (sum, payer, k) =>
        payer === lab ? sum + profile.slice(k * profileYears, (k + 1) * profileYears).reduce((a, b) => a + b) : sum,
      0,
    );
  const [large, small] = ['openai', 'anthropic']
    .sort((a, b) => contracted(b) - contracted(a))
    .map((lab) =>
      run({ set: alike, schedule: [{ parameter: 'lab_pays', element: [lab], from, how: 'set', value: 0 }] }),
    );
  const mean = (of: typeof base, id: string) =>
    Array.from({ length: 36 }, (_, k) => of.value(id, from + k) / both.value(id, from + k)).reduce((a, b) => a + b) /
    36;
  for (const id of ['sentiment', 'rental_price']) {
    expect(mean(small, id), id).toBeLessThan(1);
    expect(mean(large, id), id).toBeLessThan(mean(small, id));
  }
  expect(makers(small, 2028)).toBeLessThan(makers(both, 2028));
  expect(makers(large, 2028)).toBeLessThan(makers(small, 2028));
});
const payerOf = model.relations.find(({ id }) => id === 'contract_payer')!.of;
const profile = model.data.find(({ id }) => id === 'contract_profile')!.values;
const profileYears = members('profile_year').length;

it('23. chips that get cheaper faster lower makers’ revenue, chips that need less power raise it', () => {
  expect(makers(set({ chip_price_decline: 0.37 }), 2030)).toBeLessThan(makers(base, 2030));
  expect(makers(set({ chip_power_decline: 0.33 }), 2030)).toBeGreaterThan(makers(base, 2030));
});

it('24. more weight on rivals raises capital spending of 2030 and lowers the later price', () => {
  const [alone, race] = [0, 1].map((race_weight) => set({ race_weight }));
  expect(capexOfFour(race, 2030)).toBeGreaterThan(capexOfFour(alone, 2030));
  expect(meanOf(race, 'rental_price', 2031)).toBeLessThan(meanOf(alone, 'rental_price', 2031));
});

/** The deepest fall of yearly chip revenue: months of peak and trough, and how much of the peak is lost. */
function cycle(of: typeof base): { peak: number; trough: number; deep: number } {
  const year = (from: number) =>
    Array.from({ length: 12 }, (_, k) => of.value('gpu_spend', from + k)).reduce((a, b) => a + b);
  const years = Array.from({ length: 108 }, (_, k) => year(k));
  let [worst, highest] = [{ peak: 0, trough: 0, deep: 0 }, 0];
  years.forEach((x, k) => {
    if (x > years[highest]) highest = k;
    const deep = 1 - x / years[highest];
    if (deep > worst.deep) worst = { peak: highest, trough: k, deep };
  });
  return worst;
}

it('25. stronger extrapolation raises the peak of capital spending and the depth of the next trough, and lowers utilisation of 2028', () => {
  const [weak, strong] = [0.4, 1.2].map((extrapolation) => set({ extrapolation }));
  const first = [2027, 2028, 2029, 2030, 2031];
  const peak = (of: typeof base) => Math.max(...first.map((year) => capexOfFour(of, year)));
  const trough = (of: typeof base) => Math.min(...[2031, 2032, 2033, 2034].map((year) => capexOfFour(of, year)));
  expect(peak(strong)).toBeGreaterThan(peak(weak));
  expect(1 - trough(strong) / peak(strong)).toBeGreaterThan(1 - trough(weak) / peak(weak));
  expect(meanOf(strong, 'utilisation', 2028)).toBeLessThan(meanOf(weak, 'utilisation', 2028));
});

describe('26. a longer building time', () => {
  const [short, middle, long] = [14, 26, 40].map((build_months) => cycle(set({ build_months })));

  it('makes the cycle of chip revenue longer: its peak and its trough come later', () => {
    expect(middle.peak).toBeGreaterThan(short.peak);
    expect(long.peak).toBeGreaterThan(middle.peak);
    expect(middle.trough).toBeGreaterThan(short.trough);
    expect(long.trough).toBeGreaterThan(middle.trough);
  });

  it('and deeper', () => {
    expect(middle.deep).toBeGreaterThan(short.deep);
    expect(long.deep).toBeGreaterThan(middle.deep);
  });
});

it('27. a higher base rate raises CoreWeave’s interest roughly with its debt', () => {
  const dear = set({ base_rate_shock: 0.02 });
  const interest = (of: typeof base) => inYear(of, 'group_interest', 2028, ['coreweave']);
  const debt = meanOf(base, 'group_debt', 2028, ['coreweave']);
  const added = interest(dear) - interest(base);
  expect(added).toBeGreaterThan(0.01 * debt);
  // More than two points because dearer interest also raises the spread of new notes.
  expect(added).toBeLessThan(0.035 * debt);
});

it('28. a higher sizing cover lowers the debt of delayed-draw boxes', () => {
  const boxes = ['f_crwv_ddtl3', 'f_crwv_ddtl4', 'f_crwv_ddtl5'];
  const debt = (of: typeof base) => boxes.reduce((sum, id) => sum + of.value('loan', 24, id), 0);
  const [loose, tight, tightest] = [1.2, 2, 3].map((dscr_sizing) => set({ dscr_sizing }));
  expect(debt(tight)).toBeLessThan(0.95 * debt(loose));
  expect(debt(tightest)).toBeLessThan(0.95 * debt(tight));
  // What lenders do not give, the sponsor pays in.
  const paidIn = (of: typeof base) =>
    members('box').reduce(
      (sum, id) => sum + (id.startsWith('box_crwv') ? inYear(of, 'box_equity_need', 2026, [id]) : 0),
      0,
    );
  expect(paidIn(tight)).toBeGreaterThan(paidIn(loose));
});

it('29. more vendor equity raises the cycling of money and the maker’s own money coming back', () => {
  const window = { from: stepOf(2026, 4), to: stepOf(2027, 4) };
  const [none, announced, triple] = [0, 1, 3].map((vendor_equity_factor) => {
    const of = run({ set: { vendor_equity_factor }, steps: 13 });
    const back = ownMoneyBack(of, program.ledger!, { companies: ['nvidia'], windows: [window] });
    return { cycling: cyclingIndex(of, program.ledger!, window).finnIndex, own: back.share(0, 'nvidia') };
  });
  for (const read of ['cycling', 'own'] as const) {
    expect(announced[read], read).toBeGreaterThan(none[read]);
    expect(triple[read], read).toBeGreaterThan(announced[read]);
  }
});

describe('30. required revenue', () => {
  it('asks for 600 bn when 150 bn of accelerators are bought, at two and one half', () => {
    const sales = TRAILING_YEAR.reduce((sum, step) => sum + base.value('gpu_spend', step), 0);
    expect(base.value('required_declared', 12) / (sales * 2 * 2)).toBeCloseTo(1, 9);
    expect((150 * (1 + 1)) / (1 - 0.5)).toBe(600);
  });

  it('is more than a trillion above what comes in while spending grows, and comes near only after it has fallen', () => {
    const gap = (year: number) => meanOf(base, 'required_declared', year) - meanOf(base, 'total_end_revenue', year);
    const years = [2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034];
    const spent = (year: number) => capexOfFour(base, year);
    const peak = years.find((year) => spent(year + 1) < spent(year))!;
    for (const year of years.filter((year) => year <= peak)) expect(gap(year), String(year)).toBeGreaterThan(1e12);
    const near = years.find((year) => gap(year) < 1e12)!;
    expect(near).toBeGreaterThan(peak);
    expect(spent(near)).toBeLessThan(spent(peak));
  });
});
const TRAILING_YEAR = Array.from({ length: 12 }, (_, step) => step);

it('31. a shorter life raises the full cost of compute and lowers capital spending', () => {
  const short = set({ economic_life_it: 3 });
  expect(short.value('long_run_cost', 0)).toBeGreaterThan(1.2 * base.value('long_run_cost', 0));
  expect(capexOfFour(short, 2030)).toBeLessThan(capexOfFour(base, 2030));
});

it('32. a region that shuts out a quarter lowers what foreign sellers sell there by exactly a quarter at the same price', () => {
  const shut = run({ set: { 'region_open[europe]': 0.75 }, steps: 1 });
  const foreign = members('seller').filter(
    (id) => base.value('open_share', 0, 'europe', id) === 1 && shut.value('open_share', 0, 'europe', id) < 1,
  );
  expect(foreign.length).toBeGreaterThan(2);
  for (const seller of foreign) {
    expect(shut.value('sales', 0, 'europe', seller)).toBeCloseTo(0.75 * base.value('sales', 0, 'europe', seller), 3);
    expect(shut.value('sales', 0, 'us', seller)).toBe(base.value('sales', 0, 'us', seller));
  }
});

it('33. in a long tight market the price is above full cost, in a long slack one it falls to it, never below the floor', () => {
  const tight = set({ site_start_cap: 0.3, pipeline_year2: 2 });
  const slack = set({ end_demand_factor: 0.4 });
  expect(meanOf(tight, 'realised_price', 2030)).toBeGreaterThan(meanOf(tight, 'long_run_cost', 2030));
  expect(meanOf(slack, 'realised_price', 2030)).toBeLessThan(1.1 * meanOf(slack, 'long_run_cost', 2030));
  for (const of of [base, tight, slack]) {
    for (let step = 0; step <= 120; step++) {
      expect(of.value('rental_price', step)).toBeGreaterThanOrEqual(of.value('price_floor', step) * (1 - 1e-12));
    }
  }
});

it('34. contracts deliver no more than their schedule and 92 % of the fleet; what is delivered is billed, used or not', () => {
  const most = program.parameter('contract_share_max')!.values[0];
  const idle = set({ end_demand_factor: 0.4 });
  for (const of of [base, idle]) {
    for (let step = 0; step < 120; step += 6) {
      members('contract').forEach((id) => {
        expect(of.value('delivered_gw', step, id)).toBeLessThanOrEqual(of.value('wanted_gw', step, id) * (1 + 1e-12));
      });
      for (const owner of members('builder')) {
        expect(of.value('sold_gw', step, owner)).toBeLessThanOrEqual(
          most * of.value('fleet_gw', step, owner) * (1 + 1e-9) + 1e-9,
        );
      }
    }
  }
  // While labs need less than they hold, bills follow the contract all the same.
  const step = stepOf(2027, 6);
  const unused = idle.value('contract_units', step, 'openai') - idle.value('need', step, 'openai');
  expect(unused).toBeGreaterThan(0);
  expect(idle.value('contract_billed', step, 'c_oai_orcl')).toBeGreaterThan(0);
  for (const owner of FOUR) expect(idle.value('alive', step, owner)).toBe(1);
});
