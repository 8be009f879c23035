/** Completions for the shell, with the names that stand in the data: scenarios, shocks, parameters, companies, saved runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tab from '@bomb.sh/tab/commander';
import type { Host } from '@buildout/workbench/operations/host.ts';
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Adds `complete SHELL`, and what the shell asks while somebody types. Completing must be quick: no model is built for it. */
export function addCompletions(program: Command, host: Host): void {
  const root = tab(program);
  program.commands.find((one) => one.name() === 'complete')?.option('--json', 'print the result as JSON');
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

/** Whether the completions themselves are asked for as JSON; what stands after `--` is somebody's half-typed line. */
export function wantsCompletionsAsJson(argv: string[]): boolean {
  const line = argv.indexOf('--');
  return argv[0] === 'complete' && argv.slice(0, line < 0 ? undefined : line).includes('--json');
}

/** `complete bash --json` → the script; `complete --json -- run --sc` → suggestions. `parse` runs the words without `--json`. */
export async function completionsAsJson(
  argv: string[],
  parse: (argv: string[]) => Promise<unknown>,
  terminal: Terminal,
): Promise<void> {
  const line = argv.indexOf('--');
  const [words, typed] = line < 0 ? [argv, []] : [argv.slice(0, line), argv.slice(line)];
  const printed: string[] = [];
  const log = console.log;
  // The library that knows the shells prints; there is no other way to its text.
  console.log = (...parts: unknown[]) => printed.push(parts.join(' '));
  try {
    await parse([...words.filter((word) => word !== '--json'), ...typed]);
  } finally {
    console.log = log;
  }
  const output =
    typed.length > 0
      ? {
          suggestions: printed.slice(0, -1).map((text) => {
            const [value, about = ''] = text.split('\t');
            return { value, about };
          }),
        }
      : { shell: words.find((word) => word !== 'complete' && word !== '--json'), script: printed.join('\n') };
  terminal.out(`${JSON.stringify(output, null, 2)}\n`);
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
