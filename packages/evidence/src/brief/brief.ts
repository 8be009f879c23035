import { type PageRecord, recordOf } from '../about/index.ts';
import { type Block, findBlocks, isSource } from '../blocks/index.ts';
import { type Figure, findFigures } from '../figures/index.ts';
import type { Document } from '../text/index.ts';
import { type Chapter, chaptersOf } from './chapters.ts';
import { type Definition, defineTerm, glossaryOf } from './define.ts';
import { type Item, itemOf, type Passage, passagesOf } from './passages.ts';
import { type Quotation, quotationsOf } from './quotations.ts';
import { choose, type Register, rankPassages, registerOf } from './rank.ts';
import { type Part, partsOf } from './sections.ts';
import { phrasesOf } from './titles.ts';

/** What a document says, in its own sentences; every one of them leads back to its place. */
export interface Brief {
  document: string;
  title: string;
  date?: string;
  register: Register;
  record: PageRecord;
  overview: Item[];
  concepts: { term: string; item: Item }[];
  chapters: Chapter[];
  topicsByPerson: { person: string; items: Item[] }[];
  quotes: Item[];
  takeaways: Item[];
  glossary: { term: string; item: Item; uses: number }[];
}

/** A brief by extraction alone; the same document always gives the same brief. */
export function brief(
  document: Document,
  figures: readonly Figure[] = findFigures(document),
  blocks: readonly Block[] = findBlocks(document),
): Brief {
  const passages = passagesOf(document, blocks);
  const turns = blocks.filter((b) => b.kind === 'turn').length;
  const register = registerOf(passages, document.times.length > 0, turns);
  const scores = rankPassages(passages, figures, register);
  const size = passages.length;
  // a talk announces its subjects at the beginning, a page states its point there
  const opening = scores.map((x, k) => x * (1 + (register === 'talk' ? 1.2 : 0) * Math.exp(-k / 6)));
  const parts = partsOf(document, blocks, passages);
  const times = new Map<Part | undefined, number>();
  for (const part of parts) times.set(part, (times.get(part) ?? 0) + 1);
  const has = (part: Part) => (times.get(part) ?? 0) >= 2;
  const own = (part: Part) => (_: Passage, k: number) => !has(part) || parts[k] === part;
  const free = (k: number) => parts[k] === undefined || parts[k] === 'overview';
  const overview = choose(
    passages,
    opening,
    3,
    (_, k) => (register === 'talk' || k < Math.max(8, size * 0.4)) && (!has('takeaways') || free(k)),
  );
  const taken = new Set(overview);
  const takeaways = choose(
    passages,
    scores,
    Math.min(has('takeaways') ? 9 : 7, 2 + Math.floor(size / 40) + (has('takeaways') ? 7 : 0)),
    (p, k) => !taken.has(k) && !isQuoted(p) && own('takeaways')(p, k),
  );
  for (const k of takeaways) taken.add(k);
  const quotes =
    register === 'talk'
      ? spoken(document, passages, scores, taken)
      : written(document, blocks, figures, parts, passages);
  const glossary = glossaryOf(
    document,
    passages.filter((_, k) => parts[k] !== 'quotes' && parts[k] !== 'takeaways'),
  );
  const item = (k: number) => itemOf(document, passages[k]);
  const made: Brief = {
    document: document.id,
    title: document.title ?? titleOf(document, blocks),
    register,
    record: recordOf(document, blocks),
    overview: overview.map(item),
    concepts: has('concepts')
      ? declaredConcepts(document, passages, parts)
      : concepts(document, passages, scores, glossary),
    chapters: chaptersOf(document, blocks, passages),
    topicsByPerson: topics(document, passages, scores),
    quotes,
    takeaways: takeaways.map(item),
    glossary,
  };
  if (document.date) made.date = document.date;
  return made;
}

const quoteCount = (size: number) => Math.min(8, 2 + Math.floor(size / 50));

/** Sentences of a talk that stand for themselves. */
function spoken(
  document: Document,
  passages: readonly Passage[],
  scores: Float64Array,
  taken: ReadonlySet<number>,
): Item[] {
  return choose(passages, scores, quoteCount(passages.length), (p, k) => !taken.has(k) && p.text.length < 320).map(
    (k) => itemOf(document, passages[k]),
  );
}

