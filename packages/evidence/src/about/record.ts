import { type Block, isChrome, type Language } from '../blocks/index.ts';
import { type Document, statedDate } from '../text/index.ts';
import { kindOf, type PageKind } from './kind.ts';
import { type Person, peopleOf } from './people.ts';
import { programmeOf, type Said } from './programme.ts';
import { titleLine } from './title.ts';

/** A place in code points. */
export interface Place {
  start: number;
  end: number;
}

/** What a page says about itself: what it is, from whom, when, how long, under which tags. Only what stands there; nothing is guessed. */
export interface PageRecord {
  kind: PageKind;
  /** As a line of its own at the head of the page; a file that only declares one has no place for it. */
  title?: Said;
  /** ISO. */
  date?: string;
  datePlace?: Place;
  minutes?: number;
  minutesPlace?: Place;
  /** Of most of the words that are no page furniture. */
  language: Language;
  tags: string[];
  /** The programme or series the page belongs to, when it says so. */
  show?: Said;
  people: Person[];
}

/** "38min", "1 h 12 min", "Duration: 1:02:11" near the head. */
const MINUTES = /(?:^|[·•|\s(])(?:(\d{1,2}) ?h(?:ours?|rs?)? ?)?(\d{1,3}) ?min(?:ute)?s?\b/i;
const CLOCK = /\b(?:duration|length|runtime|running time)\W{1,6}(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b/i;

/** Reads the record of a page from its head, its tag row, its lists of people and its sentences. */
export function recordOf(document: Document, blocks: readonly Block[]): PageRecord {
  const { text, offsets } = document;
  const place = (at: number, length: number): Place => ({
    start: offsets.toCodePoint(at),
    end: offsets.toCodePoint(at + length),
  });
  const record: PageRecord = {
    kind: kindOf(document, blocks),
    language: languageOfMost(blocks),
    tags: blocks.filter((b) => b.kind === 'tag row').flatMap((b) => tagsIn(text.slice(b.startUtf16, b.endUtf16))),
    people: peopleOf(document, blocks),
  };
  const title = titleLine(document, blocks);
  if (title) record.title = title;
  if (document.date) record.date = document.date;
  const stated = statedDate(text);
  if (stated && stated.date === record.date) record.datePlace = place(stated.at, stated.length);
  const head = text.slice(0, 800);
  const minutes = MINUTES.exec(head);
  const clock = CLOCK.exec(head);
  if (clock) {
    record.minutes = Math.round(Number(clock[1] ?? 0) * 60 + Number(clock[2]) + Number(clock[3]) / 60);
    record.minutesPlace = place(clock.index, clock[0].length);
  } else if (minutes) {
    record.minutes = Number(minutes[1] ?? 0) * 60 + Number(minutes[2]);
    const lead = minutes[0].length - minutes[0].replace(/^[^\d]+/, '').length;
    record.minutesPlace = place(minutes.index + lead, minutes[0].length - lead);
  } else if (document.times.length > 0)
    record.minutes =
      Math.round(Math.max(...[document.times[0], document.times.at(-1)!].map((t) => t.to)) / 60) || undefined;
  if (record.minutes === undefined) delete record.minutes;
  const show = programmeOf(document);
  if (show) record.show = show;
  return record;
}

const tagsIn = (row: string): string[] =>
  row
    .split('#')
    .map((t) => t.trim())
    .filter(Boolean);

function languageOfMost(blocks: readonly Block[]): Language {
  const letters = new Map<Language, number>();
  for (const b of blocks)
    if (!isChrome(b) && b.language !== 'und') letters.set(b.language, (letters.get(b.language) ?? 0) + b.end - b.start);
  return [...letters].sort((x, y) => y[1] - x[1])[0]?.[0] ?? 'und';
}
