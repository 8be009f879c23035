import { expect, test } from 'vitest';
import { FactError, loadFacts } from './facts.ts';
import { smallData } from './fixture.ts';
import { KnownOn } from './known-on.ts';
import { readData } from './read-data.ts';

const { tables } = readData(smallData());
const when = new KnownOn(tables);
const financial = (id: string) => tables.financials.find((row) => row.id === id)!;

test('a listed company has reported a quarter 45 days after its end, though the row cites a later filing', () => {
  // 2025-01-26 + 45 days = 2025-03-12; the source is of 2026-02-20.
  expect(when.financial(financial('fin_1'))).toEqual({ on: '2025-03-12', inferred: true, rule: 'filing deadline' });
});

test('a fiscal year is known 75 days after its end', () => {
  // 2025-01-26 + 75 days = 2025-04-11.
  expect(when.financial(financial('fin_2'))).toEqual({ on: '2025-04-11', inferred: true, rule: 'filing deadline' });
});

test('a period before the listing is known from the first trading day, when the prospectus prints it', () => {
  // 2024-12-31 + 45 days = 2025-02-14 lies before the listing of 2025-03-28.
  expect(when.financial(financial('fin_3'))).toEqual({ on: '2025-03-28', inferred: true, rule: 'prospectus' });
});

test('a private company and a forecast are known on the day of their source only', () => {
  expect(when.financial(financial('fin_4'))).toEqual({ on: '2025-10-01', inferred: false, rule: 'source' });
  expect(when.financial(financial('fin_5'))).toEqual({ on: '2025-02-05', inferred: false, rule: 'source' });
});

test('a source earlier than the deadline wins', () => {
  const early = { ...financial('fin_1'), sourceDate: '2025-02-26' };
  expect(when.financial(early)).toEqual({ on: '2025-02-26', inferred: false, rule: 'source' });
});

test('a deal is known from its announcement, a contract from the first announcement of its deals', () => {
  expect(when.deal(tables.deals[1])).toEqual({ on: '2025-01-12', inferred: true, rule: 'announcement' });
  expect(when.contract(tables.contracts[0]).on).toBe('2025-01-12');
});

test('a price is known the day it stood on a page, a shipment estimate the day it was published', () => {
  expect(when.series('gpu_rental_prices', tables.series.gpu_rental_prices[0]).on).toBe('2025-02-01');
  expect(when.series('chip_shipments', tables.series.chip_shipments[0]).on).toBe('2026-04-22');
});

test('a run as of a day sees the day itself and nothing later', () => {
  expect(loadFacts(smallData(), { asOf: '2025-03-11' }).financial('maker', 'revenue')).toBeUndefined();
  expect(loadFacts(smallData(), { asOf: '2025-03-12' }).financial('maker', 'revenue')?.value).toBe(100);
});

test('hindsight in an opening position is left out unless asked for, and then marked', () => {
  const facts = loadFacts(smallData(), { asOf: '2025-03-31' });
  expect(facts.opening('2024-12-31').companyIds()).toEqual(['maker', 'lab']);
  const chips = facts.opening('2024-12-31', { withHindsight: true }).value('cloud', 'accelerators:H100_H200');
  expect(chips).toMatchObject({ value: 50, low: 30, high: 80, hindsight: true });
});

test('what came later stands apart, and nothing is lost or doubled by the split', () => {
  const all = loadFacts(smallData());
  for (const asOf of ['2024-01-01', '2025-01-11', '2025-03-28', '2026-04-22']) {
    const { tables: known, later } = loadFacts(smallData(), { asOf });
    for (const name of ['financials', 'deals', 'contracts', 'claims', 'opening', 'vehicles', 'facilities'] as const) {
      const ids = [...known[name], ...later[name]].map(({ id }) => id).sort();
      expect(ids).toEqual(all.tables[name].map(({ id }) => id).sort());
    }
  }
});

test('a date that is none is refused by name', () => {
  expect(() => loadFacts(smallData(), { asOf: '2025-02-30' })).toThrow(FactError);
  expect(() => loadFacts(smallData(), { asOf: '31.3.2025' })).toThrow(
    '"31.3.2025" is not a date (expected 2026-03-31)',
  );
});
