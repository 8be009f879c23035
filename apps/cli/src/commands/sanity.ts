/** `buildout sanity`: the first simulated year beside guidance and the last reported figures. */
import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { sanity } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { textTable } from '../show/table.ts';
import { wrapped } from '../show/wrapped.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withRunOptions } from './run-options.ts';

export const addSanity: AddCommand = (program, context) => {
  const added = command(program, 'sanity [scenario]', sanity.summary, ['sanity', 'sanity --start 2024-12-31']);
  withRunOptions(added).action((scenario: string | undefined, options: RunOptions) =>
    context.answer(sanity, requestOf(scenario, options), { json: options.json, show: showSanity }),
  );
};

export function showSanity({ rows }: z.output<typeof sanity.output>, { width, ink }: Page): string {
  const right = true;
  const columns = [
    { label: 'what', cut: true },
    { label: 'period' },
    { label: 'simulated', right },
    { label: 'last reported', right },
    { label: 'growth', right },
    { label: 'guided', right },
    { label: 'off', right },
    { label: 'note', right },
  ];
  const percent = (share: number | null) => (share === null ? '' : `${share > 0 ? '+' : ''}${plain(100 * share, 0)} %`);
  // a remark says why two figures differ: it stands whole below, its number in the row
  const notes = [...new Set(rows.flatMap((row) => row.note ?? []))];
  const lines = rows.map((row) => [
    row.label,
    row.period,
    row.simulated === null ? '–' : withUnit(row.simulated, row.unit),
    row.reported ? withUnit(row.reported.value, row.unit) : '',
    percent(row.growth),
    row.guided ? withUnit(row.guided.value, row.unit) : '',
    percent(row.error),
    row.note ? String(notes.indexOf(row.note) + 1) : '',
  ]);
  const below = notes.map((note, i) => ink.dim(wrapped(`${i + 1}  ${note}`, width)));
  return [textTable(columns, lines, width, ink), ...(below.length > 0 ? [''] : []), ...below].join('\n');
}
