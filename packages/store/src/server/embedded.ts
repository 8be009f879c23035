/**
 * The PostgreSQL server of a folder: started by the first process that needs it, joined by every other, stopped by the last that leaves.
 * It listens on a Unix socket in a folder that only its user may enter, never on the network, and every commit is on the disk (fsync).
 * A killed process leaves the server running; the next one joins it and, as the last, stops it. A killed server is started anew and
 * recovers by itself.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { chown, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '@buildout/evidence/room/store.ts';
import pg from 'pg';
import { packaged, programs } from './binaries.ts';
import { serverUser } from './identity.ts';
import { alive, locked } from './lock.ts';
import { type Places, places } from './places.ts';

/** PostgreSQL's first user, the only one that may do everything; no password, because only its user reaches the socket. */
export const SUPERUSER = 'buildout_admin';
export const DATABASE = 'buildout';

export interface Server {
  /** For a pool of `pg`: folder of the socket and the database. */
  connection: { host: string; port: number; database: string };
  /** Starts the server again if it is gone (killed), as joining did. */
  again(): Promise<void>;
  /** Stops the server if nobody else is connected. Call after one's own connections are closed. */
  leave(): Promise<void>;
}

/** Joins the server of `folder`, or starts it. Throws StoreError `store-unreachable`, `store-full`, `store-version`. */
export async function joinServer(folder: string, say: (line: string) => void = () => {}): Promise<Server> {
  const package_ = packaged();
  if (!package_)
    throw new StoreError({
      code: 'store-unreachable',
      where: folder,
      reason: `npm brings no PostgreSQL for ${process.platform}-${process.arch}; name a server in DATABASE_URL`,
    });
  const bin = await programs(package_);
  const where = await places(folder);
  const connection = { host: where.socket, port: 5432, database: DATABASE };
  const start = async () => {
    if (running(where) && (await answers(connection))) return;
    await mustFit(where, package_.version);
    if (!existsSync(join(where.data, 'PG_VERSION'))) {
      say('Making the evidence store …');
      await initialise(bin, where);
    }
    while (!(await ready(where, connection, await startServer(bin, where))));
    await makeDatabase(connection);
  };
  // One connection stays for as long as we do: whoever leaves sees by it that we are here, even when all others are idle and closed.
  let presence: Presence | undefined;
  const again = () =>
    locked(where.lock, async () => {
      await start();
      presence ??= await present(connection, (gone) => {
        if (presence === gone) presence = undefined;
      });
    });
  const leave = () =>
    locked(where.lock, async () => {
      // Its goodbye is waited for: without this a program with nothing else to do would end in the middle of it, with code 13.
      presence?.ref();
      await presence?.end().catch(() => {});
      await stopIfAlone(where, connection);
    });
  await again();
  return { connection, again, leave };
}

/** `ref` and `unref` are there since pg 8; its types do not know them. */
type Presence = pg.Client & { ref(): void; unref(): void };

async function present(connection: Server['connection'], gone: (client: pg.Client) => void): Promise<Presence> {
  const client = new pg.Client({ ...connection, user: SUPERUSER, connectionTimeoutMillis: 5_000 }) as Presence;
  client.on('error', () => gone(client));
  client.on('end', () => gone(client));
  await client.connect();
  // It does not keep a program alive that forgets to close its store.
  client.unref();
  return client;
}

/** The server's process, if one of this data folder lives. */
export function running({ data }: Pick<Places, 'data'>): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 && alive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function mustFit({ data }: Places, version: string): Promise<void> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const needed = version.split('.')[0];
  if (found !== '' && found !== needed)
    throw new StoreError({
      code: 'store-version',
      where: data,
      found: `PostgreSQL ${found}`,
      needed: `PostgreSQL ${needed}`,
    });
}

async function initialise(bin: string, where: Places): Promise<void> {
  const args = [
    '-D',
    where.data,
    '-U',
    SUPERUSER,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
    // One call flushes the file system, where the system has such a call.
    ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
  ];
  const { code, output } = await finished(join(bin, 'initdb'), args);
  if (code === 0) return;
  await rm(where.data, { recursive: true, force: true });
  throw failed(where, output);
}

/** Starts it; the answer tells whether the process has ended. */
async function startServer(bin: string, where: Places): Promise<() => boolean> {
  const { uid, gid } = serverUser();
  const log = openSync(where.log, 'a');
  if (uid !== undefined && gid !== undefined) await chown(where.log, uid, gid);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: where.socket,
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    max_connections: '40',
    // A hundred thousand passages fit; memory is taken only as it fills.
    shared_buffers: '256MB',
    jit: 'off',
    log_min_messages: 'warning',
    log_statement: 'none',
    // After a crash one call flushes the file system, where the system has such a call; otherwise every file is opened and flushed.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', where.data, ...args], {
    uid,
    gid,
    cwd: where.data,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
  closeSync(log);
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  await started.catch((error: Error) => {
    throw failed(where, error.message);
  });
  child.unref();
  return () => child.exitCode !== null || child.signalCode !== null;
}

/**
 * How long a server may take to answer, in milliseconds. After a crash it flushes the file system first, which takes its time where
 * others write to the same disk; one that ends is noticed at once.
 */
const STARTS_WITHIN = 150_000;

/**
 * Waits until the server answers; one that ended says why in its log. False: start it again, because processes of a killed
 * server have not noticed yet that it is gone and hold its memory.
 */
async function ready(where: Places, connection: Server['connection'], ended: () => boolean): Promise<boolean> {
  const until = Date.now() + STARTS_WITHIN;
  while (Date.now() < until) {
    if (await answers(connection)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (ended() && running(where) === undefined) break;
  }
  const log = await readFile(where.log, 'utf8').catch(() => '');
  const last = log.trim().split('\n').slice(-6).join(' ');
  if (/pre-existing shared memory block|lock file .* already exists/.test(last) && Date.now() < until - 30_000)
    return false;
  throw failed(where, last);
}

function failed(where: Places, output: string): StoreError {
  const reason = output.trim().replace(/\s+/g, ' ') || 'it ended without a word';
  if (/No space left|disk full|quota/i.test(output))
    return new StoreError({ code: 'store-full', where: where.data, reason });
  return new StoreError({ code: 'store-unreachable', where: where.data, reason });
}

async function answers(connection: Server['connection']): Promise<boolean> {
  return (await asAdmin(connection, 'postgres', async () => true).catch(() => false)) as boolean;
}

async function makeDatabase(connection: Server['connection']): Promise<void> {
  await asAdmin(connection, 'postgres', async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  });
}

async function stopIfAlone(where: Places, connection: Server['connection']): Promise<void> {
  const others = await asAdmin(connection, 'postgres', async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0].n as number;
  }).catch(() => 1);
  const pid = running(where);
  if (others > 0 || pid === undefined) return;
  // The postmaster's own signal for a fast, orderly shutdown.
  process.kill(pid, 'SIGINT');
  const until = Date.now() + 30_000;
  // It takes its file away as the last thing.
  while (running(where) !== undefined && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  await rmdir(where.socket).catch(() => {});
}

async function asAdmin<T>(
  connection: Server['connection'],
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, database, user: SUPERUSER, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function finished(file: string, args: string[]): Promise<{ code: number; output: string }> {
  const { uid, gid } = serverUser();
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      uid,
      gid,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}
