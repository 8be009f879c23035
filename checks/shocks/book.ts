/** The shipped scenarios and shocks, read as the product reads them, and runs of them beside the baseline. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Run } from '@buildout/engine';
import {
  type Composition,
  compose,
  findScenario,
  readScenarioBook,
  type TextFile,
} from '@buildout/workbench/runs/index.ts';
import { program } from '../behaviour/model.ts';

const folder = (path: string): TextFile[] => {
  const at = fileURLToPath(new URL(`../../data/scenarios/${path}`, import.meta.url));
  return readdirSync(at)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(`${at}/${name}`, 'utf8') }));
};

export const book = readScenarioBook({ scenarios: folder(''), shocks: folder('shocks') }, program.model);

/** A scenario with shocks and settings put together. */
export const composed = (
  shocks: string[],
  set: string[] = [],
  scenario = 'baseline',
  sizes: Record<string, number> = {},
): Composition =>
  compose(
    findScenario(scenario, book),
    { set, shocks: shocks.map((name) => (name in sizes ? { name, size: sizes[name] } : { name })) },
    book,
    program.model,
  );

export function runOf({ settings }: Composition, steps?: number): Run {
  return program.run({ set: settings.set, schedule: settings.schedule, steps });
}

/** A run with shocks and the same run without them. */
export function pair(
  shocks: string[],
  { set = [], steps = 60, sizes = {} }: { set?: string[]; steps?: number; sizes?: Record<string, number> } = {},
): { base: Run; shocked: Run } {
  return { base: runOf(composed([], set), steps), shocked: runOf(composed(shocks, set, 'baseline', sizes), steps) };
}
