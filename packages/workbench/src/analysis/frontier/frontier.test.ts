import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEven, type Condition, frontierOf, tryConditions } from './index.ts';

describe('breakEven', () => {
  it('finds where something begins to hold, from either side', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.boolean(), (at, down) => {
        const found = down ? breakEven((x) => x <= at, 1, 0) : breakEven((x) => x >= at, 0, 1);
        expect(found.status).toBe('found');
        if (found.status === 'found') {
          expect(Math.abs(found.value - at)).toBeLessThanOrEqual(1 / 256);
          expect(down ? found.value <= at : found.value >= at).toBe(true);
        }
      }),
    );
  });

  it('says when it holds nowhere or already', () => {
    expect(breakEven(() => false, 0, 1).status).toBe('never');
    expect(breakEven(() => true, 0, 1)).toEqual({ status: 'always', evaluations: 1 });
    expect(() => breakEven(() => true, 0, Number.NaN)).toThrow(RangeError);
  });

  it('draws a frontier whose points hold', () => {
    const points = frontierOf((x, y) => x + y >= 1, { from: 0, to: 0.8, points: 5 }, { from: 0, to: 0.7 });
    expect(points.map(({ x }) => x)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8]);
    expect(points.map(({ y }) => y.status)).toEqual(['never', 'never', 'found', 'found', 'found']);
    for (const { x, y } of points) if (y.status === 'found') expect(x + y.value).toBeGreaterThanOrEqual(1);
  });
});

describe('tryConditions', () => {
  const condition = (parameter: string): Condition => ({
    parameter,
    label: parameter,
    unit: '1',
    value: 1,
    low: 0,
    high: 2,
  });
  const conditions = ['a', 'b', 'c'].map(condition);
  const margin = (set: Record<string, number>) => (set.a ?? 1) + (set.b ?? 1) - (set.c ?? 1) - 3.5;

  it('finds the end that helps, what is enough together, and what cannot hold alone', () => {
    const { base, alone, together, all } = tryConditions(conditions, margin);
    expect(base).toBe(-2.5);
    expect(alone.map(({ best }) => best)).toEqual([2, 2, 0]);
    expect(alone.every(({ needed }) => needed.status === 'never')).toBe(true);
    expect(together.every(({ holds }) => !holds)).toBe(true);
    expect(all).toBe(0.5);
  });

  it('finds the value at which one is enough', () => {
    const easy = tryConditions(conditions, (set) => margin(set) + 2);
    for (const { condition: one, needed } of easy.alone) {
      expect(needed.status, one.parameter).toBe('found');
      if (needed.status === 'found') expect(margin({ [one.parameter]: needed.value }) + 2).toBeGreaterThanOrEqual(0);
    }
  });
});
