/** Answers as text: one sentence, then a table with time across, and under each number the band p10–p90 where there is one. */

import { isMoment, monthText, shownUnit } from '@buildout/workbench/charts/unit.ts';
import { inNames, type Named } from '@buildout/workbench/operations/names.ts';
import { asProbability } from '@buildout/workbench/operations/probability.ts';
import type { Answer, AnswerValue } from '@buildout/workbench/runs/index.ts';
import type { Page } from '../context.ts';
import { decimalsFor, fixed } from './number.ts';
import { type TextColumn, type TextRow, textTable } from './table.ts';

const TIMES = ['year', 'quarter', 'month', 'date'];
/** Rows shown of a long table unless all are asked for. */
const MOST_ROWS = 12;
const LABEL_WIDTH = 30;

export interface AnswerOptions {
  all?: boolean;
  /** Names to show in the place of ids. */
  names?: Named[];
}

/** An answer as operations give it. */
type Shown = Answer & { note?: string };

export function showAnswers(answers: Shown[], page: Page, options: AnswerOptions = {}): string {
  return answers.map((answer) => showAnswer(answer, page, options)).join('\n\n');
}

export function showAnswer(given: Shown, page: Page, { all = false, names = [] }: AnswerOptions = {}): string {
  const answer = inNames(asProbability(given), names);
  const { ink } = page;
  const keys = Object.keys(answer.values[0]?.at ?? {});
  const time = keys.find((key) => TIMES.includes(key));
  const typical = typicalSize(answer.values, time);
  const shown = shownUnit(answer.unit, typical);
  const decimals = isCount(answer) ? 0 : tellable(decimalsFor(typical * shown.factor), shown.axis);
  const dated = isDate(answer);
  const axis = dated ? '' : shown.axis;
  const title = `${ink.bold(answer.label)}${axis ? ink.dim(`, ${axis}`) : ''}  ${ink.dim(answer.id)}`;
  const lines = [title];
  if (answer.sentence) lines.push(answer.sentence);
  if (answer.values.length === 0) return [...lines, ink.dim('no value')].join('\n');

  const number = (value: number | null | undefined) => {
    if (value == null) return '–';
    return dated ? monthText(value) : fixed(value * shown.factor, decimals);
  };
  const { text, hidden } = time
    ? across(answer.values, time, number, page, all)
    : downwards(answer.values, number, page, all);
  lines.push(text);
  if (hidden > 0) lines.push(ink.dim(`… and ${hidden} smaller rows (--all shows them)`));
  if (given.note) lines.push(ink.dim(given.note));
  return lines.join('\n');
}

/**
 * The middle one of the rows’ largest numbers, so that one giant does not turn all others into zeros; rows that are zero
 * throughout say nothing about size.
 */
