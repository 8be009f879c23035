/** `buildout evidence predictions`, `resolve`: what was foretold, what became of it, and who was right. */
import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { evidencePredictions, evidenceResolve } from '@buildout/workbench/operations/index.ts';
import { Argument, type Command, Option } from 'commander';
import type { z } from 'zod';
import type { Context, Page } from '../../context.ts';
import { amount, date } from '../../options.ts';
import { safe } from '../../show/safe.ts';
import { several } from '../../show/several.ts';
import { textTable } from '../../show/table.ts';
import { command } from '../command.ts';
import { reviewerOf, withReviewer } from './reviewer.ts';

type Output = z.output<typeof evidencePredictions.output>;
type Foretold = Output['predictions'][number];
type State = Foretold['state'];

const STATES: State[] = ['open', 'due', 'came true', 'failed'];

export function addPredictionCommands(evidence: Command, context: Context): void {
  const { terminal } = context;

  command(evidence, 'predictions', evidencePredictions.summary, [
    'evidence predictions',
    'evidence predictions --state due',
    'evidence predictions --speaker "Ben Okoro" --json',
  ])
    .option('--speaker <name>', 'only what this person foretold')
    .addOption(new Option('--state <state>', 'only those in this state').choices(STATES))
    .option('--no-model', 'without this model’s own record, which takes a run')
    .action(({ json, ...asked }: { json?: boolean; speaker?: string; state?: State; model: boolean }) =>
      context.answer(evidencePredictions, asked, { json, show }),
    );

  withReviewer(
    command(evidence, 'resolve', evidenceResolve.summary, [
      'evidence resolve claim_0a1b2c3d4e5f true --outcome 38 --on 2028-12-31 --source "annual report 2028"',
      'evidence resolve claim_0a1b2c3d4e5f failed --on 2028-12-31 --source fin_c1c98964d1',
    ]),
  )
    .argument('<claim>')
    .addArgument(new Argument('<state>', 'true (it came true) or failed').choices(['true', 'failed']))
    .requiredOption('--on <day>', 'the day as of which it is so', date('--on'))
    .requiredOption('--source <words>', 'where it is written: a row id of data/, or words')
    .option(
      '--outcome <number>',
      'the number that came, in the unit of the prediction: 38 for 38 %, 5.13bn',
      amount('--outcome'),
    )
    .action(
      (
        claim: string,
        state: string,
        {
          json,
          reviewer,
          outcome,
          on,
          source,
        }: { json?: boolean; reviewer?: string; outcome?: number; on: string; source: string },
      ) => {
        const input = {
          claim,
          reviewer: reviewerOf(reviewer, terminal),
          state: (state === 'true' ? 'came true' : state) as 'came true' | 'failed',
          outcome: outcome ?? null,
          on,
          source,
        };
        return context.answer(evidenceResolve, input, {
          json,
          show: ({ claim: view, recorded, already }) =>
            (already && safe(already)) ??
            `${view.id} ${state === 'true' ? 'came true' : state}, on record as event ${recorded?.seq}: “${safe(view.sentence.text)}”`,
        });
      },
    );
}

function show({ today, predictions, speakers, ownRecord }: Output, page: Page): string {
  const { width, ink } = page;
  const right = true;
  const parts: string[] = [];
  if (predictions.length === 0) parts.push('No claim of the workspace foretells anything of the kind.');
  else
    parts.push(
      `${several(predictions.length, 'prediction')} on ${today}`,
      ...predictions.map((one) => card(one, page)),
    );
  if (speakers.length > 0)
    parts.push(
      textTable(
        [
          { label: 'who', cut: true },
          { label: 'predictions', right },
          { label: 'settled', right },
          { label: 'came true', right },
          { label: '(k+1)/(n+2)', right },
          { label: 'Brier', right },
        ],
        [
          ...speakers.map((s) => [
            safe(s.speaker),
            plain(s.predictions, 0),
            plain(s.resolved, 0),
            plain(s.cameTrue, 0),
            plain(s.share, 2),
            s.brier === null ? '–' : `${plain(s.brier, 2)} (${s.withProbability})`,
          ]),
          ...(ownRecord
            ? [
                [
                  'this model, within a tenth',
                  plain(ownRecord.forecasts, 0),
                  plain(ownRecord.forecasts, 0),
                  plain(ownRecord.within, 0),
                  plain(ownRecord.share, 2),
                  '–',
                ],
              ]
            : []),
        ],
        width,
        ink,
      ),
    );
  else if (ownRecord)
    parts.push(
      `This model’s own record: ${ownRecord.within} of ${ownRecord.forecasts} forecasts of ${ownRecord.asOf} came within a tenth (buildout hindcast).`,
    );
  return parts.join('\n\n');
}

function card(
  { claim, speaker, state, due, criterion, comesTrue, probability, resolution, offered, again }: Foretold,
  { ink }: Page,
): string {
  const when = due === null ? 'no time named' : `until ${due}`;
  const facts = [
    comesTrue ? `true ${within(comesTrue)}` : 'names no number',
    probability === null ? '' : `said to be ${plain(100 * probability, 0)} % likely`,
    again.length > 0 ? `said ${again.length + 1} times` : '',
  ].filter(Boolean);
  return [
    `${ink.bold(claim.id)} ${state}, ${when}; ${claim.status}`,
    `  “${safe(criterion)}” (${safe([speaker, claim.documentName].filter(Boolean).join(', '))})`,
    `  ${facts.join('; ')}`,
    ...(resolution
      ? [
          `  ${resolution.state}${resolution.outcome === null ? '' : ` with ${inUnit(resolution.outcome, claim.figure.unit)}`} on ${resolution.on}, ${safe(resolution.source)} (${safe(resolution.reviewer)})`,
        ]
      : []),
    ...offered.map(
      (fact) =>
        `  ${ink.dim('data/ has')} ${safe(fact.label)}: ${withUnit(fact.value, fact.unit)} (${fact.ids.join(', ')}), by which it ${fact.state}`,
    ),
  ].join('\n');
}

const inUnit = (n: number, unit: string): string =>
  unit === 'percent' ? `${plain(n, 1)} %` : withUnit(Number(n.toPrecision(4)), unit);

function within({ low, high, unit }: NonNullable<Foretold['comesTrue']>): string {
  const amount = (n: number) => inUnit(n, unit);
  if (low === null) return `at ${amount(high!)} or less`;
  return high === null ? `at ${amount(low)} or more` : `between ${amount(low)} and ${amount(high)}`;
}
