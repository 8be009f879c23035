/** Writes a workspace to one file: one moment of the store, the file whole or not at all. */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type BackupCounts, FORMAT, type PieceLine, type RowLine, TABLES } from './backup-file.ts';
import type { Connection } from './connection.ts';
import { version } from './migrate.ts';
import { openFoundation, type StoreOptions } from './open.ts';

/** Rows fetched at once; of documents one. */
const AT_ONCE = 500;

/** A document of more bytes than this, as it came or as text, is written in pieces of so many bytes and so many characters. */
const PIECE = 8_000_000;

export interface BackupOptions extends StoreOptions {
  /** The file to write. */
  to: string;
  /** Bytes, or characters, of a piece of a large document. */
  piece?: number;
}

/** Writes the workspace to the file `to`. Throws StoreError, and errors of the file system as they are. */
export async function backup(options: BackupOptions): Promise<BackupCounts> {
  const { connection, close } = await openFoundation(options);
  const beside = `${options.to}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const counts: BackupCounts = { documents: 0, passages: 0, claims: 0, sentences: 0, reviews: 0 };
    const written = () => lines(connection, counts, options.piece ?? PIECE);
    await pipeline(written, createGzip(), createWriteStream(beside, { flags: 'wx' }));
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

type Snapshot = Awaited<ReturnType<Connection['snapshot']>>;

async function* lines(connection: Connection, counts: BackupCounts, piece: number): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const line = (value: object) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const { workspace } = connection.access;
  yield line({ format: FORMAT, version, workspace, at: new Date().toISOString() });
  // One snapshot for all tables: what is written meanwhile is not in it, half or whole.
  const client = await connection.snapshot();
  try {
    for (const table of Object.keys(TABLES))
      for await (const one of rowsOf(client, table, piece)) {
        if ('table' in one) counts[table as keyof BackupCounts]++;
        yield line(one);
      }
  } finally {
    await client.release();
  }
  yield `${JSON.stringify({ end: counts, sha256: hash.digest('hex') })}\n`;
}

async function* rowsOf(client: Snapshot, table: string, piece: number): AsyncGenerator<RowLine | PieceLine> {
  const { columns, order } = TABLES[table];
  const documents = table === 'documents';
  // Sizes are known without reading what they are the sizes of.
  const large = `(octet_length(bytes) > ${piece} or octet_length(text) > ${piece})`;
  const given = (column: string) =>
    documents && (column === 'bytes' || column === 'text')
      ? `case when ${large} then '' else ${column} end as ${column}`
      : column;
  const count = documents
    ? `case when ${large} then jsonb_build_object('bytes', ceil(octet_length(bytes) / ${piece}.0)::int, 'text', ceil(length(text) / ${piece}.0)::int) end`
    : 'null::jsonb';
  await client.query(
    `declare rows_of_${table} no scroll cursor for
     select to_jsonb(t) - 'pieces' as row, t.pieces
     from (select ${[...columns.map(given), `${count} as pieces`].join(', ')} from ${table} order by ${order}) t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: { id: string }; pieces: RowLine['pieces'] | null }>(
      `fetch ${documents ? 1 : AT_ONCE} from rows_of_${table}`,
    );
    if (rows.length === 0) return;
    for (const { row, pieces } of rows) {
      yield { table, row, ...(pieces && { pieces }) };
      if (pieces) yield* piecesOf(client, row.id, pieces, piece);
    }
  }
}

async function* piecesOf(
  client: Snapshot,
  id: string,
  pieces: NonNullable<RowLine['pieces']>,
  size: number,
): AsyncGenerator<PieceLine> {
  for (const column of ['bytes', 'text'] as const) {
    for (let k = 0; k < pieces[column]; k++) {
      const { rows } = await client.query<{ data: Buffer | string }>(
        `select substring(${column} from $2::int for $3::int) as data from documents where id = $1`,
        [id, k * size + 1, size],
      );
      const { data } = rows[0];
      yield { piece: column, data: typeof data === 'string' ? data : data.toString('base64') };
    }
  }
}
