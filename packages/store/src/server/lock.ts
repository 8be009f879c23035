/** One process at a time starts or stops the server of a folder; a lock whose process no longer lives is taken over. */
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';

/** Longer than a server may take to start (`STARTS_WITHIN` of embedded.ts), in milliseconds: who starts it holds the lock meanwhile. */
const PATIENCE = 240_000;

export async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE;
  const mine = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(mine, String(process.pid));
  try {
    // A hard link appears whole or not at all, so a lock always says whose it is.
    while (!(await linked(mine, path))) {
      await takeAwayStale(path);
      if (Date.now() > until)
        throw new Error(`another process has held ${path} for four minutes; remove the file if there is none`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  } finally {
    await rm(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Renamed first and looked at again, so that of two who find it stale neither takes away the lock the other has made meanwhile. */
async function takeAwayStale(path: string): Promise<void> {
  if (await held(path)) return;
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
    if (await held(aside)) await linked(aside, path);
  } catch {
    // Somebody else was faster.
  }
  await rm(aside, { force: true });
}

async function held(path: string): Promise<boolean> {
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
  return holder > 0 && alive(holder);
}

/** Whether a process lives; one of another user does. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
