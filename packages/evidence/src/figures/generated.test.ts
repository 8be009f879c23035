import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFigures } from './index.ts';

/** Amounts put together from every way of writing the number, its multiplier and its unit, in carriers of several registers. */
const numbers = fc.oneof(
  fc.integer({ min: 2, max: 999 }).map((n) => [String(n), n] as const),
  fc.integer({ min: 11, max: 9999 }).map((n) => [(n / 10).toFixed(1), Number((n / 10).toFixed(1))] as const),
  fc.integer({ min: 101, max: 99_999 }).map((n) => [(n / 100).toFixed(2), Number((n / 100).toFixed(2))] as const),
  fc.integer({ min: 2200, max: 9_999_999 }).map((n) => [n.toLocaleString('en-US'), n] as const),
);
const small = fc.integer({ min: 2, max: 999 }).map((n) => [String(n), n] as const);
const multipliers = fc.constantFrom<readonly [string, number]>(
  [' thousand', 1e3],
  [' million', 1e6],
  [' billion', 1e9],
  [' trillion', 1e12],
  ['M', 1e6],
  ['bn', 1e9],
  ['k', 1e3],
  [' bn', 1e9],
  ['', 1],
);
const before = fc.constantFrom<readonly [string, string]>(
  ['$', 'USD'],
  ['US$', 'USD'],
  ['US$ ', 'USD'],
  ['C$', 'CAD'],
  ['A$', 'AUD'],
  ['HK$', 'HKD'],
  ['€', 'EUR'],
  ['€ ', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['CHF ', 'CHF'],
  ['USD ', 'USD'],
  ['EUR ', 'EUR'],
  ['SEK ', 'SEK'],
  ['R$ ', 'BRL'],
);
const after = fc.constantFrom<readonly [string, string]>(
  [' dollars', 'USD'],
  [' US dollars', 'USD'],
  [' euros', 'EUR'],
  [' pounds', 'GBP'],
  [' yen', 'JPY'],
  [' Swiss francs', 'CHF'],
  [' rupees', 'INR'],
  [' Canadian dollars', 'CAD'],
  [' USD', 'USD'],
  [' EUR', 'EUR'],
  [' €', 'EUR'],
  [' yuan', 'CNY'],
  [' Mexican pesos', 'MXN'],
  [' bucks', 'USD'],
);
const measures = fc.constantFrom<readonly [string, string]>(
  ['%', 'percent'],
  [' percent', 'percent'],
  [' per cent', 'percent'],
  [' MW', 'MW'],
  ['GW', 'GW'],
  [' gigawatts', 'GW'],
  [' TWh', 'TWh'],
  [' kilowatt-hours', 'kWh'],
  [' GB', 'GB'],
  [' terabytes', 'TB'],
  [' km', 'km'],
  [' miles', 'miles'],
  [' tons', 'tons'],
  [' square feet', 'square feet'],
  [' acres', 'acres'],
  [' degrees Celsius', '°C'],
  [' hours', 'hours'],
  [' months', 'months'],
  [' years', 'years'],
  [' basis points', 'basis points'],
  ['x', 'x'],
);
const carriers = fc.constantFrom<readonly [string, string]>(
  ['They needed ', ' for it.'],
  ['so, uh, it was like ', ', you know'],
  ['', ''],
  ['The total came to ', ' (unaudited).'],
  ['“It is ', '”, she wrote.'],
  ['- Size: ', '\n- Place: Ohio'],
  ['| Total | ', ' |'],
  ['Of this, ', ' went to Ohio; the rest did not.'],
);

const sole = (text: string, amount: string) => {
  const found = findFigures(text);
  expect(found.map((f) => f.text)).toEqual([amount]);
  return found[0];
};

test('money with the sign or code before', () => {
  fc.assert(
    fc.property(carriers, before, small, multipliers, ([a, b], [sign, code], [digits, n], [word, times]) => {
      const amount = `${sign}${digits}${word}`;
      const f = sole(`${a}${amount}${b}`, amount);
      expect([f.currency, f.value]).toEqual([code, n * times]);
    }),
    { numRuns: 400 },
  );
});

test('money with the name or code after', () => {
  fc.assert(
    fc.property(carriers, after, small, multipliers, ([a, b], [name, code], [digits, n], [word, times]) => {
      const amount = `${digits}${word}${name}`;
      const f = sole(`${a}${amount}${b}`, amount);
      expect([f.currency, f.value]).toEqual([code, n * times]);
    }),
    { numRuns: 400 },
  );
});

test('measures', () => {
  fc.assert(
    fc.property(carriers, numbers, measures, ([a, b], [digits, n], [unit, wanted]) => {
      const amount = `${digits}${unit}`;
      const f = sole(`${a}${amount}${b}`, amount);
      expect(f.unit).toBe(wanted);
      expect(Math.abs(Number(f.value))).toBeCloseTo(n, 6);
    }),
    { numRuns: 400 },
  );
});

test('ranges of money and measures', () => {
  const range = fc.tuple(fc.integer({ min: 2, max: 400 }), fc.integer({ min: 1, max: 300 }));
  const join = fc.constantFrom('-', '–', ' to ');
  fc.assert(
    fc.property(carriers, range, join, measures, fc.boolean(), ([a, b], [low, more], to, [unit, wanted], money) => {
      const amount = money ? `$${low}${to}$${low + more} million` : `${low}${to}${low + more}${unit}`;
      const f = sole(`${a}${amount}${b}`, amount);
      expect([f.valueMin, f.valueMax]).toEqual(money ? [low * 1e6, (low + more) * 1e6] : [low, low + more]);
      expect(f.unit).toBe(money ? 'USD' : wanted);
    }),
    { numRuns: 400 },
  );
});

test('ranges that name their currency twice', () => {
  const range = fc.tuple(fc.integer({ min: 2, max: 400 }), fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(carriers, range, before, multipliers, ([a, b], [low, more], [sign, code], [word, times]) => {
      const amount = `${sign}${low}${word} to ${sign}${low + more}${word}`;
      const f = sole(`${a}${amount}${b}`, amount);
      expect([f.valueMin, f.valueMax, f.currency]).toEqual([low * times, (low + more) * times, code]);
    }),
    { numRuns: 400 },
  );
});
