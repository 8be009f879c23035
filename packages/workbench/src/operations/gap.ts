import { z } from 'zod';
import { PUBLISHED, requiredOverYears, requiredRevenue } from '../analysis/index.ts';
import { answerSchema } from './answer.ts';
import { operation } from './operation.ts';
import { performRun } from './perform-run.ts';
import { OperationError } from './problems.ts';
import { answersFor, headerOf, runHeader } from './run-header.ts';
import { ensembleRequest } from './run-request.ts';

const GAP_ANSWERS = [
  'required_revenue_declared',
  'required_revenue_simulated',
  'end_user_revenue',
  'revenue_gap_declared',
  'revenue_gap_simulated',
];

const steps = z.object({ gpuSpend: z.number(), dataCentres: z.number(), required: z.number() });

/** What must be earned on what is spent, by the published arithmetic and by the simulated balance sheets. */
export const gap = operation({
  name: 'gap',
  title: 'Required against actual revenue',
  summary:
    'Compares the revenue that the build-out needs with what end users pay: declared arithmetic, and simulated by year.',
  input: ensembleRequest.extend({
    gpuSpend: z
      .array(z.number().nonnegative())
      .min(1)
      .default([150e9])
      .describe('dollars for accelerators, one number a year'),
    otherPerGpuDollar: z
      .number()
      .nonnegative()
      .default(PUBLISHED.otherPerGpuDollar)
      .describe('everything else of a data centre per dollar for accelerators'),
    margin: z.number().min(0).default(PUBLISHED.margin).describe('gross margin that sellers of services need'),
  }),
  output: z.object({
    ...runHeader,
    declared: z.object({
      otherPerGpuDollar: z.number(),
      margin: z.number(),
      years: z.array(steps),
      together: z.number().describe('each year’s spending must be earned once'),
    }),
    answers: z.array(answerSchema),
  }),
  examples: [
    { say: 'the published 150 → 300 → 600 bn, and the simulation', input: {} },
    { say: 'a second equal year', input: { gpuSpend: [150e9, 150e9] } },
  ],
  async do({ gpuSpend, otherPerGpuDollar, margin, ...request }, host) {
    if (margin >= 1) {
      const reason = `a margin of ${margin} leaves nothing to pay the cost with; it must be below 1`;
      throw new OperationError({ code: 'bad-input', operation: 'gap', path: 'margin', reason });
    }
    const inputs = { otherPerGpuDollar, margin };
    const performed = await performRun(request, host);
    const metrics = performed.workbench.metrics.filter((metric) => GAP_ANSWERS.includes(metric.id));
    return {
      ...headerOf(performed, request, 'gap'),
      declared: {
        ...inputs,
        years: gpuSpend.map((spend) => requiredRevenue(spend, inputs)),
        together: requiredOverYears(gpuSpend, inputs),
      },
      answers: answersFor(performed, metrics),
    };
  },
});
