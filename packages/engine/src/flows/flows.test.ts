import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type ModelDeclaration } from '../index.ts';
import { exampleModel } from '../ledger/example.ts';
import {
  CASH_IN_HAND,
  cyclingIndex,
  debtRank,
  networkCycling,
  OTHER_OUTSIDE,
  originShares,
  ownMoneyBack,
  reconstructExposures,
} from './index.ts';

/** Fixed payments every month between named companies; all but `outside` start with the cash given. */
function payments(
  companies: string[],
  outside: string[],
  cash: number[],
  list: [from: string, to: string, amount: number][],
  steps = 12,
): ModelDeclaration {
  return {
    id: 'payments',
    title: 'Fixed payments',
    time: { start: null, steps, unit: 'month' },
    dimensions: [{ id: 'company', members: companies }],
    relations: [],
    parameters: list.map(([from, to, value], i) => ({
      id: `amount_${i}`,
      label: `${from} to ${to}`,
      unit: 'USD/month',
      value,
    })),
    data: [{ id: 'opening_cash', label: 'Opening cash', unit: 'USD', over: ['company'], values: cash }],
    variables: [],
    ledger: {
      company: 'company',
      currency: 'USD',
      cash: 'opening_cash',
      outside,
      instruments: [],
      realAssets: [],
      transfers: list.map(([from, to], i) => ({
        id: `pay_${i}`,
        label: `${from} to ${to}`,
        over: [],
        from,
        to,
        amount: `amount_${i}`,
        settle: { stage: 'owed', priority: 1, unpaid: 'lapses' },
        post: { kind: 'income', line: `line_${i}` },
      })),
      entries: [],
    },
  };
}

