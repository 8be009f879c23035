/** Builds the page when it was never built or something it is made of is newer than the build. */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperationError } from '@buildout/workbench/operations/problems.ts';

/** The folder of the built page, or undefined where the repository has no page. `say` hears when building starts. */
export async function ensurePage(root: string, say: (line: string) => void): Promise<string | undefined> {
  const web = join(root, 'apps', 'web');
  if (!(await timeOf(join(web, 'index.html')))) return undefined;
  const dist = join(web, 'dist');
  const built = await timeOf(join(dist, 'index.html'));
  if (built === 0 || built < (await newestSource(root))) {
    say('Building the page …');
    await build(root, web);
  }
  return dist;
}

async function newestSource(root: string): Promise<number> {
  const places = [
    'apps/web/src',
    'apps/web/index.html',
    'apps/web/vite.config.ts',
    'packages/engine/src',
    'packages/evidence/src',
    'packages/workbench/src',
    'data',
    'package-lock.json',
  ];
  const times = await Promise.all(places.map((place) => newest(join(root, place))));
  return Math.max(...times);
}

async function newest(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (!info) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const times = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => timeOf(join(file.parentPath, file.name))),
  );
  return Math.max(0, ...times);
}

async function timeOf(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  return info?.mtimeMs ?? 0;
}

function build(root: string, web: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', web], {
      cwd: web,
      // Whoever asks: a test's own setting would build React for development, which is a third larger and slower.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const failed = (reason: string) => reject(new OperationError({ code: 'not-built', what: 'The page', reason }));
    child.on('error', (error) => failed(error.message));
    child.on('exit', (code) => (code === 0 ? resolve() : failed(firstLines(output) || `Vite ended with ${code}`)));
  });
}

/** Vite prints the reason first and where it came from after. */
const firstLines = (text: string) => text.trim().split('\n').slice(0, 6).join('\n');
