/** `npm start`: from the data to the answers, the report and the page, in one go. */
import { freePort } from '@buildout/server/src/index.ts';
import { report } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { date, wholeNumber } from '../options.ts';
import { showAnswers } from '../show/answers.ts';
import { showFooter, showHeader } from '../show/run.ts';
import { showSensitivities } from '../show/sensitivities.ts';
import { type AddCommand, command } from './command.ts';
import { showSanity } from './sanity.ts';
import { serveUntilStopped } from './serve.ts';

type Output = z.output<typeof report.output>;

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
    .option(
      '--scenarios <number>',
      'scenarios for the bands (1,000); 0 draws none: the single run only',
      wholeNumber('--scenarios', 0, 10_000_000),
    )
    .option('--seed <number>', 'the seed of the draws (1)', wholeNumber('--seed', 0, 4_294_967_295))
    .option('--as-of <date>', 'use only what was known by this day', date('--as-of'))
    .action(async ({ serve, port, json, ...request }: Options) => {
      // Nobody should wait for the answers to hear that the port is taken.
      if (serve && port !== undefined) await freePort(port);
      await context.answer(report, request, {
        json,
        show: (output, page) =>
          [
            showHeader(output, page),
            ...summary(output, page),
            `All answers with charts, assumptions and sources: ${page.ink.bold(output.path)}`,
            showFooter(output, page),
          ].join('\n\n'),
      });
      if (serve) await serveUntilStopped(context, { port, json });
    });
};

/** The answers of the short summary, in the order of the questions; the report and `buildout run` have all. */
const SUMMARY = [
  'required_revenue_declared',
  'required_revenue_simulated',
  'end_user_revenue',
  'revenue_gap_simulated',
  'capex_financing',
  'cycling_index',
  'binding_constraint',
  'idle_share',
  'rental_price_h100e',
  'token_price_index',
  'default_by',
  'losses_by_holder_kind',
];

function summary({ answers, names, sensitivities, sanity }: Output, page: Page): string[] {
  const chosen = SUMMARY.flatMap((id) => answers.find((answer) => answer.id === id) ?? []);
  const origin = answers.find((answer) => answer.id === 'revenue_origin')?.sentence;
  // One input table is enough here; the report has one for every headline.
  const [moves] = sensitivities.filter((one) => one.metric === 'gap').slice(-1);
  return [
    showAnswers(chosen, page, { names }),
    ...(origin ? [`${origin} ${page.ink.dim('`npx buildout origin COMPANY` follows the money of any company.')}`] : []),
    ...(moves ? [showSensitivities([moves], page)] : []),
    `${page.ink.bold('The first simulated year beside guidance and the last reported figures')}\n${showSanity({ rows: sanity }, page)}`,
  ];
}
