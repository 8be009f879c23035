import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../program.ts';
import { auxiliary, model, parameter, stock } from '../small-models.ts';

const time = (steps: number, dt: number, start: string | null = null) => ({ start, steps, unit: 'month', dt });

const series = (equation: string, unit: string, steps: number, dt: number, start: string | null = null) => [
  ...compile(model({ time: time(steps, dt, start), variables: [auxiliary('y', equation, unit)] }))
    .run()
    .series('y'),
];

describe('a step of another length than a unit of time', () => {
  test('the clock', () => {
    expect(series('TIME', 'month', 4, 0.1)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(series('TIME', 'month', 3, 0.3)).toEqual([0, 0.3, 0.6, 0.3 * 3]);
    expect(series('TIME', 'month', 3, 2)).toEqual([0, 2, 4, 6]);
    expect(series('STEP_NUMBER', '1', 2, 0.5)).toEqual([0, 1, 2]);
    expect(series('STOPTIME - DT - STARTTIME', 'month', 6, 0.5)[0]).toBe(2.5);
    expect(series('CALENDAR_YEAR', 'year', 24, 0.5, '2026-03-31').slice(-2)).toEqual([2026.25 + 11.5 / 12, 2027.25]);
  });

  test('stocks take a rate for as long as a step lasts: Euler’s rule', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 1, 0.5, 0.25, 0.1),
        fc.double({ min: 0.01, max: 0.4, noNaN: true }),
        (dt, rate) => {
          const steps = Math.round(4 / dt);
          const run = compile(
            model({
              time: time(steps, dt),
              parameters: [parameter('rate', rate, '1/month'), parameter('lag', 4, 'month')],
              variables: [stock('x', '100', '-rate * x'), auxiliary('smooth', 'SMTH1(x, lag, 0)')],
            }),
          ).run();
          let smooth = 0;
          for (let k = 0, x = 100; k <= steps; k++, smooth += ((x - smooth) / 4) * dt, x *= 1 - rate * dt) {
            expect(run.value('x', k)).toBeCloseTo(x, 9);
            expect(run.value('smooth', k)).toBeCloseTo(smooth, 9);
          }
        },
      ),
    );
  });

  test('a finer step comes nearer to the exponential, in proportion', () => {
    const error = (dt: number) => {
      const variables = [stock('x', '1', '-x / lag')];
      const run = compile(
        model({ time: time(8 / dt, dt), parameters: [parameter('lag', 4, 'month')], variables }),
      ).run();
      return Math.abs(run.value('x', run.steps) - Math.exp(-2));
    };
    expect(error(0.25) / error(0.5)).toBeCloseTo(0.5, 1);
    expect(error(0.125) / error(0.25)).toBeCloseTo(0.5, 1);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a step of %s is refused', (dt) => {
    expect(() => compile(model({ time: time(1, dt), variables: [] }))).toThrow(/time\.dt is .*length of a step/);
  });

  test('test inputs start and stop on their moment, whatever rounding does to tenths', () => {
    const tenths = series('STEP(1, 0.3 * 10 * DT)', '1', 6, 0.1);
    expect(tenths).toEqual([0, 0, 0, 1, 1, 1, 1]);
    expect(series('PULSE(2, DT, 2 * DT)', '1/month', 6, 0.1)).toEqual([0, 20, 0, 20, 0, 20, 0]);
    expect(
      series('PULSE(2, 0.7 * 10 * DT, 0.3 * 10 * DT)', '1/month', 14, 0.1)
        .map((x) => (x ? 1 : 0))
        .join(''),
    ).toBe('000000010010010');
    expect(series('RAMP(3, 2 * DT, 4 * DT)', 'month', 6, 0.5)).toEqual([0, 0, 0, 1.5, 3, 3, 3]);
  });
});