/** What a page puts between quotation marks: from its own section of quotations when it has one. */
function written(
  document: Document,
  blocks: readonly Block[],
  figures: readonly Figure[],
  parts: readonly (string | undefined)[],
  passages: readonly Passage[],
): Item[] {
  const section = new Set(passages.flatMap((p, k) => (parts[k] === 'quotes' ? [p.block] : [])));
  const all = quotationsOf(document, blocks);
  const chosen: Quotation[] = section.size >= 2 ? all.filter((q) => section.has(q.block)) : all;
  const count = section.size >= 2 ? 8 : quoteCount(passages.length) + 1;
  return choose(chosen, rankPassages(chosen, figures, 'page'), count).map((k) => {
    const item = itemOf(document, chosen[k]);
    if (chosen[k].time) item.time ??= chosen[k].time;
    return item;
  });
}

/** The terms the document explains, and where it explains few, the phrases it keeps coming back to with the sentence that says most of them. */
function concepts(
  document: Document,
  passages: readonly Passage[],
  scores: Float64Array,
  glossary: Brief['glossary'],
): Brief['concepts'] {
  const out = glossary.slice(0, 6).map(({ term, item }) => ({ term, item }));
  if (passages.length < 40) return out;
  const whole = new Map<string, number>();
  for (const p of passages) for (const w of p.words) whole.set(w, (whole.get(w) ?? 0) + 1);
  const used = new Set(out.map((c) => c.item.anchor.startUtf16));
  for (const phrase of phrasesOf(passages, whole, 8)) {
    if (out.length >= 6) break;
    const low = phrase.toLowerCase();
    if (!phrase.includes(' ') || out.some((c) => low.includes(c.term.toLowerCase()))) continue;
    const [best] = choose(passages, scores, 1, (p) => p.text.toLowerCase().includes(low) && !used.has(p.startUtf16));
    if (best === undefined) continue;
    used.add(passages[best].startUtf16);
    out.push({ term: phrase, item: itemOf(document, passages[best]) });
  }
  return out;
}

/** "Term: explanation" in the page's own section of concepts, in its order. */
function declaredConcepts(
  document: Document,
  passages: readonly Passage[],
  parts: readonly (string | undefined)[],
): Brief['concepts'] {
  const out: Brief['concepts'] = [];
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

/** What a term means in a document, where it is explained and where it is used. */
export function define(document: Document, term: string, blocks: readonly Block[] = findBlocks(document)): Definition {
  return defineTerm(document, passagesOf(document, blocks), term);
}

function isQuoted(p: Passage): boolean {
  return /^["“].+["”]\W*$/s.test(p.text) || /["“][^"”]{40,}["”]/.test(p.text);
}

/** Without a declared title: the first heading that is not a date or a byline, else the first words. */
function titleOf(document: Document, blocks: readonly Block[]): string {
  const slice = (b: Block) => document.text.slice(b.startUtf16, b.endUtf16).replace(/\s+/g, ' ');
  const titled = (b: Block) => {
    const words = slice(b).split(' ');
    const capitals = words.filter((w) => /^[^\p{L}]*\p{Lu}/u.test(w)).length;
    return words.length >= 4 && words.length <= 18 && /[?!]$/.test(slice(b)) && capitals >= words.length * 0.6;
  };
  const heading = blocks
    .slice(0, 14)
    .find(
      (b) =>
        ((b.kind === 'heading' && slice(b).split(' ').length >= 3) || (b.kind === 'paragraph' && titled(b))) &&
        !/\b(19|20)\d\d\b.*·|^\w+ \d{1,2}, \d{4}|^(cover|logo) of /.test(slice(b)),
    );
  if (heading) return slice(heading).replace(/^#+\s*/, '');
  const first = blocks.find(isSource);
  return first ? `${slice(first).split(' ').slice(0, 9).join(' ')}…` : document.name;
}

function topics(document: Document, passages: readonly Passage[], scores: Float64Array): Brief['topicsByPerson'] {
  const people = new Map<string, number>();
  for (const p of passages) if (p.speaker) people.set(p.speaker, (people.get(p.speaker) ?? 0) + 1);
  const top = [...people]
    .filter(([, n]) => n >= 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8);
  return top.map(([person]) => ({
    person,
    items: choose(passages, scores, 3, (p) => p.speaker === person).map((k) => itemOf(document, passages[k])),
  }));
}
