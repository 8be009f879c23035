/** `npm start`: from the data to the answers, the report and the page, in one go. */
import { report } from '@buildout/workbench/operations/index.ts';
import { date, wholeNumber } from '../options.ts';
import { showAnswers } from '../show/answers.ts';
import { showFooter, showHeader } from '../show/run.ts';
import { type AddCommand, command } from './command.ts';
import { serveUntilStopped } from './serve.ts';

interface Options {
  serve: boolean;
  port?: number;
  scenarios?: number;
  seed?: number;
  asOf?: string;
  json?: boolean;
}

export const addStart: AddCommand = (program, context) => {
  command(
    program,
    'start',
    'Check the data, run the baseline and 1,000 scenarios, print the answers, write the report, serve the page.',
    ['start', 'start --no-serve', 'start --port 8080'],
  )
    .option('--no-serve', 'end after the report')
    .option('--port <number>', 'the port; without it the first free one from 4870 on', wholeNumber('--port', 0, 65535))
    .option('--scenarios <number>', 'scenarios for the bands (1,000)', wholeNumber('--scenarios', 0, 10_000_000))
    .option('--seed <number>', 'the seed of the draws (1)', wholeNumber('--seed', 0, 4_294_967_295))
    .option('--as-of <date>', 'use only what was known by this day', date('--as-of'))
    .action(async ({ serve, port, json, ...request }: Options) => {
      await context.answer(report, request, {
        json,
        show: (output, page) =>
          [
            showHeader(output, page),
            showAnswers(summary(output.answers), page),
            `All answers with charts, assumptions and sources: ${page.ink.bold(output.path)}`,
            showFooter(output, page),
          ].join('\n\n'),
      });
      if (serve) await serveUntilStopped(context, { port, json });
    });
};

/** The headlines where there are any; the report has everything. */
function summary<A extends { headline: boolean }>(answers: A[]): A[] {
  const headlines = answers.filter((answer) => answer.headline);
  return headlines.length > 0 ? headlines : answers;
}
