import { KANJI, SIMPLIFIED, SYLLABLES, TRADITIONAL } from './frequent.ts';

type Utf16 = 'utf-16le' | 'utf-16be';

/** Text in UTF-16 without a byte-order mark. Western text: nearly every second byte is zero, and few of the others. Any other script: read one way it is text, the other way it is not. */
export function utf16WithoutMark(bytes: Uint8Array): Utf16 | undefined {
  const pairs = Math.min(bytes.length >> 1, 2048);
  if (pairs < 4) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) if (bytes[i] === 0) zeros[i % 2]++;
  if (zeros[0] === 0 && zeros[1] > 0.7 * pairs) return 'utf-16le';
  if (zeros[1] === 0 && zeros[0] > 0.7 * pairs) return 'utf-16be';
  const sample = bytes.subarray(0, 2 * pairs);
  const le = likeText(new TextDecoder('utf-16le').decode(sample, { stream: true }));
  const be = likeText(new TextDecoder('utf-16be').decode(sample, { stream: true }));
  if (Math.abs(le - be) < 0.3 || Math.max(le, be) < 0.65) return undefined;
  return le > be ? 'utf-16le' : 'utf-16be';
}

/** How much of a text is characters that running text is made of; far below one for numbers taken as characters. */
function likeText(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20) sum += c === 9 || c === 10 || c === 13 ? 1 : -1;
    else if (c < 0x7f) sum += 1;
    else if (c >= 0xa0 && c < 0x180) sum += 0.7;
    else if ((c >= 0x370 && c < 0x530) || (c >= 0x590 && c < 0x700) || (c >= 0x900 && c < 0x980)) sum += 0.9;
    else if ((c >= 0x2010 && c < 0x2040) || (c >= 0x3000 && c < 0x3100) || (c >= 0xff00 && c < 0xff60)) sum += 0.9;
    else if (c >= 0x4e00 && c < 0xa000)
      sum += SIMPLIFIED.has(text[i]) || TRADITIONAL.has(text[i]) || KANJI.has(text[i]) ? 1 : 0.3;
    else if (c >= 0xac00 && c < 0xd7a4) sum += SYLLABLES.has(text[i]) ? 1 : 0.2;
    else if (c >= 0xd800 && c < 0xdc00)
      continue; // half of an emoji
    else if (c >= 0xdc00 && c < 0xe000) sum += 0.2;
    else sum -= 1;
  }
  return text.length === 0 ? 0 : sum / text.length;
}
