/** Where a server keeps its data and its socket. */
import { createHash } from 'node:crypto';
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StoreError } from '@buildout/evidence/room/store.ts';
import { isRoot, serverUser } from './identity.ts';

export interface Places {
  /** PostgreSQL's data folder. */
  data: string;
  /** Folder of the Unix socket; short, because its path may have 107 bytes at most. */
  socket: string;
  /** What the server says of itself. */
  log: string;
  /** Taken by whoever starts or stops the server. */
  lock: string;
}

/** The places of the store in `folder`, made and given to the server's user. */
export async function places(folder: string): Promise<Places> {
  const { uid, gid } = serverUser();
  await made(folder);
  const real = realpathSync(folder);
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
  let home = real;
  if (isRoot() && !reachable(real)) {
    // A folder that only root may enter cannot hold the data of a server that is not root.
    home = join('/var/lib/buildout', name);
    await mkdir(home, { recursive: true, mode: 0o755 });
    await writeFile(
      join(real, 'WHERE.txt'),
      `The evidence store of this folder lies in ${home}: the server does not run as root.\n`,
    );
  }
  const data = join(home, 'data');
  const fresh = await mkdir(data, { recursive: true, mode: 0o700 });
  const socket = join(
    process.platform === 'win32' ? tmpdir() : '/tmp',
    `buildout-${process.getuid?.() ?? 'user'}-${name}`,
  );
  await mkdir(socket, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) {
    if (fresh) await chown(data, uid, gid);
    await chown(socket, uid, gid);
  }
  mustBeOurs(socket, uid);
  await chmod(socket, 0o700);
  return { data, socket, log: join(home, 'server.log'), lock: join(home, 'lock') };
}

/** Makes the folder somebody named. Throws StoreError where the disk does not have it. */
async function made(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const why = WHY[code];
    if (!why && code !== 'ENOSPC') throw error;
    throw new StoreError(
      why
        ? {
            code: 'store-refused',
            where: folder,
            reason: `its folder cannot be made, ${why}; name another with BUILDOUT_STORE`,
          }
        : { code: 'store-full', where: folder, reason: message },
    );
  }
}

const WHY: Record<string, string> = {
  EEXIST: 'a file of that name is in its way',
  ENOTDIR: 'a file stands where one of its folders should be',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'that disk can only be read',
  ENAMETOOLONG: 'its name is too long',
};

/** Whether every user may pass through to the folder. */
function reachable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/** A socket folder that somebody else made beforehand is not used. */
function mustBeOurs(folder: string, uid = process.getuid?.()): void {
  const found = lstatSync(folder);
  if (found.isDirectory() && (uid === undefined || found.uid === uid)) return;
  throw new StoreError({
    code: 'store-unreachable',
    where: folder,
    reason: 'the folder of its socket belongs to another user',
  });
}
