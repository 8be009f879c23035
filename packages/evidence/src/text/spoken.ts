/** Lines of a transcript that people paste: who speaks, and the second, before the words or on a line of their own. */
import type { TimedSpan } from './time-map.ts';

export interface SpokenLine {
  /** As written; whether it is a name is for the reader of the whole document to judge. */
  label?: string;
  seconds?: number;
  /** UTF-16 length of what stands before the words. */
  lead: number;
  /** The line holds no words of its own. */
  alone: boolean;
}

const STAMP = String.raw`(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?`;
const LABEL = String.raw`(?:[Ss]peaker[ _#]?\d{1,3}|SPEAKER_\d{1,3}|[\p{Lu}][\p{L}.'’-]*(?: (?:[\p{Lu}][\p{L}.'’-]*|\d{1,2}|de|van|von|der|di|la)){0,4})`;
const re = (pattern: string) => new RegExp(pattern, 'u');

/** "[00:04] Ada Stone: words", "00:04Words", "(00:04):", "04:08 - words". */
const STAMP_FIRST = re(
  String.raw`^(?:\|[ \t]*)?[\[(]?${STAMP}[\])]?(?:\s*-->\s*[\d:.,]+)?[ \t]*(?:[-–—:|][ \t]*)?(?:\*{0,2}(${LABEL})\*{0,2}:\*{0,2}(?:[ \t]|$))?[ \t]*`,
);
/** "Ada Stone (00:04): words", "Speaker 1 [00:04]", "**Ada Stone** (00:04): words". */
const LABEL_STAMP = re(String.raw`^\*{0,2}(${LABEL})\*{0,2}:?[ \t]*[\[(]${STAMP}[\])]:?\*{0,2}[ \t]*`);
/** "Ada Stone 0:04" alone. */
const LABEL_STAMP_ALONE = re(String.raw`^\*{0,2}(${LABEL})\*{0,2}[ \t]+(?:[·•|–-][ \t]*)?${STAMP}$`);
/** "Ada Stone: words", "**Ada Stone:** words", ">> ADA: words". */
const LABEL_ONLY = re(String.raw`^(?:>>[ \t]*)?\*{0,2}(${LABEL})(?::\*{0,2}|\*{0,2}:)(?:[ \t]+|$)`);
/** "Ada Stone -- Chief Financial Officer" alone. */
const LABEL_JOB = re(String.raw`^\*{0,2}(${LABEL})\*{0,2} (?:--|—|–) [\p{Lu}][^.!?\n]{3,90}$`);

/** Reads one line; undefined where it neither names a speaker nor a second. */
export function spokenLine(line: string): SpokenLine | undefined {
  const done = (lead: number, label?: string, time?: (string | undefined)[]): SpokenLine => ({
    ...(label ? { label } : {}),
    ...(time ? { seconds: secondsOf(time) } : {}),
    lead,
    alone: line.length <= lead,
  });
  if (/^(?:\|[ \t]*)?[[(]?\d/.test(line)) {
    const m = STAMP_FIRST.exec(line);
    if (!m) return undefined;
    const rest = line.slice(m[0].length);
    // "12:30 p.m." and "3:1 odds" are no seconds of a recording
    if (/^(?:[ap]\.?m\b|%|\d)/i.test(rest)) return undefined;
    return done(m[0].length, m[4], m.slice(1, 4));
  }
  let m = LABEL_STAMP.exec(line);
  if (m) return done(m[0].length, m[1], m.slice(2, 5));
  m = LABEL_STAMP_ALONE.exec(line);
  if (m) return done(line.length, m[1], m.slice(2, 5));
  m = LABEL_ONLY.exec(line);
  if (m) return done(m[0].length, m[1]);
  m = LABEL_JOB.exec(line);
  return m ? done(line.length, m[1]) : undefined;
}

const secondsOf = ([hours, minutes, seconds]: (string | undefined)[]) =>
  Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);

/** Words of a stretch as they were said: in one line, without the seconds that stand before the second line and those after it. */
export function asSaid(stretch: string): string {
  if (!stretch.includes('\n')) return stretch.replace(/\s+/g, ' ');
  const lines = stretch.split('\n').map((raw, k) => {
    const line = raw.trim();
    const spoken = k > 0 && /\d:\d\d/.test(line.slice(0, 90)) ? spokenLine(line) : undefined;
    return spoken?.seconds === undefined ? line : line.slice(spoken.lead);
  });
  return lines.join(' ').replace(/\s+/g, ' ');
}

/** Fewer stamps than this are remarks, not a time map. */
const FEWEST = 4;
/** Words a second between which people speak. A list of chapters has far fewer words to its minutes. */
const SLOWEST = 0.5;
const FASTEST = 7;

/** The time map of a transcript pasted with its seconds; empty where the stamps do not run forward or do not fit the pace of speech. */
export function stampedTimes(text: string, toCodePoint: (utf16: number) => number): TimedSpan[] {
  const found: { start: number; end: number; from: number; speaker?: string; words: number }[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const start = at + raw.length - raw.trimStart().length;
    at += raw.length + 1;
    if (line === '') continue;
    const spoken = /\d:\d\d/.test(line.slice(0, 90)) ? spokenLine(line) : undefined;
    const last = found.at(-1);
    if (spoken?.seconds !== undefined) {
      const speaker = spoken.label ?? last?.speaker;
      found.push({
        start: start + spoken.lead,
        end: start + line.length,
        from: spoken.seconds,
        words: wordsIn(line.slice(spoken.lead)),
        ...(speaker ? { speaker } : {}),
      });
    } else if (last) {
      last.end = start + line.length;
      last.words += wordsIn(line);
    }
  }
  const backwards = found.filter((span, k) => k > 0 && span.from < found[k - 1].from).length;
  if (found.length < FEWEST || backwards > 0) return [];
  const paces = found
    .slice(0, -1)
    .flatMap((span, k) => (found[k + 1].from > span.from ? [span.words / (found[k + 1].from - span.from)] : []))
    .sort((a, b) => a - b);
  const pace = paces[paces.length >> 1];
  if (pace === undefined || pace < SLOWEST || pace > FASTEST) return [];
  return found.flatMap((span, k) => {
    if (span.end <= span.start) return [];
    const to = found[k + 1]?.from ?? span.from + span.words / pace;
    const { from, speaker } = span;
    return [{ start: toCodePoint(span.start), end: toCodePoint(span.end), from, to, ...(speaker ? { speaker } : {}) }];
  });
}

const wordsIn = (text: string) => text.match(/\S+/g)?.length ?? 0;
