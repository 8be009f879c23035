import type { Chapter } from '../brief/index.ts';
import { clock, type Document, EvidenceError } from '../text/index.ts';

/** Chapters in the Podcasting 2.0 JSON form. Only chapters whose second is known. Throws EvidenceError for a document without times. */
export function toChaptersJson(document: Document, chapters: readonly Chapter[]): string {
  const timed = chapters.filter((c) => c.from !== undefined);
  if (timed.length === 0 && document.times.length === 0) throw untimed(document, 'chapters');
  const end = document.times.at(-1)?.to;
  const rows = timed.map((c, k) => ({ startTime: c.from, title: c.title, ...endOf(timed[k + 1]?.from ?? end) }));
  return JSON.stringify({ version: '1.2.0', title: document.title, chapters: rows }, null, 2);
}

const endOf = (to: number | undefined) => (to === undefined ? {} : { endTime: to });

const untimed = ({ name }: Document, as: string) => new EvidenceError({ code: 'no-times', name, as });

/** A document with a recording as WebVTT, speakers as voice tags. Throws EvidenceError for a document without times. */
export function toWebVtt(document: Document): string {
  if (document.times.length === 0) throw untimed(document, 'webvtt');
  const out = ['WEBVTT', ''];
  let last = 0;
  for (const t of document.times) {
    // the format wants cues in the order of their beginnings, each longer than nothing
    const from = Math.max(last, t.from);
    const to = Math.max(t.to, from + 0.001);
    last = from;
    const text = document.text
      .slice(document.offsets.toUtf16(t.start), document.offsets.toUtf16(t.end))
      .replace(/\s+/g, ' ');
    const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const speaker = t.speaker?.replace(/[\r\n>]/g, ' ').replaceAll('&', '&amp;');
    out.push(`${stamp(from)} --> ${stamp(to)}`, speaker ? `<v ${speaker}>${safe}` : safe, '');
  }
  return out.join('\n');
}

function stamp(seconds: number): string {
  const whole = Math.round(seconds * 1000);
  const [h, m, s] = clock(Math.floor(whole / 1000)).split(':');
  return `${h.padStart(2, '0')}:${m}:${s}.${String(whole % 1000).padStart(3, '0')}`;
}
