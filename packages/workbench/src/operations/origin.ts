import { z } from 'zod';
import { percent, percentRange } from '../analysis/index.ts';
import type { AnswerValue } from '../runs/index.ts';
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
      answers: answers.map(({ sentence: _, ...answer }) => {
        const values = answer.values.filter((v) => v.at.company === company);
        return { ...answer, values, sentence: shareSentence(answer.label, values) };
      }),
    };
  },
});

/** Of the first whole year and the last: each share with its band. */
function shareSentence(label: string, values: AnswerValue[]): string {
  const years = [...new Set(values.map(({ at }) => String(at.year)))];
  const told = [...new Set([years[Math.min(1, years.length - 1)], years.at(-1)])];
  const parts = told.flatMap((year) => {
    const of = values.filter(({ at, value }) => String(at.year) === year && value !== null);
    const words = of
      .sort((a, b) => b.value! - a.value!)
      .map((one) => {
        const what = one.at.origin === undefined ? '' : `${String(one.at.origin).replaceAll('_', ' ')} `;
        return `${what}${percent(one.value!)}${one.p10 == null || one.p90 == null ? '' : ` (${percentRange(one.p10, one.p90)})`}`;
      });
    return words.length === 0 ? [] : [`in ${year} ${words.join(', ')}`];
  });
  const banded = values.some(({ p10 }) => p10 != null) ? '; in brackets 8 of 10 scenarios' : '';
  return parts.length === 0 ? `${label}: no revenue in this run.` : `${label}: ${parts.join('; ')}${banded}.`;
}
