import { z } from 'zod';
import { finerRun, OUTCOMES, yearlyOutcome } from '../analysis/finer.ts';
import { operation } from './operation.ts';
import { openWorkbench } from './workbench.ts';

/** How much of the answers is the length of the step. */
export const steps = operation({
  name: 'steps',
  title: 'Shorter steps',
  summary:
    'Runs the baseline with half-month steps (or shorter ones) beside monthly ones: how far an answer depends on the length of the step.',
  input: z.object({
    parts: z
      .array(z.int().min(2).max(16))
      .min(1)
      .default([2, 4])
      .describe('steps to the month of the runs laid beside the monthly one'),
  }),
  output: z.object({
    closing: z.array(z.object({ parts: z.int(), maxResidual: z.number() })).describe('do the books balance'),
    rows: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        unit: z.string(),
        year: z.int(),
        values: z.array(
          z.object({
            parts: z.int(),
            value: z.number(),
            change: z.number().describe('value ÷ value with monthly steps − 1'),
          }),
        ),
      }),
    ),
  }),
  examples: [{ say: 'halves and quarters of a month', input: {} }],
  async do({ parts }, host) {
    const { world, program } = await openWorkbench(host);
    const all = [1, ...new Set(parts)].sort((a, b) => a - b);
    const runs = all.map((part, done) => {
      host.progress?.({ what: 'runs with shorter steps', done, total: all.length });
      return { parts: part, run: finerRun(world, part, program.steps) };
    });
    const rows = OUTCOMES.flatMap((outcome) => {
      const series = runs.map((one) => yearlyOutcome(one.run, world.start, outcome, one.parts));
      return series[0].map(({ year, value: monthly }, k) => ({
        id: outcome.id,
        label: outcome.label,
        unit: outcome.unit,
        year,
        values: runs.map((one, n) => {
          const { value } = series[n][k];
          return { parts: one.parts, value, change: value / monthly - 1 };
        }),
      }));
    });
    return {
      closing: runs.map((one) => ({ parts: one.parts, maxResidual: one.run.closing.maxResidual })),
      rows,
    };
  },
});
