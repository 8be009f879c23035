import { type PageRecord, recordOf } from '../about/index.ts';
import { type Block, findBlocks, isSource } from '../blocks/index.ts';
import { type Figure, findFigures } from '../figures/index.ts';
import type { Document } from '../text/index.ts';
import { type Chapter, chaptersOf } from './chapters.ts';
import { type Concept, conceptsOf, declaredConcepts } from './concepts.ts';
import { type Definition, defineTerm } from './define.ts';
import { glossaryOf, type Term } from './glossary.ts';
import { namesOf } from './names.ts';
import { overviewOf } from './overview.ts';
import { type Item, itemOf, type Passage, passagesOf } from './passages.ts';
import { type PersonTopics, topicsByPerson } from './people.ts';
import { phrasesOf } from './phrases.ts';
import { type Quotation, quotationsOf } from './quotations.ts';
import { choose, type Register, rankPassages, registerOf } from './rank.ts';
import { type Part, partsOf } from './sections.ts';
import { beginningOf, trimmed } from './standing.ts';

/** What a document says, in its own sentences; every one of them leads back to its place. */
export interface Brief {
  document: string;
  title: string;
  date?: string;
  register: Register;
  record: PageRecord;
  overview: Item[];
  concepts: Concept[];
  chapters: Chapter[];
  /** Empty where the document does not say who speaks. */
  topicsByPerson: PersonTopics[];
  quotes: Item[];
  takeaways: Item[];
  glossary: Term[];
}

/** A brief by extraction alone; the same document always gives the same brief. */
export function brief(
  document: Document,
  figures: readonly Figure[] = findFigures(document),
  blocks: readonly Block[] = findBlocks(document),
): Brief {
  const whole = passagesOf(document, blocks);
  const turns = blocks.filter((b) => b.kind === 'turn').length;
  const register = registerOf(whole, document.times.length > 0, turns);
  const passages = whole.map((p) => trimmed(p, document.text));
  const names = namesOf(document.text);
  const phrases = phrasesOf(passages, names);
  const chapters = chaptersOf(document, blocks, passages, phrases, register === 'talk');
  // a page without parts is covered paragraph by paragraph
  const chapterOf = chapters.length < 3 ? passages.map((p) => p.block) : chaptersByPassage(passages, chapters);
  const scores = rankPassages(passages, figures, register, chapterOf);
  const record = recordOf(document, blocks);
  const parts = partsOf(document, blocks, passages);
  const times = new Map<Part | undefined, number>();
  for (const part of parts) times.set(part, (times.get(part) ?? 0) + 1);
  const has = (part: Part) => (times.get(part) ?? 0) >= 2;

  const overview =
    has('overview') && register === 'page'
      ? declaredOverview(passages, parts)
      : overviewOf(
          passages,
          scores,
          register,
          (_, k) => !has('takeaways') || parts[k] === undefined || parts[k] === 'overview',
          chapterOf,
        );
  const taken = new Set(overview);
  const takeaways = has('takeaways')
    ? declaredTakeaways(passages, parts, taken)
    : choose(
        passages,
        scores,
        takeawayCount(passages.length),
        (p, k) =>
          !taken.has(k) && !taken.has(beginningOf(passages, k, register)) && (!isQuoted(p) || register === 'talk'),
        chapterOf,
        overview,
      );
  for (const k of takeaways) taken.add(k);
  const quotes =
    register === 'talk'
      ? spoken(document, passages, scores, taken, chapterOf)
      : written(document, blocks, figures, parts, passages);
  const listed = new Set(passages.filter((_, k) => parts[k] === 'concepts' || parts[k] === 'glossary'));
  const glossary = glossaryOf(
    document,
    passages.filter((_, k) => parts[k] !== 'quotes' && parts[k] !== 'takeaways'),
    names,
    (p) => listed.has(p),
  );
  const item = (k: number) => {
    const from = passages[beginningOf(passages, k, register)];
    return itemOf(document, { ...passages[k], startUtf16: from.startUtf16 });
  };
  // a line of takeaways is one thought, if it is not an essay
  const line = (k: number) => {
    let end = k;
    while (passages[end + 1]?.block === passages[k].block && passages[end + 1].endUtf16 - passages[k].startUtf16 <= 420)
      end++;
    return itemOf(document, { ...passages[k], endUtf16: passages[end].endUtf16 });
  };
  const made: Brief = {
    document: document.id,
    title: document.title ?? titleOf(document, blocks),
    register,
    record,
    overview: overview.map(item),
    concepts: has('concepts')
      ? declaredConcepts(document, passages, parts)
      : conceptsOf(document, passages, scores, phrases, glossary, names),
    chapters,
    topicsByPerson: topicsByPerson(document, passages, scores, record),
    quotes,
    // a sentence quoted with the next one is not quoted again by itself
    takeaways: has('takeaways')
      ? takeaways.map(line)
      : takeaways.filter((k) => !takeaways.includes(k + 1) || beginningOf(passages, k + 1, register) > k).map(item),
    glossary,
  };
  if (document.date) made.date = document.date;
  return made;
}

