import type { Document } from '../text/index.ts';
import type { Term } from './glossary.ts';
import type { Names } from './names.ts';
import { type Item, itemOf, type Passage } from './passages.ts';
import type { Phrase } from './phrases.ts';
import { choose } from './rank.ts';
import type { Part } from './sections.ts';
import { best } from './titles.ts';

export interface Concept {
  term: string;
  item: Item;
}

/** What the document keeps coming back to, each with the sentence that says most of it: phrases by how often and how widely they are used, explained terms before others. */
export function conceptsOf(
  document: Document,
  passages: readonly Passage[],
  scores: Float64Array,
  phrases: readonly Phrase[],
  glossary: readonly Term[],
  names: Names,
  limit = 7,
): Concept[] {
  if (passages.length < 12) return glossary.slice(0, limit).map(({ term, item }) => ({ term, item }));
  const explained = new Map(glossary.map((g) => [g.term.toLowerCase().replace(/s$/, ''), g]));
  const ranked = phrases
    .filter(
      (p) =>
        explained.has(p.written.toLowerCase().replace(/s$/, '')) ||
        (p.words.length > 1 && new Set(p.at).size >= 2) ||
        (p.at.length >= 3 && /^\p{Lu}.*[\p{Lu}\p{N}]/u.test(p.written)),
    )
    .map((phrase) => {
      const long = phrase.words.length > 1;
      const spread = (phrase.at[phrase.at.length - 1] - phrase.at[0]) / passages.length;
      const known = explained.has(phrase.written.toLowerCase().replace(/s$/, '')) ? 1.8 : 1;
      const common = phrase.at.length / passages.length > 0.12 ? 0.5 : 1; // what every sentence names is no concept, it is the subject
      const score =
        Math.log(1 + phrase.at.length) *
        (long ? 1.9 : 1) *
        (0.6 + 0.5 * Math.min(1, spread * 2)) *
        known *
        common *
        (phrase.name && !long ? 0.8 : 1);
      return { phrase, score };
    });
  const out: Concept[] = [];
  const used = new Set<number>();
  for (const term of best(ranked, limit * 3)) {
    if (out.length >= limit) break;
    const low = term.toLowerCase();
    const known = explained.get(low.replace(/s$/, ''));
    if (known) {
      if (used.has(known.item.anchor.startUtf16)) continue;
      used.add(known.item.anchor.startUtf16);
      out.push({ term: known.term, item: known.item });
      continue;
    }
    const [k] = choose(
      passages,
      scores,
      1,
      (p) => !used.has(p.startUtf16) && names.right(p.text).toLowerCase().includes(low),
    );
    if (k === undefined) continue;
    used.add(passages[k].startUtf16);
    out.push({ term: term.replace(/^\p{Ll}/u, (c) => c.toUpperCase()), item: itemOf(document, passages[k]) });
  }
  return out;
}

/** "Term: explanation" in the page's own section of concepts, in its order. */
export function declaredConcepts(
  document: Document,
  passages: readonly Passage[],
  parts: readonly (Part | undefined)[],
): Concept[] {
  const out: Concept[] = [];
  passages.forEach((p, k) => {
    const head = parts[k] === 'concepts' ? /^([^:.!?]{3,80}):\s/.exec(p.text) : null;
    if (!head || out.length >= 12) return;
    const start = p.startUtf16 + head[0].length;
    out.push({
      term: head[1].replace(/[*_]/g, ''),
      item: itemOf(document, { startUtf16: start, endUtf16: p.endUtf16 }),
    });
  });
  return out;
}
