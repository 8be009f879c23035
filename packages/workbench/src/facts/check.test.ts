import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkData } from './check.ts';
import { loadFacts } from './facts.ts';
import { smallData, withChange } from './fixture.ts';
import { readDataFolder } from './node-files.ts';
import { DataError, problemInEnglish } from './problem.ts';

const shipped = readDataFolder(new URL('../../../../data', import.meta.url).pathname);

test('the shipped data passes', () => {
  expect(checkData(shipped)).toEqual([]);
});

test('the fixture passes, so that every problem below comes from its change', () => {
  expect(checkData(smallData())).toEqual([]);
});

/** A change of one cell, and the problem it must bring: file, line, column, value, a part of the reason. */
const CASES: [string, string, string, [line: number, column: string, value: string, reason: RegExp]][] = [
  ['financials.csv', ',100,USD,', ',1OO,USD,', [2, 'value', '1OO', /not a number/]],
  ['financials.csv', ',100,USD,', ',,USD,', [2, 'value', '', /number is missing/]],
  ['financials.csv', ',100,USD,', ',1e999,USD,', [2, 'value', '1e999', /too large/]],
  ['financials.csv', '2025-01-26,100', '2025-02-30,100', [2, 'period_end', '2025-02-30', /not a date/]],
  [
    'financials.csv',
    '2024-10-28,2025-01-26,100',
    '2025-10-28,2025-01-26,100',
    [2, 'period_start', '2025-10-28', /after period_end/],
  ],
  ['financials.csv', '100,USD,reported', '100,UDS,reported', [2, 'unit', 'UDS', /unknown unit; did you mean USD/]],
  [
    'financials.csv',
    '100,USD,reported',
    '100,USD,reportd',
    [2, 'kind', 'reportd', /one of reported.*did you mean reported/],
  ],
  ['financials.csv', 'fin_1,maker', 'fin_1,makr', [2, 'company_id', 'makr', /no such company; did you mean maker/]],
  ['financials.csv', 'fin_2,', 'fin_1,', [3, 'id', 'fin_1', /already on line 2/]],
  ['financials.csv', 'fin_2,', 'other_2,', [3, 'id', 'other_2', /starts with fin_/]],
  ['financials.csv', 'reported,later filing,https', 'reported,,https', [2, 'source', '', /must not be empty/]],
  [
    'financials.csv',
    '2026-02-20,cited_fact',
    '2026-02-20,sited_fact',
    [2, 'licence', 'sited_fact', /no such licence; did you mean cited_fact/],
  ],
  ['financials.csv', 'company_id,metric', 'company,metric', [1, 'company_id', '', /column is missing/]],
  ['financials.csv', 'fin_4,lab,', 'fin_4,lab,extra,', [5, '', '', /16 cells, the header 15/]],
  ['deals.csv', ',d_part,a page', ',d_prt,a page', [2, 'overlaps_with', 'd_prt', /no such deal; did you mean d_part/]],
  [
    'deals.csv',
    ',,d_whole,a page',
    ',,,a page',
    [2, 'overlaps_with', 'd_part', /line 3 does not name d_whole in return/],
  ],
  ['deals.csv', 'executed,d_whole', 'executed,d_hole', [4, 'counter_deal_ids', 'd_hole', /no such deal/]],
  ['deals.csv', ',60,USD,', ',60,,', [2, 'unit', '', /has no unit/]],
  ['deals.csv', ',60,USD,', ',,USD,', [2, 'amount', '', /without an amount/]],
  ['deals.csv', '2025,2030-06,5', '2025,2030-13,5', [3, 'term_end', '2030-13', /not a date/]],
  ['contracts.csv', 'c_lab_cloud,d_part', 'c_lab_cloud,d_non', [2, 'deal_ids', 'd_non', /no such deal/]],
  ['contracts.csv', ',2,4,4,4,4,2,0,0,0', ',2,4,4,4,4,3,0,0,0', [2, 'total_usd', '20', /adds up to 21/]],
  ['contracts.csv', ',20,15,20,', ',20,21,22,', [2, 'total_usd', '20', /below total_low/]],
  [
    'contracts.csv',
    'yes,c_lab_cloud,',
    'yes,,',
    [2, 'do_not_add_with', 'c_lab_all', /does not name c_lab_cloud in return/],
  ],
  ['financials.csv', '370,USD,', '370,MW,', [3, 'unit', 'MW', /revenue is measured in money/]],
  ['opening.csv', ',50,chips,estimate,30,80', ',50,chips,estimate,60,80', [3, 'value', '50', /below low/]],
  ['opening.csv', 'low,press range', 'low,', [4, 'note', '', /must say its reason/]],
  ['opening.csv', '100,100,fin_1', '100,100,fin_9', [2, 'fact_ids', 'fin_9', /no such row/]],
  [
    'opening.csv',
    'opn_3,2024-12-31,lab,cash',
    'opn_3,2024-12-31,maker,quarterly_revenue',
    [4, 'item', 'quarterly_revenue', /already on line 2/],
  ],
  ['opening.csv', 'lab,cash,2024-12-31', 'lab,cash,2023-12-31', [4, 'as_of', '2023-12-31', /more than a quarter/]],
  ['vehicles.csv', '0.06,0.05,0.07', '6 %,0.05,0.07', [2, 'value', '6 %', /has the unit rate/]],
  ['vehicles.csv', 'customers[lab]', 'customers[lob]', [3, 'field', 'lob', /no such company; did you mean lab/]],
  ['vehicles.csv', 'deals:d_part', 'deals:d_prt', [3, 'source', 'd_prt', /no such deal/]],
  ['facilities.csv', ',12,USD', ',twelve,USD', [2, 'value', 'twelve', /not a number/]],
  ['claims.csv', ',2,ratio,', ',2,,', [2, 'unit', '', /has no unit/]],
  ['series/token_prices.csv', 'first_seen', 'seen', [2, 'event', 'seen', /expected one of/]],
  ['parameters.csv', '0.16,0.02,0.25', '0.30,0.02,0.25', [2, 'value', '0.3', /above high/]],
  ['parameters.csv', '0.16,0.02,0.25,triangular', '0.16,0.02,0.70,triangular', [2, 'high', '0.7', /above max/]],
  [
    'parameters.csv',
    'financials.csv#maker:revenue',
    'financials.csv#maker:revenu',
    [2, 'source', 'financials.csv#maker:revenu', /no row maker:revenu; did you mean maker:revenue/],
  ],
  ['parameters.csv', 'deals:d_whole', 'deals:d_hole', [2, 'source', 'deals:d_hole', /has no row d_hole/]],
  [
    'parameters.csv',
    'series/gpu_rental_prices.csv',
    'series/gpu_rental_price.csv',
    [2, 'source', 'series/gpu_rental_price.csv#H100', /has no file/],
  ],
];

