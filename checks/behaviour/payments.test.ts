/** Expected behaviours 12 and 14 to 16: the order in which money is paid, and who bears what is not. */
import { compile, type ModelDeclaration, type Settlement, type TransferDeclaration } from '@buildout/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, members, model, program, run, stepOf, total } from './model.ts';

/** One company with dues of three classes, and what it has. */
function debtor(cash: number, dues: { priority: number; amount: number }[]): ModelDeclaration {
  const companies = ['debtor', ...dues.map((_, i) => `c${i}`), 'outside'];
  const transfers = dues.map(({ priority }, i): TransferDeclaration => {
    const settle: Settlement = { stage: 'owed', priority, unpaid: 'arrears' };
    return {
      id: `due${i}`,
      label: `due ${i}`,
      over: [],
      from: 'debtor',
      to: `c${i}`,
      amount: `due_amount${i}`,
      settle,
      post: { kind: 'income', line: 'dues' },
    };
  });
  return {
    id: 'debtor',
    title: 'One debtor',
    time: { start: null, steps: 1, unit: 'month' },
    dimensions: [{ id: 'company', members: companies }],
    relations: [],
    parameters: dues.map(({ amount }, i) => ({ id: `due_amount${i}`, label: 'due', unit: 'USD/month', value: amount })),
    data: [
      {
        id: 'opening',
        label: 'opening cash',
        unit: 'USD',
        over: ['company'],
        values: companies.map((c) => (c === 'debtor' ? cash : c === 'outside' ? -cash : 0)),
      },
    ],
    variables: [],
    ledger: {
      company: 'company',
      currency: 'USD',
      cash: 'opening[company]',
      outside: ['outside'],
      instruments: [],
      realAssets: [],
      transfers,
      entries: [],
    },
  };
}

const paidBy = (cash: number, dues: { priority: number; amount: number }[]) => {
  const of = compile(debtor(cash, dues)).run();
  return dues.map((_, i) => of.value(`paid_due${i}`, 0));
};

describe('14. payment in order of class', () => {
  it('with cash 1.0 and dues 0.6 (class 1), 0.5 (3), 0.5 (5) pays 0.6, 0.4 and nothing', () => {
    const paid = paidBy(1, [
      { priority: 1, amount: 0.6 },
      { priority: 3, amount: 0.5 },
      { priority: 5, amount: 0.5 },
    ]);
    for (const [i, x] of [0.6, 0.4, 0].entries()) expect(paid[i]).toBeCloseTo(x, 12);
  });

  it('owing more to one class never pays less to a senior one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (more, cash) => {
          const dues = [1, 2, 3].map((priority) => ({ priority, amount: 0.5 }));
          const before = paidBy(cash, dues);
          const after = paidBy(cash, [dues[0], { priority: 2, amount: 0.5 + more }, dues[2]]);
          expect(after[0]).toBeCloseTo(before[0], 12);
          expect(after[2]).toBeLessThanOrEqual(before[2] + 1e-12);
        },
      ),
      { numRuns: 15 },
    );
  });
});

it('15. more opening cash never lowers what anybody pays of what is owed', () => {
  // Without new loans, rounds and shares, so that dues do not answer to cash.
  const closed = { lending_open: 0, equity_open: 0, end_demand_factor: 0.2 };
  const steps = 1;
  const of = run({ set: closed, steps });
  const owedTransfers = model.ledger!.transfers.filter(({ settle }) => settle.stage === 'owed').map(({ id }) => id);
  for (const company of ['openai', 'coreweave', 'anthropic', 'box_crwv_ddtl2']) {
    const richer = structuredClone(model);
    const cash = richer.data.find(({ id }) => id === 'opening_cash')!;
    const names = members('company');
    cash.values[names.indexOf(company)] += 2e9;
    cash.values[names.indexOf('money_issuer')] -= 2e9;
    const other = compile(richer).run({ set: closed, steps });
    for (const id of owedTransfers) {
      const [x, y, due, dueThen] = [
        of.at(`paid_${id}`, 0),
        other.at(`paid_${id}`, 0),
        of.at(`due_${id}`, 0),
        other.at(`due_${id}`, 0),
      ];
      for (let i = 0; i < x.length; i++) {
        if (Math.abs(due[i] - dueThen[i]) <= 1e-9 * due[i])
          expect(y[i] - x[i], `${company}: ${id}`).toBeGreaterThanOrEqual(-1e-6 * (1 + x[i]));
      }
    }
  }
});

describe('16. losses after a default', () => {
  const fails = run({
    schedule: [{ parameter: 'lab_pays', element: ['openai'], from: stepOf(2027, 1), how: 'set', value: 0 }],
  });

  it('add up to what was written off of loans, stakes and unpaid dues', () => {
    const { instruments, arrears } = program.ledger!;
    let [lost, gained, written] = [0, 0, 0];
    for (let step = 0; step < fails.steps; step++) {
      lost += total(fails, 'loss_by_holder', step);
      gained += total(fails, 'gain_by_issuer', step);
      for (const one of [...instruments, ...arrears]) written += total(fails, one.writtenOff, step);
    }
    expect(written).toBeGreaterThan(1e9);
    expect(Math.abs(lost - written) / written).toBeLessThan(1e-9);
    expect(Math.abs(gained - written) / written).toBeLessThan(1e-9);
  });

  it('no payee loses more in the month of the stop than the lab owed it', () => {
    const step = stepOf(2027, 1);
    const { companies, transfers } = program.ledger!;
    const lab = companies.indexOf('openai');
    for (const one of transfers.filter(({ settle }) => settle.stage === 'owed')) {
      const [paid, due] = [fails.at(one.paid, step), fails.at(one.due, step)];
      for (let i = 0; i < one.size; i++)
        if (one.payer[i] === lab) expect(paid[i]).toBeLessThanOrEqual(due[i] * (1 + 1e-12));
    }
  });

  it('stakes in the failed are gone no later than claims on it are written off', () => {
    expect(defaults(fails).some(({ company }) => company === 'openai')).toBe(true);
    const equity = program.ledger!.instruments.find(({ id }) => id === 'equity')!;
    const lab = program.ledger!.companies.indexOf('openai');
    const last = fails.at('equity', fails.steps);
    equity.issuer.forEach((issuer, i) => {
      if (issuer === lab) expect(last[i]).toBeLessThan(1);
    });
  });
});

