import type { Document } from '../text/index.ts';
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

/** Looks a term up. Unknown terms give empty lists. */
export function defineTerm(document: Document, passages: readonly Passage[], term: string): Definition {
  const clean = term.trim().replace(/s$/i, '');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${quoted(clean)}(?:s|es)?(?![\\p{L}\\p{N}])`, 'iu');
  const used = passages.filter((p) => pattern.test(p.text));
  const explained = used
    .map((p) => ({ p, score: explains(p.text, clean) }))
    .filter((x) => x.score > 0)
    .sort((a, b) => b.score - a.score || a.p.startUtf16 - b.p.startUtf16)
    .slice(0, 5);
  return { term, explained: explained.map((x) => itemOf(document, x.p)), used: used.map((p) => itemOf(document, p)) };
}

/** Terms the document itself explains, with their best explanation: candidates are repeated names, acronyms and quoted words. */
export function glossaryOf(
  document: Document,
  passages: readonly Passage[],
  limit = 12,
): { term: string; item: Item; uses: number }[] {
  const found = new Map<string, Passage[]>();
  for (const p of passages) {
    for (const term of candidates(p.text)) {
      const list = found.get(term);
      if (list) list.push(p);
      else found.set(term, [p]);
    }
  }
  const out: { term: string; item: Item; uses: number; score: number }[] = [];
  for (const [term, places] of found) {
    const headed = places[0].text.startsWith(`${term}:`);
    if (places.length < 2 && !headed) continue;
    if (addressed(document.text, term)) continue;
    let best: { p: Passage; score: number } | undefined;
    for (const p of places.slice(0, 60)) {
      const score = MAY_EXPLAIN.test(p.text) ? explains(p.text, term) : 0;
      if (score >= 2.5 && (!best || score > best.score)) best = { p, score };
    }
    if (best)
      out.push({
        term,
        item: itemOf(document, best.p),
        uses: places.length,
        score: best.score * Math.log(1 + places.length),
      });
  }
  out.sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
  const kept: typeof out = [];
  for (const g of out) {
    if (kept.length >= limit) break;
    if (kept.every((k) => k.item.anchor.start !== g.item.anchor.start && !k.term.includes(g.term))) kept.push(g);
  }
  return kept.map(({ term, item, uses }) => ({ term, item, uses }));
}

/** A given name people are spoken to by ("Alex, thanks", "right, Alex?") is no term. */
function addressed(text: string, term: string): boolean {
  if (!/^\p{Lu}\p{Ll}+$/u.test(term)) return false;
  const pattern = new RegExp(
    `(?:[,.] ${quoted(term)}[,.?!])|(?:[.?!] ${quoted(term)}, (?:I|you|thanks|it|that|what|one)\\b)`,
    'g',
  );
  return (text.match(pattern)?.length ?? 0) >= 2;
}

/** A cheap look before the patterns: words without which no sentence explains anything. */
const MAY_EXPLAIN =
  /:|\(|,|\b(is|are|was|means|refers|stands|describes|called|known|so-called|governs|explains|lets|allows|drives|determines|measures|works)\b/;
/** Words that begin sentences or headings and are no terms. */
const NO_TERM =
  /^(the|this|that|these|those|his|her|their|its|our|my|your|it|he|she|they|we|you|i|a|an|on|in|at|of|and|but|so|or|for|to|from|by|with|even|like|also|well|yeah|no|yes|not|one|two|three|what|why|how|when|where|who|which|example|note|step|part|dr|mr|ms|mrs|there|here|then|now|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

/** Phrases that may be terms: "quoted words", ACRONYMS, Capitalised Phrases inside a sentence, and the head of "Term: explanation". */
function candidates(text: string): Set<string> {
  const out = new Set<string>();
  for (const m of text.matchAll(/["“]([\p{L}][\p{L} -]{2,30})["”]/gu)) if (m[1].split(' ').length <= 3) out.add(m[1]);
  for (const m of text.matchAll(/\b[A-Z]{2,6}s?\b/g)) out.add(m[0].replace(/s$/, ''));
  for (const m of text.matchAll(/(?<=[\p{Ll},] )(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2})/gu)) out.add(m[1]);
  const head = /^([\p{Lu}"“][\p{L}\p{N} "“”&'-]{2,48}):\s/u.exec(text);
  if (head && head[1].split(' ').length <= 6) out.add(head[1]);
  for (const term of out) if (NO_TERM.test(term)) out.delete(term);
  return out;
}
