/** A document as rows of text with marked stretches: pure, so that it can be tested without a page. */
import type { Opened } from './api.ts';

export interface Stretch {
  text: string;
  /** The claims whose figure this stretch is part of; empty for plain text. */
  claims: string[];
}

export interface Row {
  /** UTF-16, where the row begins in the text. */
  start: number;
  kind: string;
  speaker?: string;
  stretches: Stretch[];
}

/** Longest row: an enormous line is cut into several, so that no single one is slow to lay out. */
const LONGEST = 4_000;

/** Rows in order, one a block; nothing of the text is lost but the white space between blocks. */
export function rowsOf({ text, blocks, claims }: Pick<Opened, 'text' | 'blocks' | 'claims'>): Row[] {
  const marks = claims
    .map(({ id, figure }) => ({ id, start: figure.startUtf16, end: figure.endUtf16 }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const rows: Row[] = [];
  let next = 0;
  for (const block of blocks) {
    for (let start = block.startUtf16; start < block.endUtf16; ) {
      const end = cut(text, start, block.endUtf16, marks);
      while (next < marks.length && marks[next].end <= start) next++;
      const inside = [];
      for (let k = next; k < marks.length && marks[k].start < end; k++) if (marks[k].end > start) inside.push(marks[k]);
      rows.push({
        start,
        kind: block.kind,
        ...(block.speaker !== undefined && { speaker: block.speaker }),
        stretches: stretchesOf(text, start, end, inside),
      });
      start = end;
    }
  }
  return rows;
}

/** Where a row ends: at the block's end, or at a blank outside all marks before it gets too long. */
function cut(text: string, start: number, end: number, marks: readonly { start: number; end: number }[]): number {
  if (end - start <= LONGEST) return end;
  let at = text.lastIndexOf(' ', start + LONGEST) + 1;
  if (at <= start) at = start + LONGEST;
  // Not inside a figure, nor between the halves of a character.
  const inside = marks.find((m) => m.start < at && m.end > at);
  if (inside && inside.start > start) at = inside.start;
  if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) at--;
  return Math.min(at, end);
}

function stretchesOf(
  text: string,
  start: number,
  end: number,
  marks: readonly { id: string; start: number; end: number }[],
): Stretch[] {
  const edges = new Set([start, end]);
  for (const m of marks) {
    edges.add(Math.max(start, m.start));
    edges.add(Math.min(end, m.end));
  }
  const places = [...edges].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, k) => ({
    text: text.slice(from, places[k + 1]),
    claims: marks.filter((m) => m.start <= from && m.end >= places[k + 1]).map(({ id }) => id),
  }));
}

/** The row in which a place of the text stands. */
export function rowAt(rows: readonly Row[], startUtf16: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle].start <= startUtf16) low = middle;
    else high = middle - 1;
  }
  return low;
}
