export { decode, MAX_BYTES } from './decode.ts';
export {
  type DeclaredChapter,
  type Document,
  documentOf,
  type LinkedTranscript,
  type Reading,
  type SpokenSpan,
  statedDate,
} from './document.ts';
export { utf16WithoutMark } from './encoding/index.ts';
export { type Offsets, offsetsOf } from './offsets.ts';
export { EvidenceError, inEnglish, type Problem, type Warning, warningInEnglish } from './problem.ts';
export { type Span, sentenceAt, sentencesOf } from './sentences.ts';
export { sha256 } from './sha256.ts';
export { asSaid, type SpokenLine, spokenLine, stampedTimes } from './spoken.ts';
export { clock, offsetAt, spanAt, type TimedSpan, timeAt } from './time-map.ts';
