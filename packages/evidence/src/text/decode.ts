import { EvidenceError, type Warning } from './problem.ts';

/** Default limit on a document: 64 MiB, about two thousand hours of transcript. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** Bytes to text: UTF-8, UTF-16 with byte-order mark, Latin-1 (Windows-1252) as a marked last resort. `zeros`: the format says what a zero byte means (WebVTT). Throws EvidenceError for empty, binary or enormous input. */
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
  const unmarked = utf16WithoutMark(bytes);
  if (unmarked) {
    const text = utf16(bytes, unmarked, name, warnings);
    warnings.push({ code: 'assumed-utf16' });
    return text;
  }
  refuseBinary(bytes, name, zeros);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // also drops the mark EF BB BF
  } catch {
    const offset = firstInvalid(bytes);
    if (bytes.length - offset <= 3 && offset > 0) {
      // a download cut inside the last character
      warnings.push({ code: 'truncated', format: 'UTF-8 text', kept: offset, detail: 'cut inside a character' });
      return new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
    }
    warnings.push({ code: 'assumed-latin1', offset });
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Western text in UTF-16 without a byte-order mark: nearly every second byte is zero, and none of the others. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(bytes.length >> 1, 2048);
  if (pairs < 4 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) if (bytes[i] === 0) zeros[i % 2]++;
  if (zeros[0] === 0 && zeros[1] > 0.7 * pairs) return 'utf-16le';
  return zeros[1] === 0 && zeros[0] > 0.7 * pairs ? 'utf-16be' : undefined;
}

function utf16(bytes: Uint8Array, label: string, name: string, warnings: Warning[]): string {
  const text = new TextDecoder(label).decode(bytes);
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
