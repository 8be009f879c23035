import { decode, documentOf } from '../text/index.ts';
import { decodeEntities } from './entities.ts';
import { hasExtension, head, type Reader } from './reader.ts';
import { joinPieces, nothingIn, type Piece } from './transcript.ts';

const TIMING =
  /^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?\s*-+>\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?/;

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
    const close = () => {
      if (current) {
        const said = clean(current.lines.join(' '));
        const speaker = /^([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2}):\s+(?=\S)/.exec(said);
        pieces.push({
          from: current.from,
          to: current.to,
          text: speaker ? said.slice(speaker[0].length) : said,
          speaker: speaker?.[1],
        });
      }
      current = undefined;
    };
    lines.forEach((line, k) => {
      const m = TIMING.exec(line);
      if (m) {
        if (current && /^\d+$/.test(current.lines.at(-1) ?? '')) current.lines.pop(); // the next number, after a lost blank line
        close();
        current = { from: seconds(m, 1), to: seconds(m, 5), text: '', lines: [] };
      } else if (line.includes('-->')) {
        close();
        skipped++;
        firstLine ||= k + 1;
      } else if (line.trim() === '') close();
      else current?.lines.push(line.trim());
    });
    close();
    if (skipped) warnings.push({ code: 'skipped-cues', count: skipped, firstLine });
    if (!pieces.some((p) => p.text)) throw nothingIn(name, 'SubRip', skipped, firstLine);
    return documentOf(bytes, name, { format: 'srt', ...joinPieces(pieces), warnings });
  },
};

function seconds(m: RegExpExecArray, at: number): number {
  return Number(m[at] ?? 0) * 3600 + Number(m[at + 1]) * 60 + Number(m[at + 2]) + Number(`0.${m[at + 3] ?? 0}`);
}

function clean(text: string): string {
  return decodeEntities(text.replace(/<\/?[a-z][^<>]{0,200}>|\{\\[^{}]{0,200}\}/gi, ''));
}
