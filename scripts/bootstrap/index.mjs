/**
 * From a clean clone to the real entry: install what is missing, find a Node that runs TypeScript, start the entry with it.
 * Plain JavaScript for Node 18 and newer without dependencies, because it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhatIsMissing } from './install.mjs';
import { modernNode, NODE_WANTED } from './node.mjs';
import { BootstrapError, say } from './say.mjs';

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Runs `entry` (a TypeScript file, from the root) with Node 24 or newer and ends this process with its exit code.
 * A problem of the machine is said in one sentence, exit code 2.
 */
export async function start(entry, args) {
  try {
    await installWhatIsMissing(root);
    const node = modernNode(root);
    if (!node) throw new BootstrapError(noNode());
    process.exitCode = await runWith(node, [join(root, entry), ...args]);
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    say(error.message);
    process.exitCode = 2;
  }
}

/** The interpreter's folder comes first on the path, so that tools started from the entry find the same Node. */
function runWith(node, args) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const env = { ...process.env, PATH: `${dirname(node)}${separator}${process.env.PATH ?? ''}` };
  const child = spawn(node, args, { stdio: 'inherit', env });
  // The terminal sends Ctrl-C to both; the child decides, this process only waits. A signal to this process alone is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new BootstrapError(`${node} could not be started: ${error.message}`)));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

function noNode() {
  return (
    `Buildout needs Node ${NODE_WANTED} or newer; this is Node ${process.versions.node}, and npm brought no newer one for ` +
    `${process.platform}-${process.arch}. Install Node ${NODE_WANTED} from https://nodejs.org and run the command again.`
  );
}
