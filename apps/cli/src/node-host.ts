/** Files, threads and the clock of this machine, for operations. */
import { randomBytes } from 'node:crypto';
import { type Dirent, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { BUILT_IN_CASES, verifyCases } from '@buildout/checks/verify.ts';
import type { EvidenceStore } from '@buildout/evidence';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { OperationError } from '@buildout/workbench/operations/problems.ts';
import { createPool, nodePort, type Pool } from '@buildout/workbench/runs/index.ts';

/** The folder of the repository. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export function nodeHost(over: Partial<Host> = {}): Host {
  const threads = over.threads ?? availableParallelism();
  let pool: Pool | undefined;
  const out = over.out ?? resolve(process.env.BUILDOUT_OUT ?? join(root, 'out'));
  const place = storePlace(process.env);
  let store: Promise<EvidenceStore> | undefined;
  return {
    data: resolve(process.env.BUILDOUT_DATA ?? join(root, 'data')),
    out,
    threads,
    pool: () => (pool ??= createPool({ workers: threads, start: startWorker })),
    evidence: () => {
      store ??= openEvidence(place).catch((error) => {
        store = undefined;
        throw error;
      });
      return store;
    },
    keepsEvidence: () => place.url !== undefined || existsSync(place.folder),
    close: async () => {
      await Promise.all([
        pool?.close(),
        store?.then(
          (opened) => opened.close(),
          () => {},
        ),
      ]);
      [pool, store] = [undefined, undefined];
    },
    machine,
    verify: (folders) => verifyCases({ folders: folders.length > 0 ? folders : [BUILT_IN_CASES] }),
    memory: () => process.memoryUsage.rss(),
    now: () => new Date(),
    helper: helperOf(process.env),
    read: readText,
    files: readFolder,
    write: (path, text) => writeWhole(resolve(out, path), text),
    mayWrite: (path) => tryPlace(resolve(out, path)),
    ...over,
  };
}

/** The optional language model; nothing is asked before somebody asks for it. */
function helperOf(env: NodeJS.ProcessEnv): NonNullable<Host['helper']> {
  const { BUILDOUT_HELPER_URL: url, BUILDOUT_HELPER_MODEL: model, BUILDOUT_HELPER_KEY: key } = env;
  return { fetch, ...(url && { url }), ...(model && { model }), ...(key && { key }) };
}

/** Where the evidence is kept: a server of one's own below the repository, or the one of DATABASE_URL. */
export interface StorePlace {
  folder: string;
  url?: string;
  adminUrl?: string;
  workspace: string;
}

export function storePlace(env: Record<string, string | undefined>): StorePlace {
  return {
    folder: resolve(env.BUILDOUT_STORE || join(root, '.workspace', 'postgres')),
    url: env.DATABASE_URL || undefined,
    adminUrl: env.DATABASE_ADMIN_URL || undefined,
    workspace: env.BUILDOUT_WORKSPACE || 'local',
  };
}

/** Loaded only now: nothing else needs a database. */
async function openEvidence(place: StorePlace): Promise<EvidenceStore> {
  const { openStore } = await import('@buildout/store');
  return openStore({ ...place, say: (line) => void process.stderr.write(`${line}\n`) });
}

const WORKER = new URL('../../../packages/workbench/src/operations/ensemble-worker.ts', import.meta.url);

const startWorker = () => nodePort(new Worker(WORKER));

function machine() {
  const { node, v8 } = process.versions;
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: loadavg()[0],
    versions: { node, v8 },
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new OperationError({ code: 'unreadable', path, reason: reasonOf(error) });
  }
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return files;
    throw new OperationError({ code: 'unreadable', path: folder, reason: reasonOf(error) });
  }
  const paths = entries
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) files.set(relative(folder, path).split(sep).join('/'), await readText(path));
  return files;
}

const TEXT = /\.(csv|json|md|txt)$/;

/** Writes beside the target, makes sure it is on the disk, then renames: whoever looks sees the old file or the new one. */
async function writeWhole(path: string, text: string): Promise<string> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await makeFolder(dirname(path));
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return path;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw unwritable(path, error);
  }
}

/** Finds out whether a file can be made there, and leaves nothing behind but its folder. */
async function tryPlace(path: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await makeFolder(dirname(path));
    await (await open(beside, 'wx')).close();
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    await rm(beside, { force: true }).catch(() => {});
  }
}

function unwritable(path: string, error: unknown): OperationError {
  const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  const reason = missing ? 'its folder does not exist and cannot be made' : reasonOf(error);
  return new OperationError({ code: 'unwritable', path, reason });
}

/** Makes a folder and those above it. Node's own recursive way never ends where a file system refuses folders, as /proc does. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder).catch(async (again: NodeJS.ErrnoException) => {
      // Another process may have been quicker.
      if (again.code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw again;
    });
  }
}

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EFBIG: 'the file is larger than is allowed here',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
  ENOENT: 'there is no such file',
};

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) || message;
}
