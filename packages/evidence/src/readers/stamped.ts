import { decode, documentOf, type TimedSpan } from '../text/index.ts';
import { hasExtension, head, type Reader } from './reader.ts';

/** "0:04 words", "[00:01:02] Ada: words", "(12:30)", "| 0:09.1 | words |": a time, alone on its line or before what is said then. */
const STAMP = /^\s*\|?\s*[[(]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:\.\d+)?[\])]?\s*(?:[-–—|]\s*)?(?=\D|$)/;
const SPEAKER = /^\*{0,2}(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|\d{1,2})){0,3}):\*{0,2}\s+(?=\S)/u;

interface Line {
  from: number;
  text: string;
  speaker?: string;
}

/** Captions pasted with their times, a sentence running over several lines. The times become the time map and leave the text, so that no sentence is cut by one. Lines before the first time are kept. Where lines are whole sentences or turns the plain reader keeps the text as it is. */
export const stampedReader: Reader = {
  format: 'stamped',
  accepts(bytes, name) {
    if (hasExtension(name, 'md', 'markdown', 'html', 'htm', 'json', 'csv')) return false;
    const lines = head(bytes, 8192)
      .split(/\r\n?|\n/)
      .slice(0, -1)
      .filter((l) => l.trim());
    const times = lines.flatMap((l) => secondsOf(l) ?? []);
    const alone = lines.filter(
      (l) => (STAMP.exec(l)?.[0].length ?? 0) >= l.trimEnd().length && secondsOf(l) !== undefined,
    ).length;
    const rising = times.filter((t, k) => k === 0 || t >= times[k - 1]).length;
    const said = lines
      .map((l) => (secondsOf(l) === undefined ? l : l.replace(STAMP, '')).replace(/\s*\|\s*$/, '').trim())
      .filter(Boolean);
    const cut = said.filter((l) => !ended(l)).length;
    return (
      times.length >= 6 &&
      times.length + alone >= lines.length * 0.6 &&
      rising >= times.length * 0.95 &&
      cut >= said.length * 0.4 &&
      times.at(-1)! > times[0]
    );
  },
  read(bytes, name) {
    const { text, warnings } = decode(bytes, name);
    const before: string[] = [];
    const lines: Line[] = [];
    let from: number | undefined;
    for (const raw of text.split(/\r\n?|\n/)) {
      const at = secondsOf(raw);
      if (at !== undefined) from = Math.max(at, from ?? 0);
      const said = (at === undefined ? raw : raw.replace(STAMP, '')).replace(/\s*\|\s*$/, '').trim();
      if (!said) continue;
      if (from === undefined) before.push(said);
      else {
        const speaker = SPEAKER.exec(said);
        const line: Line = { from, text: speaker ? said.slice(speaker[0].length) : said };
        if (speaker) line.speaker = speaker[1];
        lines.push(line);
      }
    }
    return documentOf(bytes, name, { format: 'stamped', ...joined(before, lines), warnings });
  },
};

const ended = (t: string) => /[.!?…]["”’)]?$/.test(t);

function secondsOf(line: string): number | undefined {
  const m = STAMP.exec(line);
  return m && Number(m[3]) < 60 ? Number(m[1] ?? 0) * 3600 + Number(m[2]) * 60 + Number(m[3]) : undefined;
}

/** One line for each sentence again. Where no line ends with a full stop, a capital letter begins the next. */
function joined(before: readonly string[], lines: readonly Line[]): { text: string; times: TimedSpan[] } {
  const punctuated = lines.filter((l) => ended(l.text)).length >= lines.length * 0.08;
  const begins = (t: string) => /^["“(]?\p{Lu}/u.test(t) && !/^I(?:\b|['’])/.test(t);
  const parts = before.length ? [`${before.join('\n')}\n`] : [];
  let length = [...parts.join('')].length;
  const times: TimedSpan[] = [];
  let speaker: string | undefined;
  lines.forEach((line, k) => {
    const last = lines[k - 1];
    if (last) {
      const breaks = ended(last.text) || line.speaker !== undefined || (!punctuated && begins(line.text));
      parts.push(breaks ? '\n' : ' ');
      length++;
    }
    speaker = line.speaker ?? speaker;
    const size = [...line.text].length;
    const to = lines.slice(k + 1, k + 8).find((l) => l.from > line.from)?.from ?? line.from + 3;
    times.push({ start: length, end: length + size, from: line.from, to, ...(speaker ? { speaker } : {}) });
    parts.push(line.text);
    length += size;
  });
  return { text: parts.join(''), times };
}
