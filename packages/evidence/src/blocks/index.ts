import { type Document, spanAt } from '../text/index.ts';
import { chromeOf, isAdvertisement } from './chrome.ts';
import { findDuplicates } from './duplicates.ts';
import { type Language, languageOf } from './language.ts';
import { turnsOf } from './turns.ts';
import type { Block, BlockKind } from './types.ts';

const CHROME: ReadonlySet<BlockKind> = new Set<BlockKind>([
  'navigation',
  'tag row',
  'self-promotion',
  'advertisement',
  'translation note',
  'credits',
  'speaker line',
]);

/** The line that begins the words themselves, after a page's own summary of them. */
const TRANSCRIPT = /^(#+ )?((full|show ?notes|episode|audio) )?transcript:?$/i;

/** Whether a block belongs to the page and not to what it says. */
export const isChrome = (block: Block): boolean => CHROME.has(block.kind);

/** Whether what a block says may count as evidence of its own: no page furniture, no copy, no summary or translation of the rest. */
export const isSource = (block: Block): boolean => !isChrome(block) && block.copyOf === undefined && !block.derived;

/** Cuts a document into blocks, one for each line, and says what each is. Neighbouring navigation lines become one block. */
export function findBlocks(document: Document): Block[] {
  const { text, offsets } = document;
  const lines: { start: number; end: number }[] = [];
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    let start = at;
    let end = stop;
    while (start < end && /\s/.test(text[start])) start++;
    while (end > start && /\s/.test(text[end - 1])) end--;
    if (end > start) lines.push({ start, end });
    at = stop + 1;
  }
  const main = mainLanguage(text);
  const blocks: Block[] = [];
  const transcript = lines.findLastIndex(({ start, end }) =>
    TRANSCRIPT.test(text.slice(start, Math.min(end, start + 60))),
  );
  const turns = turnsOf(
    lines.map(({ start, end }) => text.slice(start, end)),
    document.times.length > 0,
  );
  /** Whoever was named on a line of its own and speaks until somebody else does. */
  let speaking: string | undefined;
  const isTimed = (at: number) =>
    document.times.length > 0 && spanAt(document.times, offsets.toCodePoint(at)) !== undefined;
  let summary = false;
  lines.forEach(({ start, end }, k) => {
    const line = text.slice(start, end);
    const edge = k < 8 || k >= lines.length - 8;
    const language = languageOf(line);
    const foreign =
      language !== 'und' && language !== main && !(isEuropean(language) && isEuropean(main) && line.length < 200);
    const turn = turns[k];
    const stated = kindOf(line, edge, text, start);
    // what is said at a time or by somebody is no heading, however short and bare a caption is
    // nor is what the next line goes on with
    const next = lines[k + 1];
    const goesOn =
      next !== undefined && next.start - end <= 2 && /^\p{Ll}/u.test(text.slice(next.start, next.start + 2));
    const isSaid = turn !== undefined || goesOn || isTimed(start);
    const form = stated === 'heading' && !line.startsWith('#') && isSaid ? 'paragraph' : stated;
    const kind = turn?.alone ? 'speaker line' : form;
    if (
      k < transcript &&
      /^(topics|summary|episode overview|key takeaways|ai (summary|deep dive|chapters).*)$/i.test(line)
    )
      summary = true;
    if (k === transcript) summary = false;
    const derived = foreign || (summary && k > 0);
    const last = blocks.at(-1);
    if (last && kind === 'navigation' && last.kind === 'navigation') {
      last.endUtf16 = end;
      last.end = offsets.toCodePoint(end);
      return;
    }
    if (turn?.speaker) speaking = turn.alone ? turn.speaker : undefined;
    else if (kind === 'heading') speaking = undefined;
    const said = kind === 'paragraph' || kind === 'speaker line';
    const speaker = said ? (turn?.speaker ?? speaking) : undefined;
    blocks.push({
      start: offsets.toCodePoint(start),
      end: offsets.toCodePoint(end),
      startUtf16: start,
      endUtf16: end,
      kind:
        foreign && kind === 'paragraph' && line.length > 40
          ? 'summary'
          : kind === 'paragraph' && speaker && !foreign
            ? 'turn'
            : kind,
      language,
      derived,
      ...(speaker ? { speaker } : {}),
      ...(turn && said ? { lead: turn.lead } : {}),
    });
  });
  for (const d of findDuplicates(blocks, text)) blocks[d.copy].copyOf = d.of;
  return blocks;
}

/** The language most of the document is in. */
function mainLanguage(text: string): Language {
  const counts = new Map<Language, number>();
  const step = Math.max(2000, Math.floor(text.length / 12));
  for (let at = 0; at < text.length; at += step) {
    const language = languageOf(text.slice(at, at + 2000));
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  counts.delete('und'); // a last sample of a word or two says nothing
  let best: Language = 'und';
  for (const [language, n] of counts) if (n > (counts.get(best) ?? 0)) best = language;
  return best;
}

const isEuropean = (l: Language) => !/^(zh|ja|ko|ru|ar|hi|und)$/.test(l);

function kindOf(line: string, edge: boolean, text: string, start: number): BlockKind {
  const chrome = chromeOf(line, edge);
  if (chrome) return chrome;
  if (isAdvertisement(line)) return 'advertisement';
  if (/^(#{1,6} \S)/.test(line)) return 'heading';
  if (/^([-*•–]|\d{1,3}[.)])\s/.test(line)) return 'list item';
  if (/^[“"].+[”"]$/s.test(line) || line.startsWith('> ')) return 'quote';
  const words = line.split(/\s+/).length;
  const paragraphBefore = start > 1 && text[start - 1] === '\n' && text[start - 2] === '\n';
  if (
    words <= 12 &&
    line.length <= 120 &&
    !/[.!?:;,”"]$/.test(line) &&
    /^[\p{Lu}\p{N}“"]/u.test(line) &&
    (paragraphBefore || edge || text[start - 1] === '\n') &&
    /\p{L}/u.test(line)
  )
    return 'heading';
  return 'paragraph';
}

export { chromeOf, isAdvertisement } from './chrome.ts';
export { type Duplicate, findDuplicates, runsOf } from './duplicates.ts';
export { type Repetition, repetitionsOf } from './groups.ts';
export { type Language, languageOf } from './language.ts';
export type { Block, BlockKind } from './types.ts';
