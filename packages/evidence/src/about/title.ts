import { type Block, isChrome } from '../blocks/index.ts';
import type { Document } from '../text/index.ts';
import type { Said } from './programme.ts';

/** Lines at the head of a page among which its title stands. */
const HEAD = 14;
const DATE_LINE =
  /\b(19|20)\d\d\b.*·|^\w+ \d{1,2}, \d{4}|^\d{1,2} \w+ \d{4}|^(19|20)\d\d[-/]|^(cover|logo) of |^\d{1,2}:\d\d/i;

/** The title of a page as a line of its own; undefined where a page, such as a pasted thread, has none. */
export function titleLine(document: Document, blocks: readonly Block[]): Said | undefined {
  const { text, offsets } = document;
  const said = (line: string, at: number): Said => ({
    name: line,
    start: offsets.toCodePoint(at),
    end: offsets.toCodePoint(at + line.length),
  });
  if (document.title) {
    const at = text.slice(0, 4000).indexOf(document.title);
    return at < 0 ? undefined : said(document.title, at);
  }
  const head = blocks.slice(0, HEAD);
  for (const [k, b] of head.entries()) {
    if (isChrome(b) || b.derived) continue;
    const raw = text.slice(b.startUtf16, b.endUtf16);
    const line = raw.replace(/^#+\s*/, '');
    const words = line.split(/\s+/);
    if (DATE_LINE.test(line) || words.length < 3 || words.length > 24 || line.length > 160) continue;
    // Once the page has begun to speak in sentences, a short line is a heading within it.
    const spoken = head.slice(0, k).some((x) => x.kind === 'paragraph' && x.end - x.start > 160);
    if (spoken) return undefined;
    const isTitle = b.kind === 'heading' || (b.kind === 'paragraph' && mostCapital(words) && !/[.,;:]$/.test(line));
    if (isTitle && followed(blocks, k)) return said(line, b.startUtf16 + raw.length - line.length);
  }
  return undefined;
}

const mostCapital = (words: string[]) =>
  words.length >= 4 && words.filter((w) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(w)).length >= words.length * 0.6;

/** A title has the page under it. */
const followed = (blocks: readonly Block[], k: number) =>
  blocks.slice(k + 1).some((b) => !isChrome(b) && b.kind !== 'heading' && b.end - b.start > 60);
