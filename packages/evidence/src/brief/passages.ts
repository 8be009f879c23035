import { type Anchor, anchorOf } from '../anchors/index.ts';
import { type Block, isSource } from '../blocks/index.ts';
import { asSaid, clock, type Document, sentencesOf, spanAt } from '../text/index.ts';

/** One sentence of the document that may be quoted. */
export interface Passage {
  startUtf16: number;
  endUtf16: number;
  text: string;
  words: string[];
  block: number;
  speaker?: string;
}

/** A sentence in a brief: the document's own words, with the way back. */
export interface Item {
  text: string;
  anchor: Anchor;
  speaker?: string;
  /** "0:19:15" when the document has a recording. */
  time?: string;
  /** Where a helper proposed it and reviewers accepted it. */
  accepted?: { by: string[]; proposedBy: string };
}

const STOP = new Set(
  `a an the and or but if so as of to in on at by for from with without into about over under than then there here is are was were be been being am do does did have has had
  will would can could should may might must not no it its it's he she they we you i me my your our their his her them us this that these those what which who how why when where
  all any some more most much many very just also even only like really actually basically know think mean going get got go say said says see yeah right well okay um uh because
  up down out off again one two thing things lot kind sort way people don't doesn't didn't isn't that's there's they're we're you're i'm i've can't let's let make made want need
  such other new now still first last back come take use used using per through between while after before both each own same`.split(
    /\s+/,
  ),
);

/** Content words of a sentence, lower case. */
export function contentWords(text: string): string[] {
  const out: string[] = [];
  for (const w of text
    .toLowerCase()
    .replace(/’/g, "'")
    .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []) {
    const word = w.replace(/'s$/, '');
    if (word.length > 2 && !STOP.has(word) && !(word.charCodeAt(0) < 58 && /^\d+$/.test(word))) out.push(stem(word));
  }
  return out;
}

/** Plurals and their singulars count as one word. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** All sentences that may count as evidence: no page furniture, copies, summaries or translations, no headings. A sentence that a transcript broke over two lines is one passage again. */
export function passagesOf(document: Document, blocks: readonly Block[]): Passage[] {
  const out: Passage[] = [];
  let speaker: string | undefined;
  let before: Block | undefined;
  blocks.forEach((block, k) => {
    if (block.kind === 'heading') speaker = undefined;
    if (block.speaker) speaker = block.speaker;
    const goesOn = before !== undefined && continues(document.text, before, block);
    if (!isSource(block) || block.kind === 'heading') {
      before = undefined;
      return;
    }
    before = block;
    sentencesOf(document.text, block.startUtf16, block.endUtf16).forEach((s, n) => {
      let start = s.start;
      if (start === block.startUtf16) start += block.lead ?? 0;
      start += OPENING_MARKS.exec(document.text.slice(start, Math.min(s.end, start + 80)))?.[0].length ?? 0;
      if (start >= s.end) return;
      const last = out.at(-1);
      if (n === 0 && goesOn && last && s.end - last.startUtf16 <= LONGEST_JOINED) {
        last.endUtf16 = s.end;
        last.text = asSaid(document.text.slice(last.startUtf16, s.end));
        last.words = contentWords(last.text);
        return;
      }
      const text = document.text.slice(start, s.end);
      const passage: Passage = { startUtf16: start, endUtf16: s.end, text, words: contentWords(text), block: k };
      const said = speaker ?? spanAt(document.times, document.offsets.toCodePoint(start))?.speaker;
      if (said) passage.speaker = said;
      out.push(passage);
    });
  });
  return out;
}

/** White space, list marks, numbers of a list and the time stamp of a turn ("[04:08]"). */
const OPENING_MARKS = /^(\s|[-*•–]\s|\d{1,3}[.)]\s|\\?\[\d{1,2}:\d\d(?::\d\d)?\\?\])*/;
/** A sentence put together again is never longer than this, in characters. */
const LONGEST_JOINED = 600;

/** Whether a line goes on with the sentence of the line before, in running text and said by the same: it begins with a small letter, or the line before, a caption with its second, broke off. */
function continues(text: string, before: Block, block: Block): boolean {
  const running = (b: Block) => b.kind === 'paragraph' || b.kind === 'turn';
  if (!running(before) || !running(block) || block.startUtf16 - before.endUtf16 > 4) return false;
  if (block.speaker !== before.speaker) return false;
  const at = block.startUtf16 + (block.lead ?? 0);
  const last = text.slice(Math.max(before.startUtf16, before.endUtf16 - 2), before.endUtf16);
  if (/[?!]["”’]?$/.test(last)) return false;
  return (
    /^\p{Ll}/u.test(text.slice(at, at + 2)) ||
    (block.lead !== undefined && before.lead !== undefined && !/[.…]["”’]?$/.test(last))
  );
}

/** A passage as an item of a brief. */
export function itemOf(document: Document, p: { startUtf16: number; endUtf16: number; speaker?: string }): Item {
  const anchor = anchorOf(document, p.startUtf16, p.endUtf16);
  const item: Item = { text: asSaid(anchor.exact), anchor };
  if (p.speaker) item.speaker = p.speaker;
  if (anchor.from !== undefined) item.time = clock(anchor.from);
  return item;
}
