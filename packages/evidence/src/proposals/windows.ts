/** A stretch of a document that is shown at one time, by UTF-16 index. */
export interface Window {
  start: number;
  end: number;
}

export const WINDOW = { size: 12_000, overlap: 1_000 };

/**
 * Cuts a text into windows that overlap, so that no sentence is only ever seen in halves; cuts fall behind a line, a sentence or a word where
 * there is one in the last fifth of the window, and never inside a character.
 */
export function windowsOf(length: number, text: string, { size, overlap } = WINDOW): Window[] {
  const out: Window[] = [];
  for (let start = 0; start < length; ) {
    const end = start + size >= length ? length : cut(text, start + Math.ceil(size * 0.8), start + size);
    if (text.slice(start, end).trim()) out.push({ start, end });
    if (end >= length) break;
    const back = Math.max(start + 1, end - overlap);
    const line = text.lastIndexOf('\n', back) + 1;
    start = whole(text, line > start && back - line < overlap ? line : back);
  }
  return out;
}

function cut(text: string, from: number, to: number): number {
  const stretch = text.slice(from, to);
  for (const mark of ['\n', '. ', ' ']) {
    const at = stretch.lastIndexOf(mark);
    if (at >= 0) return from + at + 1;
  }
  return whole(text, to);
}

const whole = (text: string, at: number) => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
};
