import { z } from 'zod';
import { yearsOf } from '../analysis/index.ts';
import { shortCredit, standalone } from '../charts/index.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { performRun } from './perform-run.ts';
import { OperationError } from './problems.ts';
import { chartsOf } from './report/answer-chart.ts';
import { gapPicture } from './report/gap-picture.ts';
import { moneyPicture } from './report/money-picture.ts';
import { answersFor } from './run-header.ts';
import { commandOf, ensembleRequest } from './run-request.ts';

/** A picture one can print, with its numbers, its source line and how to make it again. */
export const chart = operation({
  name: 'chart',
  title: 'Draw a chart',
  summary: 'Draws an answer, or the special pictures gap-picture and money-picture, as SVG with its numbers as CSV.',
  input: ensembleRequest.extend({
    picture: z.string().describe('id of an answer, gap-picture or money-picture'),
    year: z.int().default(2027).describe('of the money picture'),
    company: z.string().optional().describe('only the values of this company'),
  }),
  output: z.object({ svg: z.string(), csv: z.string(), runId: z.string(), reproduce: z.string() }),
  examples: [{ say: 'required against actual revenue', input: { picture: 'gap-picture' } }],
  async do({ picture, year, company, ...request }, host) {
    const performed = await performRun(request, host);
    const { workbench, runId } = performed;
    const head = {
      runId,
      credit: shortCredit(workbench.facts.credits()),
      source: `Buildout, ${performed.composition.scenario.label} (follows)`,
    };
    const answers = answersFor(performed, workbench.metrics);
    const special: Record<string, () => ReturnType<typeof gapPicture>> = {
      'gap-picture': () => gapPicture(answers, head),
      'money-picture': () => {
        const years = yearsOf(performed.start, performed.steps);
        mustBeKnown(
          'simulated year',
          String(year),
          years.map((one) => String(one.year)),
        );
        return moneyPicture(performed, years.find((one) => one.year === year)!, head);
      },
    };
    mustBeKnown(
      'picture or answer',
      picture,
      [...Object.keys(special), ...answers.map((one) => one.id)],
      'buildout run',
    );
    const drawn =
      special[picture]?.() ?? chartsOf(onlyOf(answers.find((one) => one.id === picture)!, company), head)[0];
    if (!drawn) {
      const reason = 'its values are of several companies, years and kinds at once; name one company';
      throw new OperationError({ code: 'not-here', what: `A picture of ${picture}`, reason });
    }
    return { svg: standalone(drawn.svg), csv: drawn.csv, runId, reproduce: commandOf(`chart ${picture}`, request) };
  },
});

/** The values of one company, whose name then need not be told. */
function onlyOf<A extends { values: { at: Record<string, string | number> }[] }>(
  answer: A,
  company: string | undefined,
): A {
  if (company === undefined) return answer;
  const values = answer.values
    .filter((v) => v.at.company === company)
    .map((v) => {
      const { company: _, ...at } = v.at;
      return { ...v, at };
    });
  return { ...answer, values };
}