describe('dye', () => {
  it('mixes opening cash with all inflows of the month', () => {
    // 100 in hand, 300 from users: every payment of the month is a quarter own cash.
    const program = compile(
      payments(
        ['users', 'lab', 'cloud'],
        ['users'],
        [0, 100, 0],
        [
          ['users', 'lab', 300],
          ['lab', 'cloud', 200],
        ],
        1,
      ),
    );
    const dye = originShares(program.run(), program.ledger!, { sources: { companies: { users: 'users' } } });
    expect(dye.share(0, 'cloud')).toEqual({ [CASH_IN_HAND]: 0.25, users: 0.75 });
    expect(Array.from(dye.closing.slice(2, 4))).toEqual([50, 150]);
  });

  it('goes round a circle within a month', () => {
    // The lab pays the cloud 100, the cloud passes 50 back; users pay the lab 50 of new money. Both end in one mixture.
    const program = compile(
      payments(
        ['users', 'investors', 'lab', 'cloud', 'rest'],
        ['users', 'investors', 'rest'],
        [0, 0, 0, 0, 0],
        [
          ['users', 'lab', 50],
          ['investors', 'lab', 50],
          ['lab', 'cloud', 150],
          ['cloud', 'lab', 50],
          ['cloud', 'rest', 100],
        ],
        1,
      ),
    );
    const dye = originShares(program.run(), program.ledger!, {
      sources: { companies: { users: 'users', investors: 'equity' } },
    });
    expect(dye.share(0, 'rest').users).toBeCloseTo(0.5, 12);
    expect(dye.share(0, 'lab').equity).toBeCloseTo(0.5, 12);
    expect(dye.share(0, 'lab')[CASH_IN_HAND]).toBeCloseTo(0, 12);
  });

  it('takes the colour of a transfer before that of its payer, and counts only the lines asked for', () => {
    const program = compile(
      payments(
        ['users', 'lab'],
        ['users'],
        [0, 0],
        [
          ['users', 'lab', 30],
          ['users', 'lab', 70],
        ],
        2,
      ),
    );
    const run = program.run();
    const sources = { companies: { users: 'users' }, transfers: { pay_1: 'enterprise' } };
    expect(originShares(run, program.ledger!, { sources }).share(0, 'lab')).toMatchObject({
      users: 0.3,
      enterprise: 0.7,
    });
    expect(originShares(run, program.ledger!, { sources, lines: ['line_1'] }).share(0, 'lab').enterprise).toBe(1);
    expect(originShares(run, program.ledger!, { sources: {} }).share(0, 'lab')[OTHER_OUTSIDE]).toBe(1);
    expect(() => originShares(run, program.ledger!, { sources: { companies: { nobody: 'x' } } })).toThrow(
      /no company 'nobody'/,
    );
  });

  it('loses nothing and invents nothing: receipts by colour add up, and colours of closing cash to cash', () => {
    const program = compile(exampleModel(24));
    const ledger = program.ledger!;
    fc.assert(
      fc.property(
        fc.double({ min: 1e8, max: 2e10, noNaN: true }),
        fc.double({ min: 0, max: 1e11, noNaN: true }),
        (spending, c1) => {
          const run = program.run({ set: { spending, 'compute[c1]': c1 } });
          const dye = originShares(run, ledger, { sources: { companies: { users: 'users' } } });
          const width = dye.colours.length;
          ledger.companies.forEach((_, i) => {
            let received = 0;
            for (let k = 0; k < 12; k++) received += run.at('cash_in', k)[i]!;
            const coloured = dye.receipts.subarray(i * width, (i + 1) * width);
            expect(Math.abs(coloured.reduce((s, x) => s + x, 0) - received)).toBeLessThan(1e-9 * (1 + received));
            expect(Math.min(...coloured)).toBeGreaterThan(-1e-9 * (1 + received));
            const cash = Math.max(0, run.at('cash', 24)[i]!);
            const closing = dye.closing.subarray(i * width, (i + 1) * width).reduce((s, x) => s + x, 0);
            expect(Math.abs(closing - cash)).toBeLessThan(1e-9 * (1 + cash));
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('own money back', () => {
  it('is what came through others, in proportion', () => {
    // The chip maker invests 100 in the lab, users pay it 100; the lab spends 200 on the cloud, which buys 150 of chips.
    const program = compile(
      payments(
        ['users', 'maker', 'lab', 'cloud'],
        ['users'],
        [0, 1000, 0, 0],
        [
          ['maker', 'lab', 100],
          ['users', 'lab', 100],
          ['lab', 'cloud', 200],
          ['cloud', 'maker', 150],
        ],
        1,
      ),
    );
    const back = ownMoneyBack(program.run(), program.ledger!);
    expect(back.share(0, 'maker')).toBeCloseTo(0.5, 12);
    expect(back.own[back.companies.indexOf('maker')]).toBeCloseTo(75, 9);
    expect(back.share(0, 'cloud')).toBeCloseTo(150 / 1150 / 2, 1);
  });

  it('is nothing without a way back, all of it in a closed circle', () => {
    const line = compile(
      payments(
        ['users', 'a', 'b'],
        ['users'],
        [0, 10, 10],
        [
          ['users', 'a', 5],
          ['a', 'b', 5],
        ],
        3,
      ),
    );
    expect(ownMoneyBack(line.run(), line.ledger!).share(0, 'a')).toBe(0);
    const circle = compile(
      payments(
        ['a', 'b'],
        [],
        [10, 0],
        [
          ['a', 'b', 5],
          ['b', 'a', 5],
        ],
        6,
      ),
    );
    expect(ownMoneyBack(circle.run(), circle.ledger!).share(0, 'a')).toBeCloseTo(1, 12);
  });

  it('agrees with one company asked at a time', () => {
    const program = compile(exampleModel(12));
    const run = program.run();
    const all = ownMoneyBack(run, program.ledger!);
    for (const company of all.companies) {
      const one = ownMoneyBack(run, program.ledger!, { companies: [company] });
      expect(one.share(0, company)).toBeCloseTo(all.share(0, company), 12);
      expect(all.share(0, company)).toBeGreaterThanOrEqual(0);
      expect(all.share(0, company)).toBeLessThanOrEqual(1);
    }
  });
});

describe('cycling', () => {
  it('of a run counts outside as the boundary', () => {
    const program = compile(
      payments(
        ['users', 'a', 'b', 'rest'],
        ['users', 'rest'],
        [0, 0, 0, 0],
        [
          ['users', 'a', 100],
          ['a', 'b', 150],
          ['b', 'a', 50],
          ['b', 'rest', 100],
        ],
      ),
    );
    const c = cyclingIndex(program.run(), program.ledger!, { from: 0, to: 12 });
    // a and b each pass 150; a third of b's goes round: visits 1.5, cycled 50 of 150 at each.
    expect(c.finnIndex).toBeCloseTo(1 / 3, 12);
    expect(c.averagePathLength).toBeCloseTo(3, 12);
    expect(c.companies).toEqual(['a', 'b']);
  });

  it('is none in a tree', () => {
    const c = networkCycling({
      flows: [
        [0, 5, 5],
        [0, 0, 0],
        [0, 0, 0],
      ],
      inputs: [10, 0, 0],
      outputs: [0, 5, 5],
    });
    expect(c).toMatchObject({ finnIndex: 0, totalThroughflow: 20, averagePathLength: 2 });
  });

  it('lies between 0 and 1 in any network in balance', () => {
    const n = 4;
    const row = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: n, maxLength: n });
    fc.assert(
      fc.property(fc.array(row, { minLength: n, maxLength: n }), row, (flows, extra) => {
        const into = (j: number) => flows.reduce((s, r) => s + r[j]!, 0);
        const outOf = (i: number) => flows[i]!.reduce((s, f) => s + f, 0);
        const inputs = extra.map((x, i) => x + Math.max(0, outOf(i) - into(i)));
        const outputs = extra.map((x, i) => x + Math.max(0, into(i) - outOf(i)));
        const c = networkCycling({ flows, inputs, outputs });
        expect(c.finnIndex).toBeGreaterThan(-1e-12);
        expect(c.finnIndex).toBeLessThan(1 + 1e-12);
      }),
    );
  });
});

describe('contagion and reconstruction', () => {
  it('DebtRank: variants agree where nothing is passed on, and differ as they should on a circle', () => {
    const base = {
      exposures: [
        [0, 2],
        [2, 0],
      ],
      buffers: [4, 4],
      weights: [1, 1],
    };
    const none = { ...base, initial: [0, 0] };
    for (const variant of ['continuous', 'original', 'threshold'] as const) {
      expect(debtRank({ ...none, variant }).additionalLosses).toBe(0);
    }
    const shocked = { ...base, initial: [0.5, 0] };
    // Continuous: h = (0.5, 0) + ½·(h₂, h₁) → (2/3, 1/3). Original: 2 gets ¼, gives ⅛ back, and that is all.
    expect(debtRank({ ...shocked, variant: 'continuous' }).stress[0]).toBeCloseTo(2 / 3, 12);
    expect(debtRank({ ...shocked, variant: 'original' }).stress).toEqual([0.625, 0.25]);
    expect(debtRank({ ...shocked, variant: 'threshold' }).stress).toEqual([0.5, 0]);
    expect(debtRank({ ...shocked, variant: 'continuous' }).debtRank).toBeCloseTo(0.25, 12);
  });

  it('reconstruction meets both totals with an empty diagonal, and says when nothing can', () => {
    const total = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(total, { minLength: 4, maxLength: 4 }), (assets) => {
        const liabilities = [...assets].reverse();
        const r = reconstructExposures(assets, liabilities);
        fc.pre(Math.max(...assets) < 0.4 * assets.reduce((s, x) => s + x, 0));
        expect(r.converged).toBe(true);
        expect(r.rows.map((row, i) => row[i])).toEqual([0, 0, 0, 0]);
      }),
    );
    expect(reconstructExposures([10, 1], [10, 1]).converged).toBe(false);
  });
});
