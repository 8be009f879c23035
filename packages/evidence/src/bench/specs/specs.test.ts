import { describe, expect, test } from 'vitest';
import { readSpecFile, readSpecs, specBench } from './index.ts';

const OWN = new URL('../../../test/specs', import.meta.url).pathname;

describe('specifications of recognisers', () => {
  test('every file is read or left out aloud', () => {
    const { files, skipped } = readSpecs(OWN);
    expect(files.map((f) => [f.file, f.about, f.language])).toEqual([
      ['Number/English/NumberModel.json', 'number', 'en'],
      ['Number/English/NumberRangeModel.json', 'range', 'en'],
      ['NumberWithUnit/English/CurrencyModel.json', 'currency', 'en'],
      ['NumberWithUnit/German/CurrencyModel.json', 'currency', 'de'],
    ]);
    expect(Object.fromEntries(skipped.map((s) => [s.file, s.reason]))).toEqual({
      'Choice/English/BooleanModel.json': expect.stringContaining('not about numbers'),
      'Number/English/OrdinalModel.json': expect.stringContaining('ordinals'),
      'Number/Klingon/NumberModel.json': expect.stringContaining('language'),
      'NumberWithUnit/English/AgeModel.json': 'case 1: "31 years" does not stand in its Input',
    });
  });

  test('a file cut short is left out, not half read', () => {
    expect(readSpecFile('NumberWithUnit/English/DimensionModel.json', '[{ "Input": "5 kg", "Res')).toMatch(/^not JSON/);
    expect(readSpecFile('NumberWithUnit/English/AgeModel.json', '[{ "Results": [] }]')).toBe('case 1: no Input');
  });

  test('a place that is not stated, or does not fit, is found by the text', () => {
    const file = readSpecFile(
      'Number/English/NumberModel.json',
      JSON.stringify([
        { Input: 'Ten and ten', Results: [{ Text: 'ten' }, { Text: 'ten' }] },
        { Input: 'Ten and ten', Results: [{ Text: 'ten', Start: 1, End: 3 }] },
        { Input: 'Ten and ten', Results: [{ Text: 'ten', Start: 8, End: 10 }] },
      ]),
    );
    if (typeof file === 'string') throw new Error(file);
    expect(file.cases.map((c) => c.results.map((r) => [r.start, r.end]))).toEqual([
      [
        [0, 3],
        [8, 11],
      ],
      [[0, 3]],
      [[8, 11]],
    ]);
  });

  test('overlap, exact span, value, unit and what is found too much are counted apart', () => {
    const { files, classes, errors } = specBench(OWN);
    const of = (name: string) => files.find((f) => f.file === name)!;
    expect(of('Number/English/NumberModel.json')).toMatchObject({
      cases: 4,
      wanted: 2,
      found: 2,
      exact: 2,
      value: 1,
      spurious: 0,
      aside: { 'small-word': 1 },
    });
    expect(of('Number/English/NumberRangeModel.json')).toMatchObject({
      wanted: 2,
      exact: 0,
      exactByConvention: 2,
      value: 2,
    });
    expect(of('NumberWithUnit/English/CurrencyModel.json')).toMatchObject({
      wanted: 3,
      found: 3,
      exact: 1,
      exactByConvention: 2,
      value: 3,
      unit: 2,
      units: 2,
      spurious: 1,
      aside: { 'unit-alone': 1 },
    });
    expect(classes['currency, de']).toMatchObject({ wanted: 1, exact: 1, value: 1, unit: 1 });
    expect(errors.map((e) => [e.type, e.text, e.wanted, e.got])).toEqual([
      ['value', '90', '91', '90 guests'],
      ['spurious', '€5', 'nothing', '5 EUR'],
      ['span', '12 frobs', '12 frobs', '12'],
    ]);
  });
});
