import { type Document, EvidenceError, MAX_BYTES } from '../text/index.ts';
import { htmlReader } from './html.ts';
import { podcastChaptersReader, podcastTranscriptReader, whisperReader, youtubeReader } from './json-transcripts.ts';
import { markdownReader } from './markdown.ts';
import { plainReader } from './plain.ts';
import type { Reader } from './reader.ts';
import { rssReader } from './rss.ts';
import { srtReader } from './srt.ts';
import { webvttReader } from './webvtt.ts';

/** In the order they are asked; plain text reads whatever nobody else does. */
export const readers: readonly Reader[] = [
  webvttReader,
  srtReader,
  youtubeReader,
  podcastTranscriptReader,
  podcastChaptersReader,
  whisperReader,
  rssReader,
  htmlReader,
  markdownReader,
  plainReader,
];

/** Reads a file of any known format. Throws EvidenceError for empty, binary or enormous files; other defects are in `warnings`. */
export function readDocument(bytes: Uint8Array, name = 'document'): Document {
  if (bytes.length === 0) throw new EvidenceError({ code: 'empty', name });
  if (bytes.length > MAX_BYTES)
    throw new EvidenceError({ code: 'too-large', name, bytes: bytes.length, limit: MAX_BYTES });
  return readers.find((r) => r.accepts(bytes, name))!.read(bytes, name);
}

export type { Reader } from './reader.ts';
export { type Cue, type CueSettings, parseWebVtt, type WebVtt } from './webvtt-parser.ts';
export { type CueNode, parseCueText } from './webvtt-text.ts';
