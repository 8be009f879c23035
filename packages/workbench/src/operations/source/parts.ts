/**
 * Which variables a number is computed from, and what each brings. Found by asking: each variable of the run is made a little larger, alone,
 * and the number is computed again. Where the number is a sum this gives its terms; where it is a ratio or a price, how it answers.
 * Groups of variables that change nothing are left at once, so that few questions are needed.
 */
import type { Program, Run, VariableInfo } from '@buildout/engine';
import { EditedRun } from './edited-run.ts';
import type { NumberSource, Part } from './types.ts';

/** Small enough for ratios to be straight lines, large enough for the digits of a double. */
const LITTLE = 1e-4;
/** Changes below this part of the number are rounding. */
const ROUNDING = 1e-11;
/** Parts and members listed; what is below this part of the largest is added up. */
const MOST_PARTS = 8;
const MOST_MEMBERS = 6;
const LEAST = 0.002;

export function partsOf(run: Run, value: (run: Run) => number): Pick<NumberSource, 'parts' | 'adds' | 'left'> {
  const base = value(run);
  if (!Number.isFinite(base)) return { parts: [], adds: false, left: { count: 0, amount: 0 } };
  const { program } = run;
  const edited = new EditedRun(run);
  const change = (from: number, to: number, apart: boolean) => {
    edited.scale(from, to, LITTLE, apart);
    const after = value(edited);
    edited.restore(from, to);
    return (after - base) / LITTLE;
  };
  const least = ROUNDING / LITTLE;
  const moves = (from: number, to: number) =>
    !(Math.abs(change(from, to, true)) <= least * Math.max(Math.abs(base), 1e-300));
  const variables = program.variables.toSorted((a, b) => a.offset - b.offset);
  const ends = variables.map(({ offset, size }): [number, number] => [offset, offset + size]);
  const found = bisect(ends, moves).map((at) => {
    const [from, to] = ends[at]!;
    return { variable: variables[at]!, amount: change(from, to, false) };
  });
  const sized = found.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const large = Math.abs(sized[0]?.amount ?? 0) * LEAST;
  const listed = sized.filter(({ amount }, i) => i < MOST_PARTS && Math.abs(amount) >= large);
  const rest = sized.slice(listed.length);
  const total = sized.reduce((sum, { amount }) => sum + amount, 0);
  return {
    parts: listed.map(({ variable, amount }) =>
      describe(program, variable, amount, membersOf(program, variable, moves, change)),
    ),
    adds: sized.length > 0 && Math.abs(total - base) <= 1e-6 * Math.max(...sized.map(({ amount }) => Math.abs(amount))),
    left: { count: rest.length, amount: rest.reduce((sum, { amount }) => sum + amount, 0) },
  };
}

/** Ids of the variables that a number is computed from, those that bring most first; in rows `from` … `to` where given. */
export function variablesBehind(
  run: Run,
  value: (run: Run) => number,
  rows?: readonly [from: number, to: number],
): VariableInfo[] {
  const base = value(run);
  if (!Number.isFinite(base)) return [];
  const edited = new EditedRun(run, rows);
  const change = (from: number, to: number, apart: boolean) => {
    edited.scale(from, to, LITTLE, apart);
    const after = value(edited);
    edited.restore(from, to);
    return Math.abs(after - base) / LITTLE;
  };
  const least = (ROUNDING / LITTLE) * Math.max(Math.abs(base), 1e-300);
  const variables = run.program.variables.toSorted((a, b) => a.offset - b.offset);
  const ends = variables.map(({ offset, size }): [number, number] => [offset, offset + size]);
  return bisect(ends, (from, to) => !(change(from, to, true) <= least))
    .map((at) => ({ variable: variables[at]!, size: change(...ends[at]!, false) }))
    .toSorted((a, b) => b.size - a.size)
    .map(({ variable }) => variable);
}

/** Places of the ranges that move the number. */
function bisect(ranges: [number, number][], moves: (from: number, to: number) => boolean): number[] {
  const out: number[] = [];
  const look = (first: number, last: number) => {
    if (first >= last || !moves(ranges[first]![0], ranges[last - 1]![1])) return;
    if (last - first === 1) {
      out.push(first);
      return;
    }
    const middle = (first + last) >> 1;
    look(first, middle);
    look(middle, last);
  };
  look(0, ranges.length);
  return out;
}

function membersOf(
  program: Program,
  { over, offset, size }: VariableInfo,
  moves: (from: number, to: number) => boolean,
  change: (from: number, to: number, apart: boolean) => number,
): Part['members'] {
  if (over.length === 0) return [];
  const ranges = Array.from({ length: size }, (_, i): [number, number] => [offset + i, offset + i + 1]);
  return bisect(ranges, moves)
    .map((i) => ({ member: program.element(over, i).join(', '), amount: change(offset + i, offset + i + 1, false) }))
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, MOST_MEMBERS);
}

function describe(program: Program, variable: VariableInfo, amount: number, members: Part['members']): Part {
  const transfer = program.ledger?.transfers.find(({ paid, posted }) => paid === variable.id || posted === variable.id);
  const { id, label, unit } = variable;
  const module = transfer?.module ?? variable.module ?? '';
  return {
    ...{ id, label, unit, amount, members, equation: equationOf(program, variable) },
    module: module || (variable.origin === 'ledger' ? 'ledger' : ''),
    file: program.model.files?.[module] ?? '',
  };
}

/** A payment is what is due as far as cash lasts: what is due has the equation. A line of income is the payments booked under it. */
export function equationOf({ ledger, variable: find }: Program, { id, kind, equation }: VariableInfo): string {
  const transfer = ledger?.transfers.find(({ paid, posted }) => paid === id || posted === id);
  if (transfer) return `what is due, as far as cash lasts; due: ${find(transfer.wanted)?.equation ?? transfer.wanted}`;
  const line = ledger?.lines.find((one) => id === `revenue_${one}` || id === `expense_${one}`);
  if (line !== undefined) {
    const booked = ledger!.transfers.filter(({ post }) => 'line' in post && post.line === line);
    return `payments booked under ${line}: ${booked.map(({ posted }) => posted).join(' + ')}`;
  }
  return kind === 'stock' ? `last month’s value, changed by ${equation}` : equation;
}
