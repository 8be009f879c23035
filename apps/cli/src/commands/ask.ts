/** `buildout ask N`: a question people ask, in the form its answer needs. */
import { plain, shownUnit } from '@buildout/workbench/charts/index.ts';
import { ask } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { fraction, wholeNumber } from '../options.ts';
import { decimalsFor, fixed } from '../show/number.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';
import { type RunOptions, requestOf, withEnsembleOptions } from './run-options.ts';

type Output = z.output<typeof ask.output>;

interface AskOptions extends RunOptions {
  scenario?: string;
  company?: string;
  lab?: string;
  box?: string;
  renewal?: number;
  month?: string;
  year?: number;
}

const MOST_ROWS = 40;

export const addAsk: AddCommand = (program, context) => {
  const added = command(program, 'ask <question>', ask.summary, [
    'ask 13',
    'ask 4 --lab anthropic --month 2027-06',
    'ask 1 --box box_crwv_ddtl2 --renewal 0.5',
    'ask 15 --year 2030',
  ]);
  withEnsembleOptions(added)
    .option('--scenario <id>', 'in this scenario instead of the baseline')
    .option('--company <id>', '26: whose money is followed (nvidia)')
    .option('--lab <id>', '4: the lab that stops paying (openai)')
    .option('--box <id>', '1: the facility')
    .option('--renewal <factor>', '1: factor on renewal prices (0.5)', fraction('--renewal', 0.000001, 10))
    .option('--month <month>', '4: the first month without payment (2027-01)')
    .option('--year <year>', '13, 15, 26: the calendar year', wholeNumber('--year', 2000, 2200))
    .option('--all', 'every row of long tables')
    .action(
      (
        question: string,
        { scenario, company, lab, box, renewal, month, year, ...options }: AskOptions & { all?: boolean },
      ) =>
        context.answer(
          ask,
          {
            ...requestOf(scenario, options),
            question: wholeNumber('The question', 1, 60)(question),
            company,
            lab,
            box,
            renewal,
            month,
            year,
          },
          { json: options.json, show: (output, page) => show(output, page, options.all ?? false) },
        ),
    );
};

function show({ asked, sentence, tables, levers, beside, unknown, redo }: Output, page: Page, all: boolean): string {
  const { ink, width } = page;
  const parts = [`${ink.bold(asked)}\n${sentence}`, ...tables.map((table) => showTable(table, page, all))];
  if (beside) parts.push(`${beside.who}: ${beside.said}. Here: ${beside.ours}; ${beside.why}.`);
  if (levers.length > 0) {
    const columns = [
      { label: 'moves it' },
      { label: 'what it is', cut: true },
      { label: 'value', right: true },
      { label: 'evidence', right: true },
    ];
    const number = (value: number) => plain(value, 4);
    const rows = levers.map((lever) => [
      lever.parameter,
      lever.label,
      `${number(lever.value)} ${lever.unit === '1' ? '' : lever.unit}`.trim(),
      lever.low === undefined || lever.high === undefined ? '' : `${number(lever.low)} to ${number(lever.high)}`,
    ]);
    parts.push(textTable(columns, rows, width, ink));
  }
  parts.push(...unknown.map(({ what, settledBy }) => `Unknown: ${what}; ${settledBy} would settle it.`));
  parts.push(ink.dim(redo));
  return parts.join('\n\n');
}

function showTable(
  { title, columns, rows, note }: Output['tables'][number],
  { width, ink }: Page,
  all: boolean,
): string {
  const shown = all ? rows : rows.slice(0, MOST_ROWS);
  const scales = columns.map((column, i) => {
    const sizes = shown.map((row) => row[i]).filter((value): value is number => typeof value === 'number');
    if (sizes.length === 0) return undefined;
    const largest = Math.max(...sizes.map(Math.abs));
    const unit = shownUnit(column.unit ?? '1', largest);
    return { ...unit, decimals: decimalsFor(largest * unit.factor) };
  });
  const heads = columns.map((column, i) => ({
    label: scales[i]?.axis ? `${column.label}, ${scales[i].axis}` : column.label,
    right: scales[i] !== undefined,
    cut: scales[i] === undefined,
  }));
  const cells = shown.map((row) =>
    row.map((value, i) => {
      if (value === null) return '';
      const scale = scales[i];
      if (typeof value !== 'number' || !scale) return String(value);
      // Less than half a cent is rounding.
      if (columns[i].unit?.startsWith('USD') && Math.abs(value) < 0.005) return '0';
      // Without a unit of the column the rows are of different kinds: each is scaled by itself.
      return columns[i].unit === undefined ? inWords(value) : fixed(value * scale.factor, scale.decimals);
    }),
  );
  const body =
    heads.filter((head) => head.cut).length > MOST_TEXT_COLUMNS
      ? cards(heads, cells, ink)
      : textTable(heads, cells, width, ink);
  const rest = rows.length - shown.length;
  const tail = [note, rest > 0 ? `… and ${rest} more rows (--all shows them)` : ''].filter(Boolean).join(' ');
  return `${ink.bold(title)}\n${body}${tail ? `\n${ink.dim(tail)}` : ''}`;
}

/** Tables with more columns of words than this are easier to read row by row. */
const MOST_TEXT_COLUMNS = 4;

function cards(heads: { label: string }[], rows: string[][], ink: Page['ink']): string {
  const wide = Math.max(...heads.map((head) => head.label.length));
  return rows
    .map((row) => {
      const lines = heads
        .slice(1)
        .map((head, i) => [head.label, row[i + 1]] as const)
        .filter(([, text]) => text !== '');
      return [ink.bold(row[0]), ...lines.map(([label, text]) => `  ${ink.dim(label.padEnd(wide))}  ${text}`)].join(
        '\n',
      );
    })
    .join('\n');
}

/** 2.0e12 → “2 tn”; small numbers as they are. */
function inWords(value: number): string {
  const { factor, suffix } = shownUnit('USD', Math.abs(value));
  return `${plain(value * factor, decimalsFor(Math.abs(value * factor)))}${suffix}`;
}
