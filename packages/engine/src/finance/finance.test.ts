import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  allRates,
  annuityDebt,
  annuityRate,
  dayCountFraction,
  dayNumber,
  financeBox,
  futureValue,
  interestPayment,
  internalRate,
  modifiedRate,
  netPresentValue,
  numberOfPeriods,
  parseDay,
  payment,
  presentValue,
  principalPayment,
  sculptDebt,
} from './index.ts';

const day = (text: string) => parseDay(text)!;
const fraction = (convention: string, start: string, end: string, more = {}) =>
  dayCountFraction({ convention, start: day(start), end: day(end), ...more });

describe('dates', () => {
  it('number days as the calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (n) => {
        const d = new Date(n * 86_400_000);
        const text = d.toISOString();
        fc.pre(/^\d{4}-/.test(text));
        expect(dayNumber(day(text.slice(0, 10))) - dayNumber(day('1970-01-01'))).toBe(n);
      }),
    );
  });
  it('refuse days that do not exist and keep to the month', () => {
    for (const text of ['2023-02-29', '2023-13-01', '2023-00-10', '2023-1-1', 'today'])
      expect(parseDay(text)).toBeUndefined();
    expect(addMonths(day('2024-01-31'), 1)).toEqual(day('2024-02-29'));
    expect(addMonths(day('2024-03-31'), -13)).toEqual(day('2023-02-28'));
  });
});

describe('day counts', () => {
  // ISDA, "EMU and market conventions" (1998): worked examples, here with the numbers of days they state.
  it.each([
    ['ACT/ACT ISDA', '2003-11-01', '2004-05-01', {}, 61 / 365 + 121 / 366],
    ['ACT/ACT AFB', '2003-11-01', '2004-05-01', {}, 182 / 366],
    ['ACT/ACT AFB', '1999-02-01', '1999-07-01', {}, 150 / 365],
    ['ACT/ACT AFB', '1999-07-01', '2000-07-01', {}, 366 / 366],
    ['ACT/ACT AFB', '2002-08-15', '2003-07-15', {}, 334 / 365],
    [
      'ACT/ACT ISMA',
      '1999-02-01',
      '1999-07-01',
      { referenceStart: day('1998-07-01'), referenceEnd: day('1999-07-01') },
      150 / 365,
    ],
    [
      'ACT/ACT ICMA',
      '2002-08-15',
      '2003-07-15',
      { referenceStart: day('2003-01-15'), referenceEnd: day('2003-07-15') },
      181 / 362 + 153 / 368,
    ],
    // Long last period, quarterly at month ends: a quarter and 61 of the 92 days to 31 May.
    [
      'ACT/ACT ISMA',
      '1999-11-30',
      '2000-04-30',
      { referenceStart: day('1999-11-30'), referenceEnd: day('2000-02-29') },
      0.25 + 61 / (4 * 92),
    ],
    ['ACT/360', '2024-01-01', '2025-01-01', {}, 366 / 360],
    ['ACT/365F', '2024-01-01', '2025-01-01', {}, 366 / 365],
    ['NL/365', '2024-01-01', '2025-01-01', {}, 1],
    // 2006 ISDA Definitions 4.16: the 31st and February under the 30/360 family.
    ['30/360', '2007-01-31', '2007-03-31', {}, 60 / 360],
    ['30/360', '2007-01-15', '2007-03-31', {}, 76 / 360],
    ['30E/360', '2007-01-15', '2007-03-31', {}, 75 / 360],
    ['30/360 US', '2007-02-28', '2007-08-31', {}, 180 / 360],
    ['30/360', '2007-02-28', '2007-08-31', {}, 183 / 360],
    ['30E/360', '2007-02-28', '2007-08-31', {}, 182 / 360],
    ['30E/360 ISDA', '2007-02-28', '2007-08-31', {}, 180 / 360],
    ['30E/360 ISDA', '2007-08-31', '2008-02-29', { maturity: day('2008-02-29') }, 179 / 360],
    ['30E/360 ISDA', '2007-08-31', '2008-02-29', {}, 180 / 360],
  ])('%s from %s to %s', (convention, start, end, more, expected) => {
    expect(fraction(convention, start, end, more)).toBeCloseTo(expected, 12);
  });

  it('know what they do not know, and count backwards as negative', () => {
    expect(fraction('BUS/252', '2024-01-01', '2025-01-01')).toBeUndefined();
    expect(fraction('ACT/360', '2025-01-01', '2024-01-01')).toBeCloseTo(-366 / 360, 12);
  });
});