/** A page's own overview, after the sentence the page begins with. */
function declaredOverview(passages: readonly Passage[], parts: readonly (Part | undefined)[]): number[] {
  const own = passages.flatMap((_, k) => (parts[k] === 'overview' ? [k] : [])).slice(0, 5);
  return parts[0] === undefined && passages[0].words.length >= 5 ? [0, ...own] : own;
}

/** The lines of a page's own takeaways, by the first sentence of each. */
function declaredTakeaways(
  passages: readonly Passage[],
  parts: readonly (Part | undefined)[],
  taken: ReadonlySet<number>,
): number[] {
  const out: number[] = [];
  passages.forEach((p, k) => {
    const first = k === 0 || passages[k - 1].block !== p.block;
    const whole = p.words.length >= 3 || passages[k + 1]?.block === p.block;
    if (parts[k] === 'takeaways' && first && !taken.has(k) && whole && !/:$/.test(p.text) && out.length < 9)
      out.push(k);
  });
  return out;
}

/** Five for a page, up to ten for an hour of talk; fewer where there is not much to choose from. */
const takeawayCount = (size: number) =>
  Math.min(10, Math.max(Math.min(5, Math.floor(size / 3)), 3 + Math.floor(size / 60)));

/** The chapter each passage stands in, by index. */
function chaptersByPassage(passages: readonly Passage[], chapters: readonly Chapter[]): number[] {
  let c = 0;
  return passages.map((p) => {
    while (c + 1 < chapters.length && chapters[c + 1].startUtf16 <= p.startUtf16) c++;
    return c;
  });
}

/** Words of somebody's own view. */
const VIEW =
  /\b(I think|I believe|my (?:theory|view|argument|point)|never|always|nobody|no one|not (?:a|the|that)|isn['’]t|can['’]t|won['’]t|should|must|the (?:only|best|worst|biggest|problem|point|question))\b/i;
const quoteCount = (size: number) => Math.min(8, 2 + Math.floor(size / 50));

/** Sentences of a talk that stand for themselves. */
function spoken(
  document: Document,
  passages: readonly Passage[],
  scores: Float64Array,
  taken: ReadonlySet<number>,
  chapterOf: readonly number[],
): Item[] {
  const short = (p: Passage, k: number) => !taken.has(k) && p.text.length < 240;
  // what is quoted is somebody's view, told shortly
  const sharp = scores.map(
    (x, k) => x * (VIEW.test(passages[k].text) ? 1.5 : 1) * (passages[k].text.length < 150 ? 1.2 : 1),
  );
  return choose(passages, sharp, quoteCount(passages.length), short, chapterOf, taken).map((k) =>
    itemOf(document, passages[k]),
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

/** What a term means in a document, where it is explained and where it is used. */
export function define(document: Document, term: string, blocks: readonly Block[] = findBlocks(document)): Definition {
  return defineTerm(document, passagesOf(document, blocks), term, namesOf(document.text));
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
