/** `buildout hindcast`: how a run from an earlier day compares with what came. */
import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { hindcast } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { date, wholeNumber } from '../options.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

type Output = z.output<typeof hindcast.output>;
type Errors = Output['rows'][number]['errors'];

export const addHindcast: AddCommand = (program, context) => {
  command(program, 'hindcast', hindcast.summary, ['hindcast', 'hindcast --scenarios 200', 'hindcast --json'])
    .option('--start <date>', 'the day of the opening position (2024-12-31)', date('--start'))
    .option('--as-of <date>', 'only what was known by this day (2025-03-31)', date('--as-of'))
    .option('--months <number>', 'months to run (15)', wholeNumber('--months', 3, 120))
    .option('--scenarios <number>', 'scenarios for bands (none)', wholeNumber('--scenarios', 0, 100_000))
    .option('--seed <number>', 'the seed of the draws (1)', wholeNumber('--seed', 0, 4_294_967_295))
    .option('--score', 'only how far off it was on the whole')
    .action(({ json, score, ...input }) => context.answer(hindcast, input, { json, show: score ? showScore : show }));
};

function show(output: Output, { width, ink }: Page): string {
  const { start, asOf, months, rows } = output;
  const right = true;
  const percent = (share: number | null) =>
    share === null ? '–' : `${share > 0 ? '+' : ''}${plain(100 * share, 0)} %`;
  const off = (errors: Errors) => [percent(errors.model), percent(errors.lastValue), percent(errors.drift)];
  const banded = rows.some((row) => row.band);
  const columns = [
    { label: 'what', cut: true },
    { label: 'period' },
    { label: 'simulated', right },
    ...(banded ? [{ label: 'p10–p90', right }] : []),
    { label: 'came', right },
    { label: 'off', right },
    { label: 'last value off', right },
    { label: 'drift off', right },
  ];
  const amount = (value: number | null, unit: string) => (value === null ? '–' : withUnit(value, unit));
  const lines = rows.map((row) => [
    row.label,
    row.period,
    amount(row.simulated, row.unit),
    ...(banded ? [row.band ? `${amount(row.band.p10, row.unit)}–${amount(row.band.p90, row.unit)}` : ''] : []),
    amount(row.actual, row.unit),
    ...off(row.errors),
  ]);
  return [
    ink.bold(`From ${start}, as known on ${asOf}, ${months} months, beside what came`),
    textTable(columns, lines, width, ink),
    showScore(output, { width, ink }),
  ].join('\n\n');
}

/** What is drawn in each of the ensembles whose bands are scored. */
const DRAWN: Record<string, string> = {
  parameters: 'parameters',
  opening: 'and the opening position',
  disturbances: 'and disturbances: the bands shown',
};

function showScore({ score, bands, hindsight }: Output, { width, ink }: Page): string {
  const right = true;
  const size = (share: number | null) => (share === null ? '–' : `${plain(100 * share, 0)} %`);
  const scores = [...score.byItem, score.all].map((one) => [
    one.item,
    String(one.n),
    size(one.model),
    size(one.lastValue),
    size(one.drift),
  ]);
  const scoreColumns = [
    { label: 'mean distance' },
    { label: 'figures', right },
    { label: 'model', right },
    { label: 'last value', right },
    { label: 'drift', right },
  ];
  return [
    textTable(scoreColumns, scores, width, ink),
    ...(bands.length === 0
      ? []
      : [
          textTable(
            [{ label: 'drawn' }, { label: 'inside the band', right }, { label: 'ranked probability score', right }],
            bands.map((one) => [DRAWN[one.drawn], size(one.coverage), size(one.crps)]),
            width,
            ink,
          ),
          `${size(score.coverage)} of the figures lie inside the band of 8 in 10; ranked probability score ${size(score.crps)} of the figure.`,
        ]),
    ink.dim(hindsight),
  ].join('\n\n');
}
