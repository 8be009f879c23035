import type { Document } from '../text/index.ts';
import type { Names } from './names.ts';
import { type Item, itemOf, type Passage } from './passages.ts';

/** What a term means in this document: the sentences that explain it, best first, and every place that uses it. */
export interface Definition {
  term: string;
  explained: Item[];
  used: Item[];
}

const quoted = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** What may stand right after a term (and its plural s and closing quote) in a sentence that explains it, and how well it does. */
const AFTER: readonly (readonly [RegExp, number])[] = [
  [/^ (?:is|are) (?:defined as|short for|what (?:we|they|people) call)\b/i, 5],
  [/^(?:,? which)? (?:means|refers to|stands for|describes)\b/i, 5],
  [/^ \((?:a|an|the|which|that is|i\.e\.)\b/i, 4],
  [
    /^ (?:is|are|was) (?:basically |essentially |simply |just |like |kind of )?(?:a|an|the|when|where|how)\b(?! (?:little|bit|lot|good|bad|great|better|worse|big|huge|very|few|couple|thing|things|problem|same|first|best|only|most|one|way|case|case|point|reason|question|insult|case)\b)/i,
    3,
  ],
  [
    /^, which (?:is|are|means) (?:like |basically |essentially |just |kind of |sort of )*(?:an?|the|when|where|what) \w+/i,
    3.1,
  ],
  [/^, (?:which (?:is|was|are|means)|an?) \w+/i, 2.5],
  [/^ (?:governs|explains|lets|allows|drives|determines|measures|works by)\b/i, 1.5],
];
const HEADED = /^(?: \w+){0,3}:\s/;
const NAMED = /(?:called|known as|term is|so-called|meant? by) $/i;

/** How much a sentence explains a term: 0 when it merely uses it. The term is found as text, so nothing in it is a pattern. */
export function explains(sentence: string, term: string): number {
  const low = sentence.toLowerCase();
  const wanted = term.toLowerCase();
  let best = 0;
  for (let at = low.indexOf(wanted), turn = 0; at >= 0 && turn < 4; at = low.indexOf(wanted, at + 1), turn++) {
    const start = sentence.slice(Math.max(0, at - 24), at);
    const opens = /^\W*(?:(?:the|a|an) )?\W*$/i.test(at <= 24 ? start : 'x');
    const rest = sentence.slice(at + term.length, at + term.length + 70).replace(/^s?["”’']?/, '');
    if (opens && HEADED.test(rest)) best = Math.max(best, 5);
    if (/\w \(["“‘']?(?:the |an? )?$/i.test(start) && rest.startsWith(')')) best = Math.max(best, 4);
    if (NAMED.test(start.replace(/["“‘']?(?:the |an? )?["“‘']?$/i, ''))) best = Math.max(best, 3.5);
    for (const [pattern, score] of AFTER)
      if (score > best && (score !== 2.5 || opens) && pattern.test(rest)) best = score === 3 && opens ? 4 : score;
  }
  return /\?["”’]?$/.test(sentence) ? best * 0.3 : best;
}

/** Looks a term up. Unknown terms give empty lists. A name is found where it was heard wrongly too, and a wrong hearing is looked up as the name. */
export function defineTerm(document: Document, passages: readonly Passage[], term: string, names: Names): Definition {
  const clean = names.right(term.trim()).replace(/s$/i, '');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${quoted(clean)}(?:s|es)?(?![\\p{L}\\p{N}])`, 'iu');
  const used = passages.filter((p) => pattern.test(p.text) || pattern.test(names.right(p.text)));
  const explained = used
    .map((p) => ({ p, score: explains(names.right(p.text), clean) }))
    .filter((x) => x.score > 0)
    .sort((a, b) => b.score - a.score || a.p.startUtf16 - b.p.startUtf16)
    .slice(0, 5);
  return { term, explained: explained.map((x) => itemOf(document, x.p)), used: used.map((p) => itemOf(document, p)) };
}
