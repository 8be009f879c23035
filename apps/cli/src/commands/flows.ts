/** `buildout flows`: who paid whom in a year; `buildout chart`: a picture to print. */
import { basename, resolve } from 'node:path';
import { withUnit } from '@buildout/workbench/charts/index.ts';
import { chart, moneyFlows } from '@buildout/workbench/operations/index.ts';
import { dollars, wholeNumber } from '../options.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withEnsembleOptions, withRunOptions } from './run-options.ts';

interface FlowOptions extends RunOptions {
  scenario?: string;
  year?: number;
  company?: string;
  least?: number[];
}

const year = wholeNumber('--year', 2000, 2200);

export const addFlows: AddCommand = (program, context) => {
  const added = command(program, 'flows', moneyFlows.summary, [
    'flows --year 2027',
    'flows --company openai --least "1 bn"',
  ]);
  withRunOptions(added)
    .option('--scenario <id>', 'in this scenario instead of the baseline')
    .option('--year <year>', 'calendar year (2027)', year)
    .option('--company <id>', 'only what this company pays or gets')
    .option('--least <dollars>', 'leave out smaller amounts', dollars('--least'))
    .action(({ scenario, year: asked, company, least, ...options }: FlowOptions) =>
      context.answer(
        moneyFlows,
        { ...requestOf(scenario, options), year: asked, company, least: least?.at(-1) },
        {
          json: options.json,
          show: ({ flows }, { width, ink }) => {
            const columns = [
              { label: 'payer' },
              { label: 'payee' },
              { label: 'amount', right: true },
              { label: 'for', cut: true },
            ];
            const rows = flows.map((flow) => [flow.from, flow.to, withUnit(flow.value, 'USD'), flow.for]);
            return rows.length > 0 ? textTable(columns, rows, width, ink) : 'No payment of that size.';
          },
        },
      ),
    );
};

export const addChart: AddCommand = (program, context) => {
  const added = command(program, 'chart <picture>', chart.summary, [
    'chart gap-picture',
    'chart money-picture --year 2028 --to money.svg',
    'chart default_by --scenarios 200 --company coreweave',
  ]);
  withEnsembleOptions(added)
    .option('--scenario <id>', 'in this scenario instead of the baseline')
    .option('--year <year>', 'calendar year of the money picture (2027)', year)
    .option('--company <id>', 'only the values of this company')
    .option('--to <file>', 'where to write it (out/PICTURE.svg; numbers beside it as .csv)')
    .action(
      async (picture: string, { scenario, year: asked, company, to, ...options }: FlowOptions & { to?: string }) => {
        const { terminal, host } = context;
        const drawn = await context.perform(chart, { ...requestOf(scenario, options), picture, year: asked, company });
        const path = to === undefined ? `${picture}.svg` : resolve(to);
        const written = [
          await host.write(path, drawn.svg),
          await host.write(path.replace(/(\.svg)?$/, '.csv'), drawn.csv),
        ];
        const text = options.json
          ? JSON.stringify({ ...drawn, files: written }, null, 2)
          : `Wrote ${written[0]} and ${basename(written[1])}.\n${context.page.ink.dim(`Run ${drawn.runId}: ${drawn.reproduce}`)}`;
        terminal.out(`${text}\n`);
      },
    );
};
