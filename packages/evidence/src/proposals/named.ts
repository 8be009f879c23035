import { occurrences } from '../anchors/occurrences.ts';
import { findMentions, type Mention } from '../entities/find.ts';
import type { Document } from '../text/index.ts';
import { FUNCTION_WORDS } from '../tokens/index.ts';

/**
 * The name under which a document's own words know what a proposal calls `name`; undefined when the document does not name it. A name of the
 * gazetteer counts under any alias; any other has to stand in the text as written, with a capital, inside a sentence or where a sentence is about it.
 */
export function namedIn(document: Document, mentions: readonly Mention[], name: string): string | undefined {
  const words = name.trim().replace(/\s+/g, ' ');
  if (words.length > 80 || words.split(' ').length > 6) return undefined;
  const known = mentions.find((m) => m.name === words) ?? mentions.find((m) => textOf(document, m) === words);
  if (known) return known.name;
  const listed = findMentions(words);
  if (listed.length === 1 && listed[0].start === 0 && listed[0].end === words.length) {
    const { name: canonical } = listed[0];
    return mentions.some((m) => m.name === canonical) ? canonical : undefined;
  }
  if (!/^\p{Lu}/u.test(words) || FUNCTION_WORDS.has(words.toLowerCase())) return undefined;
  const inside = occurrences(document.text, words).some(({ start }) => {
    const before = document.text.slice(Math.max(0, start - 3), start);
    return /[\p{L}\p{N},;:)(–—-]["“‘']?\s?$/u.test(before.replace(/\s+/g, ' '));
  });
  return inside ? words : undefined;
}

const textOf = (document: Document, m: Mention) => document.text.slice(m.start, m.end).replace(/\s+/g, ' ');
