import { z } from 'zod';
import { answerSchema } from './answer.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { performRun } from './perform-run.ts';
import { answersFor, headerOf, runHeader } from './run-header.ts';
import { ensembleRequest } from './run-request.ts';

const ORIGIN_ANSWERS = ['revenue_origin', 'own_money_back'];

/** Whose money a company's revenue is in the end. */
export const origin = operation({
  name: 'origin',
  title: 'Follow the money',
  summary:
    'Shows where a company’s revenue comes from in the end: users, outside equity, debt, other business, its own money coming back.',
  input: ensembleRequest.extend({ company: z.string() }),
  output: z.object({ ...runHeader, company: z.string(), answers: z.array(answerSchema) }),
  examples: [{ say: 'whose money NVIDIA’s revenue is', input: { company: 'nvidia' } }],
  async do({ company, ...request }, host) {
    const performed = await performRun(request, host);
    const metrics = performed.workbench.metrics.filter((metric) => ORIGIN_ANSWERS.includes(metric.id));
    const answers = answersFor(performed, metrics);
    const followed = new Set(answers.flatMap((answer) => answer.values.map((v) => String(v.at.company))));
    mustBeKnown('company whose revenue is followed', company, followed, 'buildout run --answer revenue_origin --all');
    return {
      ...headerOf(performed, request, `origin ${company}`),
      company,
      answers: answers.map(({ sentence: _, ...answer }) => ({
        ...answer,
        values: answer.values.filter((v) => v.at.company === company),
      })),
    };
  },
});
