/** Metrics by calendar year: sums of flows, means and ends of levels, laid out as rows × years. */
import type { Program, Run } from '@buildout/engine';
import type { At, Metric } from '../runs/index.ts';
import { type CalendarYear, yearsOf } from './calendar.ts';
import { type ModelIndex, perProgram } from './model-index.ts';

/** What a metric says of itself. */
export interface Head {
  id: string;
  label: string;
  unit: string;
  about: string;
  headline?: boolean;
  sentence?: Metric['sentence'];
}

/** Numbers of a row of the history with their weights, added up. */
export interface Line {
  at: At;
  terms: Term[];
  /** What flowed in the months of the first year before the start, where it is known. */
  before?: number;
}
/** Place in a row of the history, weight. */
export type Term = [place: number, weight: number];

/**
 * How the year of the start is completed. `simulated`: it is not, only simulated months count. `whole`: by what is known of the
 * months before; where that is unknown the simulated months are scaled to twelve.
 */
export type FirstYear = 'simulated' | 'whole';

export const SIMULATED_ONLY = 'Of the year of the start only the simulated months count.';
export const WHOLE_YEAR =
  'The year of the start is the reported quarter before it plus the simulated months; without a report the simulated months scaled to twelve.';

/** Flows per month, summed over each year. */
export function yearlyFlows(
  head: Head,
  {
    lines,
    firstYear = 'simulated',
    years,
  }: { lines: (index: ModelIndex) => Line[]; firstYear?: FirstYear; years?: number[] },
): Metric {
  const sums = perProgram((index) => sumPlan(lines(index)));
  return {
    ...head,
    cells: ({ program, start, steps }) => layCells(sums(program).lines, chosenYears(start, steps, years)),
    measure(run, out) {
      const plan = sums(run.program);
      const chosen = chosenYears(run.program.model.time.start, run.steps, years);
      const { dt } = run.program.ledger!;
      const total = new Float64Array(plan.lines.length);
      chosen.forEach((year, y) => {
        total.fill(0);
        addRows(run, plan, year.from, year.to, total);
        for (let line = 0; line < total.length; line++) {
          out[line * chosen.length + y] = complete(total[line] * dt, plan.lines[line].before, year, firstYear);
        }
      });
    },
  };
}

/** A flow of the simulated months made whole; of a run that ends within its first year the rest goes on at its pace. */
export function complete(sum: number, before: number | undefined, year: CalendarYear, firstYear: FirstYear): number {
  if (firstYear === 'simulated') return sum;
  const monthly = sum / (year.to - year.from);
  return before !== undefined && year.before === 3 ? 9 * monthly + before : 12 * monthly;
}

/** Levels at the end of each year, or their mean over its months. */
export function yearlyLevels(
  head: Head,
  { lines, take, years }: { lines: (index: ModelIndex) => Line[]; take: 'end' | 'mean'; years?: number[] },
): Metric {
  const sums = perProgram((index) => sumPlan(lines(index)));
  return {
    ...head,
    cells: ({ program, start, steps }) => layCells(sums(program).lines, chosenYears(start, steps, years)),
    measure(run, out) {
      const plan = sums(run.program);
      const chosen = chosenYears(run.program.model.time.start, run.steps, years);
      const total = new Float64Array(plan.lines.length);
      chosen.forEach(({ from, to }, y) => {
        total.fill(0);
        addRows(run, plan, take === 'end' ? to : from, take === 'end' ? to + 1 : to, total);
        const months = take === 'end' ? 1 : to - from;
        for (let line = 0; line < total.length; line++) out[line * chosen.length + y] = total[line] / months;
      });
    },
  };
}

/** One number per year from a function of the run. */
export function yearlyNumbers(
  head: Head,
  of: (run: Run, year: CalendarYear, index: ModelIndex) => number,
  years?: number[],
): Metric {
  return yearlyRows(
    head,
    () => [{}],
    (run, year, index, out) => {
      out[0] = of(run, year, index);
    },
    years,
  );
}

/** Several rows per year from a function that fills them. */
export function yearlyRows(
  head: Head,
  rows: (index: ModelIndex) => At[],
  fill: (run: Run, year: CalendarYear, index: ModelIndex, out: Float64Array) => void,
  years?: number[],
): Metric {
  const laid = perProgram((index) => ({ index, rows: rows(index) }));
  return {
    ...head,
    cells: ({ program, start, steps }) =>
      layCells(
        laid(program).rows.map((at) => ({ at })),
        chosenYears(start, steps, years),
      ),
    measure(run, out) {
      const { index, rows: list } = laid(run.program);
      const chosen = chosenYears(run.program.model.time.start, run.steps, years);
      const values = new Float64Array(list.length);
      chosen.forEach((year, y) => {
        values.fill(Number.NaN);
        fill(run, year, index, values);
        for (let row = 0; row < values.length; row++) out[row * chosen.length + y] = values[row];
      });
    },
  };
}

/** Terms in the order in which they stand in a row, so that memory is read forwards. */
export interface SumPlan {
  lines: Line[];
  place: Int32Array;
  weight: Float64Array;
  line: Int32Array;
}

export function sumPlan(lines: Line[]): SumPlan {
  const all = lines.flatMap(({ terms }, line) => terms.map(([place, weight]) => ({ place, weight, line })));
  all.sort((a, b) => a.place - b.place || a.line - b.line);
  return {
    lines,
    place: Int32Array.from(all, (term) => term.place),
    weight: Float64Array.from(all, (term) => term.weight),
    line: Int32Array.from(all, (term) => term.line),
  };
}

/** Adds the terms of rows `from` … `to − 1` to the totals of their lines. */
export function addRows(
  run: Run,
  { place, weight, line }: SumPlan,
  from: number,
  to: number,
  total: Float64Array,
): void {
  const { history } = run;
  const { slots } = run.program;
  for (let step = from; step < to; step++) {
    const row = step * slots;
    for (let k = 0; k < place.length; k++) total[line[k]] += weight[k] * history[row + place[k]];
  }
}

export function chosenYears(start: string | null, steps: number, only?: number[]): CalendarYear[] {
  const all = yearsOf(start, steps);
  return only === undefined ? all : all.filter(({ year }) => only.includes(year));
}

export function layCells(lines: { at: At }[], years: CalendarYear[]): { at: At }[] {
  return lines.flatMap(({ at }) => years.map(({ year }) => ({ at: { ...at, year } })));
}

/** The steps of a program's runs that a place in a row is read at. */
export const valueAt = (run: Run, place: number, step: number): number => run.history[step * run.program.slots + place];

/** All elements of a variable as lines, one per member of its only dimension. */
export function linesOf(
  index: ModelIndex,
  variable: string,
  key: string,
  members = index.members(variableOver(index.program, variable)),
): Line[] {
  const own = index.members(variableOver(index.program, variable));
  return members.flatMap((member) => {
    const element = own.indexOf(member);
    return element < 0 ? [] : [{ at: { [key]: member }, terms: [[index.at(variable, element), 1] as Term] }];
  });
}

function variableOver(program: Program, variable: string): string {
  const info = program.variable(variable);
  if (info === undefined) throw new RangeError(`the model has no variable ${variable}`);
  return info.over[0];
}
