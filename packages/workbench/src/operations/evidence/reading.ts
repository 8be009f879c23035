/** A document to read: its text with its figures marked, and its brief; each light enough for a document of ten thousand claims. */
import {
  type Block,
  brief,
  type Document,
  type DocumentEntry,
  type EvidenceStore,
  findBlocks,
  findFigures,
  withAccepted,
} from '@buildout/evidence';
import { operation } from '../operation.ts';
import { acceptedFor } from './chosen.ts';
import { openDocument } from './documents.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { findDocument, openRoom, type Room } from './room.ts';

export const evidenceRead = operation({
  name: 'evidence-read',
  title: 'Read a document',
  summary:
    'Gives a document’s text and blocks with the places, readings and states of its claims; `evidence-claim` has all about one, `evidence-document` about all.',
  ...schemas.read,
  examples: [],
  async do({ id }, host) {
    const room = await openRoom(host);
    const entry = findDocument(room.documents.values(), id);
    const { document, blocks } = await opened(room, entry);
    const claims = room.list.filter((claim) => claim.document === entry.id);
    return {
      document: entry,
      text: document.text,
      blocks: blocks.map(({ startUtf16, endUtf16, kind, speaker }) => ({
        ...{ startUtf16, endUtf16, kind },
        ...(speaker !== undefined && { speaker }),
      })),
      claims: claims.map(({ id: claim, figure: { startUtf16, endUtf16 } }) => {
        const { status, meant } = room.state(claim);
        const { value, valueMin, valueMax, unit } = meant;
        return { id: claim, status, figure: { startUtf16, endUtf16 }, meant: { value, valueMin, valueMax, unit } };
      }),
    };
  },
});

export const evidenceBrief = operation({
  name: 'evidence-brief',
  title: 'Brief of a document',
  summary:
    'Gives a document’s brief: overview, chapters, quotes, takeaways, terms; every sentence its own, with its place; accepted proposals marked.',
  ...schemas.brief,
  examples: [],
  async do({ id }, host) {
    const room = await openRoom(host);
    const one = await opened(room, findDocument(room.documents.values(), id));
    one.brief ??= brief(one.document, findFigures(one.document), one.blocks);
    return { brief: withAccepted(one.brief, await acceptedFor(room.store, one.document.id)) };
  },
});

interface Opened {
  document: Document;
  blocks: Block[];
  brief?: ReturnType<typeof brief>;
}

const lately = new WeakMap<EvidenceStore, Map<string, Opened>>();
/** Documents kept as read, per store: a reviewer goes on in the one that is open, and a document never changes. */
const MOST = 4;

async function opened(room: Room, entry: DocumentEntry): Promise<Opened> {
  const known = lately.get(room.store) ?? new Map<string, Opened>();
  lately.set(room.store, known);
  const before = known.get(entry.id);
  if (before) return before;
  const document = await openDocument(room, entry);
  const one = { document, blocks: findBlocks(document) };
  if (known.size >= MOST) known.delete(known.keys().next().value!);
  known.set(entry.id, one);
  return one;
}