describe('a lab that stops paying', () => {
  const from = stepOf(2027, 1);
  const { companies, transfers } = program.ledger!;
  it.each(members('lab'))('%s pays none of its bills, and they become arrears to the dollar', (lab) => {
    const stops = run({
      schedule: [{ parameter: 'lab_pays', element: [lab], from, how: 'set', value: 0 }],
      steps: from + 4,
    });
    const at = companies.indexOf(lab);
    let owed = 0;
    for (let step = from; stops.value('alive', step, lab) > 0.5 && step < stops.steps; step++) {
      for (const one of transfers.filter(({ settle }) => settle.stage === 'owed' && settle.unpaid === 'arrears')) {
        const [paid, due, unpaid] = [one.paid, one.due, one.arrears!].map((id, k) =>
          stops.at(id, step + Math.floor(k / 2)),
        );
        for (let i = 0; i < one.size; i++) {
          if (one.payer[i] !== at || due[i] === 0) continue;
          expect(paid[i], `${one.paid} in month ${step}`).toBeLessThan(1);
          expect(Math.abs(unpaid[i] - due[i]), `${one.paid} in month ${step}`).toBeLessThan(1);
          owed += due[i];
        }
      }
    }
    expect(owed).toBeGreaterThan(1e6);
  });
});

describe('12. debt of boxes', () => {
  const boxes = ['box_crwv_ddtl3', 'box_crwv_ddtl4', 'box_crwv_ddtl5'];
  const sum = (of: typeof usual, id: string, element: string, until: number) =>
    Array.from({ length: until }, (_, step) => of.value(id, step, element)).reduce((a, b) => a + b);
  const usual = run({ steps: 60 });

  it('equals cost at a rate of nothing and a full advance', () => {
    const free = run({ set: { base_rate: 0, base_rate_shock: -0.05, advance_override: 1 }, steps: 15 });
    for (const box of boxes) {
      const facility = `f_${box.slice(4)}`;
      expect(free.value('facility_rate', 0, facility), box).toBe(0);
      const cost = sum(free, 'box_outlay', box, 15);
      expect(cost, box).toBeGreaterThan(1e8);
      expect(sum(free, 'paid_draw', facility, 15) / cost, box).toBeCloseTo(1, 9);
      expect(sum(free, 'box_equity_need', box, 15), box).toBeLessThan(1);
      expect(sum(free, 'wanted_interest', facility, 15), box).toBe(0);
    }
  });

  it('is the advance on cost, or what contracted cash carries at the sizing cover where that is less', () => {
    const tight = run({ set: { dscr_sizing: 2 }, steps: 15 });
    const advance = (box: string) =>
      model.data.find(({ id }) => id === 'box_advance')!.values[members('box').indexOf(box)];
    const drawn = (of: typeof usual, box: string) =>
      of.value('facility_draw', 9, `f_${box.slice(4)}`) / of.value('box_outlay', 9, box);
    expect(drawn(usual, 'box_crwv_ddtl4')).toBeCloseTo(advance('box_crwv_ddtl4'), 9);
    expect(drawn(tight, 'box_crwv_ddtl4')).toBeLessThan(0.9 * advance('box_crwv_ddtl4'));
    // An annuity on what was sized is the cash of a year at full use over the cover.
    const rate = tight.value('facility_rate', 9, 'f_crwv_ddtl4') / 12;
    const months = model.data.find(({ id }) => id === 'box_repayment_months')!.values[
      members('box').indexOf('box_crwv_ddtl4')
    ];
    const cost = model.data.find(({ id }) => id === 'box_capex_total')!.values[
      members('box').indexOf('box_crwv_ddtl4')
    ];
    const service = (12 * drawn(tight, 'box_crwv_ddtl4') * cost * rate) / (1 - (1 + rate) ** -months);
    expect(tight.value('box_full_cfads', 9, 'box_crwv_ddtl4') / service).toBeCloseTo(2, 6);
  });

  it('is covered as many times as cash available exceeds service, so exactly once when they are equal', () => {
    for (const box of members('box')) {
      for (let step = 6; step < 60; step += 6) {
        const three = (id: string) => [1, 2, 3].reduce((s, back) => s + usual.value(id, step - back, box), 0);
        const service = three('box_service');
        if (service > 1e6 && usual.value('box_cover', step, box) < 9.98) {
          expect(usual.value('box_cover', step, box) * service, box).toBeCloseTo(three('box_cfads'), 0);
        }
      }
    }
  });
});
