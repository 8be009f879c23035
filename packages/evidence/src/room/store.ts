/**
 * What the evidence room asks of the place where it keeps things. One workspace per opened store: nothing of another workspace can be
 * seen or touched through it. Every promise that resolves is on the disk.
 */
import type { ChosenSentence } from '../brief/chosen.ts';
import type { Claim } from '../claims/index.ts';
import type { Decision, NewReview, Review } from './review.ts';
import type { NewSentenceReview, ProposedForBrief, SentenceReview } from './sentences.ts';

export interface EvidenceStore {
  readonly workspace: string;

  /** Keeps a document with its passages; the same bytes a second time change nothing (`added` false). */
  addDocument(document: NewDocument): Promise<{ added: boolean }>;
  /** All documents, the newest first. */
  documents(): Promise<DocumentEntry[]>;
  /** The document with its bytes; undefined when this workspace has none of that id. */
  document(id: string): Promise<StoredDocument | undefined>;

  /** Adds proposals; a claim id that is there already is kept as it is (`added` counts the new ones). Throws `unknown-document`. */
  addClaims(document: string, origin: string, claims: readonly Claim[]): Promise<{ added: number }>;
  /** Proposals in order of document and place. */
  claims(filter?: { document?: string; ids?: readonly string[] }): Promise<ProposedClaim[]>;

  /** Puts one event on record. Throws `unknown-claim`, `decided-meanwhile`, `decided-already`, `not-undoable`. */
  append(review: NewReview): Promise<Review>;
  /** Events on claims in order of `seq`, all or those after one, or those of one claim. */
  reviews(filter?: { claim?: string; after?: number }): Promise<Review[]>;

  /** Adds sentences proposed for the brief; a place that was proposed before, by whomever, stays as it is. Throws `unknown-document`. */
  addSentences(document: string, origin: string, sentences: readonly ChosenSentence[]): Promise<{ added: number }>;
  /** Proposed sentences in order of document and place. */
  sentences(filter?: { document?: string }): Promise<ProposedForBrief[]>;
  /** Puts one event on a sentence on record, in the same log. Throws as `append` does, and `unknown-sentence`. */
  appendOnSentence(review: NewSentenceReview): Promise<SentenceReview>;
  /** Events on sentences in order of `seq`; no other function gives them. */
  sentenceReviews(filter?: { after?: number }): Promise<SentenceReview[]>;

  /** Passages that hold the words of the query (PostgreSQL's websearch syntax: `"exact words"`, `or`, `-not`), best first. */
  search(
    query: string,
    options?: { limit?: number; document?: string },
  ): Promise<{ total: number; hits: PassageHit[] }>;

  close(): Promise<void>;
}

export interface NewDocument {
  /** SHA-256 of the bytes, lower-case hex. */
  id: string;
  name: string;
  bytes: Uint8Array;
  format: string;
  /** The text the reader made of the bytes; offsets of passages and claims count in it. */
  text: string;
  title?: string;
  /** ISO day of publication. */
  date?: string;
  /** Where it was found, and under which licence it may be quoted; '' when not stated. */
  url: string;
  licence: string;
  language?: string;
  /** In the order of the text; what search finds. */
  passages: readonly Passage[];
}

export interface Passage {
  /** Code points. */
  start: number;
  end: number;
  startUtf16: number;
  endUtf16: number;
  /** 'paragraph', 'turn', 'comment', … as the blocks say; page furniture is kept out. */
  kind: string;
  language: string;
  text: string;
  speaker?: string;
  /** Seconds, when there is a recording. */
  from?: number;
}

export interface DocumentEntry {
  id: string;
  name: string;
  format: string;
  title?: string;
  date?: string;
  url: string;
  licence: string;
  language?: string;
  /** ISO time it was added, by the store's clock. */
  addedAt: string;
  /** Code points. */
  characters: number;
  passages: number;
  claims: number;
}

export interface StoredDocument extends DocumentEntry {
  bytes: Uint8Array;
  text: string;
}

/** A claim and who proposed it: `rules`, or `helper:<model>`. */
export interface ProposedClaim {
  claim: Claim;
  origin: string;
}

