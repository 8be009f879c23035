/** `buildout report`: everything in one file. */

import { resolve } from 'node:path';
import { plain } from '@buildout/workbench/charts/index.ts';
import { report } from '@buildout/workbench/operations/index.ts';
import { showFooter, showHeader } from '../show/run.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withEnsembleOptions } from './run-options.ts';

export const addReport: AddCommand = (program, context) => {
  const added = command(program, 'report [scenario]', report.summary, [
    'report',
    'report --scenarios 200 --to mine.html',
  ]);
  withEnsembleOptions(added, '1,000')
    .option('--to <file>', 'where to write it (out/report.html)')
    .action((scenario: string | undefined, { to, ...options }: RunOptions & { to?: string }) =>
      context.answer(
        report,
        { ...requestOf(scenario, options), path: to && resolve(to) },
        {
          json: options.json,
          show: (output, page) =>
            [
              showHeader(output, page),
              `Wrote ${output.path} (${plain(output.bytes / 1024, 0)} KiB).`,
              showFooter(output, page),
            ].join('\n\n'),
        },
      ),
    );
};