describe('a malformed row is reported as file:line, column, value, reason', () => {
  test.each(CASES)('%s: %s → %s', (file, from, to, [line, column, value, reason]) => {
    const problems = checkData(withChange(file, from, to));
    const fitting = problems.filter(
      (problem) => problem.file === file && problem.line === line && problem.column === column,
    );
    expect(fitting.map(problemInEnglish), `found: ${problems.map(problemInEnglish).join('\n')}`).not.toHaveLength(0);
    expect(fitting[0].value).toBe(value);
    expect(fitting[0].reason).toMatch(reason);
  });
});

test('two contracts that together exceed the deal they rest on are refused', () => {
  const files = withChange('contracts.csv', 'c_lab_all,d_whole', 'c_lab_all,d_part');
  const apart = files.get('contracts.csv')!.replace('no,c_lab_all,', 'no,,').replace('yes,c_lab_cloud,', 'yes,,');
  expect(checkData(files.set('contracts.csv', apart)).map(problemInEnglish)).toEqual([
    'contracts.csv:3, deal_ids "d_part": with c_lab_cloud the contracts come to 80, the deal to 20; name them in do_not_add_with',
  ]);
});

test('a parameter with neither source nor reason is refused', () => {
  const files = withChange(
    'parameters.csv',
    'median of sellers,series/gpu_rental_prices.csv#H100 ; financials.csv#maker:revenue ; deals:d_whole',
    ',',
  );
  expect(checkData(files).map(problemInEnglish)).toEqual([
    'parameters.csv:2, source (empty): a parameter needs a source or a reason',
  ]);
});

test('a missing file, an empty file and a broken quote are problems, not crashes', () => {
  const missing = smallData();
  missing.delete('deals.csv');
  expect(checkData(missing).map(problemInEnglish)).toContain('deals.csv: the file is missing');
  expect(checkData(smallData().set('claims.csv', '')).map(({ reason }) => reason)).toContain(
    'the file is empty; expected a header line',
  );
  const quote = checkData(smallData().set('claims.csv', 'id,claim_date\n"c_1,2025-01-01\n'));
  expect(quote.some(({ file, reason }) => file === 'claims.csv' && /never closed/.test(reason))).toBe(true);
});

test('any problem stops a run, with every problem in the error', () => {
  const files = withChange('financials.csv', ',100,USD,', ',1OO,USD,');
  expect(() => loadFacts(files)).toThrow(DataError);
  expect(() => loadFacts(files)).toThrow('financials.csv:2, value "1OO": not a number');
});

test('files with Windows or mixed line ends and a byte order mark read the same', () => {
  const files = new Map([...smallData()].map(([name, text]) => [name, `\uFEFF${text.replace(/\n/, '\r\n')}`]));
  expect(checkData(files)).toEqual([]);
});

test('whatever is typed anywhere, data is either used or refused with a place, never a crash', () => {
  const names = [...smallData().keys()];
  const typed = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('', '0', '-1', '1e308', '2025-02-30', 'maker', 'd_whole', 'd_whole;d_whole', '"', ',', '\n'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(500), fc.nat(20), typed, (name, at, cut, insert) => {
      const files = smallData();
      const text = files.get(name)!;
      const from = at % text.length;
      files.set(name, text.slice(0, from) + insert + text.slice(from + cut));
      try {
        loadFacts(files, { asOf: '2025-03-31' }).search('maker');
      } catch (error) {
        expect(error).toBeInstanceOf(DataError);
        for (const { file, line } of (error as DataError).problems) {
          expect(files.has(file)).toBe(true);
          expect(line).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: 400 },
  );
});
