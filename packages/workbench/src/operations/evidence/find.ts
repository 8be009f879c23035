/** Finding things in the documents of the workspace: words, meanings, more of a kind. */
import { define, moreLike, StoreError } from '@buildout/evidence';
import { operation } from '../operation.ts';
import { openDocument } from './documents.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { findDocument, openRoom, type Room } from './room.ts';
import { viewsOf } from './views.ts';

export const evidenceSearch = operation({
  name: 'evidence-search',
  title: 'Search the documents',
  summary: 'Finds passages that hold the words of a query, best first.',
  ...schemas.search,
  examples: [],
  async do({ query, limit, document }, host) {
    const room = await openRoom(host);
    const within = document === undefined ? undefined : findDocument(room.documents.values(), document).id;
    const { total, hits } = await room.store.search(query, { limit, document: within });
    return { total, hits };
  },
});

/** Up to this many documents a term is looked up in all of them; beyond, in those where search finds it. */
const ALL = 50;

export const evidenceDefine = operation({
  name: 'evidence-define',
  title: 'What a term means here',
  summary: 'Finds where the documents explain a term, best first, and where they use it.',
  ...schemas.define,
  examples: [],
  async do({ term }, host) {
    const room = await openRoom(host);
    const out: { term: string; explained: Found[]; used: Found[] } = { term, explained: [], used: [] };
    const entries = await holding(room, term);
    for (const [done, entry] of entries.entries()) {
      host.progress?.({ what: 'documents', done, total: entries.length });
      const { explained, used } = define(await openDocument(room, entry), term);
      const named = ({ text, anchor }: { text: string; anchor: Found['anchor'] }): Found => ({
        document: entry.id,
        documentName: entry.name,
        text,
        anchor,
      });
      out.explained.push(...explained.map(named));
      out.used.push(...used.map(named));
    }
    host.progress?.({ what: 'documents', done: entries.length, total: entries.length });
    return out;
  },
});

type Found = {
  document: string;
  documentName: string;
  text: string;
  anchor: ReturnType<typeof define>['used'][number]['anchor'];
};

async function holding(room: Room, term: string) {
  const entries = [...room.documents.values()];
  if (entries.length <= ALL) return entries;
  try {
    const { hits } = await room.store.search(`"${term.replaceAll('"', ' ')}"`, { limit: 200 });
    const found = new Set(hits.map(({ document }) => document));
    return entries.filter(({ id }) => found.has(id));
  } catch (error) {
    // A term that search has no words for ("%") is looked up everywhere.
    if (error instanceof StoreError && error.problems[0].code === 'bad-search') return entries;
    throw error;
  }
}

export const evidenceMoreLike = operation({
  name: 'evidence-more-like',
  title: 'More claims like these',
  summary: 'Ranks the claims nobody has decided by likeness to examples; what reviewers rejected pushes away.',
  ...schemas.moreLike,
  examples: [],
  async do({ claims, not, limit }, host) {
    const room = await openRoom(host);
    for (const id of [...claims, ...not]) room.claim(id);
    const asked = new Set(claims);
    const unwanted = new Set(not);
    const rejected = room.list
      .filter(({ id }) => !asked.has(id) && (unwanted.has(id) || room.state(id).status === 'rejected'))
      .map(({ id }) => id);
    const ranked = moreLike(room.list, claims, rejected).filter(
      ({ claim }) => room.state(claim.id).status === 'waiting',
    );
    const best = ranked.slice(0, limit);
    const views = await viewsOf(
      room,
      best.map(({ claim }) => claim.id),
    );
    return { ranked: best.map(({ likeness }, k) => ({ likeness, claim: views[k] })) };
  },
});
