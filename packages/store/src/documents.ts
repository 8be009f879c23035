/** Documents and their passages. */
import {
  type DocumentEntry,
  type NewDocument,
  type Passage,
  type StoredDocument,
  StoreError,
} from '@buildout/evidence/room/store.ts';
import type { Query } from './connection.ts';
import { storable } from './storable.ts';

/** Passages sent to the server at once. */
const AT_ONCE = 2_000;

export async function addDocument(query: Query, d: NewDocument): Promise<{ added: boolean }> {
  const { rowCount } = await query(
    `insert into documents (workspace, id, name, format, bytes, text, title, date, url, licence, language, characters)
     values (workspace(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      d.id,
      storable(d.name),
      d.format,
      Buffer.from(d.bytes.buffer, d.bytes.byteOffset, d.bytes.byteLength),
      storable(d.text),
      d.title === undefined ? null : storable(d.title),
      d.date ?? null,
      storable(d.url),
      storable(d.licence),
      d.language ?? null,
      codePoints(d.text),
    ],
  );
  if (rowCount === 0) return { added: false };
  for (let from = 0; from < d.passages.length; from += AT_ONCE)
    await addPassages(query, d.id, d.passages.slice(from, from + AT_ONCE), from);
  return { added: true };
}

async function addPassages(query: Query, document: string, passages: readonly Passage[], first: number): Promise<void> {
  const column = <T>(of: (p: Passage, k: number) => T) => passages.map(of);
  await query(
    `insert into passages (workspace, document, ordinal, start, "end", start_utf16, end_utf16, kind, language, text, speaker, from_second)
     select workspace(), $1, * from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[], $11::float8[])`,
    [
      document,
      column((_, k) => first + k),
      column((p) => p.start),
      column((p) => p.end),
      column((p) => p.startUtf16),
      column((p) => p.endUtf16),
      column((p) => p.kind),
      column((p) => p.language),
      column((p) => storable(p.text)),
      column((p) => (p.speaker === undefined ? null : storable(p.speaker))),
      column((p) => p.from ?? null),
    ],
  );
}

const ENTRY = `d.id, d.name, d.format, d.title, d.date, d.url, d.licence, d.language, d.added_at, d.characters,
  (select count(*)::int from passages p where p.workspace = d.workspace and p.document = d.id) as passages,
  (select count(*)::int from claims c where c.workspace = d.workspace and c.document = d.id) as claims`;

interface EntryRow {
  id: string;
  name: string;
  format: string;
  title: string | null;
  date: string | null;
  url: string;
  licence: string;
  language: string | null;
  added_at: Date;
  characters: number;
  passages: number;
  claims: number;
}

export async function documents(query: Query): Promise<DocumentEntry[]> {
  const { rows } = await query<EntryRow>(`select ${ENTRY} from documents d order by d.added_at desc, d.id`);
  return rows.map(entryOf);
}

export async function document(query: Query, id: string): Promise<StoredDocument | undefined> {
  const { rows } = await query<EntryRow & { bytes: Buffer; text: string }>(
    `select ${ENTRY}, d.bytes, d.text from documents d where d.id = $1`,
    [id],
  );
  const row = rows[0];
  return row && { ...entryOf(row), bytes: new Uint8Array(row.bytes), text: row.text };
}

export async function mustHave(query: Query, id: string): Promise<void> {
  const { rowCount } = await query('select 1 from documents where id = $1', [id]);
  if (rowCount === 0) throw new StoreError({ code: 'unknown-document', id });
}

function entryOf(row: EntryRow): DocumentEntry {
  const { id, name, format, url, licence, characters, passages, claims } = row;
  return {
    id,
    name,
    format,
    ...(row.title !== null && { title: row.title }),
    ...(row.date !== null && { date: row.date }),
    url,
    licence,
    ...(row.language !== null && { language: row.language }),
    addedAt: row.added_at.toISOString(),
    characters,
    passages,
    claims,
  };
}

function codePoints(text: string): number {
  let pairs = 0;
  for (let k = 0; k < text.length; k++)
    if ((text.charCodeAt(k) & 0xfc00) === 0xdc00 && k > 0 && (text.charCodeAt(k - 1) & 0xfc00) === 0xd800) pairs++;
  return text.length - pairs;
}