export interface PassageHit extends Passage {
  document: string;
  documentName: string;
  title?: string;
  /** Greater is better; only for order. */
  rank: number;
  /** Where in `text` the words of the query stand, UTF-16. */
  matches: { start: number; end: number }[];
}

export type StoreProblem =
  | { code: 'unknown-document'; id: string; closest?: string }
  | { code: 'unknown-claim'; id: string; closest?: string }
  | { code: 'unknown-sentence'; id: string }
  | { code: 'decided-meanwhile'; claim: string; other: Review }
  | { code: 'decided-already'; claim: string; standing: Review }
  | { code: 'not-undoable'; seq: number; reason: string }
  | { code: 'store-unreachable'; where: string; reason: string }
  | { code: 'store-full'; where: string; reason: string }
  | { code: 'store-version'; where: string; found: string; needed: string }
  | { code: 'store-refused'; where: string; reason: string }
  | { code: 'bad-search'; query: string; reason: string };

/** Thrown by every function of a store for what a person can put right; carries `problems` as all such errors do. */
export class StoreError extends Error {
  readonly problems: StoreProblem[];
  constructor(problem: StoreProblem) {
    super(storeProblemInEnglish(problem));
    this.name = 'StoreError';
    this.problems = [problem];
  }
}

/** What a decision made of a claim. */
const DONE: Record<Decision['kind'], string> = {
  accept: 'accepted',
  correct: 'corrected like this',
  reject: 'rejected for this reason',
  skip: 'left for later',
  undo: 'taken back',
  link: 'linked like this',
  resolve: 'settled like this',
};

const NAMELESS = 'without a name';
const meant = (closest: string | undefined) => (closest === undefined ? '' : ` Did you mean ${closest}?`);

/** What to do about a store of another version. */
function versionAdvice({ found, needed }: { found: string; needed: string }): string {
  if (found.startsWith('PostgreSQL '))
    return 'Write a backup with the program that made it (`buildout evidence backup`), and restore that here into a new folder.';
  if (found === 'none' || found < needed)
    return 'Open it once with a login that may change it (DATABASE_ADMIN_URL): that brings it to this version and keeps what is in it.';
  return 'Use the program that made it, or a newer one.';
}

/** A problem in words: what, the value, why, what now. */
export function storeProblemInEnglish(p: StoreProblem): string {
  switch (p.code) {
    case 'unknown-document':
      return `There is no document ${p.id || NAMELESS} in this workspace.${meant(p.closest)} List them with \`buildout evidence documents\`.`;
    case 'unknown-claim':
      return `There is no claim ${p.id || NAMELESS} in this workspace.${meant(p.closest)} List them with \`buildout evidence queue\`.`;
    case 'unknown-sentence':
      return `There is no proposed sentence ${p.id || NAMELESS} in this workspace. List them with \`buildout evidence sentences\`.`;
    case 'decided-meanwhile':
      return (
        `${p.other.reviewer} decided on ${p.claim} meanwhile (${p.other.decision.kind}, ${p.other.at}); your decision was not recorded. ` +
        'Look at it again and decide with that in view.'
      );
    case 'decided-already':
      return `${p.claim} was already ${DONE[p.standing.decision.kind]} by ${p.standing.reviewer} on ${p.standing.at.slice(0, 10)}; nothing was recorded.`;
    case 'not-undoable':
      return `Event ${p.seq} cannot be undone: ${p.reason}.`;
    case 'store-unreachable':
      return `The evidence store (${p.where}) cannot be reached: ${p.reason}. Nothing was changed; start it, or correct DATABASE_URL, and run the command again.`;
    case 'store-full':
      return `The evidence store (${p.where}) has no room left: ${p.reason}. What was confirmed before is kept; make room and repeat the last step.`;
    case 'store-version':
      return `The evidence store (${p.where}) is of version ${p.found}, this program needs ${p.needed}. Nothing was changed. ${versionAdvice(p)}`;
    case 'store-refused':
      return `The evidence store (${p.where}) refused: ${p.reason}.`;
    case 'bad-search':
      return `"${p.query}" cannot be searched for: ${p.reason}.`;
  }
}
