import { declaredEncoding, detectEncoding, utf16WithoutMark } from './encoding/index.ts';
import { EvidenceError, type Warning } from './problem.ts';

/** Default limit on a document: 64 MiB, about two thousand hours of transcript. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** Bytes to text: UTF-8, UTF-16 with and without byte-order mark, the encoding the file names, else the one its bytes speak for, which is said in the warnings. `zeros`: the format says what a zero byte means (WebVTT). Throws EvidenceError for empty, binary or enormous input. */
export function decode(
  bytes: Uint8Array,
  name: string,
  { maxBytes = MAX_BYTES, zeros = false } = {},
): { text: string; warnings: Warning[] } {
  if (bytes.length === 0) throw new EvidenceError({ code: 'empty', name });
  if (bytes.length > maxBytes) {
    throw new EvidenceError({ code: 'too-large', name, bytes: bytes.length, limit: maxBytes });
  }
  const warnings: Warning[] = [];
  const text = textOf(bytes, name, warnings, zeros);
  if (text.trim().length === 0) throw new EvidenceError({ code: 'empty', name });
  return { text, warnings };
}

function textOf(bytes: Uint8Array, name: string, warnings: Warning[], zeros: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le', name, warnings);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be', name, warnings);
  const utf8 = asUtf8(bytes);
  if (utf8 === undefined || bytes.subarray(0, 4096).includes(0)) {
    const unmarked = utf16WithoutMark(bytes);
    if (unmarked) {
      const text = utf16(bytes, unmarked, name, warnings);
      warnings.push({ code: 'assumed-utf16' });
      return text;
    }
  }
  refuseBinary(bytes, name, zeros);
  const declared = declaredEncoding(bytes);
  if (utf8 !== undefined)
    return declared ? declaredOr(bytes, declared, utf8) : (shiftedJapanese(bytes, utf8, warnings) ?? utf8); // the mark EF BB BF is dropped
  const offset = firstInvalid(bytes);
  if (bytes.length - offset <= 3 && offset > 0 && (declared ?? 'utf-8') === 'utf-8') {
    const text = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
    if (declared || !/^[\x20-\x7e\s]*$/.test(text) || bytes.length - offset > 1) {
      // a download cut inside the last character
      warnings.push({ code: 'truncated', format: 'UTF-8 text', kept: offset, detail: 'cut inside a character' });
      return text;
    }
  }
  if (declared && declared !== 'utf-8') {
    const text = strictly(bytes, declared, warnings);
    if (text !== undefined) return text;
  }
  const damaged = damagedUtf8(bytes, warnings, declared === 'utf-8');
  if (damaged !== undefined) return damaged;
  const guess = detectEncoding(bytes);
  if (declared) warnings.push({ code: 'declared-encoding', declared, used: guess.encoding });
  if (guess.encoding === 'windows-1252') warnings.push({ code: 'assumed-latin1', offset });
  else warnings.push({ code: 'assumed-encoding', encoding: guess.encoding, sure: guess.sure });
  return loosely(bytes, guess.encoding, warnings);
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Valid UTF-8 in a file that names another encoding: a page saved anew keeps its old `meta`. Three characters of several bytes are no accident; fewer may be, so that the named encoding decides. */
function declaredOr(bytes: Uint8Array, declared: string, utf8: string): string {
  if (declared === 'utf-8' || (utf8.match(/[\u0080-\uffff]/g)?.length ?? 0) >= 3) return utf8;
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    return utf8;
  }
}

/** ISO-2022-JP is seven bits: orders ESC $ B and ESC ( B switch between two sets of characters (JIS X 0208, ASCII). */
function shiftedJapanese(bytes: Uint8Array, utf8: string, warnings: Warning[]): string | undefined {
  if (!utf8.includes('\u001b$B') || !(utf8.includes('\u001b(B') || utf8.includes('\u001b(J'))) return undefined;
  warnings.push({ code: 'assumed-encoding', encoding: 'iso-2022-jp', sure: true });
  return loosely(bytes, 'iso-2022-jp', warnings);
}

/** The text, if every byte is valid; a last character cut in two is left off and said. */
function strictly(bytes: Uint8Array, encoding: string, warnings: Warning[]): string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
  try {
    decoder.decode();
  } catch {
    warnings.push({
      code: 'truncated',
      format: `${encoding} text`,
      kept: text.length,
      detail: 'cut inside a character',
    });
  }
  return text;
}

function loosely(bytes: Uint8Array, encoding: string, warnings: Warning[]): string {
  const strict = strictly(bytes, encoding, warnings);
  if (strict !== undefined) return strict;
  const text = new TextDecoder(encoding).decode(bytes);
  warnings.push({ code: 'replaced-characters', count: text.split('\ufffd').length - 1 });
  return text;
}

/** UTF-8 with a few bad bytes: many whole characters for each bad place. `named`: the file says it is UTF-8. */
function damagedUtf8(bytes: Uint8Array, warnings: Warning[], named: boolean): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd) bad++;
    else if (c >= 0x80) good++;
  }
  if (good < (named ? 1 : 4) * bad) return undefined;
  warnings.push({ code: 'replaced-characters', count: bad });
  return text;
}

function utf16(bytes: Uint8Array, label: string, name: string, warnings: Warning[]): string {
  const odd = bytes.length % 2; // cut in the middle of a character
  const text = new TextDecoder(label).decode(odd ? bytes.subarray(0, -1) : bytes);
  if (odd)
    warnings.push({ code: 'truncated', format: 'UTF-16 text', kept: text.length, detail: 'cut inside a character' });
  let replaced = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0) throw new EvidenceError({ code: 'binary', name, byte: 0, offset: 2 * i + 2 });
    if (unit === 0xfffd) replaced++;
  }
  if (replaced > 0) warnings.push({ code: 'replaced-characters', count: replaced });
  return text;
}

/** Control bytes do not occur in text; a zero byte, or more than one control byte in a hundred, is some other file. */
function refuseBinary(bytes: Uint8Array, name: string, zeros: boolean): void {
  let controls = 0;
  let first = -1;
  const end = Math.min(bytes.length, 65536);
  for (let i = 0; i < end; i++) {
    const b = bytes[i];
    if (b === 0 && !zeros) throw new EvidenceError({ code: 'binary', name, byte: 0, offset: i });
    if (b < 32 && b !== 9 && b !== 10 && b !== 13 && b !== 12 && b !== 27) {
      controls++;
      if (first < 0) first = i;
    }
  }
  if (controls > Math.max(2, end / 100)) {
    throw new EvidenceError({ code: 'binary', name, byte: bytes[first], offset: first });
  }
}

function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length; // longest prefix that decodes, by bisection with streaming decoders
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, mid), { stream: true });
      low = mid;
    } catch {
      high = mid - 1;
    }
  }
  // step back over a character that began but did not finish
  let at = low;
  while (at > 0 && at > low - 4 && (bytes[at - 1] & 0xc0) === 0x80) at--;
  if (at > 0 && bytes[at - 1] >= 0xc0) {
    const lead = bytes[at - 1];
    const needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (low - (at - 1) < needs) return at - 1;
  }
  return low;
}
