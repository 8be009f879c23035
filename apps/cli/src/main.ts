/** The `buildout` command. */
import { commandLine } from './command-line.ts';
import { nodeHost } from './node-host.ts';
import { nodeTerminal } from './terminal.ts';

// A reader that stops early (`buildout facts | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await commandLine(process.argv.slice(2), { terminal: nodeTerminal(), host: nodeHost() });
