/** How a command is declared: on a commander program, with the examples of its help. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';

export type AddCommand = (program: Command, context: Context) => void;

/** Adds `name` (with its arguments) and `--json`; `examples` are lines after `buildout`. */
export function command(program: Command, name: string, summary: string, examples: string[]): Command {
  const lines = examples.map((example) => `  buildout ${example}`).join('\n');
  return program
    .command(name)
    .description(summary)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `\nExamples:\n${lines}`);
}
