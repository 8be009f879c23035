import { type Block, findBlocks, isSource } from '../blocks/index.ts';
import { type Figure, findFigures } from '../figures/index.ts';
import type { Document } from '../text/index.ts';
import { type Chapter, chaptersOf } from './chapters.ts';
import { type Definition, defineTerm, glossaryOf } from './define.ts';
import { type Item, itemOf, type Passage, passagesOf } from './passages.ts';
import { choose, type Register, rankPassages, registerOf } from './rank.ts';
import { type PageRecord, recordOf } from './record.ts';

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
  const overview = choose(passages, opening, 3, (_, k) => register === 'talk' || k < Math.max(8, size * 0.4));
  const taken = new Set(overview);
  const takeaways = choose(
    passages,
    scores,
    Math.min(7, 2 + Math.floor(size / 40)),
    (p, k) => !taken.has(k) && !isQuoted(p),
  );
  for (const k of takeaways) taken.add(k);
  const quotes = choose(
    passages,
    scores,
    Math.min(8, 2 + Math.floor(size / 50)),
    (p, k) => !taken.has(k) && (register === 'talk' ? p.text.length < 320 : isQuoted(p)),
  );
  const glossary = glossaryOf(document, passages);
  const item = (k: number) => itemOf(document, passages[k]);
  const made: Brief = {
    document: document.id,
    title: document.title ?? titleOf(document, blocks),
    register,
    record: recordOf(document, blocks),
    overview: overview.map(item),
    concepts: glossary.slice(0, 6).map(({ term, item: i }) => ({ term, item: i })),
    chapters: chaptersOf(document, blocks, passages),
    topicsByPerson: topics(document, passages, scores),
    quotes: quotes.map(item),
    takeaways: takeaways.map(item),
    glossary,
  };
  if (document.date) made.date = document.date;
  return made;
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
  const heading = blocks
    .slice(0, 14)
    .find(
      (b) =>
        b.kind === 'heading' &&
        slice(b).split(' ').length >= 3 &&
        !/\b(19|20)\d\d\b.*·|^\w+ \d{1,2}, \d{4}/.test(slice(b)),
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
