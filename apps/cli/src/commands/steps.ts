/** `buildout steps`: the baseline with steps shorter than a month. */
import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { steps } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { wholeNumber } from '../options.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

export const addSteps: AddCommand = (program, context) => {
  const one = wholeNumber('--parts', 2, 16);
  const collect = (text: string, before: number[] | undefined) => [...(before ?? []), one(text)];
  command(program, 'steps', steps.summary, ['steps', 'steps --parts 2 --parts 8'])
    .option('--parts <number>', 'steps to the month, 2 to 16; may be given more than once (2 and 4)', collect)
    .action(({ json, ...input }) => context.answer(steps, input, { json, show: showSteps }));
};

const NAMES: Record<number, string> = { 1: 'months', 2: 'half months', 4: 'quarter months' };

function showSteps({ rows, closing }: z.output<typeof steps.output>, { width, ink }: Page): string {
  const right = true;
  const name = (parts: number) => NAMES[parts] ?? `months in ${parts}`;
  const columns = [
    { label: 'what', cut: true },
    { label: 'year' },
    ...closing.flatMap(({ parts }) => [
      { label: name(parts), right },
      ...(parts === 1 ? [] : [{ label: 'change', right }]),
    ]),
  ];
  const lines = rows.map((row, k) => [
    rows[k - 1]?.id === row.id ? '' : row.label,
    String(row.year),
    ...row.values.flatMap(({ parts, value, change }) => [
      withUnit(value, row.unit),
      ...(parts === 1 ? [] : [`${change > 0 ? '+' : ''}${plain(100 * change, 1)} %`]),
    ]),
  ]);
  const worst = Math.max(...closing.map(({ maxResidual }) => maxResidual));
  return [
    textTable(columns, lines, width, ink),
    '',
    ink.dim(`Books balance in all of them: largest closing residual ${worst.toExponential(1)}.`),
  ].join('\n');
}
