import { type DeclaredChapter, type Document, decode, documentOf, EvidenceError, type Reading } from '../text/index.ts';
import { isRecord, lenientJson, numberOf, records, textOf } from './json.ts';
import { hasExtension, head, type Reader } from './reader.ts';
import { inOrder, joinPieces, type Piece } from './transcript.ts';

/** How much of a JSON file is looked at for the key that tells its layout; styles and settings may stand first. */
const SNIFF = 64 * 1024;

/** A reader for one JSON layout: recognised by a key near the beginning, read by `pieces` or `chapters`. */
function jsonReader(
  format: string,
  sign: RegExp,
  take: (value: Record<string, unknown>) => Reading | undefined,
  { lists = false } = {},
): Reader {
  return {
    format,
    accepts: (bytes, name) => {
      const start = head(bytes, SNIFF).trimStart();
      return (
        (start[0] === '{' || (lists && /^\[\s*\{/.test(start))) &&
        sign.test(start) &&
        (hasExtension(name, 'json', 'json3') || !/\.\w+$/.test(name) || start.length > 0)
      );
    },
    read(bytes, name): Document {
      const { text, warnings } = decode(bytes, name);
      const { value, warning } = lenientJson(text, name, format);
      if (warning) warnings.push(warning);
      const record = lists && Array.isArray(value) ? { segments: value } : value; // a bare list of segments
      const reading = isRecord(record) ? take(record) : undefined;
      if (!reading)
        throw new EvidenceError({ code: 'malformed', name, format, detail: 'the expected list is missing' });
      if (reading.text.trim() === '') throw new EvidenceError({ code: 'empty', name });
      return documentOf(bytes, name, { ...reading, warnings: [...warnings, ...(reading.warnings ?? [])] });
    },
  };
}

function transcript(format: string, given: Piece[], more: Partial<Reading> = {}): Reading {
  const { pieces, odd } = inOrder(given);
  return {
    format,
    ...joinPieces(pieces),
    ...more,
    ...(odd > 0 ? { warnings: [{ code: 'odd-times', count: odd }] } : {}),
  };
}

/** Podcasting 2.0 transcript: {version, segments: [{speaker, startTime, endTime, body}]} (podcast-namespace, transcripts.md). */
export const podcastTranscriptReader = jsonReader(
  'podcast-transcript',
  /"segments"\s*:\s*\[\s*(\{[^}]*"(body|startTime)"|\])/,
  (value) => {
    if (!Array.isArray(value.segments)) return undefined;
    const pieces: Piece[] = [];
    for (const s of records(value.segments)) {
      const from = numberOf(s.startTime) ?? pieces.at(-1)?.to ?? 0;
      pieces.push({
        from,
        to: numberOf(s.endTime) ?? from,
        text: textOf(s.body) ?? '',
        speaker: textOf(s.speaker)?.trim() || pieces.at(-1)?.speaker,
      });
    }
    return transcript('podcast-transcript', pieces);
  },
);

/** Podcasting 2.0 chapters: {version, chapters: [{startTime, title, url, endTime}]}; the text is the list of titles. */
export const podcastChaptersReader = jsonReader('podcast-chapters', /"chapters"\s*:\s*\[/, (value) => {
  if (!Array.isArray(value.chapters)) return undefined;
  const chapters: DeclaredChapter[] = [];
  const pieces: { start: number; end: number; from: number; to: number }[] = [];
  let text = '';
  let length = 0;
  const rows = records(value.chapters);
  rows.forEach((c, k) => {
    const title = textOf(c.title)?.replace(/\s+/g, ' ').trim() ?? `Chapter ${k + 1}`;
    const from = numberOf(c.startTime) ?? 0;
    const to = numberOf(c.endTime) ?? numberOf(rows[k + 1]?.startTime) ?? from;
    if (text) {
      text += '\n';
      length++;
    }
    const size = [...title].length;
    chapters.push({ start: length, from, to, title, url: textOf(c.url) });
    pieces.push({ start: length, end: length + size, from, to });
    text += title;
    length += size;
  });
  return { format: 'podcast-chapters', text, times: pieces, chapters, title: textOf(value.title) };
});

/** Whisper in its forms: openai/whisper and the verbose API (segments with start, end, text), whisper.cpp (transcription with offsets in milliseconds), transformers (chunks with a timestamp pair), words alone, a bare list of segments, and text without times. */
export const whisperReader = jsonReader(
  'whisper',
  /^\{\s*"(text|task|language|duration)"\s*:|"segments"\s*:\s*\[|"transcription"\s*:\s*\[|"chunks"\s*:\s*\[\s*\{[^}]*"timestamp"|"words"\s*:\s*\[\s*\{[^}]*"start"|^\[\s*\{[^}]*"(start|text)"\s*:/,
  (value) => {
    const language = textOf(value.language) ?? textOf(isRecord(value.result) ? value.result.language : undefined);
    const pieces = whisperPieces(value);
    if (pieces && (pieces.some((p) => p.text.trim()) || typeof value.text !== 'string'))
      return transcript('whisper', pieces, { language });
    // the API's plain form, or segments lost: the words without times
    return typeof value.text === 'string'
      ? { format: 'whisper', text: value.text.trim(), times: [], language }
      : undefined;
  },
  { lists: true },
);

function whisperPieces(value: Record<string, unknown>): Piece[] | undefined {
  if (Array.isArray(value.transcription))
    return records(value.transcription).map((s): Piece => {
      const o = isRecord(s.offsets) ? s.offsets : {};
      return { from: (numberOf(o.from) ?? NaN) / 1000, to: (numberOf(o.to) ?? NaN) / 1000, text: textOf(s.text) ?? '' };
    });
  if (Array.isArray(value.chunks))
    return records(value.chunks).map((s): Piece => {
      const [from, to] = Array.isArray(s.timestamp) ? s.timestamp.map(numberOf) : [];
      return { from: from ?? NaN, to: to ?? from ?? NaN, text: textOf(s.text) ?? '' };
    });
  const list =
    Array.isArray(value.segments) && records(value.segments).length > 0
      ? value.segments
      : (value.words ?? value.word_segments ?? value.segments);
  if (!Array.isArray(list)) return undefined;
  return records(list).map((s): Piece => {
    const words = records(s.words).map((w) => textOf(w.word) ?? textOf(w.text) ?? '');
    const glue = words.some((w) => /^\s/.test(w)) ? '' : ' ';
    return {
      from: numberOf(s.start) ?? NaN,
      to: numberOf(s.end) ?? numberOf(s.start) ?? NaN,
      text: textOf(s.text) ?? textOf(s.word) ?? words.join(glue),
      speaker: textOf(s.speaker),
    };
  });
}

/** YouTube's json3 captions: events with tStartMs and segs of utf8. */
export const youtubeReader = jsonReader(
  'youtube-json3',
  /"wireMagic"\s*:|"events"\s*:\s*\[\s*\{[^}]*"tStartMs"/,
  (value) => {
    if (!Array.isArray(value.events)) return undefined;
    const pieces: Piece[] = [];
    for (const e of records(value.events)) {
      const from = (numberOf(e.tStartMs) ?? 0) / 1000;
      const text = records(e.segs)
        .map((s) => textOf(s.utf8) ?? '')
        .join('');
      if (text.trim()) pieces.push({ from, to: from + (numberOf(e.dDurationMs) ?? 0) / 1000, text });
    }
    // events overlap on screen; speech does not
    for (let k = 0; k + 1 < pieces.length; k++)
      pieces[k].to = Math.max(pieces[k].from, Math.min(pieces[k].to, pieces[k + 1].from));
    return transcript('youtube-json3', pieces);
  },
);
