/** `buildout run`: a scenario and all its answers. */
import { run } from '@buildout/workbench/operations/index.ts';
import { several } from '../options.ts';
import { showAnswers } from '../show/answers.ts';
import { showFooter, showHeader } from '../show/run.ts';
import { showSensitivities } from '../show/sensitivities.ts';
import { showSummary } from '../show/summary.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withEnsembleOptions } from './run-options.ts';

export const addRun: AddCommand = (program, context) => {
  const added = command(program, 'run [scenario]', run.summary, [
    'run',
    'run --scenarios 1000 --seed 1',
    'run --set chip_price_decline=0.35 --set "site_cost=12 bn USD/GW"',
    'run --shock rental-halves@2027-06 --scenarios 200',
    'run --answer rental_price --answer default_by --scenarios 100',
    'run --as-of 2025-03-31 --json',
  ]);
  withEnsembleOptions(added)
    .option('--answer <id>', 'only this answer; may be repeated', several)
    .option('--all', 'all answers as tables, with every row; without it a summary')
    .action((scenario: string | undefined, options: RunOptions & { answer?: string[]; all?: boolean }) =>
      context.answer(
        run,
        { ...requestOf(scenario, options), answers: options.answer },
        {
          json: options.json,
          show: (output, page) =>
            [
              showHeader(output, page),
              options.all || options.answer
                ? showAnswers(output.answers, page, { all: options.all, names: output.names })
                : showSummary(output, page),
              ...(options.all && output.sensitivities.length > 0
                ? [showSensitivities(output.sensitivities, page)]
                : []),
              showFooter(output, page),
            ].join('\n\n'),
        },
      ),
    );
};
