import { type Block, isChrome } from '../blocks/index.ts';
import { type Document, spanAt } from '../text/index.ts';
import type { Passage } from './passages.ts';
import type { Phrase } from './phrases.ts';
import { segmentsOf } from './segments.ts';
import { titlesOf } from './titles.ts';

/** A part of the document; `suggested` when found by the change of its words, not declared by a heading. */
export interface Chapter {
  title: string;
  /** Code points. */
  start: number;
  startUtf16: number;
  /** Seconds, when the document has a recording. */
  from?: number;
  suggested: boolean;
}

/** The chapters a document declares by headings, else those its vocabulary suggests. A long stretch without headings is divided further. */
export function chaptersOf(
  document: Document,
  blocks: readonly Block[],
  passages: readonly Passage[],
  phrases: readonly Phrase[],
  talk: boolean,
): Chapter[] {
  const headings = declared(document, blocks);
  const last = headings.at(-1);
  const tail = last ? (document.text.length - last.startUtf16) / document.text.length : 1;
  const chapters =
    headings.length >= 3 && tail < 0.6
      ? headings
      : [...headings, ...suggested(document, blocks, passages, phrases, last?.startUtf16 ?? 0, talk)];
  for (const c of chapters) {
    const span = spanAt(document.times, c.start);
    if (span) c.from = span.from;
  }
  return chapters;
}

/** "May 5, 2026 · Podcast · 22min", "2025/3/28": a line about the page. */
const DATELINE =
  /^(?:\p{L}+ \d{1,2}, \d{4}|\d{1,2} \p{L}+ \d{4}|\d{4}[-/]\d)| · .* · |^(?:transcript|full transcript)$/iu;

/** Headings followed by content; what stands before the first is the introduction. */
function declared(document: Document, blocks: readonly Block[]): Chapter[] {
  const out: Chapter[] = [];
  const isContent = (b: Block | undefined) =>
    b !== undefined && !isChrome(b) && b.kind !== 'heading' && !b.derived && b.endUtf16 - b.startUtf16 > 60;
  blocks.forEach((b, k) => {
    if (b.kind !== 'heading' || b.copyOf !== undefined || !isContent(blocks[k + 1])) return;
    const title = document.text
      .slice(b.startUtf16, b.endUtf16)
      .replace(/^#+\s*/, '')
      .replace(/\s+/g, ' ');
    if (DATELINE.test(title)) return;
    out.push({ title, start: b.start, startUtf16: b.startUtf16, suggested: false });
  });
  const first = blocks.find((b) => isContent(b));
  if (out.length > 0 && first && first.startUtf16 < out[0].startUtf16)
    out.unshift({ title: 'Introduction', start: first.start, startUtf16: first.startUtf16, suggested: true });
  return out;
}

/** Words to a chapter: some 250 in a talk of five minutes, 700 in one of an hour; a page without headings is one thought for longer. */
const wordsPerChapter = (words: number, talk: boolean) => (talk ? 220 + words / 22 : 450 + words / 45);

function suggested(
  document: Document,
  blocks: readonly Block[],
  passages: readonly Passage[],
  phrases: readonly Phrase[],
  from: number,
  talk: boolean,
): Chapter[] {
  const first = passages.findIndex((p) => p.startUtf16 >= from);
  if (first < 0) return [];
  const part = passages.slice(first);
  const words = part.reduce((n, p) => n + p.text.split(/\s+/).length, 0);
  const wanted = Math.min(24, Math.round(words / wordsPerChapter(words, talk)));
  if (wanted < 2) return [];
  // a line that goes on with a sentence begins nothing
  const opens = (k: number) =>
    k === 0 ||
    (part[k].block !== part[k - 1].block &&
      !/^\p{Ll}/u.test(document.text.charAt(blocks[part[k].block].startUtf16)) &&
      document.text.slice(blocks[part[k].block].startUtf16, part[k].startUtf16).split(/\s+/).length <= 8);
  const starts = segmentsOf(part, wanted, opens);
  const titles = titlesOf(
    passages,
    phrases,
    starts.map((k) => k + first),
  );
  return starts.map((k, i) => {
    const { startUtf16 } = opens(k) ? blocks[part[k].block] : part[k];
    return { title: titles[i], start: document.offsets.toCodePoint(startUtf16), startUtf16, suggested: true };
  });
}
