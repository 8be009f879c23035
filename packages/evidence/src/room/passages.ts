import { type Block, findBlocks, isChrome } from '../blocks/index.ts';
import { type Document, sentencesOf, timeAt } from '../text/index.ts';
import type { Passage } from './store.ts';

/** Short lines that follow each other (subtitles) become one passage up to this length; longer blocks are cut at sentences. UTF-16 units. */
const SHORT = 100;
const WHOLE = 900;

/** What search finds of a document: its blocks, page furniture left out, cut and joined to a length people read at a glance. */
export function searchable(document: Document, blocks: readonly Block[] = findBlocks(document)): Passage[] {
  const out: Passage[] = [];
  let open: { block: Block; startUtf16: number; endUtf16: number } | undefined;
  const close = () => {
    if (open) out.push(passageOf(document, open.block, open.startUtf16, open.endUtf16));
    open = undefined;
  };
  for (const block of blocks) {
    if (isChrome(block)) {
      close();
      continue;
    }
    const length = block.endUtf16 - block.startUtf16;
    const joins =
      open !== undefined &&
      length < SHORT &&
      open.block.kind === block.kind &&
      block.kind !== 'heading' &&
      (open.block.speaker ?? '') === (block.speaker ?? '') &&
      block.endUtf16 - open.startUtf16 < SHORT * 4;
    if (joins) open!.endUtf16 = block.endUtf16;
    else {
      close();
      if (length < SHORT) open = { block, startUtf16: block.startUtf16, endUtf16: block.endUtf16 };
      else for (const [from, to] of pieces(document.text, block)) out.push(passageOf(document, block, from, to));
    }
  }
  close();
  return out;
}

/** A block as stretches of at most about `WHOLE`, each of whole sentences; a sentence longer than that stays whole. */
function pieces(text: string, { startUtf16, endUtf16 }: Block): [number, number][] {
  if (endUtf16 - startUtf16 <= WHOLE) return [[startUtf16, endUtf16]];
  const out: [number, number][] = [];
  for (const { start, end } of sentencesOf(text, startUtf16, endUtf16)) {
    const last = out.at(-1);
    if (last && end - last[0] <= WHOLE) last[1] = end;
    else out.push([start, end]);
  }
  return out;
}

function passageOf(document: Document, block: Block, startUtf16: number, endUtf16: number): Passage {
  const start = document.offsets.toCodePoint(startUtf16);
  const from = timeAt(document.times, start);
  return {
    start,
    end: document.offsets.toCodePoint(endUtf16),
    startUtf16,
    endUtf16,
    kind: block.kind,
    language: block.language,
    text: document.text.slice(startUtf16, endUtf16),
    ...(block.speaker !== undefined && { speaker: block.speaker }),
    ...(from !== undefined && { from }),
  };
}
