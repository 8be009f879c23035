export { findClaims, secondOf } from './find.ts';
export { type Likeness, moreLike, UnknownClaim } from './more-like.ts';
export { resolvePrediction, type SpeakerScore, scoreSpeakers } from './predictions.ts';
export { relateClaims, sourcesOf } from './relate.ts';
export type { Claim, ClaimKey, Prediction, Relation } from './types.ts';
