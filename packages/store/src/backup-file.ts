/**
 * A workspace in one file: gzipped lines of JSON, the first saying what it is, the last how many rows there were and the SHA-256 of all
 * lines before it. A row is one line, but for large documents: their bytes and text follow in pieces, because a line, a value of JSON in
 * PostgreSQL and a string of this program all have an end.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StoreError } from '@buildout/evidence/room/store.ts';
import { WORKSPACE } from './connection.ts';

export const FORMAT = 'buildout evidence backup';

/** Tables in the order in which their rows may be put back, with the columns that are not made by the database itself. */
export const TABLES: Record<string, { columns: string[]; order: string }> = {
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
  sentences: { columns: ['id', 'document', 'origin', 'role', 'start', 'sentence', 'added_at'], order: 'id' },
  reviews: {
    columns: ['seq', 'key', 'claim', 'sentence', 'reviewer', 'reading', 'decision', 'seen', 'at'],
    order: 'seq',
  },
};

export interface BackupCounts {
  documents: number;
  passages: number;
  claims: number;
  /** Proposed for briefs. */
  sentences: number;
  reviews: number;
}

/** A row; of a document whose `bytes` and `text` follow as pieces, how many of each there are. */
export interface RowLine {
  table: string;
  row: unknown;
  pieces?: { bytes: number; text: number };
}

/** The next piece of the document before it: bytes in base64, text as it is. */
export interface PieceLine {
  piece: 'bytes' | 'text';
  data: string;
}

/** The rows and pieces of a file that `check` has found whole, each with the characters of its line. */
export async function* contentsOf(path: string): AsyncGenerator<{ line: RowLine | PieceLine; characters: number }> {
  for await (const text of linesOf(path)) {
    const line = JSON.parse(text);
    if (line.table !== undefined || line.piece !== undefined) yield { line, characters: text.length };
  }
}

/** Reads a file to its end. Throws StoreError `store-refused` for one that is damaged, not complete, or none of ours. */
export async function check(path: string): Promise<{ version: string; counts: BackupCounts }> {
  const refuse = (reason: string): never => {
    throw new StoreError({ code: 'store-refused', where: path, reason: `${reason}; nothing was changed` });
  };
  const hash = createHash('sha256');
  let head: { format?: string; version?: string; workspace?: string } | undefined;
  let end: { end?: BackupCounts; sha256?: string } | undefined;
  const awaited = { bytes: 0, text: 0 };
  try {
    for await (const text of linesOf(path)) {
      if (end) refuse('it goes on after its end');
      const line = JSON.parse(text);
      if (!head) {
        head = line;
        if (line.format !== FORMAT || !WORKSPACE.test(line.workspace)) refuse('it is no backup of an evidence store');
      } else if (line.piece === 'bytes' || line.piece === 'text') {
        if (awaited[line.piece as PieceLine['piece']]-- <= 0)
          refuse('it has a piece of a document that nothing asks for');
      } else {
        if (awaited.bytes + awaited.text > 0) refuse('a document in it is not complete');
        if (line.end) {
          end = line;
          continue;
        }
        if (!(line.table in TABLES)) refuse(`it has rows of "${line.table}", which is unknown`);
        Object.assign(awaited, line.pieces);
      }
      hash.update(`${text}\n`);
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    refuse(code === 'ENOENT' ? 'there is no such file' : `it is damaged or no backup (${message})`);
  }
  if (!head || !end?.end) return refuse('it is not complete');
  if (end.sha256 !== hash.digest('hex')) refuse('its contents do not agree with its checksum');
  return { version: head.version ?? 'none', counts: { ...end.end, sentences: end.end.sentences ?? 0 } };
}

/** Only a line feed ends a line: what else ends lines elsewhere (U+2028) may stand inside the text of a document. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const unzipped = createGunzip();
  // A failure of either end is the reader's failure.
  source.on('error', (error) => unzipped.destroy(error));
  source.pipe(unzipped);
  let parts: Buffer[] = [];
  for await (const chunk of unzipped as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at));
      yield Buffer.concat(parts).toString('utf8');
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8');
}
