/** What the questions share: moments, sums over months, parameters as levers. */
import type { Program, Run } from '@buildout/engine';
import { measuring } from '../../runs/index.ts';
import { monthAt } from '../../runs/time.ts';
import type { CalendarYear } from '../calendar.ts';
import { yearWithin } from '../calendar.ts';
import type { Lever, MeasureWith, RunWith } from './answer.ts';

/** Decimal year of the middle of a month. */
export function momentOf(run: Run, step: number): number {
  const month = monthAt(step, run.program.model.time.start);
  if (month === null) return step;
  const [year, number] = month.split('-').map(Number);
  return year + (number - 0.5) / 12;
}

/** `2027-01` */
export const monthOf = (run: Run, step: number): string =>
  monthAt(step, run.program.model.time.start) ?? `month ${step}`;

/** Steps of a calendar year; throws YearOutsideRun for one outside the run. */
export const yearOf = (run: Run, year: number): CalendarYear =>
  yearWithin(run.program.model.time.start, run.steps, year);

/** All elements of a variable added up at a step. */
export const totalAt = (run: Run, id: string, step: number): number => run.at(id, step).reduce((a, b) => a + b, 0);

/** A flow per month added up over steps `from` … `to − 1`. */
export function sumOf(run: Run, id: string, { from, to }: { from: number; to: number }, ...members: string[]): number {
  const info = run.program.variable(id);
  if (info === undefined) throw new RangeError(`the model has no variable ${id}`);
  let sum = 0;
  for (let step = from; step < to; step++) {
    sum += info.over.length > members.length ? totalAt(run, id, step) : run.value(id, step, ...members);
  }
  return sum;
}

/** A level, mean over steps. */
export const meanOf = (run: Run, id: string, period: { from: number; to: number }, ...members: string[]): number =>
  sumOf(run, id, period, ...members) / (period.to - period.from);

/** Value a parameter had at the start of a run. */
export function parameterOf(run: Run, id: string): number {
  const info = run.program.parameter(id);
  if (info === undefined) throw new RangeError(`the model has no parameter ${id}`);
  return run.parameters[info.offset];
}

/** Parameters as levers with their range. */
export function leversOf(program: Program, ...ids: string[]): Lever[] {
  return ids.flatMap((id) => {
    const info = program.parameter(id);
    if (info === undefined) return [];
    const { label, unit, low, high, source } = info;
    return [{ parameter: id, label, unit, value: info.values[0], low, high, source }];
  });
}

/** Runs of a program with nothing under them. */
export const plainRuns =
  (program: Program): RunWith =>
  (change = {}) =>
    program.run(change);

/** Measures of a program with nothing under them. */
export const plainMeasures =
  (program: Program): MeasureWith =>
  (metrics) => {
    const measure = measuring({ program, metrics });
    return (change = {}) => measure(change);
  };
