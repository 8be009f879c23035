/** `buildout params`: what a scenario may set. */
import { plain } from '@buildout/workbench/charts/unit.ts';
import { params } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

type Output = z.output<typeof params.output>;

interface Options {
  levers?: boolean;
  module?: string;
  json?: boolean;
}

export const addParams: AddCommand = (program, context) => {
  command(program, 'params [words...]', params.summary, [
    'params',
    'params --levers',
    'params rental price',
    'params chip_price_decline',
  ])
    .option('--levers', 'only those meant to be moved')
    .option('--module <name>', 'only those of one module of the model')
    .action(async (words: string[], { levers, module, json }: Options) => {
      // One word with an underscore is meant as a name, and a mistyped name is offered the nearest one.
      const named = words.length === 1 && words[0].includes('_');
      const asked = named ? { id: words[0] } : { query: words.join(' ') };
      await context.answer(params, { ...asked, levers, module }, { json, show: named ? showOne : showMany });
    });
};

function showMany({ parameters }: Output, page: Page): string {
  if (parameters.length === 0) return 'No parameter has all these words.';
  const columns = [
    { label: 'parameter' },
    { label: 'value', right: true },
    { label: 'evidence', right: true },
    { label: 'unit' },
    { label: 'lever' },
    { label: 'what it is', cut: true },
  ];
  const rows = parameters.map((p) => [
    p.id,
    number(p.value),
    range(p.low, p.high),
    p.unit,
    p.lever ? 'yes' : '',
    p.label,
  ]);
  return textTable(columns, rows, page.width, page.ink);
}

function showOne({ parameters: [p] }: Output, { ink }: Page): string {
  const lines: [string, string][] = [
    ['value', `${number(p.value)} ${p.unit}`],
    ['evidence', `${range(p.low, p.high)} ${p.unit}`],
    ['bounds', range(p.min, p.max)],
    ['drawn as', p.distribution],
    ['module', `${p.module}${p.lever ? ', a lever' : ''}`],
    ['reason', p.reason],
    ['source', p.source],
  ];
  const told = lines
    .filter(([, text]) => text.trim() !== '')
    .map(([name, text]) => `${ink.dim(name.padEnd(9))} ${text}`);
  return [`${ink.bold(p.id)}  ${p.label}`, ...told].join('\n');
}

/** Parameters keep every digit they were stated with. */
const number = (value: number | null) =>
  value === null ? '' : Math.abs(value) >= 1e6 ? value.toExponential() : plain(value, 6);

function range(low: number | null, high: number | null): string {
  return low === null && high === null ? '' : `${number(low) || '…'} to ${number(high) || '…'}`;
}
