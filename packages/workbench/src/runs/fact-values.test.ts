import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from './compose.ts';
import { type FactValue, factNumber, namesFact, readFactReference } from './fact-values.ts';
import { RunsError } from './problems.ts';
import { runId } from './run-id.ts';
import { baseline } from './scenario.ts';
import { readScenarioBook } from './scenario-files.ts';

const [ONE, RANGE, OPEN] = ['fact_0123456789ab', 'fact_0123456789ac', 'fact_0123456789ad'];
const facts = new Map<string, FactValue>([
  [ONE, { id: ONE, value: 24, unit: 'months', period: '' }],
  [RANGE, { id: RANGE, low: -35, high: -25, unit: 'percent', period: 'year' }],
  [OPEN, { id: OPEN, low: 3, unit: 'years', period: '' }],
]);
const space = {
  time: { start: '2026-03-31', unit: 'month' as const, steps: 12, step: 1 },
  dimensions: [{ id: 'lab', label: 'Lab', members: ['a', 'b'] }],
  parameters: [
    { id: 'delay', label: 'Delay', unit: 'month', value: 26, min: 1, max: 60 },
    { id: 'decline', label: 'Decline', unit: '1/year', value: 0.2, min: 0, max: 0.9 },
    { id: 'pays', label: 'Pays', unit: 'month', over: ['lab'], value: 1 },
  ],
} as unknown as Parameters<typeof readScenarioBook>[1];

describe('references to facts', () => {
  test.each([
    [`@${ONE}`, 'month', 24],
    [` @${ONE} `, 'year', 2],
    [`-@${RANGE}.middle`, '1/year', 0.3],
    [`−@${RANGE}.low`, '1/year', 0.35],
    [`@${OPEN}.low`, 'month', 36],
  ])('%s in %s', (text, unit, value) => {
    expect(factNumber(text, unit, facts)).toBeCloseTo(value as number, 12);
  });

  test.each([
    [`@${ONE}.low`, /one number, not a range/],
    [`@${RANGE}`, /is a range from -35 to -25/],
    [`@${OPEN}.middle`, /range is open/],
    ['@fact_000000000000', /no accepted fact of that id here/],
    ['@claim_0123456789ab', /only accepted facts can be named/],
    [`@${ONE}; 14`, /only accepted facts/],
    [`@${ONE} 14`, /only accepted facts/],
    ['@', /only accepted facts/],
  ])('%s is refused', (text, reason) => {
    expect(factNumber(text, 'month', facts)).toMatchObject({ code: 'bad-fact', reason: expect.stringMatching(reason) });
  });

  test('property: no text with an @ before it is ever read as a number', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), (a, n) => {
        for (const text of [`@${a}`, `-@${n}`, ` @ ${n}`]) {
          expect(namesFact(text)).toBe(true);
          if (!readFactReference(text)) expect(factNumber(text, 'month', facts)).toMatchObject({ code: 'bad-fact' });
        }
      }),
    );
  });
});

describe('facts in settings', () => {
  const book = { scenarios: [baseline], shocks: [], facts };
  const settle = (...set: string[]) => compose(baseline, { set }, book, space);

  test('the number, and which fact it comes from', () => {
    expect(settle(`delay=@${ONE}`)).toMatchObject({ settings: { set: { delay: 24 } }, facts: { delay: ONE } });
    expect(settle(`delay=@${ONE}`, 'delay=20')).toMatchObject({ settings: { set: { delay: 20 } }, facts: {} });
    expect(settle(`pays[a]=@${ONE}`, 'pays=3')).toMatchObject({ settings: { set: { pays: 3 } }, facts: {} });
    expect(settle(`pays[*]=@${ONE}`).facts).toEqual({ 'pays[a]': ONE, 'pays[b]': ONE });
  });

  test('bounds and units are checked as of any number', () => {
    expect(() => settle(`decline=@${RANGE}.low`)).toThrow(/below the least/);
    expect(() => settle(`decline=@${ONE}`)).toThrow(/1\/year is wanted/);
  });

  test('a scenario file may name them, and nothing else of the kind', () => {
    const read = (set: object) =>
      readScenarioBook(
        { scenarios: [{ name: 'x.json', text: JSON.stringify({ id: 'x', label: 'X', set }) }], shocks: [] },
        space,
        facts,
      );
    const [, scenario] = read({ delay: { value: `@${ONE}`, reason: 'as she says' } }).scenarios;
    expect(scenario).toMatchObject({
      set: { delay: 24 },
      facts: { delay: `@${ONE}` },
      grounds: { delay: { reason: 'as she says' } },
    });
    expect(compose(scenario, {}, book, space).facts).toEqual({ delay: ONE });
    expect(compose(scenario, { set: ['delay=30'] }, book, space).facts).toEqual({});
    expect(() => read({ delay: '@fact_000000000000' })).toThrow(RunsError);
    expect(() => read({ delay: { value: 24, fact: ONE } })).toThrow(RunsError);
  });

  test('the run id depends on the fact, not only on its number', () => {
    const identity = {
      engineVersion: '1',
      modelHash: 'm',
      dataHash: 'd',
      overrides: settle('delay=24').settings,
      start: null,
      asOf: null,
      horizon: 12,
      scenarios: 0,
      seed: 1,
    };
    const ids = [identity, { ...identity, facts: { delay: ONE } }, { ...identity, facts: { delay: OPEN } }].map(runId);
    expect(new Set(ids).size).toBe(3);
    expect(runId({ ...identity, facts: undefined })).toBe(ids[0]);
  });
});
