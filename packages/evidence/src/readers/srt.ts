import { decode, documentOf } from '../text/index.ts';
import { decodeEntities } from './entities.ts';
import { hasExtension, head, type Reader } from './reader.ts';
import { joinPieces, nothingIn, type Piece } from './transcript.ts';

const CLOCK = String.raw`(?:(\d{1,4})\s*:)?\s*(\d{1,2})\s*:\s*(\d{1,2})(?:\s*[,.]\s*(\d{1,9}))?`;
const TIMING = new RegExp(String.raw`^\s*${CLOCK}\s*-+>\s*${CLOCK}(?![\d:])`);
/** A line that was meant to be a timing; an arrow between words is text. */
const MEANT_AS_TIMING = /^\s*(?:-?\d+\s*:.*-->|-->)|-->\s*\d+\s*:\s*\d/;

/** SubRip subtitles, tolerant of missing numbers, dots for commas and lost blank lines; malformed timings are skipped and counted. */
export const srtReader: Reader = {
  format: 'srt',
  accepts: (bytes, name) => {
    const start = head(bytes, 1024).replace(/^\ufeff/, '');
    return (
      /^\s*(\d+\s*\r?\n)?\s*(\d{1,3}:)?\d{1,2}:\d{1,2}[,.]\d{1,3}\s*-+>/.test(start) ||
      (hasExtension(name, 'srt') && start.includes('-->'))
    );
  },
  read(bytes, name) {
    const { text, warnings } = decode(bytes, name);
    const lines = text.replace(/\r\n?/g, '\n').split('\n');
    const pieces: Piece[] = [];
    let skipped = 0;
    let firstLine = 0;
    let current: (Piece & { lines: string[] }) | undefined;
    let number = 0; // of the cue last begun
    let stated: number | undefined; // before the first timing, or after one that could not be read
    const close = () => {
      if (current) pieces.push(pieceOf(current, current.lines));
      current = undefined;
    };
    lines.forEach((line, k) => {
      const m = TIMING.exec(line);
      if (m || MEANT_AS_TIMING.test(line)) {
        const own = current ? numberOfNext(current.lines, number) : stated;
        if (current && own !== undefined) current.lines.pop();
        number = own ?? number + 1;
        stated = undefined;
        close();
        if (m) current = { from: seconds(m, 1), to: seconds(m, 5), text: '', lines: [] };
        else {
          skipped++;
          firstLine ||= k + 1;
        }
      } else if (current) current.lines.push(line.trim());
      else if (/^\s*\d{1,9}\s*$/.test(line)) stated = Number(line);
    });
    close();
    if (skipped) warnings.push({ code: 'skipped-cues', count: skipped, firstLine });
    if (!pieces.some((p) => p.text)) throw nothingIn(name, 'SubRip', skipped, firstLine);
    return documentOf(bytes, name, { format: 'srt', ...joinPieces(pieces), warnings });
  },
};

/** The number of the next cue, where the last line above a timing is one: alone after an empty line, or the next in the count after a lost one. */
function numberOfNext(lines: readonly string[], before: number): number | undefined {
  const last = lines.at(-1) ?? '';
  if (!/^\d{1,9}$/.test(last)) return undefined;
  return lines.at(-2) === '' || Number(last) === before + 1 ? Number(last) : undefined;
}

function pieceOf({ from, to }: Piece, lines: readonly string[]): Piece {
  const said = clean(lines.join(' ').replace(/\s+/g, ' ').trim());
  const speaker = /^(?:(?:>>+|-)\s*)?([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2}):\s+(?=\S)/.exec(said);
  return { from, to, text: speaker ? said.slice(speaker[0].length) : said, speaker: speaker?.[1] };
}

function seconds(m: RegExpExecArray, at: number): number {
  return Number(m[at] ?? 0) * 3600 + Number(m[at + 1]) * 60 + Number(m[at + 2]) + Number(`0.${m[at + 3] ?? 0}`);
}

function clean(text: string): string {
  return decodeEntities(text.replace(/<\/?[a-z][^<>]{0,200}>|\{\\[^{}]{0,200}\}/gi, ''));
}
