import { type Block, isSource } from '../blocks/index.ts';
import type { Document } from '../text/index.ts';

/** What sort of page a document is, by its form. */
export type PageKind = 'transcript' | 'comment thread' | 'summary' | 'feed' | 'page';

const TRANSCRIPT = /^\W*(?:full |episode )?transcript\W*$/im;
const SECTIONS =
  /^\W*(?:(?:key|main|episode|actionable|notable) )?(?:overview|concepts|takeaways|quotes|insights|highlights|summary|glossary|tl;?dr)\W*$/gim;
const SECOND_PERSON = /\b(?:you|your|@\p{Lu}\p{L}+)\b/giu;
const TALK = /\b(?:yeah|you know|I mean|um|uh|gonna|kind of|sort of)\b/gi;
const REPLY =
  /^(?:@\p{L}|(?:great|nice|good|excellent|thanks|thank you|interesting|agree|disagree|well said|love|this is|i think|i’d|i'd|not sure|exactly|yes|no)\b[ ,.!])/iu;

/** Recordings have times or turns; threads answer each other in paragraphs without heads; summaries have their own sections. */
export function kindOf(document: Document, blocks: readonly Block[]): PageKind {
  const { text } = document;
  if (document.format === 'rss') return 'feed';
  if (document.times.length > 0) return 'transcript';
  const source = blocks.filter(isSource);
  const turns = source.filter((b) => b.kind === 'turn').length;
  const lists = source.filter((b) => b.kind === 'list item').length;
  if (TRANSCRIPT.test(text) && source.length > 30) return 'transcript';
  if (turns >= 4 && turns >= source.length / 5) return 'transcript';
  if (new Set([...text.matchAll(SECTIONS)].map((m) => m[0].trim().toLowerCase())).size >= 2 && lists >= 4)
    return 'summary';
  const words = Math.max(1, text.length / 6);
  if ((text.match(TALK)?.length ?? 0) / words > 0.006) return 'transcript';
  const paragraphs = source.filter((b) => b.kind === 'paragraph' || b.kind === 'comment');
  const comments = source.filter((b) => b.kind === 'comment').length;
  const replies = paragraphs.filter((b) => REPLY.test(text.slice(b.startUtf16, b.startUtf16 + 40))).length;
  const addressed = (text.match(SECOND_PERSON)?.length ?? 0) / words;
  const copies = blocks.filter((b) => b.copyOf !== undefined).length;
  if (comments >= 3 || (replies >= 3 && replies >= paragraphs.length / 8 && (addressed > 0.004 || copies >= 2)))
    return 'comment thread';
  return 'page';
}
