/** `buildout explain` and `variables`: where a number of the model comes from. */
import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { explain, variables } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withRunOptions } from './run-options.ts';

export const addExplain: AddCommand = (program, context) => {
  const added = command(program, 'explain <variable>', explain.summary, [
    'explain cash[coreweave]',
    'explain chip_price_decline',
    'explain cash[openai] --from 2026-12 --to 2027-12',
  ]);
  withRunOptions(added)
    .option('--scenario <id>', 'of this scenario instead of the baseline')
    .option('--from <month>', 'explain the change from this month (first)')
    .option('--to <month>', 'to this one (last)')
    .action(
      (
        variable: string,
        { scenario, from, to, ...options }: RunOptions & { scenario?: string; from?: string; to?: string },
      ) =>
        context.answer(
          explain,
          { ...requestOf(scenario, options), variable, from, to },
          { json: options.json, show: showExplained },
        ),
    );
};

function showExplained(output: z.output<typeof explain.output>, { width, ink }: Page): string {
  const {
    id,
    label,
    unit,
    module,
    file,
    equation,
    over,
    element,
    from,
    to,
    causes,
    remainder,
    usedBy,
    source,
    reason,
    sentences,
    remarks,
  } = output;
  const name = element.length > 0 ? `${id}[${element.join(', ')}]` : id;
  const lines = [`${ink.bold(name)}  ${label}, ${unit}`];
  if (equation) lines.push(`  = ${equation.replace(/\s+/g, ' ').trim()}`);
  else if (output.kind !== 'parameter')
    lines.push('  computed by the ledger from all of the causes below, not by an equation of its own');
  lines.push(
    ink.dim(
      `module ${module || 'ledger'}${file ? `, ${file}` : ''}${over.length > 0 ? `, over ${over.join(', ')}` : ''}`,
    ),
  );
  if (output.value !== undefined) {
    const { evidence, bounds } = output;
    const range = evidence
      ? `; the evidence supports ${withUnit(evidence.low, unit)} to ${withUnit(evidence.high, unit)}`
      : '';
    const least = bounds?.min === undefined ? '' : `, at least ${withUnit(bounds.min, unit)}`;
    const most = bounds?.max === undefined ? '' : `, at most ${withUnit(bounds.max, unit)}`;
    lines.push(`value   ${withUnit(output.value, unit)}${range}${least}${most}`);
  }
  if (reason) lines.push(`reason  ${reason}`);
  if (source) lines.push(`source  ${source}`);
  for (const { text, speaker, documentName, anchor, from: through } of sentences)
    lines.push(
      `said  “${text}” (${[speaker, documentName, anchor && `at ${anchor.start}`, through].filter(Boolean).join(', ')})`,
    );
  for (const remark of remarks) lines.push(ink.dim(`said  ${remark}`));
  if (from && to) {
    lines.push(
      '',
      `${from.month ?? `step ${from.step}`}: ${withUnit(from.value, unit)}; ${to.month ?? `step ${to.step}`}: ${withUnit(to.value, unit)}`,
    );
  }
  if (causes.length > 0) {
    const right = true;
    const columns = [
      { label: 'cause' },
      { label: 'what it is', cut: true },
      { label: 'then', right },
      { label: 'later', right },
      { label: 'brought', right },
      { label: 'share', right },
      { label: 'source', cut: true },
    ];
    const value = (number: number | undefined, its: string) => (number === undefined ? '' : withUnit(number, its));
    const told = causes.filter((c) => c.contribution !== undefined || c.from || c.to || output.kind !== 'operation');
    const rows = told.map((c) => [
      c.id.replace(/^paid_/, ''),
      c.label,
      value(c.from, c.unit),
      value(c.to, c.unit),
      value(c.contribution, unit),
      c.share === undefined || Math.abs(c.share) >= 10 ? '' : `${plain(100 * c.share, 0)} %`,
      c.source ?? c.reason ?? '',
    ]);
    // Payments are sums over the months: they have no value then and later.
    const full = columns.map((_, i) => i).filter((i) => i < 2 || rows.some((row) => row[i] !== ''));
    const table = textTable(
      full.map((i) => columns[i]),
      rows.map((row) => full.map((i) => row[i])),
      width,
      ink,
    );
    lines.push('', table);
    const rest = causes.length - told.length;
    if (rest > 0)
      lines.push(ink.dim(`… and ${rest} causes that are zero or run over other dimensions (--json names them)`));
    if (remainder !== undefined && from && to && Math.abs(remainder) > 1e-6 * Math.abs(to.value - from.value)) {
      const rest =
        output.kind === 'stock'
          ? `the first month’s flow alone would have brought ${withUnit(remainder, unit)}`
          : `causes that multiply overlap, here by ${withUnit(-remainder, unit)}`;
      lines.push(ink.dim(`“Brought” is what would be missing had only that cause stood still; ${rest}.`));
    }
  }
  if (usedBy.length > 0) lines.push('', ink.dim(`used by ${usedBy.join(', ')}`));
  return lines.join('\n');
}

export const addVariables: AddCommand = (program, context) => {
  command(program, 'variables [words...]', variables.summary, ['variables', 'variables rental price']).action(
    (words: string[], { json }: { json?: boolean }) =>
      context.answer(
        variables,
        { query: words.join(' ') },
        {
          json,
          show: ({ variables: found }, page) =>
            found.length === 0
              ? 'No variable has all these words.'
              : textTable(
                  [
                    { label: 'variable' },
                    { label: 'unit' },
                    { label: 'over' },
                    { label: 'module' },
                    { label: 'what it is', cut: true },
                  ],
                  found.map((v) => [v.id, v.unit, v.over.join(', '), v.module, v.label]),
                  page.width,
                  page.ink,
                ),
        },
      ),
  );
};
