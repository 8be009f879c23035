import { decode, documentOf, EvidenceError } from '../text/index.ts';
import { hasExtension, head, type Reader } from './reader.ts';
import { joinPieces, nothingIn, type Piece } from './transcript.ts';
import { parseWebVtt } from './webvtt-parser.ts';
import { voicesOf } from './webvtt-text.ts';

/** WebVTT subtitles and transcripts: cues become running text with a time map and speakers from voice tags. */
export const webvttReader: Reader = {
  format: 'webvtt',
  accepts: (bytes, name) =>
    /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(head(bytes, 64)) || (hasExtension(name, 'vtt') && head(bytes).includes('-->')),
  read(bytes, name) {
    const { text, warnings } = decode(bytes, name, { zeros: true });
    const parsed = text.startsWith('\ufeff') ? undefined : parseWebVtt(text); // one byte-order mark is dropped by decoding, a second is no signature
    if (!parsed)
      throw new EvidenceError({
        code: 'malformed',
        name,
        format: 'WebVTT',
        detail: 'the first line is not the signature WEBVTT; add it, or name SubRip subtitles .srt',
      });
    const pieces: Piece[] = [];
    for (const cue of parsed.cues) {
      const voices = voicesOf(cue.text);
      const total = voices.reduce((n, v) => n + v.text.length, 0);
      let from = cue.start;
      for (const v of voices) {
        const to = total > 0 ? from + ((cue.end - cue.start) * v.text.length) / total : cue.end;
        pieces.push({ from, to, text: v.text, speaker: v.speaker });
        from = to;
      }
    }
    if (parsed.skipped.length)
      warnings.push({ code: 'skipped-cues', count: parsed.skipped.length, firstLine: parsed.skipped[0] });
    if (pieces.length === 0) throw nothingIn(name, 'WebVTT', parsed.skipped.length, parsed.skipped[0]);
    return documentOf(bytes, name, { format: 'webvtt', ...joinPieces(pieces), warnings });
  },
};
