import { type Document, timeAt } from '../text/index.ts';
import { occurrences } from './occurrences.ts';

/** Where a passage is, in four independent ways: position, exact words, the words around, the second it was said. */
export interface Anchor {
  /** SHA-256 of the document's bytes. */
  document: string;
  /** Code points. */
  start: number;
  end: number;
  startUtf16: number;
  endUtf16: number;
  /** The passage itself; it has to match exactly, white space apart. */
  exact: string;
  /** Up to CONTEXT characters before and after; they may be fuzzy. */
  prefix: string;
  suffix: string;
  /** Which of how many places with these exact words it is, for short passages of documents that are not huge. */
  occurrence?: { index: number; of: number };
  /** Seconds, when the document has a recording. */
  from?: number;
  to?: number;
}

/** Characters of context kept on each side. */
export const CONTEXT = 48;

/** The anchor of a passage by UTF-16 indices. */
export function anchorOf(document: Document, startUtf16: number, endUtf16: number): Anchor {
  const { text, offsets, times } = document;
  const start = offsets.toCodePoint(startUtf16);
  const end = offsets.toCodePoint(endUtf16);
  const anchor: Anchor = {
    document: document.id,
    start,
    end,
    startUtf16,
    endUtf16,
    exact: text.slice(startUtf16, endUtf16),
    prefix: whole(text, Math.max(0, startUtf16 - CONTEXT), startUtf16),
    suffix: whole(text, endUtf16, Math.min(text.length, endUtf16 + CONTEXT)),
  };
  const occurrence = occurrenceOf(document, anchor.exact, startUtf16);
  if (occurrence) anchor.occurrence = occurrence;
  const from = timeAt(times, start);
  const to = timeAt(times, Math.max(start, end - 1));
  if (from !== undefined) anchor.from = from;
  if (to !== undefined) anchor.to = to;
  return anchor;
}

/** Longest passage and document whose places are counted; beyond, position and context have to do. */
const COUNTED = { passage: 40, document: 400_000 };
const counted = new WeakMap<Document, Map<string, number[]>>();

function occurrenceOf(document: Document, exact: string, start: number): Anchor['occurrence'] {
  if (exact.length > COUNTED.passage || document.text.length > COUNTED.document) return undefined;
  const known = counted.get(document) ?? new Map<string, number[]>();
  counted.set(document, known);
  const places = known.get(exact) ?? occurrences(document.text, exact).map((p) => p.start);
  known.set(exact, places);
  const index = places.indexOf(start);
  return index < 0 ? undefined : { index, of: places.length };
}

/** A slice that never begins or ends inside a surrogate pair. */
function whole(text: string, from: number, to: number): string {
  const low = (i: number) => i > 0 && i < text.length && text.charCodeAt(i) >= 0xdc00 && text.charCodeAt(i) <= 0xdfff;
  return text.slice(low(from) ? from + 1 : from, low(to) ? to - 1 : to);
}
