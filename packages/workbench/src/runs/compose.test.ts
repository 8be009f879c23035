import { describe, expect, test } from 'vitest';
import { compose, findScenario, readShockUse, type ScenarioBook } from './compose.ts';
import { type ParameterSpace, readName } from './names.ts';
import { type RunProblem, RunsError } from './problems.ts';
import { baseline, type Scenario, type Shock } from './scenario.ts';
import { stepAt } from './time.ts';

const space: ParameterSpace = {
  time: { start: '2026-03-31', steps: 120, unit: 'month' },
  dimensions: [
    { id: 'company', members: ['microsoft', 'openai', 'anthropic'] },
    { id: 'lab', members: ['openai', 'anthropic'], subsetOf: 'company' },
  ],
  parameters: [
    {
      id: 'decay',
      label: 'Decay',
      unit: '1/year',
      value: 0.16,
      low: 0.02,
      high: 0.25,
      min: 0,
      max: 0.6,
      source: 'series/x',
    },
    { id: 'price_factor', label: 'Price factor', unit: '1', value: 1, min: 0 },
    { id: 'site_cost', label: 'Site', unit: 'USD/GW', value: 11.8e9, low: 9e9, high: 15e9, min: 0 },
    { id: 'share', label: 'Share', unit: '1', value: [0.2, 0.3, 0.4], over: ['company'], min: 0, max: 1 },
  ],
};

const halves: Shock = {
  id: 'rental-halves',
  label: 'Rents halve',
  about: 'The rent of all generations falls.',
  at: '2027-01',
  size: { label: 'factor', unit: '1', central: 0.5, low: 0.3, high: 0.7 },
  changes: [{ parameter: 'price_factor', how: 'multiply', value: { base: 0, perSize: 1 }, ramp: 6, months: 30 }],
};
const jump: Shock = {
  ...halves,
  id: 'jump',
  changes: [{ parameter: 'price_factor', how: 'multiply', value: 0.9, after: 6 }],
};
const book: ScenarioBook = { scenarios: [baseline], shocks: [halves, jump] };

function problemsOf(work: () => unknown): RunProblem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof RunsError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('names of settings', () => {
  test('an element, a subset and a star', () => {
    expect(readName('share[openai]', space)).toMatchObject({ keys: ['share[openai]'] });
    expect(readName('share[lab]', space)).toMatchObject({ keys: ['share[openai]', 'share[anthropic]'] });
    expect(readName('share[*]', space)).toMatchObject({
      keys: ['share[microsoft]', 'share[openai]', 'share[anthropic]'],
    });
    expect(readName(' share [ openai ] ', space)).toMatchObject({ keys: ['share[openai]'] });
  });

  test.each([
    ['decai', { code: 'unknown-parameter', name: 'decai', closest: 'decay' }],
    ['share[opnai]', { code: 'unknown-member', member: 'opnai', dimension: 'company', closest: 'openai' }],
    ['decay[openai]', { code: 'wrong-subscripts', given: ['openai'], over: [] }],
    ['share[openai,1]', { code: 'wrong-subscripts', over: ['company'] }],
  ])('%s', (name, problem) => {
    expect(readName(name, space)).toMatchObject(problem);
  });
});

