/**
 * Installs packages when `node_modules` is missing or older than the lock file: `npm ci`, and `npm install` when that fails.
 *
 * An old npm run by an old Node leaves out optional packages whose `engines` ask for a newer Node (the native halves of the
 * linter, the bundler and the compiler). So the lock file is compared with what is there, and where something is missing
 * npm is run once more by the Node that the first round brought.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { broughtNode } from './node.mjs';
import { BootstrapError, say, sayWhile } from './say.mjs';

// Whatever the machine's npm settings leave out: the tests need the development packages, the bootstrap the optional ones.
const QUIET = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];

export async function installWhatIsMissing(root) {
  if (!outOfDate(root)) return;
  await npm(root, process.execPath, 'Installing packages');
  const newer = broughtNode(root);
  if (newer && missingOptional(root).length > 0)
    await npm(root, newer, 'Installing the packages that need a newer Node');
}

/** Same rule as make: the record npm writes after installing must not be older than the lock file. */
function outOfDate(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return !existsSync(record) || statSync(record).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Optional packages for this platform that the lock file names and the disk lacks. */
function missingOptional(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const suits = (list, mine) => !list || [list].flat().includes(mine);
  return Object.entries(lock.packages).filter(
    ([path, info]) =>
      path.startsWith('node_modules/') &&
      info.optional &&
      (info.os || info.cpu) &&
      suits(info.os, process.platform) &&
      suits(info.cpu, process.arch) &&
      suits(info.libc, libc()) &&
      !existsSync(join(root, path)),
  );
}

function libc() {
  if (process.platform !== 'linux') return undefined;
  return process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

async function npm(root, node, what) {
  const first = await sayWhile(what, () => runNpm(root, node, 'ci'));
  if (first.code === 0) return;
  const second = await sayWhile('npm ci failed, trying npm install', () => runNpm(root, node, 'install'));
  if (second.code === 0) return;
  say(second.output.trim() || first.output.trim());
  throw new BootstrapError(
    'The packages could not be installed (npm said the above). Check the network or the registry, then run the command again.',
  );
}

function runNpm(root, node, command) {
  const cli = npmCli();
  const [file, args] = cli ? [node, [cli, command, ...QUIET]] : ['npm', [command, ...QUIET]];
  return new Promise((resolve) => {
    const shell = !cli && process.platform === 'win32';
    const env = {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    };
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell, env });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: `${output}\nnpm could not be started: ${error.message}` }));
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** npm's own JavaScript, so that a Node of our choice can run it: npm names it when it started us, else it lies beside this Node. */
function npmCli() {
  const beside = dirname(process.execPath);
  return [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path && /npm-cli\.js$/.test(path) && existsSync(path));
}
