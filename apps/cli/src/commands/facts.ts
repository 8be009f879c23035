/** `buildout facts`: the sourced figures behind the model. */
import { plain, withUnit } from '@buildout/workbench/charts/unit.ts';
import { facts } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { date, wholeNumber } from '../options.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

interface Options {
  company?: string;
  file?: string;
  asOf?: string;
  limit?: number;
  json?: boolean;
}

export const addFacts: AddCommand = (program, context) => {
  command(program, 'facts [words...]', facts.summary, [
    'facts capex --company coreweave',
    'facts openai oracle --file deals',
    'facts H100 --file series/gpu_rental_prices --limit 5',
    'facts openai --as-of 2024-12-31',
  ])
    .option('--company <id>', 'only rows that name this company')
    .option('--file <name>', 'only rows of this file of data/')
    .option('--as-of <date>', 'only what was known by this day', date('--as-of'))
    .option('--limit <number>', 'rows at most (50)', wholeNumber('--limit', 1, 1_000_000))
    .action((words: string[], { json, ...rest }: Options) =>
      context.answer(facts, { query: words.join(' '), ...rest }, { json, show: table }),
    );
};

function table({ total, facts: found }: z.output<typeof facts.output>, { width, ink }: Page): string {
  if (total === 0) return 'No row has all these words.';
  const columns = [
    { label: 'date' },
    { label: 'what', cut: true },
    { label: 'value', right: true },
    { label: 'confidence' },
    { label: 'source', cut: true },
    { label: 'row' },
  ];
  const rows = found.map((one) => [
    one.date,
    one.label,
    figure(one.value, one.unit),
    one.confidence,
    one.sourceUrl.replace(/^https?:\/\/(www\.)?/, '') || one.source,
    `${one.file}:${one.line}`,
  ]);
  const rest = total - found.length;
  const more = rest > 0 ? `\n${ink.dim(`… and ${plain(rest, 0)} older rows (--limit)`)}` : '';
  return textTable(columns, rows, width, ink) + more;
}

const figure = (value: string, unit: string) =>
  value !== '' && Number.isFinite(Number(value)) ? withUnit(Number(value), unit) : value;
