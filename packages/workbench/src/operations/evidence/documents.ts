/** Documents of the workspace: added, listed, opened. */
import {
  brief,
  type Document,
  type DocumentEntry,
  findBlocks,
  findClaims,
  findFigures,
  readDocument,
  type StoredDocument,
  searchable,
  warningInEnglish,
  withAccepted,
} from '@buildout/evidence';
import { offsetsOf } from '@buildout/evidence/text/index.ts';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { acceptedFor } from './chosen.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { findDocument, openRoom, type Room, storeOf } from './room.ts';
import { viewsOf } from './views.ts';

/** Larger files are read by the command line, where nothing has to be sent. */
const LARGEST_SENT = 64_000_000;

/** Adds a document to the workspace, with its passages and claims. */
export const evidenceAdd = operation({
  name: 'evidence-add',
  title: 'Add a document',
  summary:
    'Reads a document into the workspace: its text for search, its claims for review. The same bytes twice are one document.',
  ...schemas.add,
  largestInput: LARGEST_SENT,
  examples: [],
  async do({ name, text, base64, url, licence, date, title }, host) {
    const bytes = bytesOf(text, base64);
    const store = await storeOf(host);
    const step = (done: number) => host.progress?.({ what: 'steps: read, figures, claims, kept', done, total: 4 });
    const document = dated(readDocument(bytes, name), date);
    step(1);
    const blocks = findBlocks(document);
    const figures = findFigures(document, document.date ? { date: document.date } : {});
    step(2);
    const claims = findClaims(document, figures, blocks);
    step(3);
    const { added } = await store.addDocument({
      id: document.id,
      name,
      bytes,
      format: document.format,
      text: document.text,
      title: title ?? document.title,
      date: document.date,
      url,
      licence,
      language: document.language ?? blocks.find(({ kind }) => kind !== 'heading')?.language,
      passages: searchable(document, blocks),
    });
    const kept = await store.addClaims(document.id, 'rules', claims);
    step(4);
    const entry = (await store.documents()).find(({ id }) => id === document.id);
    if (!entry) throw new Error(`the store does not list ${document.id} after it was added`);
    const { warnings, transcripts = [] } = document;
    return {
      ...{ document: entry, added, claims: kept.added },
      ...{ warnings: warnings.map(warningInEnglish), transcripts: [...transcripts] },
    };
  },
});

function bytesOf(text: string | undefined, base64: string | undefined): Uint8Array {
  const bad = (reason: string) =>
    new OperationError({ code: 'bad-input', operation: 'evidence-add', path: 'text', reason });
  if ((text === undefined) === (base64 === undefined)) throw bad('give text or base64, one of them');
  if (text !== undefined) return new TextEncoder().encode(text);
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64!)) throw bad('base64 has characters that base64 has not');
  return Uint8Array.from(atob(base64!.replace(/\s+/g, '')), (c) => c.charCodeAt(0));
}

/** The document with a date, where it states none itself. */
const dated = (document: Document, date: string | undefined): Document =>
  date === undefined || document.date !== undefined ? document : { ...document, date };

export const evidenceDocuments = operation({
  name: 'evidence-documents',
  title: 'List the documents',
  summary: 'Lists the documents of the workspace, the newest first.',
  ...schemas.documents,
  examples: [],
  async do(_, host) {
    return { documents: await (await storeOf(host)).documents() };
  },
});

/** A document with everything found in it. */
export const evidenceDocument = operation({
  name: 'evidence-document',
  title: 'Open a document',
  summary: 'Gives a document’s text, blocks, brief, claims and how they stand to each other.',
  ...schemas.document,
  examples: [],
  async do({ id }, host) {
    const room = await openRoom(host);
    const entry = findDocument(room.documents.values(), id);
    const document = await openDocument(room, entry);
    const blocks = findBlocks(document);
    const own = room.list.filter((claim) => claim.document === entry.id);
    const ids = new Set(own.map((claim) => claim.id));
    return {
      document: entry,
      text: document.text,
      blocks,
      brief: withAccepted(brief(document, findFigures(document), blocks), await acceptedFor(room.store, entry.id)),
      claims: await viewsOf(room, [...ids]),
      relations: room.relations.filter(({ claims }) => claims.some((claim) => ids.has(claim))),
    };
  },
});

/** The document as read, with the text that passages and claims count in. */
export async function openDocument(room: Room, { id }: DocumentEntry): Promise<Document> {
  const stored = (await room.store.document(id)) as StoredDocument;
  const read = dated(readDocument(stored.bytes, stored.name), stored.date);
  // A reader that has since changed must not move anything: the kept text is the one.
  return read.text === stored.text ? read : { ...read, text: stored.text, offsets: offsetsOf(stored.text), times: [] };
}
