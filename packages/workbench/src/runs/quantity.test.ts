import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunsError } from './problems.ts';
import { parseQuantity, readQuantity } from './quantity.ts';

describe('a quantity a person writes', () => {
  test.each([
    // text, wanted unit, value in it, arithmetic
    ['0.3', '1/year', 0.3, 'a number alone is in the parameter’s unit'],
    ['-1.4', '1', -1.4, ''],
    ['−1.4', '1', -1.4, 'a printed minus sign'],
    ['57 %', '1', 0.57, 'exactly, not 57 × 0.01 = 0.5700000000000001'],
    ['16 %', '1/year', 0.16, 'per cent of the parameter’s own unit'],
    ['16 %/yr', '1/year', 0.16, ''],
    ['12 %/year', '1/month', 0.01, '0.12 ÷ 12'],
    ['1 %/month', '1/year', 0.12, '0.01 × 12'],
    ['40 bp', '1', 0.004, ''],
    ['12 bn USD/GW', 'USD/GW', 12e9, ''],
    ['12bn', 'USD', 12e9, ''],
    ['$1.5bn', 'USD', 1.5e9, ''],
    ['-$2m', 'USD', -2e6, ''],
    ['USD 3 tn', 'USD', 3e12, ''],
    ['1,200,000', 'USD', 1_200_000, ''],
    ['1e3 kUSD', 'USD', 1e6, ''],
    ['21.7 kUSD/H100e', 'USD/H100e', 21_700, ''],
    ['0.9 bn USD per GW per year', 'USD/(GW*year)', 9e8, ''],
    ['0.9 bn USD/GW/year', 'USD/(GW*month)', 75e6, '900 m ÷ 12'],
    ['12 USD/MW', 'USD/GW', 12_000, '12 × 1000'],
    ['300 MW', 'GW', 0.3, ''],
    ['0.75 kW/H100e', 'W/H100e', 750, ''],
    ['2 years', 'month', 24, ''],
    ['18 months', 'year', 1.5, '18 ÷ 12'],
    ['2 quarters', 'month', 6, ''],
    ['60 USD/MWh', 'USD/(GW*hour)', 60_000, '60 × 1000'],
    ['2 days', 'hour', 48, ''],
    ['3 USD^2', 'USD^2', 3, ''],
  ])('%s in %s', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toBe(value);
  });

  test.each([
    ['12 bn USD', 'USD/GW', 'bn USD'],
    ['16 %/yr', 'month', '%/yr'],
    ['5 EUR', 'USD', 'EUR'],
    ['3 hours', 'month', 'hours'],
    ['2 GW', '1', 'GW'],
  ])('%s does not fit %s, and both units are named', (text, wanted, given) => {
    expect(readQuantity(text, wanted)).toEqual({ code: 'unit-mismatch', text, given, wanted });
  });

  test.each(['', 'much', '12 quux', '1,2', '3 USD/(GW', '1e400', '12 bn USD/GW extra!'])(
    '%j is refused with a reason',
    (text) => {
      expect(readQuantity(text, 'USD/GW')).toMatchObject({ code: 'bad-quantity', text });
    },
  );

  test('the thrown error names the parameter', () => {
    expect(() => parseQuantity('3 EUR', 'USD', 'site_cost')).toThrow(RunsError);
    expect(() => parseQuantity('3 EUR', 'USD', 'site_cost')).toThrow('site_cost: "3 EUR" is in EUR, but USD is wanted');
  });

  test('any number written out reads back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseQuantity(String(value), 'USD/(GW*year)')).toBe(value === 0 ? 0 : value);
        expect(parseQuantity(`${value} USD/(GW*year)`, 'USD/(GW*year)')).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test('a conversion and its reverse agree', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        const perMonth = parseQuantity(`${value} bn USD/year`, 'USD/month');
        expect(parseQuantity(`${perMonth} USD/month`, 'USD/year')).toBeCloseTo(
          value * 1e9,
          -Math.log10(value * 1e9) + 8,
        );
      }),
    );
  });
});
