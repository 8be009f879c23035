import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDataFolder } from '../../facts/node-files.ts';
import { prepare } from '../prepare.ts';
import { boxesOf, boxTerms, cascadeOf, cascadeOutside, loanRate, summaryOf } from './index.ts';

const { program } = prepare({ files: readDataFolder(fileURLToPath(new URL('../../../../../data', import.meta.url))) });
const run = program.run();
const renewal = program.parameter('renewal_price_share')!.values[0];

describe.each(boxesOf(run))('%s', (box) => {
  const terms = boxTerms(run, box);
  const months = cascadeOf(run, terms);

  it('spends what it has: cash and balance follow from the cascade', () => {
    let cash = terms.opening.cash;
    for (const m of months) {
      cash += m.receipts - m.operation - m.interest - m.principal - m.sweep - m.distribution + m.building + m.other;
      expect(Math.abs(cash - m.cash)).toBeLessThan(1e-6 * (1e6 + m.receipts + Math.abs(m.cash)));
      expect(m.cash).toBeGreaterThan(-1);
      expect(m.reserve).toBeLessThanOrEqual(m.cash + 1);
    }
  });

  it('pays the lender in order: no principal while interest is missed, nothing distributed while anything is', () => {
    for (const m of months) if (m.missed > 1000) expect(m.distribution).toBeLessThan(1);
  });

  it('outside the market keeps the same books', () => {
    const alone = cascadeOutside(run, terms, { renewal });
    let { cash, loan } = terms.opening;
    for (const m of alone) {
      cash += m.receipts - m.operation - m.interest - m.principal - m.sweep - m.distribution + m.building;
      expect(Math.abs(cash - m.cash)).toBeLessThan(1e-6 * (1e6 + m.receipts + Math.abs(m.cash)));
      expect(m.cash).toBeGreaterThan(-1);
      loan -= m.principal + m.sweep;
      expect(m.balance).toBeGreaterThanOrEqual(loan - 1);
      loan = m.balance;
    }
  });
});

it('outside the market is the market where customers pay and nothing is left to build', () => {
  const terms = boxTerms(run, 'box_crwv_ddtl2');
  const [market, alone] = [cascadeOf(run, terms), cascadeOutside(run, terms, { renewal })];
  expect(alone.length).toBe(market.length);
  for (let k = 0; k < market.length; k++) {
    for (const id of ['receipts', 'operation', 'interest', 'principal', 'sweep', 'distribution', 'balance'] as const) {
      expect(Math.abs(alone[k][id] - market[k][id]), `${id} in month ${k}`).toBeLessThan(1e-6 * terms.opening.loan);
    }
  }
});

it('a lender that is paid in full earns the rate of the loan', () => {
  const terms = boxTerms(run, 'box_crwv_ddtl1');
  const { lenderReturn, lost, stillOwed } = summaryOf(cascadeOf(run, terms), terms);
  expect(lost).toBe(0);
  expect(stillOwed).toBeLessThan(1);
  expect(lenderReturn).toBeCloseTo((1 + loanRate(terms) / 12) ** 12 - 1, 6);
});

it('cover of a loan with level receipts is receipts over the annuity, and its life cover the same', () => {
  const terms = { ...boxTerms(run, 'box_crwv_ddtl1'), covenant: 1.2 };
  const [rate, n, loan] = [loanRate(terms) / 12, 24, terms.opening.loan];
  const payment = (loan * rate) / (1 - (1 + rate) ** -n);
  let balance = loan;
  const months = Array.from({ length: n }, (_, step) => {
    const interest = balance * rate;
    const principal = payment - interest;
    balance -= principal;
    const none = {
      missed: 0,
      failed: false,
      sweep: 0,
      distribution: 0,
      building: 0,
      other: 0,
      cash: 0,
      reserve: 0,
      lost: 0,
    };
    return { ...none, step, receipts: 1.3 * payment, operation: 0, interest, principal, balance, cover: 1.3 };
  });
  const summary = summaryOf(months, terms);
  expect(summary.minCover).toBeCloseTo(1.3, 12);
  expect(summary.loanLifeCover).toBeCloseTo(1.3, 9);
  expect(summary.firstBreach).toBeUndefined();
});
