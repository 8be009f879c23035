import type { Figure } from '../figures/index.ts';
import type { Passage } from './passages.ts';

/** The two kinds of document rank differently: a page leads with its point, a talk circles it. */
export type Register = 'page' | 'talk';

/** Talk has turns, times or the small words of speech. */
export function registerOf(passages: readonly Passage[], hasTimes: boolean, turns: number): Register {
  if (hasTimes || turns > 4) return 'talk';
  const text = passages.map((p) => p.text).join(' ');
  const spoken = text.match(/\b(yeah|you know|I mean|um|uh|gonna|kind of|sort of|I think|like,)\b/gi)?.length ?? 0;
  return spoken / Math.max(1, passages.length) > 0.08 ? 'talk' : 'page';
}

/** Talk about the talk: invitations, thanks, what comes next, and questions to the guest. */
const ASIDES =
  /\b(your thoughts|tell me|come to us|tune in|debate you|let me ask|talk to me|sign up|newsletter|subscribe|subscribed|our (?:interviews|listeners|guest)|our show|joining us|thanks for|thank you|next (?:week|friday|wednesday|episode)|link (?:in|to) the|profile picture|run us through|i agree with|sat down)\b/i;

/** A score for every passage: closeness to what the document keeps talking about (centroid of weighted words), figures and names, place, and plain speaking. */
export function rankPassages(
  passages: readonly Passage[],
  figures: readonly Figure[],
  register: Register,
): Float64Array {
  const documentFrequency = new Map<string, number>();
  for (const p of passages)
    for (const w of new Set(p.words)) documentFrequency.set(w, (documentFrequency.get(w) ?? 0) + 1);
  const n = passages.length;
  const weight = (w: string) => {
    const f = documentFrequency.get(w) ?? 0;
    return f < 2 ? 0 : Math.sqrt(f) * Math.log(1 + n / f);
  };
  const scores = new Float64Array(n);
  let f = 0;
  passages.forEach((p, k) => {
    let sum = 0;
    for (const w of new Set(p.words)) sum += weight(w);
    const words = p.text.split(/\s+/).length;
    let score = sum / Math.sqrt(6 + p.words.length);
    while (f < figures.length && figures[f].endUtf16 <= p.startUtf16) f++;
    let numbers = 0;
    for (let j = f; j < figures.length && figures[j].startUtf16 < p.endUtf16; j++)
      if (figures[j].kind !== 'date' && figures[j].unit !== '') numbers += weightOf(figures[j]);
    score *= 1 + Math.min(2, numbers) * 0.22;
    if (words < 7) score *= 0.25;
    else if (words > 45) score *= 0.6;
    if (/\?["”’)]?$/.test(p.text)) score *= 0.35;
    if (/^(this|that|it|they|he|she|these|those|and|but|so|or|which)\b/i.test(p.text))
      score *= register === 'talk' ? 0.75 : 0.65;
    if (ASIDES.test(p.text)) score *= 0.3;
    if (/^(because|whereas|i mean|yeah|well|right|ok|okay|no|also|again)\b/i.test(p.text)) score *= 0.6;
    if (/(\.\.\.|…)["”’)]?$/.test(p.text)) score *= 0.4;
    if (register === 'talk' && words > 36) score *= 0.7;
    if (!/[.!?…]["”’)]?$/.test(p.text)) score *= 0.5;
    if (/^[\p{Ll}]/u.test(p.text)) score *= 0.4;
    if (register === 'page') score *= 1 + 0.5 * Math.exp(-k / 6);
    else {
      const fillers =
        p.text.match(/\b(like|yeah|you know|I mean|um|uh|kind of|sort of|whatever|right)\b/gi)?.length ?? 0;
      score *= 1 / (1 + 0.35 * fillers);
      if (
        /\b(I think|the (point|key|reason|problem|question|argument|thesis)|what (that|this) means|essentially|in other words)\b/i.test(
          p.text,
        )
      )
        score *= 1.25;
      if (/\b(thanks|thank you|welcome|subscribe|podcast|episode|show)\b/i.test(p.text)) score *= 0.3;
    }
    scores[k] = score;
  });
  return scores;
}

/** An amount somebody is named for says more than a stretch of time or a small count ("in the last 24 hours", "two sides"). */
function weightOf(figure: Figure): number {
  if (!/^(money|price|percentage|rate|quantity|multiple|ratio)$/.test(figure.kind))
    return figure.kind === 'count' && typeof figure.value === 'number' && figure.value >= 100 ? 0.8 : 0.3;
  return figure.entity && figure.modifier !== 'vague' ? 1.2 : 0.8;
}

/** The best passages in order of text, none too like one already taken (maximal marginal relevance). */
export function choose(
  passages: readonly Passage[],
  scores: Float64Array,
  count: number,
  accept: (p: Passage, k: number) => boolean = () => true,
): number[] {
  const order = [...scores.keys()].filter((k) => accept(passages[k], k)).sort((a, b) => scores[b] - scores[a] || a - b);
  const taken: number[] = [];
  for (const k of order) {
    if (taken.length >= count) break;
    if (taken.every((t) => overlap(passages[t].words, passages[k].words) < 0.5)) taken.push(k);
  }
  return taken.sort((a, b) => a - b);
}

/** Share of the smaller sentence's words that both have. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const x = new Set(a);
  const y = new Set(b);
  let common = 0;
  for (const w of x) if (y.has(w)) common++;
  return common / Math.max(1, Math.min(x.size, y.size));
}
