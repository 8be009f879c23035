import { compile, type Run } from '@buildout/engine';
import { expect, test } from 'vitest';
import { small } from './fixtures/small.ts';
import { measuredRuns } from './measured.ts';
import type { Metric } from './metric.ts';

const program = compile(small);
const metric = (measure: Metric['measure']): Metric => ({
  id: 'm',
  label: 'M',
  unit: '1',
  about: '',
  cells: () => [{ at: {} }],
  measure,
});

test.each<[string, (run: Run) => number]>([
  ['by name', (run) => run.series('savings', 'crickets')[20] + run.value('mood', 3) + run.at('saved', 7)[1]],
  [
    'by place',
    (run) => {
      const { offset } = run.program.variable('savings')!;
      return run.history[9 * run.program.slots + offset + 1] + run.history.length / run.program.slots;
    },
  ],
  ['every variable', (run) => run.program.variables.reduce((sum, { offset }) => sum + run.history[offset], 0)],
  ['none', (run) => run.steps],
])('measures as on a full run: %s', (_, read) => {
  const prepared = {
    program,
    metrics: [
      metric((run, out) => {
        out[0] = read(run);
      }),
    ],
  };
  const measured = measuredRuns(prepared);
  const out = new Float64Array(1);
  for (let scenario = 0; scenario < 4; scenario++) {
    const { closing } = measured({ scenario }, [out]);
    const full = program.run({ scenario });
    expect(out[0]).toBe(read(full));
    expect(closing).toEqual(full.closing);
  }
  expect(measuredRuns(prepared)).toBe(measured);
});

test('runs in full again where a scenario reads more than those before it', () => {
  const whole: boolean[] = [];
  const curious = metric((run, out) => {
    whole.push(run.program.slots === program.slots);
    out[0] = run.value('savings', 24, 'ants') > 1e6 ? run.value('mood', 5) : Number.NaN;
  });
  const measured = measuredRuns({ program, metrics: [curious] });
  const out = new Float64Array(1);
  const measure = (gift: number) => {
    out.fill(Number.NaN);
    measured({ set: { gift } }, [out]);
    return out[0];
  };
  expect([measure(0), measure(0)]).toEqual([Number.NaN, Number.NaN]);
  const mood = program.run().value('mood', 5);
  expect([measure(1e6), measure(1e6), measure(0)]).toEqual([mood, mood, Number.NaN]);
  expect(whole).toEqual([true, false, false, true, false, false]);
});
