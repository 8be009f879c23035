/** `buildout gap`: what must be earned, what is earned. */
import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { gap } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import { dollars, fraction } from '../options.ts';
import { showAnswers } from '../show/answers.ts';
import { showFooter, showHeader } from '../show/run.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withEnsembleOptions } from './run-options.ts';

interface GapOptions extends RunOptions {
  spend?: number[];
  other?: number;
  margin?: number;
}

export const addGap: AddCommand = (program, context) => {
  const added = command(program, 'gap [scenario]', gap.summary, [
    'gap',
    'gap --spend "150 bn" --spend "150 bn"',
    'gap --margin 0.4 --scenarios 200',
  ]);
  withEnsembleOptions(added)
    .option(
      '--spend <dollars>',
      'declared arithmetic: spending on accelerators, once per year (150 bn)',
      dollars('--spend'),
    )
    .option(
      '--other <ratio>',
      'everything else of a data centre per dollar for accelerators (1)',
      fraction('--other', 0, 100),
    )
    .option('--margin <share>', 'gross margin that sellers need (0.5)', fraction('--margin', 0, 0.999999))
    .action((scenario: string | undefined, { spend, other, margin, ...options }: GapOptions) =>
      context.answer(
        gap,
        { ...requestOf(scenario, options), gpuSpend: spend, otherPerGpuDollar: other, margin },
        {
          json: options.json,
          show: (output, page) =>
            [
              showHeader(output, page),
              declared(output),
              showAnswers(output.answers, page, { names: output.names }),
              showFooter(output, page),
            ].join('\n\n'),
        },
      ),
    );
};

function declared({ declared: { years, together, otherPerGpuDollar, margin } }: z.output<typeof gap.output>): string {
  const usd = (value: number) => withUnit(value, 'USD');
  const lines = years.map(
    ({ gpuSpend, dataCentres, required }) =>
      `  ${usd(gpuSpend)} of accelerators × ${plain(1 + otherPerGpuDollar, 2)} = ${usd(dataCentres)} of data centres ÷ (1 − ${plain(margin, 2)}) = ${usd(required)} of revenue`,
  );
  if (years.length > 1) lines.push(`  together ${usd(together)}: each year’s spending must be earned once`);
  return ['Declared arithmetic', ...lines].join('\n');
}