describe('time value', () => {
  const rate = fc.double({ min: -0.2, max: 0.5, noNaN: true });
  const when = fc.constantFrom('begin' as const, 'end' as const);
  it('present value, payment and future value are one identity', () => {
    fc.assert(
      fc.property(
        rate,
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        when,
        (r, n, pv, w) => {
          const pay = payment(r, n, pv, 100, w);
          const size = 1 + Math.abs(pay) * 1e3 + Math.abs(pv);
          expect(Math.abs(futureValue(r, n, pay, pv, w) - 100) / (size * Math.max(1, (1 + r) ** n))).toBeLessThan(
            1e-11,
          );
          expect(Math.abs(presentValue(r, n, pay, 100, w) - pv) / (size / Math.min(1, (1 + r) ** n))).toBeLessThan(
            1e-11,
          );
        },
      ),
    );
  });

  it('interest and principal add up to the payment and repay the loan', () => {
    let repaid = 0;
    for (let t = 1; t <= 24; t++) {
      repaid += principalPayment(0.01, t, 24, 5000);
      expect(interestPayment(0.01, t, 24, 5000) + principalPayment(0.01, t, 24, 5000)).toBeCloseTo(
        payment(0.01, 24, 5000),
        9,
      );
    }
    expect(repaid).toBeCloseTo(-5000, 8);
    expect(interestPayment(0.01, 1, 24, 5000, 0, 'begin')).toBe(0);
  });

  it('finds the rate and the number of periods again', () => {
    const pay = payment(0.0071, 37, 12_000, -500, 'begin');
    expect(annuityRate(37, pay, 12_000, -500, 'begin')).toBeCloseTo(0.0071, 12);
    expect(numberOfPeriods(0.0071, pay, 12_000, -500, 'begin')).toBeCloseTo(37, 10);
    expect(numberOfPeriods(0, -100, 1000)).toBe(10);
  });

  it('modified rate of return of the spreadsheet documentation', () => {
    // Microsoft MIRR example: −120000, 39000, 30000, 21000, 37000, 46000 at 10 % and 12 %: 12.61 %; after three years −4.80 %.
    expect(modifiedRate([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 0.1, 0.12)).toBeCloseTo(0.126094, 6);
    expect(modifiedRate([-120_000, 39_000, 30_000, 21_000], 0.1, 0.12)).toBeCloseTo(-0.048045, 6);
    expect(modifiedRate([1, 2], 0.1, 0.1)).toBeUndefined();
  });
});

describe('internal rates', () => {
  it('finds every root', () => {
    // (1 − 1.1 v)(1 − 1.2 v)(1 − 1.5 v): rates 10, 20 and 50 %.
    const flows = [1, -3.8, 4.77, -1.98];
    expect(allRates(flows).map((r) => Math.round(r * 1e9) / 1e9)).toEqual([0.1, 0.2, 0.5]);
    expect(internalRate(flows, undefined, 0.45)).toBeCloseTo(0.5, 9);
    // A root that only touches: (1 − 1.25 v)².
    expect(allRates([1, -2.5, 1.5625]).map((r) => Math.round(r * 1e6) / 1e6)).toEqual([0.25]);
    expect(allRates([-100, 230, -133])).toEqual([]);
    expect(allRates([1, 2, 3])).toEqual([]);
    expect(allRates([0, 0])).toEqual([]);
  });

  it('every root has no present value, and none of two is missed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (a, gap) => {
          const b = a + gap;
          // (1 − (1+a)v)(1 − (1+b)v) and a year without flow.
          const roots = allRates([1, -(2 + a + b), (1 + a) * (1 + b), 0]);
          expect(roots).toHaveLength(2);
          expect(Math.abs(roots[0]! - a)).toBeLessThan(1e-9);
          expect(Math.abs(roots[1]! - b)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('works at dates and over long lives', () => {
    const flows = [-1e9, ...Array.from({ length: 360 }, () => 6e6)];
    const rate = internalRate(flows)!;
    expect(Math.abs(netPresentValue(rate, flows))).toBeLessThan(1e-4);
    expect(
      internalRate(
        [-10_000, 2750, 4250, 3250, 2750],
        [0, 60, 303, 411, 456].map((d) => d / 365),
      ),
    ).toBeCloseTo(0.373362535, 8);
  });
});

describe('project finance', () => {
  it('sculpted debt is repaid at the end of its tenor with the cover asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1e9, noNaN: true }), { minLength: 5, maxLength: 30 }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (cash, rate, cover) => {
          const available = [0, ...cash];
          const tenor = cash.length - 2;
          const debt = sculptDebt(available, rate, tenor, cover);
          expect(Math.abs(debt.balance[tenor]!)).toBeLessThan(1e-9 * debt.size * (1 + rate) ** tenor);
          for (let t = 1; t <= tenor; t++) expect(available[t]! / debt.service[t]!).toBeCloseTo(cover, 9);
        },
      ),
    );
  });

  it('an annuity loan ends at zero', () => {
    const loan = annuityDebt(1e6, 0.05, 12);
    expect(loan.balance[12]!).toBeCloseTo(0, 6);
    expect(loan.principal.reduce((s, p) => s + p, 0)).toBeCloseTo(1e6, 6);
  });

  it('a box pays out everything it earns: equity and lenders together get revenue less cost and what was built', () => {
    const years = Array.from({ length: 11 }, (_, t) => (t === 0 ? 0 : 30));
    const b = financeBox({
      revenue: years,
      operatingCost: years.map((x) => x / 5),
      equipmentCost: 8,
      equipmentYear: 4,
      inflation: 0.02,
      tenor: 8,
      rate: 0.06,
      cover: 1.4,
      debtReserveMonths: 6,
      costReserveMonths: 3,
      reserveRate: 0,
      hardCost: 120,
      constructionFinancing: 5,
      debtFee: 0.02,
    });
    const sum = (list: number[]) => list.reduce((s, x) => s + x, 0);
    const lenders = sum(b.debt.service) - b.debt.size;
    const built = 120 + 5 + b.debtFee + sum(b.equipmentFunding);
    expect(sum(b.equityFlow) + lenders).toBeCloseTo(sum(b.ebitda) - built, 9);
    expect(b.equity + b.debt.size).toBeCloseTo(b.installedCost, 9);
  });
});
