/** The queue of review: what to read next, why, and what it would change. */
import { inOneQueue, type Queued, queueOf, sentenceQueueOf } from '@buildout/evidence';
import { operation } from '../operation.ts';
import { Changes } from './change.ts';
import { openChosen } from './chosen.ts';
import { rowsOn } from './data-rows.ts';
import { influences } from './influence.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { linkOf, numbersShown } from './links.ts';
import { findDocument, openRoom } from './room.ts';
import type { QueueItem, SentenceItem } from './schemas.ts';
import { viewsOf } from './views.ts';

const MOST_CONFLICTS = 5;

export const evidenceQueue = operation({
  name: 'evidence-queue',
  title: 'What to review next',
  summary:
    'Lists claims, and sentences proposed for briefs, that wait for a decision, by uncertainty × influence on the answers × number of sources.',
  ...schemas.queue,
  examples: [],
  async do({ reviewer, limit, document, blind, change }, host) {
    const room = await openRoom(host);
    const within = document === undefined ? undefined : findDocument(room.documents.values(), document).id;
    const model = await influences(host);
    const about = relationsByClaim(room.relations);
    const found = queueOf({
      claims: room.list,
      state: room.state,
      relations: (id) => (about.get(id) ?? []).map(({ kind }) => kind),
      precision: room.precision,
      reviewer,
      blind,
      weight(claim) {
        const link = linkOf(room, claim, model.of);
        if (!link) return { influence: 0 };
        const id = link.parameter.split('[')[0];
        const [first] = model.answers(id);
        const moves = first
          ? `, which moves ${first.label} (rank correlation ${first.correlation.toFixed(2).replace('-', '−')})`
          : '';
        return { influence: model.of(id), words: `${link.parameter}${moves}` };
      },
    });
    const items = found.items.filter(
      ({ lead, same }) => within === undefined || [lead, ...same].some((one) => one.document === within),
    );
    const chosen = await openChosen(room.store, room.documents);
    const sentences = sentenceQueueOf(chosen.list, chosen.state, reviewer);
    // A second reading is of a claim: a sentence has no reading that one could be blind to.
    const proposed = blind
      ? []
      : sentences.items.filter(({ sentence }) => within === undefined || sentence.document === within);
    const shown: (Queued & { place: number })[] = [];
    const shownSentences: SentenceItem[] = [];
    // The limit is of each sort, so that claims by the thousand do not hide what is proposed for a brief.
    for (const [k, one] of inOneQueue(items, proposed).entries()) {
      const place = k + 1;
      if ('claim' in one) {
        if (shown.length < limit) shown.push({ ...one.claim, place });
      } else if (shownSentences.length < limit) {
        const { sentence, priority, why } = one.sentence;
        shownSentences.push({ place, sentence: chosen.view(sentence.id), priority, why });
      }
    }
    const changes = await Changes.open(host, model);
    const out: QueueItem[] = [];
    for (const [done, { place, lead, same, sources, uncertainty, influence, priority, why }] of shown.entries()) {
      host.progress?.({ what: 'claims', done, total: shown.length });
      const view = { influence: model.of, blind };
      const [claim] = await viewsOf(room, [lead.id], view);
      const link = linkOf(room, lead, model.of);
      const conflicts = (about.get(lead.id) ?? []).filter(({ kind }) => kind !== 'copy').slice(0, MOST_CONFLICTS);
      out.push({
        place,
        claim,
        same: await viewsOf(
          room,
          same.map(({ id }) => id),
          view,
        ),
        ...{ sources, uncertainty, influence, priority, why },
        wouldChange: (link && changes.of(link, claim.meant, change)) ?? null,
        numbers: await numbersShown(room, lead),
        facts: rowsOn(room.facts, room.company(claim.meant.entity), claim.meant.metric),
        conflicts: await Promise.all(
          conflicts.flatMap(({ kind, text, claims }) =>
            claims
              .filter((id) => id !== lead.id && room.claims.has(id))
              .slice(0, 1)
              .map(async (id) => ({ relation: kind, text, with: (await viewsOf(room, [id], view))[0] })),
          ),
        ),
      });
    }
    host.progress?.({ what: 'claims', done: shown.length, total: shown.length });
    return {
      waiting: found.waiting + sentences.waiting,
      decided: found.decided + sentences.decided,
      items: out,
      sentences: shownSentences,
    };
  },
});

function relationsByClaim<R extends { claims: string[] }>(relations: readonly R[]): Map<string, R[]> {
  const out = new Map<string, R[]>();
  for (const relation of relations)
    for (const id of relation.claims) {
      const list = out.get(id);
      if (list) list.push(relation);
      else out.set(id, [relation]);
    }
  return out;
}
