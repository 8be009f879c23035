/** `buildout source NUMBER`: the run, the equations, the parameters and the facts a number comes from. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import { source } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withRunOptions } from './run-options.ts';

type Output = z.output<typeof source.output>;

export const addSource: AddCommand = (program, context) => {
  const added = command(program, 'source <number>', source.summary, [
    "source 'microsoft>nvidia@2027'",
    "source 'capex_by_company[microsoft]@2027'",
    'source coreweave/cash/8:closing@2027 --no-movers',
  ]);
  withRunOptions(added)
    .option('--scenario <id>', 'of this scenario instead of the baseline')
    .option('--no-movers', 'without trying the parameters, which takes some seconds')
    .action((of: string, { scenario, movers, ...options }: RunOptions & { scenario?: string; movers: boolean }) =>
      context.answer(source, { ...requestOf(scenario, options), of, movers }, { json: options.json, show }),
    );
};

function show(output: Output, { width, ink }: Page): string {
  const { title, runId, kind, value, unit, how, parts, adds, left, movers, tried, facts, claims, remarks } = output;
  const amount = (one: number | null) => (one === null ? 'no value' : withUnit(one, unit));
  const lines = [
    `${ink.bold(title)}${value === undefined ? '' : `  ${amount(value)}`}`,
    ...(how ? [how] : []),
    ...(kind === 'follows' ? [ink.dim(`run ${runId} (follows)`)] : []),
  ];
  if (parts.length > 0) {
    const rest = left.count > 0 ? [[`${left.count} smaller`, amount(left.amount), '', '']] : [];
    const rows = parts.map(({ id, amount: brings, members, equation, module }) => [
      id,
      amount(brings),
      members
        .slice(0, 3)
        .map(({ member }) => member)
        .join('; '),
      equation.replace(/\s+/g, ' ').trim() || `computed by ${module}`,
    ]);
    const columns = [
      { label: 'variable' },
      { label: adds ? 'adds' : 'moves it by, all of it', right: true },
      { label: 'most of it', cut: true },
      { label: 'equation', cut: true },
    ];
    lines.push('', textTable(columns, [...rows, ...rest], width, ink));
  }
  if (movers.length > 0) {
    const columns = [
      { label: 'parameter' },
      { label: 'evidence', right: true },
      { label: 'at the low end', right: true },
      { label: 'at the high end', right: true },
      { label: 'source', cut: true },
    ];
    const rows = movers.map((one) => [
      one.id,
      `${withUnit(one.low, one.unit)} … ${withUnit(one.high, one.unit)}`,
      amount(one.atLow),
      amount(one.atHigh),
      one.source || 'an assumption',
    ]);
    lines.push(
      '',
      `What moves it most, each alone, of ${tried} parameters with a range`,
      textTable(columns, rows, width, ink),
    );
  }
  for (const { what, rows } of facts) {
    lines.push('', ink.bold(what || 'rows of data/'));
    for (const { label, value: said, unit: its, date, file, line, source: from } of rows)
      lines.push(`  ${label}: ${said} ${its} (${[date, from, `${file}:${line}`].filter(Boolean).join(', ')})`);
  }
  for (const remark of remarks) lines.push(ink.dim(remark));
  if (claims) lines.push('', ink.dim(`Sentences on it: npx buildout evidence trace '${claims}'`));
  return lines.join('\n');
}