function typicalSize(values: AnswerValue[], time: string | undefined): number {
  const rows = [...groupBy(values, (v) => nameOf(v, time)).values()];
  const sizes = rows
    .map((row) => Math.max(0, ...row.map(sizeOf)))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** A tenth of a per cent is the finest that a reader takes in, unless all of it is smaller. */
const tellable = (decimals: number, axis: string) =>
  axis.startsWith('%') && decimals < 3 ? Math.min(decimals, 1) : decimals;

/** Things counted: the run itself gives whole numbers only, and its band is told in whole numbers too. */
const isCount = ({ unit, values }: Shown) => unit === '1' && values.every((v) => Number.isInteger(v.value ?? 0));

/** Moments, as years with decimals. */
const isDate = ({ unit, values }: Shown) =>
  unit === 'year' && values.every((v) => v.value === null || isMoment(v.value, unit));

const sizeOf = (v: AnswerValue) => Math.max(...[v.value, v.p10, v.p90].map((number) => Math.abs(number ?? 0)));

type Format = (value: number | null | undefined) => string;

/** Rows are companies, holders …; columns are years or quarters, in two tables where one is too narrow, else as many as fit. */
function across(values: AnswerValue[], time: string, number: Format, page: Page, all: boolean) {
  const times = [...new Set(values.map((v) => String(v.at[time])))].sort();
  const rows = groupBy(values, (v) => nameOf(v, time));
  const cell = (row: AnswerValue[], t: string) => row.find((v) => String(v.at[time]) === t);
  const band = (v: AnswerValue | undefined) => {
    if (v?.p10 == null || v.p90 == null) return '';
    const [low, high] = [number(v.p10), number(v.p90)];
    return `${low}${low.startsWith('−') ? ' to ' : '–'}${high}`;
  };
  const { kept, hidden } = largestRows([...rows], ([, row]) => row, all);

  const widthOf = (t: string) =>
    Math.max(t.length, ...kept.flatMap(([, row]) => [number(cell(row, t)?.value).length, band(cell(row, t)).length]));
  const label = Math.min(LABEL_WIDTH, Math.max(...kept.map(([name]) => name.length)));
  const room = Math.floor((page.width - label) / (Math.max(...times.map(widthOf)) + 2));

  const table = (shown: string[]) => {
    const columns: TextColumn[] = [
      { label: '', cut: true },
      ...shown.map((t): TextColumn => ({ label: t, right: true })),
    ];
    const body = kept.flatMap(([name, row]): TextRow[] => {
      const cells = shown.map((t) => cell(row, t));
      const bands = cells.map(band);
      const first = { cells: [name, ...cells.map((v) => number(v?.value))] };
      return bands.some((text) => text !== '') ? [first, { cells: ['', ...bands], dim: true }] : [first];
    });
    return textTable(columns, body, page.width, page.ink);
  };
  return { text: parts(times, room).map(table).join('\n'), hidden };
}

function downwards(values: AnswerValue[], number: Format, page: Page, all: boolean) {
  const banded = values.some((v) => v.p50 != null);
  const { kept, hidden } = largestRows(values, (v) => [v], all);
  const columns: TextColumn[] = [
    { label: '', cut: true },
    { label: 'value', right: true },
  ];
  if (banded) columns.push(...['p10', 'p50', 'p90'].map((label): TextColumn => ({ label, right: true })));
  const rows = kept.map((v) => [nameOf(v), number(v.value), ...(banded ? [v.p10, v.p50, v.p90].map(number) : [])]);
  return { text: textTable(columns, rows, page.width, page.ink), hidden };
}

/** “coreweave · banks”; the time is in the column's heading. */
function nameOf(value: AnswerValue, without?: string): string {
  const parts = Object.entries(value.at).filter(([key]) => key !== without);
  return parts.map(([, name]) => String(name).replaceAll('_', ' ')).join(' · ');
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** The rows with the largest numbers, in their own order, without those that are zero throughout. */
function largestRows<T>(rows: T[], valuesOf: (row: T) => AnswerValue[], all: boolean): { kept: T[]; hidden: number } {
  if (all) return { kept: rows, hidden: 0 };
  const size = (row: T) => Math.max(0, ...valuesOf(row).map(sizeOf));
  // What has no value is told; what is zero throughout is not, unless nothing else is.
  const present = rows.filter((row) => size(row) > 0 || valuesOf(row).some((v) => v.value === null));
  if (present.length === 0) return { kept: rows.slice(0, MOST_ROWS), hidden: Math.max(0, rows.length - MOST_ROWS) };
  if (present.length <= MOST_ROWS + 2) return { kept: present, hidden: rows.length - present.length };
  const limit = present.map(size).sort((a, b) => b - a)[MOST_ROWS - 1];
  const kept = present.filter((row) => size(row) >= limit).slice(0, MOST_ROWS);
  return { kept, hidden: rows.length - kept.length };
}

/** All of the list in one part or two, where they hold it: the sentence above may name any year. Else as many as one part holds. */
function parts(list: string[], room: number): string[][] {
  if (list.length <= room) return [list];
  const half = Math.ceil(list.length / 2);
  return half <= room ? [list.slice(0, half), list.slice(half)] : [pick(list, room)];
}

/** At most `room` of the list (at least two), evenly spread, with the first and the last. */
function pick(list: string[], room: number): string[] {
  const most = Math.max(2, room);
  if (list.length <= most) return list;
  const step = Math.ceil((list.length - 1) / (most - 1));
  const picked = list.filter((_, i) => i % step === 0);
  return picked.includes(list[list.length - 1]) ? picked : [...picked.slice(0, most - 1), list[list.length - 1]];
}
