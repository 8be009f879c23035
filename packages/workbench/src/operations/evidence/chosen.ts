/** Sentences proposed for briefs: as people look at them, decided on, and let into the brief. Nothing here leads to a claim or a fact. */
import {
  type AcceptedSentence,
  asReview,
  type EvidenceStore,
  type ProposedForBrief,
  type Review,
  type SentenceReview,
  type SentenceState,
  StoreError,
  sentenceStateOf,
} from '@buildout/evidence';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { findDocument, storeOf } from './room.ts';
import type { SentenceView } from './schemas.ts';

/** All proposed sentences of a workspace and what reviewers made of them; a snapshot. */
export interface Chosen {
  list: ProposedForBrief[];
  reviews: SentenceReview[];
  state(id: string): SentenceState;
  /** Throws StoreError for an id that is none. */
  view(id: string): SentenceView;
}

/** `documents`: names by id. */
export async function openChosen(
  store: EvidenceStore,
  documents: ReadonlyMap<string, { name: string }>,
): Promise<Chosen> {
  const [list, reviews] = [await store.sentences(), await store.sentenceReviews()];
  const byId = new Map(list.map((one) => [one.sentence.id, one]));
  const events = Map.groupBy(reviews, ({ sentence }) => sentence);
  const state = (id: string) => sentenceStateOf(events.get(id) ?? []);
  return {
    list,
    reviews,
    state,
    view(id) {
      const found = byId.get(id);
      if (!found) throw new StoreError({ code: 'unknown-sentence', id });
      const { sentence, origin } = found;
      const { status, verdicts, seen } = state(id);
      const { document, ...rest } = sentence;
      return {
        ...rest,
        ...{ documentId: document, documentName: documents.get(document)?.name ?? '', origin },
        ...{ status, decidedBy: verdicts.map(({ reviewer }) => reviewer), seen },
      };
    },
  };
}

const chosenOf = async (store: EvidenceStore) =>
  openChosen(store, new Map((await store.documents()).map((entry) => [entry.id, entry])));

/** What reviewers agree belongs into the brief of a document. */
export async function acceptedFor(store: EvidenceStore, document: string): Promise<AcceptedSentence[]> {
  const events = Map.groupBy(await store.sentenceReviews(), ({ sentence }) => sentence);
  return (await store.sentences({ document })).flatMap(({ sentence, origin }) => {
    const { status, verdicts } = sentenceStateOf(events.get(sentence.id) ?? []);
    return status === 'accepted' ? [{ sentence, origin, by: verdicts.map(({ reviewer }) => reviewer) }] : [];
  });
}

/** Events on sentences in the form of those on claims, for taking back the last of either; the id tells them apart. */
export const eventsOf = (chosen: Chosen): Review[] => chosen.reviews.map(asReview);

/** Ids of sentences begin so, and no other id does. */
export const isSentence = (id: string) => id.startsWith('sentence_');

export const evidenceSentences = operation({
  name: 'evidence-sentences',
  title: 'Sentences proposed for briefs',
  summary: 'Lists the sentences a helper proposed for briefs, with what reviewers made of each.',
  ...schemas.sentences,
  examples: [],
  async do({ document: asked, status }, host) {
    const store = await storeOf(host);
    const chosen = await chosenOf(store);
    const within = asked === undefined ? undefined : findDocument(await store.documents(), asked).id;
    const views = chosen.list
      .filter(({ sentence }) => within === undefined || sentence.document === within)
      .map(({ sentence }) => chosen.view(sentence.id))
      .filter((view) => status === undefined || view.status === status);
    return { sentences: views };
  },
});

export const evidenceDecideSentence = operation({
  name: 'evidence-decide-sentence',
  title: 'Decide on a proposed sentence',
  summary: 'Puts on record whether a proposed sentence belongs in the brief: accept, reject or skip.',
  ...schemas.decideSentence,
  examples: [],
  async do({ sentence, reviewer, decision, seen }, host) {
    const store = await storeOf(host);
    if (decision.kind === 'reject' && decision.reason.trim() === '')
      throw new OperationError({
        code: 'bad-input',
        operation: 'evidence-decide-sentence',
        path: 'decision.reason',
        reason: 'say in a few words why, for whoever reads it next',
      });
    let already: string | null = null;
    let recorded: SentenceReview | null = null;
    try {
      recorded = await store.appendOnSentence({ sentence, reviewer, decision, seen });
    } catch (error) {
      if (!(error instanceof StoreError) || error.problems[0].code !== 'decided-already') throw error;
      already = error.message;
    }
    return { recorded, already, sentence: (await chosenOf(store)).view(sentence) };
  },
});
