/** Puts a backup back into an empty workspace, whole or not at all. */
import { StoreError } from '@buildout/evidence/room/store.ts';
import pg from 'pg';
import { type BackupCounts, check, contentsOf, TABLES } from './backup-file.ts';
import { migrations, version } from './migrate.ts';
import { openFoundation, type StoreOptions } from './open.ts';
import { told } from './problems.ts';

/** Rows put back at once, and the characters after which a batch is closed: a value in PostgreSQL has an end. */
const AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 8_000_000;

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

/** Rows of one table, or one document with what came in pieces. */
type Batch = { table: string; rows: unknown[] } | { row: unknown; bytes: Buffer; text: Buffer };

async function putBack(client: pg.Client, batch: Batch): Promise<void> {
  if ('table' in batch) {
    const { table, rows } = batch;
    const { columns } = TABLES[table];
    await client.query(
      `insert into ${table} (workspace, ${columns.join(', ')})
       select workspace(), ${columns.map((c) => `r.${c}`).join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) r`,
      [JSON.stringify(rows)],
    );
    return;
  }
  const { columns } = TABLES.documents;
  const given: Record<string, string> = { bytes: '$2::bytea', text: '$3::text' };
  // A buffer is sent as it is; that of a text is its UTF-8, and no string of this program has to hold it.
  await client.query(
    `insert into documents (workspace, ${columns.join(', ')})
     select workspace(), ${columns.map((c) => given[c] ?? `r.${c}`).join(', ')} from jsonb_populate_record(null::documents, $1::jsonb) r`,
    [JSON.stringify(batch.row), batch.bytes, batch.text],
  );
}

async function* batches(path: string): AsyncGenerator<Batch> {
  let table = '';
  let rows: unknown[] = [];
  let characters = 0;
  let large: { row: unknown; bytes: Buffer[]; text: Buffer[] } | undefined;
  const finished = (): Batch[] => {
    const out: Batch[] = [];
    if (rows.length > 0) out.push({ table, rows });
    if (large) out.push({ row: large.row, bytes: Buffer.concat(large.bytes), text: Buffer.concat(large.text) });
    [rows, characters, large] = [[], 0, undefined];
    return out;
  };
  for await (const { line, characters: size } of contentsOf(path)) {
    if ('piece' in line) {
      large?.[line.piece].push(Buffer.from(line.data, line.piece === 'bytes' ? 'base64' : 'utf8'));
      continue;
    }
    if (
      large ||
      line.pieces ||
      line.table !== table ||
      rows.length >= AT_ONCE ||
      characters + size > CHARACTERS_AT_ONCE
    )
      yield* finished();
    table = line.table;
    if (line.pieces) large = { row: line.row, bytes: [], text: [] };
    else {
      rows.push(line.row);
      characters += size;
    }
  }
  yield* finished();
}
