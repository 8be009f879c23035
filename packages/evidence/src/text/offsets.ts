/** Two-way conversion between code-point offsets and UTF-16 indices (JavaScript's), in O(log n) after one pass; n is the number of characters outside the Basic Multilingual Plane. */
export interface Offsets {
  /** Length of the text in code points. */
  readonly length: number;
  /** Code-point offset of a UTF-16 index. */
  toCodePoint(utf16: number): number;
  /** UTF-16 index of a code-point offset. */
  toUtf16(codePoint: number): number;
}

/** Builds the index of a text. An index inside a surrogate pair counts as the start of that character. */
export function offsetsOf(text: string): Offsets {
  const astral: number[] = []; // UTF-16 index of each high surrogate of a complete pair
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const low = text.charCodeAt(i + 1);
    if (low >= 0xdc00 && low <= 0xdfff) astral.push(i++);
  }
  return {
    length: text.length - astral.length,
    toCodePoint: (utf16) => {
      const before = below(astral.length, (k) => astral[k] < utf16);
      return before > 0 && astral[before - 1] === utf16 - 1 ? utf16 - 1 - (before - 1) : utf16 - before;
    },
    toUtf16: (codePoint) => codePoint + below(astral.length, (k) => astral[k] - k < codePoint),
  };
}

/** How many of 0…n-1 satisfy a condition that holds for a prefix of them. */
function below(n: number, holds: (k: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (holds(mid)) low = mid + 1;
    else high = mid;
  }
  return low;
}
