import { type AcceptedFact, type FactContent, factId } from '@buildout/evidence/room/index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallData } from './fixture.ts';
import { acceptedCsv, checkData, convertSaid, factOfRow, factsCited, readData } from './index.ts';

const fact = (over: Partial<FactContent> = {}): AcceptedFact => {
  const content: FactContent = {
    ...{
      claim: 'claim_0a',
      entity: 'Cloud',
      metric: 'price',
      value: 38,
      low: null,
      high: null,
      unit: 'percent',
      period: 'year',
    },
    ...{
      asOf: '2025',
      scope: '',
      modifier: 'exact',
      prediction: false,
      repairs: [],
      statement: 'Rents fell 38 % a year.',
      quote: '38 %',
    },
    ...{ speaker: 'An analyst', document: 'ab', start: 11, end: 15, ...over },
  };
  return {
    ...{ id: factId(content), ...content, company: 'cloud', reviewers: ['ada', 'ben'], reviewedOn: '2026-03-01' },
    ...{ source: 'a talk', sourceUrl: '', sourceDate: '2025-02-01', licence: 'cited_fact', confidence: 'low' },
  };
};
const withFacts = (...facts: AcceptedFact[]) => smallData().set('accepted.csv', acceptedCsv(facts));

describe('accepted.csv', () => {
  test('is checked and read back as it was written', () => {
    const files = withFacts(fact());
    expect(checkData(files)).toEqual([]);
    expect(readData(files).tables.accepted.map(factOfRow)).toEqual([fact()]);
  });

  test('property: whatever words a document has, a row survives writing and reading', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom('=', '+', '-', '@', "'", ''),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (a, b, sign, value) => {
          const one = fact({
            statement: `${sign}${a} 38 % ${b}`.trim(),
            speaker: `${sign}${b}`,
            entity: a,
            value: value === 0 ? 0 : value,
            repairs: ['corrected'],
          });
          const { tables, problems } = readData(withFacts(one));
          expect(problems).toEqual([]);
          expect(tables.accepted.map(factOfRow)).toEqual([one]);
        },
      ),
    );
  });

  test('a cell that a spreadsheet would run is set off', () => {
    expect(acceptedCsv([fact({ statement: '=HYPERLINK("x") 38 %' })])).toContain(`"'=HYPERLINK(""x"") 38 %"`);
  });

  test.each([
    ['cut', (text: string) => text.replace(',38,', ',83,'), /do not say this number|no longer says/],
    ['sentence', (text: string) => text.replace('Rents fell', 'Rents never fell'), /no longer says/],
    ['unit', (text: string) => text.replace(',percent,', ',USD,'), /no longer says/],
  ])('an edited %s is noticed', (_, edit, reason) => {
    const files = withFacts(fact());
    files.set('accepted.csv', edit(files.get('accepted.csv')!));
    const problems = checkData(files);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map((one) => one.reason).join()).toMatch(reason);
  });
});

describe('a parameter that cites a fact', () => {
  const citing = (value: number, source: string, ...facts: AcceptedFact[]) => {
    const files = withFacts(...facts);
    const text = files
      .get('parameters.csv')!
      .replace(/,0\.16,0\.02,0\.25,triangular,median of sellers,[^,]+,/, `,${value},,,fixed,said,${source},`);
    return checkData(files.set('parameters.csv', text)).map(({ column, reason }) => `${column}: ${reason}`);
  };
  const [one, ranged, fall] = [
    fact(),
    fact({ value: null, low: 20, high: 30, quote: '20 to 30 %', statement: '20 to 30 %' }),
    fact({ value: -38 }),
  ];

  test('has the value it gives, in its own unit', () => {
    expect(citing(0.38, `accepted.csv#${one.id}`, one)).toEqual([]);
    expect(citing(0.3, `accepted.csv#${one.id}`, one)).toEqual([expect.stringContaining('says 0.38 1/year')]);
    expect(citing(0.25, `accepted.csv#${ranged.id}`, ranged)).toEqual([]);
    expect(citing(0.35, `accepted.csv#${ranged.id}`, ranged)).toEqual([expect.stringContaining('says 0.2 to 0.3')]);
    expect(citing(0.38, `-accepted.csv#${fall.id}`, fall)).toEqual([]);
    expect(citing(0.38, `accepted.csv#${fall.id}`, fall)).toEqual([expect.stringContaining('says -0.38')]);
    expect(citing(0.38, 'accepted.csv#fact_000000000000')).toEqual([
      'source: accepted.csv has no row fact_000000000000',
    ]);
  });

  test('is of the same dimension', () => {
    const share = fact({ period: '' });
    expect(citing(0.38, `accepted.csv#${share.id}`, share)).toEqual([
      expect.stringContaining('a share without a period is no rate'),
    ]);
  });

  test('sources name facts with or without a sign', () => {
    expect(factsCited('series/x.csv#a ; -data/accepted.csv#fact_0a1 ; accepted.csv#fact_0b2')).toEqual([
      { id: 'fact_0a1', sign: -1 },
      { id: 'fact_0b2', sign: 1 },
    ]);
  });
});

describe('units of what is said', () => {
  test.each([
    [38, 'percent', 'year', '1/year', 0.38],
    [12, 'percent', '', '1', 0.12],
    [3e6, 'USD/MW', '', 'USD/GW', 3e9],
    [2, 'years', '', 'month', 24],
    [20e9, 'USD/quarter', 'quarter', 'USD/year', 80e9],
    [50, 'basis points', 'year', '1/year', 0.005],
    [1.6, 'x', '', '1', 1.6],
    [2, 'USD revenue / USD AI cost', '', '1', 2],
  ])('%d %s %s in %s', (value, unit, period, to, converted) => {
    expect(convertSaid(value, unit, period, to)).toBe(converted);
  });

  test.each([
    ['percent', '', '1/year', /correct its period/],
    ['USD/hour', 'hour', 'USD/(H100e*hour)', /is wanted/],
    ['campuses', '', '1', /not one of the model/],
    ['USD', '', 'USD/year', /is wanted/],
  ])('%s %s is no %s', (unit, period, to, why) => {
    expect(convertSaid(1, unit, period, to)).toEqual({ why: expect.stringMatching(why) });
  });
});
