/** The evidence room: what reviewers do, what it adds up to, and what the room asks of a store. Pure; the store is elsewhere. */
export { type Agreement, agreementOf, cohensKappa } from './agreement.ts';
export { type AcceptedFact, type FactContent, type FactGround, factId, factOf, noFactBecause } from './fact.ts';
export { type ClaimGroup, groupClaims } from './groups.ts';
export { wilson } from './interval.ts';
export { correctionFault, type Meant, meantKey, meantOf, sameMeant } from './meant.ts';
export { searchable } from './passages.ts';
export { type RepairPrecision, repairPrecision } from './precision.ts';
export { type Queued, queueOf, type Weight } from './queue.ts';
export { hasNumberWords, saysNumber } from './quoted.ts';
export type { Correction, Decision, NewReview, Review } from './review.ts';
export { inOneQueue, type QueuedSentence, sentenceQueueOf } from './sentence-queue.ts';
export {
  asReview,
  type NewSentenceReview,
  type ProposedForBrief,
  type SentenceDecision,
  type SentenceReview,
  type SentenceState,
  sentenceStateOf,
} from './sentences.ts';
export { type ClaimState, holding, isAccepted, type Status, sameReading, stateOf, type Verdict } from './state.ts';
export {
  type DocumentEntry,
  type EvidenceStore,
  type NewDocument,
  type Passage,
  type PassageHit,
  type ProposedClaim,
  type StoredDocument,
  StoreError,
  type StoreProblem,
  storeProblemInEnglish,
} from './store.ts';
export { lastDecision } from './undo.ts';
