/** Looking at what reviewers did: one claim, the log, agreement, facts, conflicts. */
import { agreementOf, holding, type Review } from '@buildout/evidence';
import type { z } from 'zod';
import { namesFact } from '../../runs/index.ts';
import { openFacts } from '../data.ts';
import type { Host } from '../host.ts';
import { operation } from '../operation.ts';
import { admitFacts } from './accepted.ts';
import { Changes } from './change.ts';
import { keptInfluences } from './influence.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { linkOf, numbersShown } from './links.ts';
import { findDocument, openRoom, storeOf } from './room.ts';
import { eventOf } from './view.ts';
import { viewsOf } from './views.ts';

export const evidenceClaim = operation({
  name: 'evidence-claim',
  title: 'Look at a claim',
  summary: 'Gives one claim with its sentence, its state and the whole history of its review.',
  ...schemas.claim,
  examples: [],
  async do({ id, change }, host) {
    const room = await openRoom(host);
    const { claim } = room.claim(id);
    const model = await keptInfluences(host);
    const [view] = await viewsOf(room, [id], { influence: model.of });
    const link = change ? linkOf(room, claim, model.of) : undefined;
    const wouldChange = (link && (await Changes.open(host, model)).of(link, view.meant)) ?? null;
    return {
      ...view,
      wouldChange,
      numbers: await numbersShown(room, claim),
      history: room.reviews.filter(({ claim }) => claim === id).map(eventOf),
    };
  },
});

export const evidenceReviews = operation({
  name: 'evidence-reviews',
  title: 'The log of reviews',
  summary: 'Lists the events of the review log in order, all or those of one claim.',
  ...schemas.reviews,
  examples: [],
  async do({ claim, after, limit }, host) {
    const store = await storeOf(host);
    const reviews = (await store.reviews({ claim, after })).map(eventOf);
    const ofSentences = claim === undefined ? await store.sentenceReviews({ after }) : [];
    return { reviews: [...reviews, ...ofSentences].sort((a, b) => a.seq - b.seq).slice(0, limit) };
  },
});

export const evidenceAgreement = operation({
  name: 'evidence-agreement',
  title: 'How far reviewers agree',
  summary:
    'Gives the agreement of blind second readings (Cohen’s kappa) and the precision of every repair rule, with intervals.',
  ...schemas.agreement,
  examples: [],
  async do(_, host) {
    const room = await openRoom(host);
    return {
      ...agreementOf(room.list.map(({ id }) => room.state(id))),
      reviewers: reviewersOf(room.reviews),
      repairs: room.precision,
    };
  },
});

/** What each reviewer decided and still holds. */
function reviewersOf(reviews: readonly Review[]) {
  const byName = Map.groupBy(holding(reviews), ({ reviewer }) => reviewer);
  return [...byName].map(([reviewer, events]) => {
    const count = (kind: string) => events.filter(({ decision }) => decision.kind === kind).length;
    const blind = events.filter(({ reading }) => reading === 'blind').length;
    return {
      reviewer,
      accepted: count('accept'),
      corrected: count('correct'),
      rejected: count('reject'),
      skipped: count('skip'),
      blind,
    };
  });
}

export const evidenceFacts = operation({
  name: 'evidence-facts',
  title: 'List the accepted facts',
  summary: 'Lists what reviewers accepted, each with its sentence: what a setting may name as @fact_….',
  ...schemas.facts,
  examples: [],
  async do({ named }, host) {
    if (named) return judged(named, host);
    const room = await openRoom(host);
    return { facts: [...room.accepted().values()], refused: [] };
  },
});

/** What a run would say to settings that name these: the facts, and why others are none. */
async function judged(named: string[], host: Host): Promise<z.output<typeof schemas.facts.output>> {
  const pairs = [...new Set(named)].map((name): [string, string] => [name, name]);
  const { facts, refused } = await admitFacts(host, pairs, await openFacts(host));
  const numbers = pairs
    .filter(([name]) => !namesFact(name))
    .map(([name]) => ({ named: name, reason: 'it names no fact; a fact is named as @fact_ and 12 digits' }));
  return {
    facts: [...facts.values()],
    refused: [...numbers, ...refused.map(({ parameter, fact, reason }) => ({ named: parameter ?? fact, reason }))],
  };
}

/** What contradicts comes first. */
const KINDS = ['conflict', 'same speaker revises', 'supersedes', 'difference', 'sum', 'product', 'confirms', 'copy'];

export const evidenceConflicts = operation({
  name: 'evidence-conflicts',
  title: 'Where claims stand against each other',
  summary: 'Lists claims that contradict, supersede or confirm each other or add up, with both sides.',
  ...schemas.conflicts,
  examples: [],
  async do({ document, limit }, host) {
    const room = await openRoom(host);
    const within = document === undefined ? undefined : findDocument(room.documents.values(), document).id;
    const about = room.relations.filter(
      ({ kind, claims }) =>
        kind !== 'copy' &&
        (within === undefined || claims.some((id) => room.claims.get(id)?.claim.document === within)),
    );
    const first = about.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)).slice(0, limit);
    const relations = [];
    for (const relation of first) relations.push({ ...relation, sides: await viewsOf(room, relation.claims) });
    return { total: about.length, relations };
  },
});
