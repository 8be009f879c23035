import { describe, expect, test } from 'vitest';
import { bandOf, columnOf, ensembleBands, shareOf } from './bands.ts';
import { type EnsembleResult, ensemble } from './ensemble.ts';
import { prepareSmall, savings, thousand } from './fixtures/small.ts';
import { answersOf } from './metric.ts';
import type { EnsemblePlan } from './plan.ts';
import { RunsError } from './problems.ts';
import { centredRanks, sensitivities } from './sensitivity.ts';
import { seriesMetric } from './series-metric.ts';
import { noSettings } from './settings.ts';

const prepared = prepareSmall();
const plan: EnsemblePlan = { settings: noSettings, seed: 1, scenarios: 200 };
const result = ensemble(prepared, plan);

const drawnOf = (of: EnsembleResult, parameter: string) => {
  const i = of.layout.inputs.findIndex((input) => input.parameter === parameter);
  return of.memory.drawn.subarray(i * of.memory.stride, (i + 1) * of.memory.stride);
};

describe('an ensemble', () => {
  test('draws every parameter that has a distribution and reports every scenario that failed, by number', () => {
    expect(result.layout.inputs.map((input) => input.parameter)).toEqual(['rate', 'income', 'spent', 'hats', 'luck']);
    const unlucky = [...drawnOf(result, 'luck').keys()].filter((s) => drawnOf(result, 'luck')[s] < 0);
    expect(unlucky.length).toBeGreaterThan(0);
    expect(result.failures.map((failure) => failure.scenario)).toEqual(unlucky);
    expect(result.failed).toBe(unlucky.length);
    expect(result.failures[0]).toMatchObject({ code: 'not-finite', variable: 'nerve', step: 0 });
    expect(result.failures[0].message).toContain('nerve');
    for (const s of unlucky) expect(columnOf(result, 'savings', 0)[s]).toBeNaN();
  });

  test('gives a scenario the numbers a single run of it gives', () => {
    const s = result.memory.status.indexOf(1, 17);
    const [rate, income, spent] = ['rate', 'income', 'spent'].map((name) => drawnOf(result, name)[s]);
    // Income differs by element: 100 and 300 keep their proportion, scaled by draw ÷ 100, the middle of 50 … 150.
    const set = { rate, 'income[ants]': (100 * income) / 100, 'income[crickets]': (300 * income) / 100, spent };
    const run = prepared.program.run({ set, seed: 1, scenario: s });
    expect(columnOf(result, 'savings', 2)[s]).toBe(run.value('savings', 24, 'ants'));
    expect(columnOf(result, 'savings', 3)[s]).toBe(run.value('savings', 24, 'crickets'));
  });

  test('fixes what the settings set, and leaves the other draws as they were', () => {
    const settings = { ...noSettings, set: { rate: 0.015, 'income[ants]': 80, gift: 5 } };
    const fixed = ensemble(prepared, { ...plan, settings });
    expect(fixed.layout.inputs.map((input) => input.parameter)).toEqual(['income', 'spent', 'hats', 'luck']);
    for (const name of ['income', 'spent', 'hats', 'luck']) expect(drawnOf(fixed, name)).toEqual(drawnOf(result, name));
    const s = fixed.memory.status.indexOf(1);
    const set = { rate: 0.015, 'income[ants]': 80, 'income[crickets]': (300 * drawnOf(fixed, 'income')[s]) / 100 };
    const run = prepared.program.run({
      set: { ...set, gift: 5, spent: drawnOf(fixed, 'spent')[s] },
      seed: 1,
      scenario: s,
    });
    expect(columnOf(fixed, 'savings', 3)[s]).toBe(run.value('savings', 24, 'crickets'));
    expect(columnOf(fixed, 'savings', 2)[s]).toBe(run.value('savings', 24, 'ants'));
  });

  test('draws a fixed parameter after all when the scenario states a distribution for it', () => {
    const distributions = { gift: { kind: 'uniform', low: 10, high: 20 } } as const;
    const given = ensemble(prepared, { ...plan, settings: { ...noSettings, set: { gift: 5 }, distributions } });
    expect(given.layout.inputs.at(-1)?.parameter).toBe('gift');
    expect(Math.min(...drawnOf(given, 'gift'))).toBeGreaterThanOrEqual(10);
    expect(drawnOf(given, 'rate')).toEqual(drawnOf(result, 'rate'));
  });

  test.each([1, 7, 64, 1000])('is the same to the bit in blocks of %i', (blockSize) => {
    const other = ensemble(prepared, { ...plan, blockSize });
    expect(other.memory.columns).toEqual(result.memory.columns);
    expect(other.failures).toEqual(result.failures);
    expect(other.closing).toEqual(result.closing);
  });

  test('has its first scenarios in common with a larger one', () => {
    const larger = ensemble(prepared, { ...plan, scenarios: 300 });
    expect(columnOf(larger, 'savings', 2).subarray(0, 200)).toEqual(columnOf(result, 'savings', 2));
  });

  test('differs with the seed', () => {
    expect(ensemble(prepared, { ...plan, seed: 2 }).memory.columns).not.toEqual(result.memory.columns);
  });

  test('counts a draw that a change carries out of its bounds as a failure of that scenario alone', () => {
    const schedule = [{ parameter: 'spent', from: 6, how: 'multiply' as const, value: 1.6 }];
    const changed = ensemble(prepared, { ...plan, settings: { ...noSettings, schedule, set: { luck: 1 } } });
    const spent = drawnOf(changed, 'spent');
    const outside = [...spent.keys()].filter((s) => spent[s] * 1.6 > 1);
    expect(outside.length).toBeGreaterThan(0);
    expect(changed.failures.map((failure) => failure.scenario)).toEqual(outside);
    expect(changed.failures[0]).toMatchObject({ code: 'out-of-bounds', variable: 'spent', step: 6 });
  });

  test('lets the tails of a distribution end at the bounds of the parameter', () => {
    const distributions = { spent: { kind: 'normal', mean: 0.5, sd: 5 } } as const;
    const wide = ensemble(prepared, { ...plan, settings: { ...noSettings, distributions, set: { luck: 1 } } });
    expect(wide.failed).toBe(0);
    expect(Math.min(...drawnOf(wide, 'spent'))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawnOf(wide, 'spent'))).toBeLessThanOrEqual(1);
  });

  test('stops when told to, with the reason', () => {
    const stop = new AbortController();
    const onProgress = (done: number) => done >= 32 && stop.abort(new Error('enough'));
    expect(() => ensemble(prepared, plan, { signal: stop.signal, onProgress })).toThrow('enough');
  });

  test.each([
    [{ scenarios: 0 }, 'scenarios is 0'],
    [{ scenarios: 2.5 }, 'scenarios is 2.5'],
    [{ seed: -1 }, 'seed is -1'],
    [{ steps: 25 }, 'horizon is 25; it must be a whole number from 1 to 24'],
  ])('refuses %j', (change, sentence) => {
    expect(() => ensemble(prepared, { ...plan, ...change })).toThrow(RunsError);
    expect(() => ensemble(prepared, { ...plan, ...change })).toThrow(sentence);
  });

  test('of a shorter horizon has only the cells that are reached', () => {
    const shorter = ensemble(prepared, { ...plan, steps: 12 });
    expect(shorter.layout.cells.map(({ at }) => at.year)).toEqual([1, 1, undefined]);
    expect(columnOf(shorter, 'savings', 0)).toEqual(columnOf(result, 'savings', 0));
  });
});

