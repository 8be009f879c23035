/** `buildout compare`: the same answers in several scenarios. */
import { shownUnit } from '@buildout/workbench/charts/index.ts';
import { compare } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { date, setting, several, wholeNumber } from '../options.ts';
import { decimalsFor, fixed } from '../show/number.ts';
import { showAccepted } from '../show/run.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

export const addCompare: AddCommand = (program, context) => {
  command(program, 'compare <scenarios...>', compare.summary, [
    'compare camp-a camp-b',
    'compare baseline+rental-halves baseline+lab-fails',
    'compare camp-a --answer end_user_revenue --set chip_price_decline=0.3',
  ])
    .option('--answer <id>', 'only this answer; may be repeated (the headlines)', several)
    .option('--set <name=value>', 'set a parameter in all of them; may be repeated for other names', setting)
    .option('--start <date>', 'the day of the opening position', date('--start'))
    .option('--as-of <date>', 'use only what was known by this day', date('--as-of'))
    .option('--horizon <months>', 'months to run', wholeNumber('--horizon', 1, 1200))
    .action((scenarios: string[], { answer, json, ...request }) =>
      context.answer(compare, { ...request, scenarios, answers: answer }, { json, show }),
    );
};

function show({ scenarios, answers }: z.output<typeof compare.output>, { width, ink }: Page): string {
  const said = new Set(scenarios.flatMap(({ accepted }) => showAccepted(accepted)));
  const tables = answers
    .map(({ id, label, unit, rows }) => {
      const sizes = rows.flatMap((row) => row.values.map((value) => Math.abs(value ?? 0)));
      const shown = shownUnit(unit, Math.max(0, ...sizes));
      const decimals = decimalsFor(Math.max(0, ...sizes) * shown.factor);
      const columns = [{ label: '', cut: true }, ...scenarios.map((one) => ({ label: one.id, right: true }))];
      const cells = rows.map((row) => [
        Object.values(row.at)
          .map((part) => String(part).replaceAll('_', ' '))
          .join(' · '),
        ...row.values.map((value) => (value === null ? '–' : fixed(value * shown.factor, decimals))),
      ]);
      const axis = shown.axis ? ink.dim(`, ${shown.axis}`) : '';
      return `${ink.bold(label)}${axis}  ${ink.dim(id)}\n${textTable(columns, cells, width, ink)}`;
    })
    .join('\n\n');
  return [...said].map((line) => `${ink.dim(line)}\n`).join('') + (said.size > 0 ? '\n' : '') + tables;
}
