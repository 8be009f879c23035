/** The reference model on the data of this repository, compiled once per test file, and short ways to run and read it. */
import { fileURLToPath } from 'node:url';
import { compile, type ModelDeclaration, type Program, type Run, type RunOptions } from '@buildout/engine';
import { prepare } from '@buildout/workbench/analysis/index.ts';
import { readDataFolder } from '@buildout/workbench/facts/node-files.ts';

export const files = readDataFolder(fileURLToPath(new URL('../../data', import.meta.url)));
export const prepared = prepare({ files });
export const { program, model, world } = prepared;

/** One run; its memory is its own, so that runs can be laid side by side. */
export const run = (options: RunOptions = {}, of: Program = program): Run => of.run(options);

/** The same model with something changed, compiled. */
export function changed(change: (model: ModelDeclaration) => void): Program {
  const copy = structuredClone(model);
  change(copy);
  return compile(copy);
}

/** Ends of what the model accepts for a parameter. */
export const most = (id: string): number => program.parameter(id)!.max!;
export const least = (id: string): number => program.parameter(id)!.min!;

const FIRST_MONTH = 3;
const FIRST_YEAR = 2026;

/** Step whose flows fall in a month of a run that starts at the end of March 2026; its stocks are those before. */
export const stepOf = (year: number, month: number): number => (year - FIRST_YEAR) * 12 + month - 1 - FIRST_MONTH;

/** All elements of a variable (or the named ones of its only dimension) added up at a step. */
export function total(of: Run, id: string, step: number, members?: string[]): number {
  if (members) return members.reduce((sum, member) => sum + of.value(id, step, member), 0);
  return of.at(id, step).reduce((sum, x) => sum + x, 0);
}

/** A monthly flow over the months of a calendar year that the run has. */
export function inYear(of: Run, id: string, year: number, members?: string[]): number {
  let sum = 0;
  for (let step = Math.max(0, stepOf(year, 1)); step <= Math.min(of.steps - 1, stepOf(year, 12)); step++) {
    sum += total(of, id, step, members);
  }
  return sum;
}

/** A level, mean over the months of a calendar year. */
export const meanOf = (of: Run, id: string, year: number, members?: string[]): number =>
  inYear(of, id, year, members) / (stepOf(year, 12) - Math.max(0, stepOf(year, 1)) + 1);

export const FOUR = ['microsoft', 'alphabet', 'amazon', 'meta'];

/** Capital spending of the four largest clouds in a calendar year. */
export const capexOfFour = (of: Run, year: number): number => inYear(of, 'capex', year, FOUR);

/** Members of a dimension. */
export const members = (dimension: string): string[] =>
  model.dimensions.find(({ id }) => id === dimension)?.members ?? [];

/** Month of default of each company that fails, in order. */
export function defaults(of: Run): { company: string; step: number }[] {
  return members('company')
    .map((company) => ({ company, step: of.series('failed_now', company).findIndex((x) => x > 0) }))
    .filter(({ step }) => step >= 0)
    .sort((a, b) => a.step - b.step);
}

/** Largest distance between two runs in a variable, over the larger of the two values. */
export function distance(a: Run, b: Run, id: string, from = 0, to = a.steps): number {
  let worst = 0;
  for (let step = from; step <= to; step++) {
    const [x, y] = [a.at(id, step), b.at(id, step)];
    for (let i = 0; i < x.length; i++) {
      const size = Math.max(Math.abs(x[i]), Math.abs(y[i]));
      if (size > 0) worst = Math.max(worst, Math.abs(x[i] - y[i]) / size);
    }
  }
  return worst;
}