describe('a composition', () => {
  test('takes the user’s settings over the scenario’s, with their units', () => {
    const scenario: Scenario = { ...baseline, id: 'x', set: { decay: 0.38, 'share[openai]': 0.5 } };
    const { settings, notes } = compose(
      scenario,
      { set: ['site_cost=12 bn USD/GW', 'decay=20 %/yr', 'share=0.1'] },
      book,
      space,
    );
    expect(settings.set).toEqual({ decay: 0.2, share: 0.1, site_cost: 12e9 });
    expect(notes).toEqual([]);
  });

  test('sets a whole parameter before its elements, however they were written', () => {
    const { settings } = compose(baseline, { set: ['share=0.1', 'share[openai]=0.2'] }, book, space);
    expect(Object.keys(settings.set)).toEqual(['share', 'share[openai]']);
  });

  test('says what lies beyond the evidence, and refuses what has no meaning', () => {
    expect(compose(baseline, { set: ['decay=0.38'] }, book, space).notes).toEqual([
      { code: 'beyond-evidence', parameter: 'decay', value: 0.38, low: 0.02, high: 0.25, unit: '1/year' },
    ]);
    const [problem] = problemsOf(() => compose(baseline, { set: ['decay=16'] }, book, space));
    expect(problem).toMatchObject({ code: 'out-of-bounds', value: 16, min: 0, max: 0.6, low: 0.02, high: 0.25 });
    expect(() => compose(baseline, { set: ['decay=16'] }, book, space)).toThrow(
      'decay is 16 1/year, above the most that makes sense, 0.6 1/year. ' +
        'The evidence supports 0.02 to 0.25 1/year (series/x). Did you mean 0.16 (16 %)?',
    );
  });

  test('reports every problem at once', () => {
    const codes = problemsOf(() =>
      compose(baseline, { set: ['decai=1', 'site_cost=3 EUR/GW', 'decay=9'] }, book, space),
    );
    expect(codes.map((p) => p.code)).toEqual(['unknown-parameter', 'unit-mismatch', 'out-of-bounds']);
  });

  test('puts a shock at its month, with its size and its ramp', () => {
    // Step 0 holds the flows of April 2026, so January 2027 is step 9 and its thirty months end before step 39.
    const { settings, shocks } = compose(baseline, { shocks: [{ name: 'rental-halves' }] }, book, space);
    expect(shocks).toEqual([{ name: 'rental-halves', at: '2027-01', size: 0.5 }]);
    expect(settings.schedule).toEqual([
      { parameter: 'price_factor', from: 9, until: 39, ramp: 6, how: 'multiply', value: 0.5 },
    ]);
    const moved = compose(baseline, { shocks: [readShockUse('rental-halves@2026-04:0.3')] }, book, space);
    expect(moved.settings.schedule[0]).toMatchObject({ from: 0, value: 0.3 });
  });

  test('two shocks on one parameter stay in their order and are mentioned', () => {
    const { settings, notes } = compose(
      baseline,
      { shocks: [{ name: 'rental-halves' }, { name: 'jump' }] },
      book,
      space,
    );
    expect(settings.schedule.map((c) => [c.from, c.value])).toEqual([
      [9, 0.5],
      [15, 0.9],
    ]);
    expect(notes).toEqual([{ code: 'same-parameter', parameter: 'price_factor', by: ['rental-halves', 'jump'] }]);
  });

  test('a change for a subset becomes one change per member', () => {
    const scenario: Scenario = {
      ...baseline,
      schedule: [{ parameter: 'share[lab]', from: 12, how: 'set', value: 0.5 }],
    };
    expect(compose(scenario, {}, book, space).settings.schedule.map((c) => c.element)).toEqual([
      ['openai'],
      ['anthropic'],
    ]);
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['an unknown shock', 'rental-halfs', { code: 'unknown-shock', closest: 'rental-halves' }],
    ['a size outside its range', 'rental-halves:0.9', { code: 'size-out-of-range', low: 0.3, high: 0.7 }],
    ['a month before the start', 'rental-halves@2026-03', { code: 'outside-horizon', start: '2026-03-31' }],
    ['a month that does not exist', 'rental-halves@2027-13', { code: 'bad-date' }],
  ])('refuses %s', (_, use, problem) => {
    expect(problemsOf(() => compose(baseline, { shocks: [readShockUse(use)] }, book, space))[0]).toMatchObject(problem);
  });

  test('says that a change after the end has no effect', () => {
    const { settings, notes } = compose(baseline, { shocks: [{ name: 'rental-halves' }] }, book, space, 9);
    expect(settings.schedule).toEqual([]);
    expect(notes).toEqual([{ code: 'never-reached', parameter: 'price_factor', by: 'rental-halves', from: '2027-01' }]);
  });

  test('refuses a scheduled change that would leave the bounds', () => {
    const scenario: Scenario = { ...baseline, schedule: [{ parameter: 'share', from: 0, how: 'multiply', value: 3 }] };
    // 0.4 × 3 = 1.2 > 1
    expect(problemsOf(() => compose(scenario, {}, book, space))[0]).toMatchObject({ code: 'out-of-bounds', max: 1 });
  });

  test('an unknown scenario is refused with the nearest', () => {
    expect(() => findScenario('basline', book)).toThrow(
      'There is no scenario called "basline". Did you mean baseline?',
    );
  });
});

test.each([
  ['2026-03-31', '2026-04', 0],
  ['2026-04-01', '2026-04', 0],
  ['2026-03-31', '2026-12-31', 8],
  ['2024-12-31', '2025-01', 0],
  ['2026-03-31', '2026-01', -3],
  ['2026-03-31', 7, 7],
])('from %s, %s is step %i', (start, when, step) => {
  expect(stepAt(when, { start, unit: 'month', steps: 120 })).toBe(step);
});
