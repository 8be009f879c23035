/** `buildout serve`: the page and the operations on 127.0.0.1, until interrupted. */
import { ensurePage, freePort, listen } from '@buildout/server/src/index.ts';
import { OperationError, operations } from '@buildout/workbench/operations/index.ts';
import type { Context } from '../context.ts';
import { root } from '../node-host.ts';
import { wholeNumber } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { type AddCommand, command } from './command.ts';

export const addServe: AddCommand = (program, context) => {
  command(program, 'serve', 'Serve the page and the operations on this machine.', ['serve', 'serve --port 8080'])
    .option('--port <number>', 'the port; without it the first free one from 4870 on', wholeNumber('--port', 0, 65535))
    .action(({ port, json }: { port?: number; json?: boolean }) => serveUntilStopped(context, { port, json }));
};

/** Prints the address and returns when the person stops it with Ctrl-C. */
export async function serveUntilStopped(
  context: Context,
  { port: asked, json }: { port?: number; json?: boolean },
): Promise<void> {
  const { host, terminal, page: view } = context;
  const port = await freePort(asked);
  const page = await builtPage(terminal);
  const server = await listen({ operations, host, port, page });
  terminal.out(
    json
      ? `${JSON.stringify({ address: server.address, port })}\n`
      : `Open ${view.ink.bold(server.address)}\n${view.ink.dim('Ctrl-C stops it.')}\n`,
  );
  await interrupted();
  await server.close();
}

/** A page that cannot be built is no reason to withhold the report and the operations. */
async function builtPage(terminal: Terminal): Promise<string | undefined> {
  try {
    return await ensurePage(root, (line) => terminal.err(`${line}\n`));
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    terminal.err(`${error.message}\nThe report is served instead.\n`);
    return undefined;
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
