/** Completions for the shell, with the names that stand in the data: scenarios, shocks, parameters, companies, saved runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tab from '@bomb.sh/tab/commander';
import type { Host } from '@buildout/workbench/operations/host.ts';
import type { Command } from 'commander';

/** Adds `complete SHELL`, and what the shell asks while somebody types. Completing must be quick: no model is built for it. */
export function addCompletions(program: Command, host: Host): void {
  const root = tab(program);
  const names: Record<string, () => string[]> = {
    scenario: () => jsonNames(join(host.data, 'scenarios')),
    shock: () => jsonNames(join(host.data, 'scenarios', 'shocks')),
    set: () => firstColumn(join(host.data, 'parameters.csv')).map((name) => `${name}=`),
    variable: () => firstColumn(join(host.data, 'parameters.csv')),
    company: () => firstColumn(join(host.data, 'model', 'companies.csv')),
    run: () => jsonNames(join(host.out, 'runs')),
    of: () => firstColumn(join(host.data, 'parameters.csv')),
    decision: () => ['accept', 'correct', 'reject', 'skip', 'link'],
    as: () => ['data', 'annotations', 'csv', 'prov', 'claimreview', 'markdown', 'chapters', 'webvtt'],
  };
  for (const command of root.commands.values()) {
    const takers = [
      ...command.arguments.values(),
      ...[...command.options].map(([name, option]) => Object.assign(option, { name })),
    ];
    for (const taker of takers) {
      const list = names[taker.name];
      if (list)
        taker.handler = (complete: (value: string, about: string) => void) => {
          for (const name of list()) complete(name, '');
        };
    }
  }
}

/** `data/scenarios/camp-a.json` → `camp-a`; none where there is no such folder. */
function jsonNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -5));
  } catch {
    return [];
  }
}

/** Ids of a table; none where it cannot be read. */
function firstColumn(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').slice(1);
    return lines.map((line) => line.split(',')[0]).filter((id) => /^[a-z][a-z0-9_]*$/.test(id));
  } catch {
    return [];
  }
}
