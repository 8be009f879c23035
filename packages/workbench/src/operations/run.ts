import { z } from 'zod';
import { answerSchema, sensitivitySchema } from './answer.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { performRun } from './perform-run.ts';
import { answersFor, headerOf, runHeader, sensitivitiesFor } from './run-header.ts';
import { ensembleRequest } from './run-request.ts';

/** Runs the model and gives the answers. */
export const run = operation({
  name: 'run',
  title: 'Run a scenario',
  summary: 'Runs the model on a scenario and gives every answer, with bands where scenarios are drawn.',
  input: ensembleRequest.extend({
    answers: z.array(z.string()).default([]).describe('ids of answers; none: all of them'),
  }),
  output: z.object({ ...runHeader, answers: z.array(answerSchema), sensitivities: z.array(sensitivitySchema) }),
  examples: [
    { say: 'the baseline', input: {} },
    {
      say: 'chips fall in price faster, with bands of 100 scenarios',
      input: { set: { chip_price_decline: 0.35 }, scenarios: 100 },
    },
  ],
  async do(request, host) {
    const performed = await performRun(request, host);
    const { metrics } = performed.workbench;
    for (const id of request.answers)
      mustBeKnown(
        'answer',
        id,
        metrics.map((m) => m.id),
        'buildout run',
      );
    const asked = request.answers.length > 0 ? metrics.filter((m) => request.answers.includes(m.id)) : metrics;
    return {
      ...headerOf(performed, request, 'run'),
      answers: answersFor(performed, asked),
      sensitivities: sensitivitiesFor(performed).filter((one) => asked.some((metric) => metric.id === one.metric)),
    };
  },
});
