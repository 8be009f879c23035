import { z } from 'zod';
import { reportHtml } from '../../charts/index.ts';
import { answerSchema, sensitivitySchema } from '../answer.ts';
import { operation } from '../operation.ts';
import { performRun } from '../perform-run.ts';
import { answersFor, headerOf, runHeader, sensitivitiesFor } from '../run-header.ts';
import { ensembleRequest } from '../run-request.ts';
import { sanityRow, sanityRows } from '../sanity.ts';
import { reportContents } from './contents.ts';

/** Runs the model and writes the report: one file that needs nothing else. */
export const report = operation({
  name: 'report',
  title: 'Write the report',
  summary:
    'Runs the model and writes one self-contained HTML file: answers, charts, tables, assumptions, sources, how to redo it.',
  input: ensembleRequest.extend({
    scenarios: ensembleRequest.shape.scenarios.unwrap().default(1000),
    path: z.string().default('report.html').describe('where to write it; relative to the output folder'),
  }),
  output: z.object({
    ...runHeader,
    path: z.string(),
    bytes: z.int(),
    sensitivities: z.array(sensitivitySchema),
    answers: z.array(answerSchema),
    sanity: z.array(sanityRow),
  }),
  examples: [],
  async do({ path, ...request }, host) {
    await host.mayWrite?.(path);
    const performed = await performRun(request, host);
    const html = reportHtml(await reportContents(performed, request, host));
    const written = await host.write(path, html);
    return {
      ...headerOf(performed, request, 'report'),
      path: written,
      sensitivities: sensitivitiesFor(performed),
      sanity: sanityRows(performed.run, performed.workbench.context),
      bytes: new TextEncoder().encode(html).length,
      answers: answersFor(performed, performed.workbench.metrics),
    };
  },
});
