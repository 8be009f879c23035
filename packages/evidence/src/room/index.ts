export type { Correction, Decision, NewReview, Review } from './review.ts';
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
