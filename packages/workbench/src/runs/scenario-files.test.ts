import { describe, expect, test } from 'vitest';
import type { ParameterSpace } from './names.ts';
import { type RunProblem, RunsError } from './problems.ts';
import { readScenarioBook } from './scenario-files.ts';

const space: ParameterSpace = {
  time: { start: '2026-03-31', steps: 120, unit: 'month' },
  dimensions: [{ id: 'company', members: ['openai', 'oracle'] }],
  parameters: [
    { id: 'decay', label: 'Decay', unit: '1/year', value: 0.16, low: 0.02, high: 0.25, min: 0, max: 0.6 },
    { id: 'pays', label: 'Pays', unit: '1', value: [1, 1], over: ['company'], min: 0, max: 1 },
  ],
};

const shock = {
  id: 'lab-fails',
  label: 'The largest lab stops paying',
  about: 'Payments go to the size.',
  size: { label: 'share still paid', unit: '1', central: 0, low: 0, high: 0.35 },
  changes: [{ parameter: 'pays[openai]', how: 'multiply', value: { base: 0, perSize: 1 } }],
};
const scenario = {
  id: 'fast-decay',
  label: 'Fast decay',
  set: { decay: { value: '38 %/yr', basis: 'published', source: 'camps.md' } },
  shocks: [{ name: 'lab-fails', at: '2027-06', size: 0.2 }],
};

const book = (scenarioText: unknown, shockText: unknown = shock, name = 'data/scenarios/fast-decay.json') =>
  readScenarioBook(
    {
      scenarios: [{ name, text: typeof scenarioText === 'string' ? scenarioText : JSON.stringify(scenarioText) }],
      shocks: [{ name: 'data/scenarios/shocks/lab-fails.json', text: JSON.stringify(shockText) }],
    },
    space,
  );

function problemsOf(work: () => unknown): RunProblem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof RunsError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('scenario files', () => {
  test('become plain scenarios in the parameters’ units, with their grounds, beside the baseline', () => {
    const { scenarios, shocks } = book(scenario);
    expect(scenarios.map((s) => s.id)).toEqual(['baseline', 'fast-decay']);
    expect(scenarios[1]).toEqual({
      id: 'fast-decay',
      label: 'Fast decay',
      set: { decay: 0.38 },
      grounds: { decay: { basis: 'published', source: 'camps.md' } },
      shocks: [{ name: 'lab-fails', at: '2027-06', size: 0.2 }],
    });
    expect(shocks[0].at).toBe('2027-01');
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['broken JSON', '{"id": "fast-decay",', { code: 'bad-json' }],
    ['a field that does not exist', { ...scenario, sett: {} }, { code: 'bad-field', path: 'sett', closest: 'set' }],
    ['no label', { ...scenario, label: undefined }, { code: 'bad-field', path: 'label' }],
    ['a date that does not exist', { ...scenario, start: '2026-02-30' }, { code: 'bad-field', path: 'start' }],
    ['another name than the file’s', { ...scenario, id: 'slow' }, { code: 'id-is-not-file-name', id: 'slow' }],
    ['an unknown parameter', { ...scenario, set: { decai: 1 } }, { code: 'unknown-parameter', closest: 'decay' }],
    [
      'a value out of bounds',
      { ...scenario, set: { decay: 38 } },
      { code: 'out-of-bounds', max: 0.6, low: 0.02, high: 0.25 },
    ],
    ['a wrong unit', { ...scenario, set: { decay: '3 GW' } }, { code: 'unit-mismatch', given: 'GW', wanted: '1/year' }],
    [
      'an unknown shock',
      { ...scenario, shocks: [{ name: 'lab-fail' }] },
      { code: 'unknown-shock', closest: 'lab-fails' },
    ],
    [
      'a shock too large',
      { ...scenario, shocks: [{ name: 'lab-fails', size: 1 }] },
      { code: 'size-out-of-range', high: 0.35 },
    ],
    [
      'a distribution upside down',
      { ...scenario, distributions: { decay: { kind: 'uniform', low: 1, high: 0 } } },
      { code: 'bad-distribution' },
    ],
    [
      'a change with two ends',
      { ...scenario, schedule: [{ parameter: 'decay', from: 1, until: 3, months: 2, how: 'set', value: 0.1 }] },
      { code: 'bad-field', path: 'schedule[0]' },
    ],
    [
      'a shock before the start',
      { ...scenario, start: '2027-09-30' },
      { code: 'outside-horizon', text: '2027-06', start: '2027-09-30' },
    ],
    [
      'a change that leaves the bounds',
      { ...scenario, schedule: [{ parameter: 'decay', from: '2028-01', how: 'multiply', value: 4 }] },
      { code: 'out-of-bounds', value: 0.64, max: 0.6 },
    ],
  ])('with %s are refused by file and place', (_, text, problem) => {
    const [first] = problemsOf(() => book(text));
    expect(first).toMatchObject(problem);
    expect(first.where).toMatch(/fast-decay\.json/);
  });

  test('a shock that would leave the bounds at the end of its range is refused', () => {
    const wild = { ...shock, changes: [{ parameter: 'pays[openai]', how: 'set', value: { base: 1, perSize: 1 } }] };
    // At size 0.35 the value is 1.35, above 1.
    const problems = problemsOf(() => book(scenario, wild));
    expect(problems[0]).toMatchObject({ code: 'out-of-bounds', value: 1.35, max: 1 });
    expect(problems[0].where).toContain('at size 0.35');
  });
});
