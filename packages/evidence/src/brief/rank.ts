import type { Figure } from '../figures/index.ts';
import type { Passage } from './passages.ts';
import { beginningOf, mayStand, standingOf } from './standing.ts';

/** The two kinds of document rank differently: a page leads with its point, a talk circles it. */
export type Register = 'page' | 'talk';

/** Talk has turns, times or the small words of speech. */
export function registerOf(passages: readonly Passage[], hasTimes: boolean, turns: number): Register {
  if (hasTimes || turns > 4) return 'talk';
  const text = passages.map((p) => p.text).join(' ');
  const spoken = text.match(/\b(yeah|you know|I mean|um|uh|gonna|kind of|sort of|I think|like,)\b/gi)?.length ?? 0;
  return spoken / Math.max(1, passages.length) > 0.08 ? 'talk' : 'page';
}

/** A score for every passage: what the document and this part of it keep talking about, figures, place, and how well the sentence stands alone. `partOf` gives each passage's chapter. */
export function rankPassages(
  passages: readonly Passage[],
  figures: readonly Figure[],
  register: Register,
  partOf: readonly number[] = [],
): Float64Array {
  const asks = byAsking(passages);
  const weight = salience(passages, partOf);
  const scores = new Float64Array(passages.length);
  let f = 0;
  passages.forEach((p, k) => {
    while (f < figures.length && figures[f].endUtf16 <= p.startUtf16) f++;
    // what points back may be quoted together with what it points to
    const standing = standingOf(p, register) * (beginningOf(passages, k, register) < k ? 2 : 1);
    if (standing === 0 || !mayStand(passages, k, register)) return;
    let sum = 0;
    for (const w of new Set(p.words)) sum += weight(w, partOf[k] ?? 0);
    let numbers = 0;
    for (let j = f; j < figures.length && figures[j].startUtf16 < p.endUtf16; j++)
      if (figures[j].kind !== 'date' && figures[j].unit !== '') numbers += weightOf(figures[j]);
    const leads = k === 0 || (partOf.length > 0 && partOf[k] !== partOf[k - 1]);
    const place = register === 'page' ? (1 + 0.4 * Math.exp(-k / 6)) * (leads ? 1.2 : 1) : 1;
    scores[k] =
      (sum / Math.sqrt(8 + p.words.length)) *
      (1 + Math.min(2.5, numbers) * 0.3) *
      standing *
      place *
      (asks.get(p.speaker ?? '') ?? 1);
  });
  return scores;
}

/** Who asks is there to hear others: the more of somebody's sentences are questions, the less the others count. 1 where nobody is known. */
function byAsking(passages: readonly Passage[]): Map<string, number> {
  const said = new Map<string, { all: number; asked: number }>();
  for (const p of passages) {
    if (!p.speaker) continue;
    const known = said.get(p.speaker) ?? { all: 0, asked: 0 };
    known.all++;
    if (/\?["”’)]*$/.test(p.text)) known.asked++;
    said.set(p.speaker, known);
  }
  const out = new Map<string, number>();
  if (said.size < 2) return out;
  for (const [who, { all, asked }] of said) if (asked >= 2) out.set(who, 1 - Math.min(0.55, (2.2 * asked) / all));
  return out;
}

/** How much a word is the subject of the document and of one of its parts: frequent here, not everywhere. Sentences lend weight to their words and words to their sentences (mutual reinforcement after Zha, "Generic summarization and keyphrase extraction", 2002; one round). */
function salience(passages: readonly Passage[], partOf: readonly number[]): (w: string, part: number) => number {
  const n = passages.length;
  const whole = new Map<string, number>();
  const parts = new Map<string, Map<number, number>>();
  passages.forEach((p, k) => {
    for (const w of new Set(p.words)) {
      whole.set(w, (whole.get(w) ?? 0) + 1);
      const by = parts.get(w) ?? new Map<number, number>();
      by.set(partOf[k] ?? 0, (by.get(partOf[k] ?? 0) ?? 0) + 1);
      parts.set(w, by);
    }
  });
  const first = (w: string) => {
    const f = whole.get(w) ?? 0;
    return f < 2 ? 0 : Math.sqrt(f) * Math.log(1 + n / f);
  };
  const lent = new Map<string, number>();
  for (const p of passages) {
    const unique = new Set(p.words);
    let sum = 0;
    for (const w of unique) sum += first(w);
    const mean = sum / Math.sqrt(8 + unique.size);
    for (const w of unique) lent.set(w, (lent.get(w) ?? 0) + mean);
  }
  const mean = [...lent.values()].reduce((a, b) => a + b, 0) / Math.max(1, lent.size);
  return (w, part) => {
    const base = first(w);
    if (base === 0) return 0.4;
    const company = Math.min(1.3, 0.8 + 0.2 * ((lent.get(w) ?? 0) / ((whole.get(w) ?? 1) * Math.max(0.1, mean))));
    const here = (parts.get(w)?.get(part) ?? 0) / (whole.get(w) ?? 1);
    return base * company * (0.7 + 0.6 * here);
  };
}

/** An amount somebody is named for says more than a stretch of time or a small count ("in the last 24 hours", "two sides"). */
function weightOf(figure: Figure): number {
  if (!/^(money|price|percentage|rate|quantity|multiple|ratio)$/.test(figure.kind))
    return figure.kind === 'count' && typeof figure.value === 'number' && figure.value >= 100 ? 0.8 : 0.2;
  return figure.entity && figure.modifier !== 'vague' ? 1.3 : 0.8;
}

/** The best passages in order of text: none too like one taken before (maximal marginal relevance, Carbonell and Goldstein, 1998), and each further one from the same part counts less. `before`: passages the reader has already seen, to be repeated by none. */
export function choose(
  passages: readonly Passage[],
  scores: Float64Array,
  count: number,
  accept: (p: Passage, k: number) => boolean = () => true,
  partOf: readonly number[] = [],
  before: Iterable<number> = [],
): number[] {
  const open = [...scores.keys()]
    .filter((k) => scores[k] > 0 && accept(passages[k], k))
    .sort((a, b) => scores[b] - scores[a] || a - b)
    .slice(0, Math.max(60, count * 25));
  const floor = 0.25 * (scores[open[0]] ?? 0); // rather fewer than poor ones
  const most = new Map<number, number>();
  const taken: number[] = [];
  const likeness = new Map<number, number>();
  const seen = [...before].map((k) => passages[k].words);
  for (const k of open) if (seen.some((words) => overlap(words, passages[k].words) >= 0.5)) likeness.set(k, 1);
  while (taken.length < count && open.length > 0) {
    let best = -1;
    let value = 0;
    for (const k of open) {
      const like = likeness.get(k) ?? 0;
      if (like >= 0.5 || scores[k] < floor) continue;
      const x = scores[k] * (1 - like) * 0.55 ** (most.get(partOf[k] ?? -1) ?? 0);
      if (x > value) {
        value = x;
        best = k;
      }
    }
    if (best < 0) break;
    open.splice(open.indexOf(best), 1);
    taken.push(best);
    if (partOf.length) most.set(partOf[best], (most.get(partOf[best]) ?? 0) + 1);
    for (const k of open)
      likeness.set(k, Math.max(likeness.get(k) ?? 0, overlap(passages[best].words, passages[k].words)));
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
