import { type Block, isChrome } from '../blocks/index.ts';
import { type Document, spanAt } from '../text/index.ts';
import type { Passage } from './passages.ts';
import { titleOf } from './titles.ts';

/** A part of the document; `suggested` when found by the change of its words, not declared by a heading. */
export interface Chapter {
  title: string;
  /** Code points. */
  start: number;
  startUtf16: number;
  /** Seconds, when the document has a recording. */
  from?: number;
  suggested: boolean;
}

/** The chapters a document declares by headings, else those its vocabulary suggests. A long stretch without headings is divided further. */
export function chaptersOf(document: Document, blocks: readonly Block[], passages: readonly Passage[]): Chapter[] {
  const headings = declared(document, blocks);
  const last = headings.at(-1);
  const tail = last ? (document.text.length - last.startUtf16) / document.text.length : 1;
  const chapters =
    headings.length >= 3 && tail < 0.6
      ? headings
      : [...headings, ...suggested(document, blocks, passages, last?.startUtf16 ?? 0)];
  for (const c of chapters) {
    const span = spanAt(document.times, c.start);
    if (span) c.from = span.from;
  }
  return chapters;
}

/** Headings followed by content; what stands before the first is the introduction. */
function declared(document: Document, blocks: readonly Block[]): Chapter[] {
  const out: Chapter[] = [];
  const isContent = (b: Block | undefined) =>
    b !== undefined && !isChrome(b) && b.kind !== 'heading' && !b.derived && b.endUtf16 - b.startUtf16 > 60;
  blocks.forEach((b, k) => {
    if (b.kind !== 'heading' || b.copyOf !== undefined || !isContent(blocks[k + 1])) return;
    const title = document.text
      .slice(b.startUtf16, b.endUtf16)
      .replace(/^#+\s*/, '')
      .replace(/\s+/g, ' ');
    out.push({ title, start: b.start, startUtf16: b.startUtf16, suggested: false });
  });
  const first = blocks.find((b) => isContent(b));
  if (out.length > 0 && first && first.startUtf16 < out[0].startUtf16)
    out.unshift({ title: 'Introduction', start: first.start, startUtf16: first.startUtf16, suggested: true });
  return out;
}

/** Sentences compared before and after each boundary (after Hearst, "TextTiling", 1997). */
const WINDOW = 10;
/** How far a valley's sides are looked for, in sentences. */
const FAR = 200;

function suggested(
  document: Document,
  blocks: readonly Block[],
  passages: readonly Passage[],
  from: number,
): Chapter[] {
  const part = passages.filter((p) => p.startUtf16 >= from);
  const words = part.reduce((n, p) => n + p.words.length, 0);
  const wanted = Math.min(16, Math.floor(words / 350));
  if (wanted < 2) return [];
  const cohesion = new Float64Array(part.length).fill(1);
  for (let k = 3; k < part.length - 3; k++)
    cohesion[k] = cosine(part.slice(Math.max(0, k - WINDOW), k), part.slice(k, k + WINDOW));
  const depth = cohesion.map((c, k) => {
    let left = c;
    for (let i = k - 1; i >= Math.max(0, k - FAR) && cohesion[i] >= left; i--) left = cohesion[i];
    let right = c;
    for (let i = k + 1; i < Math.min(cohesion.length, k + FAR) && cohesion[i] >= right; i++) right = cohesion[i];
    const opens =
      part[k] &&
      blocks[part[k].block].startUtf16 <= part[k].startUtf16 &&
      part[k].startUtf16 - blocks[part[k].block].startUtf16 < 40;
    return left + right - 2 * c + (opens ? 0.05 : -0.1);
  });
  const least = Math.max(6, Math.floor(part.length / (wanted * 2.5)));
  const cuts: number[] = [];
  for (const k of [...depth.keys()].sort((a, b) => depth[b] - depth[a] || a - b)) {
    if (cuts.length >= wanted - 1 || depth[k] <= 0.05) break;
    if (k >= least && k <= part.length - least && cuts.every((c) => Math.abs(c - k) >= least)) cuts.push(k);
  }
  divideLong(cuts, depth, least, wanted);
  const starts = [0, ...cuts.sort((a, b) => a - b)];
  const all = bag(part);
  return starts.map((k, i) => {
    const end = starts[i + 1] ?? part.length;
    const startUtf16 = part[k].startUtf16;
    return {
      title: titleOf(part.slice(k, end), all),
      start: document.offsets.toCodePoint(startUtf16),
      startUtf16,
      suggested: true,
    };
  });
}

/** A stretch more than twice the usual length is cut at its deepest place, however shallow. */
function divideLong(cuts: number[], depth: Float64Array, least: number, wanted: number): void {
  while (cuts.length < wanted - 1) {
    const edges = [0, ...cuts, depth.length].sort((a, b) => a - b);
    let at = -1;
    for (let e = 0; e + 1 < edges.length; e++) {
      if (edges[e + 1] - edges[e] < (2 * depth.length) / wanted) continue;
      for (let k = edges[e] + least; k <= edges[e + 1] - least; k++) if (at < 0 || depth[k] > depth[at]) at = k;
    }
    if (at < 0) return;
    cuts.push(at);
  }
}

function bag(passages: readonly Passage[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const p of passages) for (const w of p.words) out.set(w, (out.get(w) ?? 0) + 1);
  return out;
}

function cosine(a: readonly Passage[], b: readonly Passage[]): number {
  const x = bag(a);
  const y = bag(b);
  let dot = 0;
  let xx = 0;
  let yy = 0;
  for (const [w, n] of x) {
    dot += n * (y.get(w) ?? 0);
    xx += n * n;
  }
  for (const n of y.values()) yy += n * n;
  return dot / Math.sqrt(Math.max(1, xx * yy));
}
