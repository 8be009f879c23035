/** The evidence room: from a document to figures, claims and a brief, each with its place; knows nothing of model or facts. */
export { type Anchor, anchorOf, type Resolution, resolveAnchor } from './anchors/index.ts';
export {
  type Block,
  type BlockKind,
  findBlocks,
  findDuplicates,
  isChrome,
  isSource,
  type Repetition,
  repetitionsOf,
} from './blocks/index.ts';
export {
  type AcceptedSentence,
  type Brief,
  brief,
  type Chapter,
  type ChosenSentence,
  type Definition,
  define,
  type Item,
  type SentenceRole,
  withAccepted,
} from './brief/index.ts';
export {
  type Claim,
  type ClaimKey,
  comesTrueWithin,
  findClaims,
  horizonOf,
  type Likeness,
  lastDayOf,
  markCopies,
  moreLike,
  type Outcome,
  type Prediction,
  type PredictionRecord,
  type ProposedBy,
  predictionOf,
  type Relation,
  recordOf,
  relateClaims,
  resolvePrediction,
  type SpeakerScore,
  scoreSpeakers,
  sourcesOf,
  speaksTo,
} from './claims/index.ts';
export { findMentions, type Mention } from './entities/find.ts';
export { type Figure, type FigureKind, findFigures, type Modifier, REPAIRS } from './figures/index.ts';
export {
  type Annotation,
  anchorFromAnnotation,
  fromCsv,
  meaningOf,
  toAnnotations,
  toChaptersJson,
  toClaimReview,
  toCsv,
  toMarkdown,
  toProv,
  toWebVtt,
  type Verdict,
} from './formats/index.ts';
export {
  DROP_REASONS,
  type DropReason,
  type Endpoint,
  type EndpointSettings,
  endpointOf,
  type Fetch,
  HelperError,
  type HelperProblem,
  helperProblemInEnglish,
  type Proposed,
  type ProposeOptions,
  propose,
} from './proposals/index.ts';
export { parseCueText, parseWebVtt, type Reader, readDocument, readers } from './readers/index.ts';
export * from './room/index.ts';
export { type Document, EvidenceError, inEnglish, type Problem, type Warning, warningInEnglish } from './text/index.ts';
