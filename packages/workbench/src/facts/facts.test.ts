import { expect, test } from 'vitest';
import { loadFacts } from './facts.ts';
import { smallData } from './fixture.ts';
import { readDataFolder } from './node-files.ts';

const facts = loadFacts(readDataFolder(new URL('../../../../data', import.meta.url).pathname));
const small = loadFacts(smallData());

test('fiscal quarters fall into the calendar quarter that holds their middle', () => {
  // NVIDIA's quarter of 28 October 2024 to 26 January 2025 is the fourth of 2024.
  const quarter = facts.quarters('nvidia', 'revenue').find(({ quarter }) => quarter === '2024Q4');
  expect(quarter).toMatchObject({ value: 39_331_000_000, periodEnd: '2025-01-26', unit: 'USD' });
  // Oracle's of September to November 2025 is the fourth of 2025: its middle is 16 October.
  expect(facts.quarters('oracle', 'revenue').find(({ periodEnd }) => periodEnd === '2025-11-30')?.quarter).toBe(
    '2025Q4',
  );
});

test('four quarters make a calendar year, and three do not', () => {
  const year = facts.year('microsoft', 'capex', 2025)!;
  expect(year.quarters).toHaveLength(4);
  expect(year.value).toBe(year.quarters.reduce((sum, { value }) => sum + value, 0));
  expect(year.basis).toBe('derived');
  expect(facts.year('microsoft', 'capex', 2026)).toBeUndefined();
});

test('the one quarter missing from a year is the year less the other three', () => {
  const amazon = facts.quarters('amazon', 'capex');
  const meta = facts.quarters('meta', 'revenue');
  for (const values of [amazon, meta]) {
    const quarters = values.map(({ quarter }) => quarter);
    expect(new Set(quarters).size).toBe(quarters.length);
    expect(quarters).toEqual([...quarters].sort());
  }
});

test('the latest figure at or before a day, and the quarter before the year that ends with it', () => {
  expect(small.financial('maker', 'revenue')).toMatchObject({ id: 'fin_1', value: 100 });
  expect(small.financial('maker', 'revenue', { span: 'year' })).toMatchObject({ id: 'fin_2', value: 370 });
  expect(small.financial('maker', 'revenue', { at: '2025-01-25' })).toBeUndefined();
});

test('every value says where it comes from', () => {
  for (const value of facts.opening('2026-03-31').values) {
    expect(value.source).not.toBe('');
    expect(value.low ?? value.value).toBeLessThanOrEqual(value.value);
    expect(value.high ?? value.value).toBeGreaterThanOrEqual(value.value);
    if (value.basis === 'assumption') expect(value.note).not.toBe('');
  }
});

test('guidance in two rows is one range; the last word counts', () => {
  expect(small.guidance('maker', 2025)).toMatchObject([
    { metric: 'capex', low: 10, high: 14, value: 12, rowIds: ['fin_5', 'fin_6'] },
  ]);
  // Raised from 16-20 to 20-25 bn in May 2026; the row gives the high end and says so.
  expect(facts.guidance('nebius', 2026).find(({ metric }) => metric === 'capex')).toMatchObject({
    low: 20e9,
    high: 25e9,
    givenOn: '2026-05-20',
  });
});

test('opening positions: at least 20 named companies, figures counted once', () => {
  const opening = facts.opening('2026-03-31');
  const named = opening.companyIds().filter((id) => facts.company(id).listed !== 'aggregate');
  expect(named.length).toBeGreaterThanOrEqual(20);
  const debt = opening.values.filter(({ item }) => item === 'total_debt').reduce((sum, { value }) => sum + value, 0);
  // CoreWeave's boxes are consolidated in its total debt; xAI is a segment of SpaceX.
  expect(opening.total('total_debt')).toBeLessThan(debt);
  expect(opening.itemsOf('microsoft', 'accelerators:').get('H100_H200')!.value).toBeGreaterThan(100_000);
});

test('the 2024 opening holds the quarter of NVIDIA, not its year', () => {
  const opening = facts.opening('2024-12-31');
  expect(opening.value('nvidia', 'quarterly_revenue')?.value).toBe(39_331_000_000);
  expect(opening.value('nvidia', 'quarterly_revenue:ai')?.value).toBe(35_580_000_000);
});

test('a vehicle gives its terms as numbers with ranges, in plain dollars', () => {
  const box = facts.vehicle('coreweave_ddtl_2_0');
  expect(box.number('facility_size')).toMatchObject({ value: 10_600_000_000, unit: 'USD' });
  expect(box.members('customers')).toEqual(['microsoft', 'enterprise_demand']);
  expect(box.number('maturity')).toBeUndefined();
  expect(box.text('maturity')).toMatch(/^\d{4}/);
});

test('search finds rows by any words, with value, date, source, licence and confidence', () => {
  const [hit] = small.search('MAKER revenue 2025');
  expect(hit).toMatchObject({
    id: 'fin_1',
    value: '100',
    unit: 'USD',
    date: '2025-01-26',
    licence: 'single fact, cited',
  });
  expect(small.search('maker unheard-of')).toEqual([]);
  expect(facts.search('coreweave interest_expense').length).toBeGreaterThan(5);
});

test('credit lines are asked for by the licences used', () => {
  expect(small.credits(['cited_fact'])).toEqual([]);
  expect(small.credits(['open_data', 'cited_fact'])).toEqual(['Prices: Example, CC BY 4.0']);
  expect(facts.credits().filter((line) => line.includes('CC BY 4.0')).length).toBeGreaterThanOrEqual(5);
});

test('an unknown name is refused with the nearest known one', () => {
  expect(() => facts.company('nvida')).toThrow('"nvida" is an unknown company; did you mean nvidia?');
  expect(() => facts.vehicle('coreweave_ddtl_2')).toThrow(/unknown vehicle; did you mean coreweave_ddtl_2_0/);
  expect(() => facts.opening('2025-06-30')).toThrow(/unknown opening/);
  expect(() => facts.series('token_price' as 'token_prices')).toThrow(/did you mean token_prices/);
});

test('no row ships from a source that only allows aggregates', () => {
  const aggregatesOnly = new Set(
    facts.tables.licences.filter(({ ships }) => ships === 'aggregates').map(({ id }) => id),
  );
  const { companies, financials, deals, claims, contracts, opening, vehicles, facilities, series } = facts.tables;
  const rows = [
    companies,
    financials,
    deals,
    claims,
    contracts,
    opening,
    vehicles,
    facilities,
    ...Object.values(series),
  ].flat();
  expect(rows.filter(({ licence }) => aggregatesOnly.has(licence))).toEqual([]);
});
