import { type Offsets, offsetsOf } from './offsets.ts';
import type { Warning } from './problem.ts';
import { sha256 } from './sha256.ts';
import type { TimedSpan } from './time-map.ts';

/** A document after reading. Its text never changes; later stages only add spans. */
export interface Document {
  /** SHA-256 of the bytes it was read from, lower-case hex: the content address. */
  readonly id: string;
  readonly name: string;
  /** Which reader read it: 'text', 'markdown', 'html', 'webvtt', … */
  readonly format: string;
  readonly text: string;
  readonly offsets: Offsets;
  /** In order of text; empty for documents without a recording. */
  readonly times: readonly TimedSpan[];
  /** Who says what, where the file states it: the comments of a discussion page. In order of text. */
  readonly turns?: readonly SpokenSpan[];
  /** Headings and chapters the file itself declares, by code-point offset. */
  readonly chapters: readonly DeclaredChapter[];
  readonly title?: string;
  /** ISO date of publication when the file states one. */
  readonly date?: string;
  /** BCP 47, when the file states it. */
  readonly language?: string;
  readonly warnings: readonly Warning[];
  /** Transcripts that a feed names for its episodes; files of their own, not read with it. */
  readonly transcripts?: readonly LinkedTranscript[];
}

/** Words of one person, their name before them included. */
export interface SpokenSpan {
  /** Code points. */
  start: number;
  end: number;
  /** Undefined where the file gives no name. */
  speaker?: string;
}

/** `podcast:transcript` of a feed (podcast-namespace, "Transcript"). */
export interface LinkedTranscript {
  /** As the feed gives it: an address, or a path beside the feed. */
  url: string;
  /** Media type; '' where the feed states none. */
  type: string;
  /** Of the episode. */
  title: string;
  /** ISO date of the episode. */
  date?: string;
}

export interface DeclaredChapter {
  /** Code points; undefined when only the time is known. */
  start?: number;
  from?: number;
  to?: number;
  title: string;
  url?: string;
}

/** What a reader hands over; `documentOf` adds the address and the offset index. */
export interface Reading {
  format: string;
  text: string;
  times?: TimedSpan[];
  turns?: SpokenSpan[];
  chapters?: DeclaredChapter[];
  title?: string;
  date?: string;
  language?: string;
  warnings?: Warning[];
  transcripts?: LinkedTranscript[];
}

export function documentOf(bytes: Uint8Array, name: string, reading: Reading): Document {
  return Object.freeze({
    id: sha256(bytes),
    name,
    format: reading.format,
    text: reading.text,
    offsets: offsetsOf(reading.text),
    times: reading.times ?? [],
    ...(reading.turns?.length ? { turns: reading.turns } : {}),
    chapters: reading.chapters ?? [],
    title: reading.title,
    date: reading.date ?? statedDate(reading.text)?.date,
    language: reading.language,
    warnings: reading.warnings ?? [],
    ...(reading.transcripts?.length ? { transcripts: reading.transcripts } : {}),
  });
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = MONTHS.map((month) =>
  month === 'may' ? month : `${month.slice(0, 3)}(?:${month === 'september' ? 't|' : ''}${month.slice(3)})?`,
).join('|');

/** The first full date within the first lines of a page, which is where pages print their date of publication; its place in UTF-16 indices. */
export function statedDate(text: string): { date: string; at: number; length: number } | undefined {
  const head = text.slice(0, 1500);
  const iso = /\b(20\d\d|19\d\d)[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12]\d|3[01])\b/g;
  const long = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?, (\\d{4})(?!\\d)`, 'i');
  const british = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTH})\\.?,? (\\d{4})(?!\\d)`, 'i');
  const found: { at: number; length: number; date: string }[] = [];
  const pad = (n: string | number) => String(n).padStart(2, '0');
  const add = (m: RegExpExecArray, year: string, month: string | number, day: string) =>
    found.push({ at: m.index, length: m[0].length, date: `${year}-${pad(month)}-${pad(day)}` });
  const monthOf = (name: string) => MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
  for (const m of head.matchAll(iso)) {
    const line = head.slice(head.lastIndexOf('\n', m.index) + 1, m.index + m[0].length);
    if (line.length <= 60 && !/\bon\b/.test(line)) add(m, m[1], m[2], m[3]);
  }
  const l = long.exec(head);
  if (l) add(l, l[3], monthOf(l[1]), l[2]);
  const b = british.exec(head);
  if (b) add(b, b[3], monthOf(b[2]), b[1]);
  return found.sort((x, y) => x.at - y.at)[0];
}
