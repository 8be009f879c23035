/** Text in a picture: escaped, measured without a browser, cut where it does not fit. */

export function escapeText(text: string): string {
  // Characters that XML forbids would make the whole picture unreadable.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are to be removed
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return clean
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** Width of a character in ems: rough classes, after the widest of the usual system fonts so that nothing runs over. */
function em(char: string): number {
  if (/[ijl.,:;|!'’‘ ()[\]·]/.test(char)) return 0.34;
  if (/[frtI/-]/.test(char)) return 0.41;
  if (/[mwMW%@→–—…]/.test(char)) return 0.95;
  if (/[A-Z]/.test(char)) return 0.71;
  if (/[0-9]/.test(char)) return 0.64;
  return char.charCodeAt(0) > 0x2e7f ? 1 : 0.61;
}

/** Bold letters are this much wider. */
export const boldWidth = 1.12;

/** Estimated pixels of `text` at `size` pixels. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const char of text) ems += em(char);
  return ems * size;
}

/** The text, or as much of it as fits `pixels` with an ellipsis. */
export function fit(text: string, pixels: number, size: number): string {
  if (textWidth(text, size) <= pixels) return text;
  const chars = [...text];
  while (chars.length > 1 && textWidth(`${chars.join('')}…`, size) > pixels) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** Lines of at most `pixels`; the last of `most` lines is cut if more would follow. */
export function wrap(text: string, pixels: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter(Boolean);
  for (const [i, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > pixels) {
      if (lines.length === most - 1) {
        lines.push(fit(`${line} ${words.slice(i).join(' ')}`, pixels, size));
        return lines;
      }
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(fit(line, pixels, size));
  return lines;
}
