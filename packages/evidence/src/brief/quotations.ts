import { type Block, isSource } from '../blocks/index.ts';
import type { Document } from '../text/index.ts';
import { contentWords, type Passage } from './passages.ts';

/** Words a page puts between quotation marks, with the second it gives them ("At 0:19:15 - …"). */
export interface Quotation extends Passage {
  time?: string;
}

const MARKED = /“([^“”\n]{40,420})”|(?<![\p{L}\p{N}])"([^"\n]{40,420})"/gu;
const AT = /(?:^|\s|\[|\()(\d{1,2}:\d{2}(?::\d{2})?)[\])]?\s*(?:[-–—:|]\s*)?$/;

/** Every quotation long enough to stand for itself, in order. */
export function quotationsOf(document: Document, blocks: readonly Block[]): Quotation[] {
  const out: Quotation[] = [];
  blocks.forEach((block, k) => {
    if (!isSource(block) || block.kind === 'heading') return;
    const text = document.text.slice(block.startUtf16, block.endUtf16);
    for (const m of text.matchAll(MARKED)) {
      const words = m[1] ?? m[2];
      if (!/[.!?…,]$/.test(words) && words.split(/\s+/).length < 9) continue; // a title, not a saying
      const start = block.startUtf16 + m.index + 1;
      const quotation: Quotation = {
        startUtf16: start,
        endUtf16: start + words.length,
        text: words,
        words: contentWords(words),
        block: k,
      };
      const time = AT.exec(text.slice(Math.max(0, m.index - 24), m.index))?.[1];
      if (time) quotation.time = time;
      out.push(quotation);
    }
  });
  return out;
}
