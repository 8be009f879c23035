export type { PageRecord } from '../about/index.ts';
export { type Brief, brief, define } from './brief.ts';
export type { Chapter } from './chapters.ts';
export { type AcceptedSentence, type ChosenSentence, type SentenceRole, withAccepted } from './chosen.ts';
export type { Definition } from './define.ts';
export { type Item, type Passage, passagesOf } from './passages.ts';
export type { Register } from './rank.ts';
