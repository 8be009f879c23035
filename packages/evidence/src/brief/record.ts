import { type Block, isChrome } from '../blocks/index.ts';
import type { Document } from '../text/index.ts';

/** What a page says about itself: who, when, how long, under which tags. Only what stands there; nothing is guessed. */
export interface PageRecord {
  date?: string;
  minutes?: number;
  tags: string[];
  /** The programme or series the page belongs to, when it says so. */
  show?: { name: string; start: number; end: number };
  people: { name: string; role?: string /** Code points. */; start: number; end: number }[];
}

/** "Edwin Chen (Surge AI founder)", "Mike Krieger, CPO of Anthropic": a name of two or three words and what stands in brackets or after the comma. */
const WITH_ROLE = /(?<![\p{L}])(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){1,2}) \(([^()\n]{3,60})\)/gu;
const TITLES =
  /\b(CEO|CFO|CTO|COO|CPO|founder|co-founder|partner|chair(?:man|woman)?|president|director|analyst|editor|host|professor|investor|capital|ventures|economist|reporter|head|lead|chief)\b/i;
const AFTER_COMMA =
  /(?<![\p{L}])(\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+), (?:the |an? )?((?:[\p{L}-]+ ){0,2}(?:CEO|CFO|CTO|COO|CPO|founder|co-founder|chairman|chairwoman|president|director|analyst|editor|host|professor|economist)(?: (?:of|at) [\p{Lu}][\p{L}&. ]{1,30})?)/gu;

/** "**Podcast:** Latent Space", "logo of podcast Big Technology Podcast". */
const SHOW =
  /^(?:\*{0,2}(?:podcast|show|series|program(?:me)?):?\*{0,2}:?[ \t]+|logo of podcast[ \t]+)([^\n]{3,100}?)[ \t*]*$/im;
/** "I'm Jacob Efron, and this has been …": somebody says who speaks. */
const INTRODUCES = /\b(?:I['’]m|my name is) (\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)(?=[,.]| and\b)/gu;

/** "With me is Ines Falk", "our guest today is …", "Natalie Pistunovich is with us": the host says who came. */
const PRESENTS =
  /(?:[Ww]ith me (?:today |this week )?is|[Gg]uest(?: today| this week)?(?: is|,)|[Jj]oined (?:today )?by) (\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)|(\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+) (?:is (?:here )?with us|joins us)\b/gu;

/** Reads the record of a page from its head, its tag row and its sentences. */
export function recordOf(document: Document, blocks: readonly Block[]): PageRecord {
  const { text, offsets } = document;
  const slice = (b: Block) => text.slice(b.startUtf16, b.endUtf16);
  const record: PageRecord = { tags: [], people: [] };
  if (document.date) record.date = document.date;
  for (const b of blocks)
    if (b.kind === 'tag row')
      record.tags.push(
        ...slice(b)
          .split('#')
          .map((t) => t.trim())
          .filter(Boolean),
      );
  const minutes = /(?:^|[·•|\s])(?:(\d{1,2}) ?h(?:ours?|rs?)? ?)?(\d{1,3}) ?min(?:ute)?s?\b/i.exec(text.slice(0, 800));
  if (minutes) record.minutes = Number(minutes[1] ?? 0) * 60 + Number(minutes[2]);
  const show = SHOW.exec(text.slice(0, 3000));
  if (show) {
    const at = show.index + show[0].lastIndexOf(show[1]);
    record.show = { name: show[1], start: offsets.toCodePoint(at), end: offsets.toCodePoint(at + show[1].length) };
  }
  const seen = new Map<string, PageRecord['people'][number]>();
  const add = (name: string, role: string | undefined, at: number) => {
    const known = seen.get(name);
    if (known) {
      known.role ??= role;
      return;
    }
    const person = {
      name,
      ...(role ? { role } : {}),
      start: offsets.toCodePoint(at),
      end: offsets.toCodePoint(at + name.length),
    };
    seen.set(name, person);
    record.people.push(person);
  };
  const speakers = new Set(blocks.flatMap((b) => (b.speaker && !b.derived ? [b.speaker] : [])));
  for (const t of document.times) if (t.speaker) speakers.add(t.speaker);
  for (const b of blocks) {
    if (isChrome(b) || b.copyOf !== undefined) continue;
    const words = slice(b);
    for (const m of words.matchAll(WITH_ROLE)) if (TITLES.test(m[2])) add(m[1], m[2], b.startUtf16 + m.index);
    for (const m of words.matchAll(AFTER_COMMA)) add(m[1], m[2].trim(), b.startUtf16 + m.index);
    for (const m of words.matchAll(INTRODUCES)) add(m[1], undefined, b.startUtf16 + m.index + m[0].lastIndexOf(m[1]));
    for (const m of words.matchAll(PRESENTS)) {
      const name = m[1] ?? m[2];
      add(name, undefined, b.startUtf16 + m.index + m[0].lastIndexOf(name));
    }
    if (b.speaker && speakers.has(b.speaker)) add(b.speaker, undefined, b.startUtf16);
  }
  return record;
}