describe('an ensemble too large to keep', () => {
  const binned = ensemble(prepared, { ...plan, keepUpTo: 50 });

  test('counts every scenario, and its quantiles are those of the values to within half a bin', () => {
    for (let cell = 0; cell < 4; cell++) {
      const { n, p10, p50, p90 } = bandOf(binned, 'savings', cell);
      const sorted = columnOf(result, 'savings', cell)
        .filter((value) => !Number.isNaN(value))
        .sort();
      expect(n).toBe(sorted.length);
      for (const [counted, p] of [
        [p10!, 0.1],
        [p50!, 0.5],
        [p90!, 0.9],
      ]) {
        const exact = sorted[Math.floor(p * n)];
        expect(Math.abs(counted - exact)).toBeLessThanOrEqual(exact / 256);
      }
    }
  });

  test('still reports every failure, and keeps its first scenarios', () => {
    expect(binned.failures).toEqual(result.failures);
    expect(columnOf(binned, 'savings', 0)).toEqual(columnOf(result, 'savings', 0).subarray(0, 50));
    expect(sensitivities(binned, ['savings'])[0].n).toBeLessThanOrEqual(50);
  });
});

describe('answers', () => {
  test('carry the single run’s value and the ensemble’s band, and say how many scenarios it rests on', () => {
    const [saved, month] = answersOf(prepared.program.run(), [savings, thousand], ensembleBands(result));
    const ants = saved.values[2];
    expect(ants.at).toEqual({ company: 'ants', year: 2 });
    expect(ants.n).toBe(200 - result.failures.length);
    expect(ants.p10).toBeLessThan(ants.p50!);
    expect(ants.p50).toBeLessThan(ants.p90!);
    const column = [...columnOf(result, 'savings', 2)].filter((v) => !Number.isNaN(v)).sort((a, b) => a - b);
    // Type 7: position (n − 1) × 0.9 between order statistics.
    const position = (column.length - 1) * 0.9;
    const below = Math.floor(position);
    expect(ants.p90).toBeCloseTo(column[below] + (position - below) * (column[below + 1] - column[below]), 9);
    expect(month.sentence).toMatch(/^The ants have saved 1000 in month \d+\.$/);
  });

  test('without a value are null, and do not count', () => {
    const poor = ensemble(prepared, { ...plan, settings: { ...noSettings, set: { spent: 1 } } });
    expect(bandOf(poor, 'thousand', 0)).toEqual({ p10: null, p50: null, p90: null, n: 0 });
    const [answer] = answersOf(prepared.program.run({ set: { spent: 1 } }), [thousand], ensembleBands(poor));
    expect(answer.values[0].value).toBeNull();
    expect(answer.sentence).toBe('The ants never save 1000.');
  });

  test('as shares come with their sampling error', () => {
    const { share, standardError, n } = shareOf(result, 'savings', 2, (value) => value > 1200);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    expect(standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / n), 12);
  });
});

