import { EvidenceError, type Reading, type TimedSpan } from '../text/index.ts';

/** One timed piece of speech, whatever file it came from. */
export interface Piece {
  /** Seconds; NaN where the file gives none. */
  from: number;
  to: number;
  text: string;
  speaker?: string;
}

/** Times as a recording has them: none before its beginning, none that ends before it begins, none before the piece it follows. A time that is not given (NaN) is where the last one ended. `odd` counts those that had to be moved. */
export function inOrder(pieces: readonly Piece[]): { pieces: Piece[]; odd: number } {
  let odd = 0;
  let last = { from: 0, to: 0 };
  const ordered = pieces.map((piece) => {
    const from = Number.isNaN(piece.from) ? last.to : Math.max(piece.from, last.from);
    const to = Number.isNaN(piece.to) ? from : Math.max(piece.to, from);
    if ((!Number.isNaN(piece.from) && from !== piece.from) || (!Number.isNaN(piece.to) && to !== piece.to)) odd++;
    last = { from, to };
    return { ...piece, from, to };
  });
  return { pieces: ordered, odd };
}

/** Joins pieces into running text with its time map. A new line begins where a sentence ended, the speaker changed or two seconds passed, so that sentences cut by subtitles are whole again. Lines repeated by rolling captions are kept once. */
export function joinPieces(pieces: readonly Piece[]): Required<Pick<Reading, 'text' | 'times'>> {
  const parts: string[] = [];
  const times: TimedSpan[] = [];
  let length = 0; // code points
  let last: Piece | undefined;
  let tail = '';
  for (const piece of pieces) {
    const text = piece.text.replace(/\s+/g, ' ').trim();
    if (!text) continue;
    const fresh = last ? withoutRepeat(tail, text, piece.from - last.to) : text;
    if (!fresh) {
      if (times.length) times[times.length - 1].to = Math.max(times[times.length - 1].to, piece.to);
      last = piece;
      continue;
    }
    if (last) {
      const breaks = /[.!?…]["”’)]?$/.test(tail) || piece.speaker !== last.speaker || piece.from - last.to > 2;
      parts.push(breaks ? '\n' : ' ');
      length++;
    }
    const size = codePoints(fresh);
    const span: TimedSpan = { start: length, end: length + size, from: piece.from, to: piece.to };
    if (piece.speaker) span.speaker = piece.speaker;
    times.push(span);
    parts.push(fresh);
    length += size;
    tail = text;
    last = piece;
  }
  return { text: parts.join(''), times };
}

/** Rolling captions show the line before again; what is left when the repetition is taken off. Only when the pieces touch in time. */
function withoutRepeat(tail: string, text: string, pause: number): string {
  if (pause > 0.5 || tail.length < 12 || tail.length > 400) return text;
  if (text === tail) return '';
  if (text.startsWith(`${tail} `)) return text.slice(tail.length + 1);
  if (tail.endsWith(` ${text}`) && text.length >= 12) return '';
  for (let at = tail.indexOf(' '); at >= 0; at = tail.indexOf(' ', at + 1)) {
    const end = tail.slice(at + 1);
    if (end.length < 12) break;
    if (text.startsWith(`${end} `)) return text.slice(end.length + 1);
  }
  return text;
}

function codePoints(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}

/** Subtitles without a word: every cue malformed, or none there at all. */
export function nothingIn(name: string, format: string, skipped: number, firstLine: number): EvidenceError {
  if (skipped === 0) return new EvidenceError({ code: 'empty', name });
  const cues = skipped === 1 ? 'its only cue is' : `all ${skipped} cues are`;
  const detail = `${cues} malformed, the first at line ${firstLine}; a timing reads 00:01:02.000 --> 00:01:05.000`;
  return new EvidenceError({ code: 'malformed', name, format, detail });
}
