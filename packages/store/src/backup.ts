/**
 * A workspace in one file: gzipped lines of JSON, the first saying what it is, the last how many rows there were and the SHA-256 of all
 * lines before it. Reads one moment of the store; writes the file whole or not at all; puts it back whole or not at all.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StoreError } from '@buildout/evidence/room/store.ts';
import pg from 'pg';
import { type Connection, WORKSPACE } from './connection.ts';
import { migrations, version } from './migrate.ts';
import { openFoundation, type StoreOptions } from './open.ts';
import { told } from './problems.ts';

const FORMAT = 'buildout evidence backup';

/** Tables in the order in which their rows may be put back, with the columns that are not made by the database itself. */
const TABLES: Record<string, { columns: string[]; order: string }> = {
  documents: {
    columns: [
      'id',
      'name',
      'format',
      'bytes',
      'text',
      'title',
      'date',
      'url',
      'licence',
      'language',
      'characters',
      'added_at',
    ],
    order: 'id',
  },
  passages: {
    columns: [
      'document',
      'ordinal',
      'start',
      '"end"',
      'start_utf16',
      'end_utf16',
      'kind',
      'language',
      'text',
      'speaker',
      'from_second',
    ],
    order: 'document, ordinal',
  },
  claims: { columns: ['id', 'document', 'origin', 'start', 'claim', 'added_at'], order: 'id' },
  reviews: { columns: ['seq', 'key', 'claim', 'reviewer', 'reading', 'decision', 'seen', 'at'], order: 'seq' },
};

/** Rows put back at once, and the characters after which a batch is closed: documents are large, and a value in PostgreSQL has an end. */
const AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 8_000_000;

export interface BackupCounts {
  documents: number;
  passages: number;
  claims: number;
  reviews: number;
}

