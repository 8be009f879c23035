export { markCopies } from './copies.ts';
export { findClaims, secondOf } from './find.ts';
export { horizonOf } from './horizon.ts';
export { lastDayOf } from './horizon-days.ts';
export { type Likeness, moreLike, UnknownClaim } from './more-like.ts';
export { predictionOf, probabilityIn } from './predicted.ts';
export {
  comesTrueWithin,
  type Outcome,
  type PredictionRecord,
  recordOf,
  resolvePrediction,
  type SpeakerScore,
  scoreSpeakers,
  speaksTo,
} from './predictions.ts';
export { relateClaims, sourcesOf } from './relate.ts';
export type { Claim, ClaimKey, Prediction, ProposedBy, Relation } from './types.ts';
