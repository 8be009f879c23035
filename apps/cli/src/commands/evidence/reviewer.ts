import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { Terminal } from '../../terminal.ts';

export const withReviewer = (command: Command): Command =>
  command.option('--reviewer <name>', 'who decides (or BUILDOUT_REVIEWER; else the name of this login)');

/** The reviewer’s name: asked for, set, or that of the login. */
export function reviewerOf(given: string | undefined, { env }: Terminal): string {
  const name = (given ?? env.BUILDOUT_REVIEWER ?? env.USER ?? env.USERNAME ?? '').trim();
  if (name !== '') return name;
  throw new UsageError('Say who is reviewing with --reviewer NAME, the same name every time.', { code: 'no-reviewer' });
}
