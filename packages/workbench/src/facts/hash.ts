import { sha256 as sha256OfBytes } from '@buildout/evidence/text/sha256.ts';

/**
 * SHA-256 (FIPS 180-4) as lower-case hex, the same in the page and in Node. Used for row ids, the hash of the data and run ids;
 * never for secrets.
 */
export function sha256(input: string | Uint8Array): string {
  return sha256OfBytes(typeof input === 'string' ? new TextEncoder().encode(input) : input);
}

/** The first hexadecimal digits of a hash: enough to tell rows apart, short enough to read. */
export function shortHash(text: string, digits = 10): string {
  return sha256(text).slice(0, digits);
}

/** One hash for a set of data files: names in order, line ends made equal, lengths written so that nothing can slide between files. */
export function dataHash(files: Map<string, string>): string {
  const parts: string[] = [];
  for (const name of [...files.keys()].sort()) {
    const text = files
      .get(name)!
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    parts.push(`${name}\n${text.length}\n${text}`);
  }
  return hashOf(parts.join('\n'));
}

/** One command asks for the hash of the same megabytes several times, a server or a page with every question: the last ones are kept. */
const known: { text: string; hash: string }[] = [];
const MOST_KNOWN = 4;

function hashOf(text: string): string {
  const before = known.find((one) => one.text === text);
  if (before) return before.hash;
  const hash = sha256(text);
  known.unshift({ text, hash });
  known.length = Math.min(known.length, MOST_KNOWN);
  return hash;
}