test('any variable’s path is a metric, with its month', () => {
  const path = seriesMetric(prepared.program, 'savings', ['ants'], 6);
  const [answer] = answersOf(prepared.program.run(), [path]);
  expect(answer).toMatchObject({ id: 'savings[ants]', unit: 'USD' });
  expect(answer.values.map(({ at }) => at)).toEqual([
    { step: 0, month: '2026-04' },
    { step: 6, month: '2026-10' },
    { step: 12, month: '2027-04' },
    { step: 18, month: '2027-10' },
    { step: 24, month: '2028-04' },
  ]);
  const run = prepared.program.run();
  expect(answer.values.map(({ value }) => value)).toEqual(
    [0, 6, 12, 18, 24].map((k) => run.value('savings', k, 'ants')),
  );
});

describe('sensitivity', () => {
  test('ranks what matters first, with its sign, and an input without effect near nothing', () => {
    const [first] = sensitivities(ensemble(prepared, { ...plan, scenarios: 1000 }), ['savings']);
    expect(first.inputs.map((input) => input.parameter).slice(0, 2)).toEqual(['income', 'spent']);
    expect(first.inputs[0]).toMatchObject({ sign: 1 });
    expect(first.inputs[1]).toMatchObject({ sign: -1 });
    expect(first.inputs[0].effect).toBeGreaterThan(0);
    const hats = first.inputs.find((input) => input.parameter === 'hats');
    expect(Math.abs(hats!.correlation)).toBeLessThan(2 * first.noise);
  });

  test('is Spearman’s coefficient, ties sharing their rank', () => {
    const spearman = (x: number[], y: number[]) => {
      const [a, b] = [centredRanks(Float64Array.from(x))!, centredRanks(Float64Array.from(y))!];
      return a.reduce((sum, rank, i) => sum + rank * b[i], 0);
    };
    expect(spearman([1, 2, 3], [10, 100, 1000])).toBeCloseTo(1, 12);
    // Ranks 1, 2.5, 2.5, 4 and 4, 3, 2, 1: covariance −(1.5·1.5 + 0 + 0 + 1.5·1.5) = −4.5 over √(4.5 · 5) = 0.948683
    expect(spearman([1, 2, 2, 3], [9, 8, 7, 6])).toBeCloseTo(-4.5 / Math.sqrt(4.5 * 5), 12);
    expect(centredRanks(Float64Array.of(3, 3, 3))).toBeUndefined();
  });
});
