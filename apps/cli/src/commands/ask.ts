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
  withEnsembleOptions(added, '100; 0: only the single run')
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

function showTable(table: Output['tables'][number], { width, ink }: Page, all: boolean): string {
  const { title, note } = table;
  const shown = all ? table.rows : table.rows.slice(0, MOST_ROWS);
  const rest = table.rows.length - shown.length;
  const kept = table.columns.map((_, i) => i).filter((i) => i === 0 || !isZero(shown, i));
  const columns = kept.map((i) => table.columns[i]);
  const rows = shown.map((row) => kept.map((i) => row[i]));
  const scales = scalesOf(columns, rows);
  const common = commonAxis(scales);
  const words = rows.map((row) => row.map((value, i) => cellText(value, columns[i], scales[i])));
  const longest = columns.map((_, i) => Math.max(0, ...words.map((row) => row[i].length)));
  const heads = columns.map((column, i) => ({
    label: scales[i]?.axis && scales[i].axis !== common ? `${column.label}, ${scales[i].axis}` : column.label,
    right: scales[i] !== undefined,
    // Short words are read as they are; only sentences may lose their ends.
    cut: scales[i] === undefined && longest[i] > MOST_UNCUT,
  }));
  const body =
    heads.filter((head) => head.cut).length > MOST_TEXT_COLUMNS
      ? cards(heads, words, ink)
      : textTable(heads, words, width, ink);
  const zero = table.columns.filter((_, i) => !kept.includes(i)).map(({ label }) => label);
  const tail = [
    note,
    zero.length > 0 ? `Zero in every row, not shown: ${zero.join(', ')}.` : '',
    rest > 0 ? `… and ${rest} more rows (--all shows them)` : '',
  ].filter(Boolean);
  const unit = common === undefined ? '' : ink.dim(`, ${common}`);
  return `${ink.bold(title)}${unit}\n${body}${tail.length > 0 ? `\n${ink.dim(tail.join(' '))}` : ''}`;
}

/** The unit that most columns have is said once, in the title. */
function commonAxis(scales: (Scale | undefined)[]): string | undefined {
  const axes = scales.flatMap((scale) => (scale?.axis ? [scale.axis] : []));
  const [most] = [...Map.groupBy(axes, (axis) => axis)].sort((a, b) => b[1].length - a[1].length);
  return most && (most[1].length >= 3 || most[1].length === axes.length) ? most[0] : undefined;
}

type Column = Output['tables'][number]['columns'][number];
type Cell = Output['tables'][number]['rows'][number][number];

/** A column of dollars in which nothing ever happens takes room and says nothing. */
const isZero = (rows: Cell[][], i: number) =>
  rows.length > 2 && rows.every((row) => typeof row[i] === 'number' && Math.abs(row[i]) < 0.005);

interface Scale {
  axis: string;
  factor: number;
  decimals: number;
}

/** Columns of one unit are scaled together, so that they can be compared; each with the digits its own numbers need. */
function scalesOf(columns: Column[], rows: Cell[][]): (Scale | undefined)[] {
  const sizes = columns.map((_, i) =>
    rows
      .map((row) => row[i])
      .filter((value): value is number => typeof value === 'number')
      .map(Math.abs),
  );
  const largest = sizes.map((column) => Math.max(0, ...column));
  // The middle one of the columns decides, so that neither one giant nor one dwarf does.
  const typical = (unit: string) =>
    at(
      largest.filter((size, i) => columns[i].unit === unit && size > 0),
      0.5,
    );
  return columns.map(({ unit }, i) => {
    if (sizes[i].length === 0) return undefined;
    const { axis, factor } = shownUnit(unit ?? '1', unit === undefined ? largest[i] : typical(unit));
    const small =
      at(
        sizes[i].filter((size) => size > 0),
        0.25,
      ) * factor;
    const digits = small === 0 || small >= 20 ? 0 : small >= 2 ? 1 : 2;
    return { axis, factor, decimals: Math.min(2, Math.max(digits, decimalsFor(largest[i] * factor))) };
  });
}

/** The number a part of the way through a sorted list; 0 of none. */
const at = (list: number[], part: number): number =>
  list.toSorted((a, b) => a - b)[Math.floor(part * (list.length - 1))] ?? 0;

function cellText(value: Cell, { unit }: Column, scale: Scale | undefined): string {
  if (value === null) return '';
  if (typeof value !== 'number' || !scale) return String(value);
  // Less than half a cent is rounding.
  if (unit?.startsWith('USD') && Math.abs(value) < 0.005) return '0';
  // Without a unit of the column the rows are of different kinds: each is scaled by itself.
  return unit === undefined ? inWords(value) : fixed(value * scale.factor, scale.decimals);
}

/** Texts longer than this may be cut where the terminal is narrow. */
const MOST_UNCUT = 28;

/** Tables with more columns of sentences than this are easier to read row by row. */
const MOST_TEXT_COLUMNS = 3;

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