/** Writes the workspace to the file `to`. Throws StoreError, and errors of the file system as they are. */
export async function backup(options: StoreOptions & { to: string }): Promise<BackupCounts> {
  const { connection, close } = await openFoundation(options);
  const beside = `${options.to}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const counts: BackupCounts = { documents: 0, passages: 0, claims: 0, reviews: 0 };
    await pipeline(() => lines(connection, counts), createGzip(), createWriteStream(beside, { flags: 'wx' }));
    const file = await open(beside, 'r+');
    await file.sync();
    await file.close();
    await rename(beside, options.to);
    return counts;
  } finally {
    await rm(beside, { force: true });
    await close();
  }
}

async function* lines(connection: Connection, counts: BackupCounts): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const { workspace } = connection.access;
  yield line({ format: FORMAT, version, workspace, at: new Date().toISOString() });
  // One snapshot for all tables: what is written meanwhile is not in it, half or whole.
  const client = await connection.snapshot();
  try {
    for (const [table, { columns, order }] of Object.entries(TABLES)) {
      await client.query(
        `declare rows_of_${table} no scroll cursor for select to_jsonb(t) as row from (select ${columns.join(', ')} from ${table} order by ${order}) t`,
      );
      for (;;) {
        const { rows } = await client.query<{ row: unknown }>(
          `fetch ${table === 'documents' ? 1 : AT_ONCE} from rows_of_${table}`,
        );
        if (rows.length === 0) break;
        counts[table as keyof BackupCounts] += rows.length;
        for (const { row } of rows) yield line({ table, row });
      }
    }
  } finally {
    await client.release();
  }
  yield `${JSON.stringify({ end: counts, sha256: hash.digest('hex') })}\n`;
}

/** Puts the file `from` into the workspace, which must be empty. Throws StoreError `store-refused`, `store-version`. */
export async function restore(options: StoreOptions & { from: string }): Promise<BackupCounts> {
  // Read to the end before anything is written: a damaged file changes nothing.
  const { counts, version: found } = await check(options.from);
  if (!migrations.some(({ name }) => name === found))
    throw new StoreError({ code: 'store-version', where: options.from, found, needed: `at most ${version}` });
  const { connection, admin, close } = await openFoundation(options);
  const { workspace, where } = connection.access;
  const client = new pg.Client(admin);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('begin');
    // The owner, not the program's role: the times of reviews come from the file.
    await client.query(
      `set local role buildout_owner; set local search_path = buildout, pg_temp; set local buildout.workspace = '${workspace}'`,
    );
    const { rows } = await client.query('select 1 from workspaces where id = workspace() for update');
    const full = await client.query('select 1 from documents limit 1');
    if (rows.length === 0 || full.rowCount !== 0)
      throw new StoreError({
        code: 'store-refused',
        where,
        reason: `the workspace ${workspace} holds documents already; restore into an empty one (BUILDOUT_WORKSPACE names another)`,
      });
    for await (const batch of batches(options.from)) await putBack(client, batch);
    await client.query(
      'update workspaces set last_seq = greatest(last_seq, (select coalesce(max(seq), 0) from reviews))',
    );
    await client.query('commit');
    // The same housekeeping as after adding documents; search is right without it, only slower.
    await client.query('select buildout.refresh_statistics()').catch(() => {});
    return counts;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw told(error, where);
  } finally {
    await client.end().catch(() => {});
    await close();
  }
}

async function putBack(client: pg.Client, { table, rows }: { table: string; rows: unknown[] }): Promise<void> {
  const { columns } = TABLES[table];
  await client.query(
    `insert into ${table} (workspace, ${columns.join(', ')})
     select workspace(), ${columns.map((c) => `r.${c}`).join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) r`,
    [JSON.stringify(rows)],
  );
}

async function* batches(path: string): AsyncGenerator<{ table: string; rows: unknown[] }> {
  let table = '';
  let rows: unknown[] = [];
  let characters = 0;
  for await (const text of linesOf(path)) {
    const line = JSON.parse(text) as { table?: string; row?: unknown };
    if (line.table === undefined) continue;
    if (line.table !== table || rows.length >= AT_ONCE || characters + text.length > CHARACTERS_AT_ONCE) {
      if (rows.length > 0) yield { table, rows };
      table = line.table;
      rows = [];
      characters = 0;
    }
    characters += text.length;
    rows.push(line.row);
  }
  if (rows.length > 0) yield { table, rows };
}

async function check(path: string): Promise<{ version: string; counts: BackupCounts }> {
  const refuse = (reason: string): never => {
    throw new StoreError({ code: 'store-refused', where: path, reason: `${reason}; nothing was changed` });
  };
  const hash = createHash('sha256');
  let head: { format?: string; version?: string; workspace?: string } | undefined;
  let end: { end?: BackupCounts; sha256?: string } | undefined;
  try {
    for await (const text of linesOf(path)) {
      if (end) refuse('it goes on after its end');
      const line = JSON.parse(text);
      if (!head) {
        head = line;
        if (line.format !== FORMAT || !WORKSPACE.test(line.workspace)) refuse('it is no backup of an evidence store');
      } else if (line.end) {
        end = line;
        continue;
      } else if (!(line.table in TABLES)) refuse(`it has rows of "${line.table}", which is unknown`);
      hash.update(`${text}\n`);
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    refuse(code === 'ENOENT' ? 'there is no such file' : `it is damaged or no backup (${message})`);
  }
  if (!head || !end?.end) return refuse('it is not complete');
  if (end.sha256 !== hash.digest('hex')) refuse('its contents do not agree with its checksum');
  return { version: head.version ?? 'none', counts: end.end };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const unzipped = createGunzip();
  // A failure of either end is the reader's failure.
  source.on('error', (error) => unzipped.destroy(error));
  source.pipe(unzipped);
  const reader = createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY });
  const failed = new Promise<never>((_, reject) => unzipped.once('error', reject));
  failed.catch(() => {});
  const iterator = reader[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next(), failed]);
    if (next.done) break;
    yield next.value;
  }
}
