/** `buildout evidence backup` and `restore`: a workspace as one file, and back. */
import { dirname, resolve } from 'node:path';
import { plain } from '@buildout/workbench/charts/index.ts';
import { OperationError } from '@buildout/workbench/operations/problems.ts';
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { reasonOf, storePlace } from '../../node-host.ts';
import { command } from '../command.ts';

export function addBackupCommands(evidence: Command, { terminal }: Context): void {
  const say = (line: string) => terminal.err(`${line}\n`);
  type Counts = { documents: number; passages: number; claims: number; sentences: number; reviews: number };
  const report = (done: string, path: string, counts: Counts, json?: boolean) => {
    const { documents, claims, sentences, reviews } = counts;
    const words = `${done}: ${plain(documents, 0)} documents, ${plain(claims, 0)} claims, ${plain(sentences, 0)} proposed sentences, ${plain(reviews, 0)} events of review`;
    terminal.out(json ? `${JSON.stringify({ path, ...counts }, null, 2)}\n` : `${words}\n`);
  };

  command(evidence, 'backup', 'Writes the workspace, documents and the whole log of review, to one file.', [
    'evidence backup --to evidence.backup',
  ])
    .requiredOption('--to <path>', 'the file to write')
    .action(async ({ json, to }: { json?: boolean; to: string }) => {
      const { backup } = await import('@buildout/store');
      const path = resolve(to);
      const counts = await backup({ ...storePlace(terminal.env), say, to: path }).catch(
        fileProblem('unwritable', path),
      );
      report(`Written to ${path}`, path, counts, json);
    });

  command(evidence, 'restore', 'Puts a backup back into an empty workspace, whole or not at all.', [
    'evidence restore --from evidence.backup',
  ])
    .requiredOption('--from <path>', 'the file to read')
    .action(async ({ json, from }: { json?: boolean; from: string }) => {
      const { restore } = await import('@buildout/store');
      const path = resolve(from);
      const counts = await restore({ ...storePlace(terminal.env), say, from: path }).catch(
        fileProblem('unreadable', path),
      );
      report(`Restored from ${path}`, path, counts, json);
    });
}

/** An error of the file system as a problem of the request; every other as it is. */
function fileProblem(code: 'unwritable' | 'unreadable', path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (typeof error.syscall !== 'string') throw error;
    const folder = code === 'unwritable' && error.code === 'ENOENT';
    throw new OperationError({
      code,
      path,
      reason: folder ? `there is no folder ${dirname(path)}` : reasonOf(error),
    });
  };
}
