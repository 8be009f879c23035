/** `buildout origin COMPANY`: whose money its revenue is in the end. */
import { origin } from '@buildout/workbench/operations/index.ts';
import { showAnswers } from '../show/answers.ts';
import { showFooter, showHeader } from '../show/run.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withEnsembleOptions } from './run-options.ts';

export const addOrigin: AddCommand = (program, context) => {
  const added = command(program, 'origin <company>', origin.summary, [
    'origin nvidia',
    'origin coreweave --scenarios 200',
  ]);
  withEnsembleOptions(added)
    .option('--scenario <id>', 'in this scenario instead of the baseline')
    .action((company: string, { scenario, ...options }: RunOptions & { scenario?: string }) =>
      context.answer(
        origin,
        { ...requestOf(scenario, options), company },
        {
          json: options.json,
          show: (output, page) =>
            [
              showHeader(output, page),
              showAnswers(output.answers, page, { all: true, names: output.names }),
              showFooter(output, page),
            ].join('\n\n'),
        },
      ),
    );
};
