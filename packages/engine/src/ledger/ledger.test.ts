import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelDeclaration } from '../declare.ts';
import { balanceSheetMatrix, financing, statements, transactionMatrix } from '../flows/index.ts';
import { compile } from '../index.ts';
import { exampleModel } from './example.ts';
import { expandLedger, LedgerError, type Tamper } from './index.ts';

const TOLERANCE = 1e-12;
const program = compile(exampleModel());
const ledger = program.ledger!;

describe('a ledger', () => {
  it('closes whatever the parameters: prosperity, default, write-off, bankruptcy cost', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e8, max: 5e10, noNaN: true }),
        fc.double({ min: -0.03, max: 0.1, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1e11, noNaN: true }), { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (spending, growth, compute, failStep, lost) => {
          const run = program.run({
            set: {
              spending,
              growth,
              'compute[c1]': compute[0]!,
              'compute[c2]': compute[1]!,
              fail_step: failStep,
              lost,
            },
          });
          expect(run.closing.maxResidual).toBeLessThan(TOLERANCE);
          for (let k = 0; k <= run.steps; k++) {
            const cash = run.at('cash', k);
            ledger.outside.forEach((outside, i) => {
              // Never below zero but by the rounding of what went through it.
              if (!outside) expect(cash[i]!).toBeGreaterThan(-1e-15 * (run.at('gross_position', k)[i]! + 1e12));
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([0.5, 0.1, 3])('closes with steps of %s months, and moves a rate for as long as a step lasts', (dt) => {
    const finer = compile(exampleModel(24, dt));
    const run = finer.run({ set: { 'compute[c1]': 5e9, fail_step: 10, lost: 0.1 } });
    expect(run.closing.maxResidual).toBeLessThan(TOLERANCE);
    for (let k = 0; k < run.steps; k++) {
      const moved = (id: string, sign: number) => sign * run.value(id, k, 'users') * dt;
      const change = run.value('cash', k + 1, 'users') - run.value('cash', k, 'users');
      expect(change / (moved('cash_in', 1) + moved('cash_out', -1))).toBeCloseTo(1, 6);
    }
  });

  it('has checks that actually see failures, arrears and losses in these runs', () => {
    const run = program.run({ set: { 'compute[c1]': 5e10, fail_step: 10, lost: 0.1 } });
    expect(run.value('unpaid', 5, 'lab')).toBeGreaterThan(1e9);
    expect(run.value('arrears_take_or_pay', 6, 'c1')).toBeGreaterThan(1e9);
    expect(run.value('loss_by_holder', 10, 'cloud')).toBeGreaterThan(1e9);
    expect(run.value('arrears_take_or_pay', 11, 'c1')).toBeLessThan(1);
    expect(run.value('equity', 11, 's_lab')).toBeLessThan(1);
    expect(run.value('paid_bankruptcy_cost', 5, 'lab')).toBeGreaterThan(1e8);
    expect(run.closing.maxResidual).toBeLessThan(TOLERANCE);
  });

  it('refuses an exchange into what is not there, or into a claim of somebody else', () => {
    const swap = (into: string, claim: string[]) => {
      const model = exampleModel();
      model.ledger!.entries.push({
        ...{ kind: 'exchange', id: 'swap', label: 'Swap', instrument: 'prepaid' },
        ...{ into, claim, amount: '0 * prepaid / DT' },
      });
      return () => compile(model);
    };
    expect(swap('shares', ['s_lab'])).toThrow(/shares/);
    expect(swap('equity', [])).toThrow(/subscripts/);
    expect(swap('equity', ['s_lab'])).toThrow(/different companies/);
  });

  it('redeems no more than there is, even by two transfers in the same step', () => {
    const model = exampleModel();
    model.ledger!.transfers.push({
      id: 'sweep',
      label: 'Cash sweep',
      over: ['facility'],
      from: 'borrower[facility]',
      to: 'lender[facility]',
      amount: 'IF loan > 0 THEN 100 * demand ELSE 0',
      settle: { stage: 'owed', priority: 8, unpaid: 'lapses' },
      post: { kind: 'redeem', instrument: 'loan' },
    });
    const run = compile(model).run({ set: { spending: 4e10, 'compute[c1]': 1e9, 'compute[c2]': 1e9 } });
    for (let k = 0; k <= run.steps; k++) for (const x of run.at('loan', k)) expect(x).toBeGreaterThan(-1e-3);
    expect(run.closing.maxResidual).toBeLessThan(TOLERANCE);
  });

  it('counts owed amounts when due, not when paid', () => {
    const run = program.run({ set: { 'compute[c1]': 5e10 } });
    expect(run.value('revenue_compute', 6, 'cloud')).toBe(run.value('wanted_take_or_pay', 6, 'c1'));
    expect(run.value('paid_take_or_pay', 6, 'c1')).toBeLessThan(run.value('due_take_or_pay', 6, 'c1'));
  });
});

describe('closing checks', () => {
  const broken = (tamper: Tamper) => {
    const model = exampleModel();
    return compile(model, { expanded: expandLedger(model, { tamper }) }).run().closing;
  };
  it('catch a payment that one side forgets', () => {
    for (const transfer of ['subscription', 'draw', 'capex', 'round', 'used']) {
      expect(broken({ kind: 'drop-payee', transfer, step: 3 }).maxResidual, transfer).toBeGreaterThan(TOLERANCE);
    }
  });

  it('catch one dollar credited to somebody else, beside balances of 10⁹ to 10¹⁴', () => {
    for (const [transfer, to] of [
      ['subscription', 'cloud'],
      ['funding', 'outside'],
      ['wages', 'users'],
      ['capex', 'lab'],
      ['interest', 'maker'],
    ] as const) {
      const closing = broken({ kind: 'misdirect', transfer, step: 5, to, element: transfer === 'wages' ? 1 : 0 });
      expect(closing.maxResidual, transfer).toBeGreaterThan(TOLERANCE);
    }
  });

  it('pass without interference', () => {
    expect(compile(exampleModel()).run().closing.maxResidual).toBeLessThan(TOLERANCE);
  });
});

describe('accounts derived from a run', () => {
  const run = program.run({ set: { 'compute[c1]': 5e10, fail_step: 10 } });

  it('balance sheets: claims sum to zero over companies, every company over its items', () => {
    for (const step of [0, 7, 11, 24]) {
      const m = balanceSheetMatrix(run, ledger, step);
      for (const r of m.rows) if (r.kind === 'claim' || r.kind === 'arrears') expect(Math.abs(r.total)).toBeLessThan(1);
      m.columnTotals.forEach((t, c) => {
        const size = m.rows.reduce((s, r) => s + Math.abs(r.values[c]!), 1);
        expect(Math.abs(t) / size).toBeLessThan(1e-14);
      });
    }
  });

  it('transactions: every row and every column sums to zero, also by sector', () => {
    const groups = [
      { id: 'ai', label: 'AI', companies: ['lab', 'cloud', 'box', 'maker'] },
      { id: 'rest', label: 'Rest', companies: ['users', 'bank', 'outside'] },
    ];
    for (const options of [{}, { groups }]) {
      const m = transactionMatrix(run, ledger, { from: 0, to: 12 }, options);
      const size = m.rows.reduce((s, r) => s + r.values.reduce((a, x) => a + Math.abs(x), 0), 0);
      for (const r of m.rows) expect(Math.abs(r.total) / size, r.id).toBeLessThan(1e-14);
      for (const t of m.columnTotals) expect(Math.abs(t) / size).toBeLessThan(1e-13);
      expect(m.rows.map((r) => r.kind)).toContain('arrears');
    }
  });

  it('three statements of every company agree with each other', () => {
    for (const company of ledger.companies) {
      const s = statements(run, ledger, company, { from: 6, to: 18 });
      const size = Math.abs(s.closing.netWorth) + Math.abs(s.cash.closing) + 1e9;
      const flows = s.cash.totals.operating + s.cash.totals.investing + s.cash.totals.financing;
      expect(Math.abs(s.cash.opening + flows - s.cash.closing) / size).toBeLessThan(1e-12);
      const { revenue, expense, depreciation, losses, gains, net } = s.income;
      const sum = (lines: { amount: number }[]) => lines.reduce((t, l) => t + l.amount, 0);
      expect(Math.abs(sum(revenue) - sum(expense) - sum(depreciation) - losses + gains - net) / size).toBeLessThan(
        1e-12,
      );
      expect(Math.abs(s.opening.netWorth + net - s.closing.netWorth) / size).toBeLessThan(1e-12);
      for (const b of [s.opening, s.closing]) {
        expect(Math.abs(sum(b.assets) - sum(b.liabilities) - b.netWorth) / size).toBeLessThan(1e-12);
      }
    }
  });

  it('who financed what: sources add up to what was bought', () => {
    for (const f of financing(run, ledger, { from: 0, to: 12 })) {
      const total = f.sources.reduce((s, x) => s + x.amount, 0);
      expect(Math.abs(total - f.capital)).toBeLessThan(1e-9 * (1 + Math.abs(f.capital) + 1e10));
    }
    const cloud = financing(run, ledger, { from: 0, to: 12 }, ['cloud'])[0]!;
    expect(cloud.capital).toBeGreaterThan(0);
    expect(cloud.sources.find((s) => s.id === 'draw')!.with[0]!.company).toBe('bank');
  });
});

describe('mistakes in a ledger are named', () => {
  const problemsOf = (change: (m: ModelDeclaration) => void) => {
    const model = exampleModel();
    change(model);
    try {
      expandLedger(model);
    } catch (error) {
      if (error instanceof LedgerError) return error;
      throw error;
    }
    throw new Error('no problem found');
  };
  const transfer = (m: ModelDeclaration, id: string) => m.ledger!.transfers.find((t) => t.id === id)!;

  it('a company that is none, with the nearest name', () => {
    const error = problemsOf((m) => {
      transfer(m, 'capex').to = 'makr';
    });
    expect(error.message).toContain("'makr'");
    expect(error.message).toContain("Did you mean 'maker'?");
  });

  it('a subscript that leads elsewhere', () => {
    expect(
      problemsOf((m) => {
        transfer(m, 'draw').from = 'facility';
      }).ledgerProblems[0]!.code,
    ).toBe('ledger-not-company');
    expect(
      problemsOf((m) => {
        transfer(m, 'draw').from = 'lender[facility';
      }).ledgerProblems[0]!.code,
    ).toBe('ledger-bad-subscript');
    expect(
      problemsOf((m) => {
        transfer(m, 'draw').from = 'lender[contract]';
      }).ledgerProblems[0]!.code,
    ).toBe('ledger-bad-subscript');
  });

  it('money that goes to one company and the claim to another', () => {
    const error = problemsOf((m) => {
      transfer(m, 'draw').from = 'outside';
    });
    expect(error.ledgerProblems[0]).toMatchObject({
      code: 'ledger-claim-mismatch',
      expected: 'bank → cloud',
      found: 'outside → cloud',
    });
  });

  it('a name the model already has', () => {
    expect(
      problemsOf((m) => m.variables.push({ kind: 'auxiliary', id: 'unpaid', label: '', unit: '1', equation: '0' }))
        .message,
    ).toContain("'unpaid'");
  });

  it('a negative amount and money to nobody, with transfer, element and step', () => {
    const negative = exampleModel();
    transfer(negative, 'take_or_pay').amount =
      'IF TIME > 4 * DT THEN compute - 1.8e9 / 2e9 * 2 * spending / 4 ELSE compute';
    expect(() => compile(negative).run()).toThrow(/take_or_pay'\[c2\] at step 5/);
    const nobody = exampleModel();
    transfer(nobody, 'draw').amount = '0.2 * demand';
    expect(() => compile(nobody).run()).toThrow(/draw'\[f_none\] at step 0/);
  });
});
