/** What went wrong, as a sentence on standard error, as JSON where that was asked for, and as an exit code. */

import { nearest } from '@buildout/workbench/facts/nearest.ts';
import { problemsOf } from '@buildout/workbench/operations/problems.ts';
import type { CommanderError } from 'commander';
import type { Terminal } from './terminal.ts';

/** 0: done. 1: done, but something differs or failed a check. 2: the request cannot be met as it stands. 70: a fault of the program. */
export const EXIT = { ok: 0, differs: 1, request: 2, fault: 70 } as const;

/** Thrown by the command line itself: a command or option that does not exist, a value of the wrong form. */
export class UsageError extends Error {
  readonly problems: { code: string; [detail: string]: unknown }[];
  constructor(message: string, problem: { code: string; [detail: string]: unknown }) {
    super(message);
    this.name = 'UsageError';
    this.problems = [problem];
  }
}

/** Prints `error` and returns the exit code. */
export function report(error: unknown, { terminal, json }: { terminal: Terminal; json: boolean }): number {
  const known = problemsOf(error);
  if (!known) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (json) terminal.out(`${JSON.stringify({ error: { code: 'fault', message: String(error) } }, null, 2)}\n`);
    terminal.err(`This is a fault of Buildout, not of the request:\n${detail}\n`);
    return EXIT.fault;
  }
  const { message, problems } = known;
  if (json)
    terminal.out(`${JSON.stringify({ error: { code: problems[0]?.code ?? 'error', message, problems } }, null, 2)}\n`);
  terminal.err(`${message}\n`);
  return EXIT.request;
}

/** Commander's own complaints in our words, with the nearest name; help and version asked for are no complaints. */
export function fromCommander(
  error: CommanderError,
  argv: string[],
  names: { commands: string[]; options: string[]; below: Record<string, string[]> },
): UsageError | undefined {
  if (error.exitCode === 0) return undefined;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const hint = (closest: string | undefined) => (closest ? ` Did you mean ${closest}?` : '');
  const [first = '', second] = argv.filter((word) => !word.startsWith('-'));
  const below = names.below[first] ?? [];
  if (below.length > 0 && second === undefined)
    return new UsageError(`${first} needs one word more: ${below.join(', ')}.`, {
      code: 'missing-command',
      name: first,
      known: below,
    });
  switch (error.code) {
    case 'commander.unknownCommand':
    case 'commander.help': {
      const given = below.length > 0 ? second! : first;
      const closest = nearest(given, below.length > 0 ? below : names.commands);
      return new UsageError(
        `There is no command "${below.length > 0 ? `${first} ` : ''}${given}".${hint(closest)} List them with \`buildout --help\`.`,
        {
          code: 'unknown-command',
          name: given,
          closest,
        },
      );
    }
    case 'commander.unknownOption': {
      // An option that other commands know is spelt right; it has no place here.
      const closest = names.options.includes(quoted) ? undefined : nearest(quoted, names.options);
      return new UsageError(`There is no option ${quoted} here.${hint(closest)} Add --help to see the options.`, {
        code: 'unknown-option',
        name: quoted,
        closest,
      });
    }
    default: {
      const sentence = error.message.replace(/^error: /, '');
      return new UsageError(
        `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
          .replace(/\.\.$/, '.')
          .concat(' Add --help to see how it is called.'),
        {
          code: error.code.replace('commander.', '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        },
      );
    }
  }
}
