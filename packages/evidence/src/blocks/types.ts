import type { ChromeKind } from './chrome.ts';
import type { Language } from './language.ts';

/** What a stretch of a document is. */
export type BlockKind = 'paragraph' | 'heading' | 'list item' | 'quote' | 'turn' | 'comment' | 'summary' | ChromeKind;

/** One block: a line or paragraph of the document, by code points and UTF-16 indices. */
export interface Block {
  start: number;
  end: number;
  startUtf16: number;
  endUtf16: number;
  kind: BlockKind;
  language: Language;
  /** Index of the block this one repeats. */
  copyOf?: number;
  /** True for a summary of the page itself or a translation: it never counts as a second source. */
  derived: boolean;
  /** Who speaks: named at the beginning of the line, or on a line of its own before. */
  speaker?: string;
  /** UTF-16 length of the name and the second that stand before the words. */
  lead?: number;
}
