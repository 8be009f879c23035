import { parseHTML } from 'linkedom';

const COMMON: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
  pound: '£',
  euro: '€',
  yen: '¥',
  cent: '¢',
};
const looked = new Map<string, string>();

/** What 128 to 159 mean in a reference: pages were written in Windows-1252 (HTML, "numeric character reference end state"). */
const windows1252 = new TextDecoder('windows-1252');

/** Decodes HTML character references as a browser does; what is no reference stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(x[0-9a-f]+|\d+)|([a-z][a-z0-9]{1,31}));?/gi, (whole, digits?: string, name?: string) => {
    if (digits !== undefined) return numbered(Number(/^x/i.test(digits) ? `0${digits}` : digits));
    const common = whole.endsWith(';') ? COMMON[name!] : undefined;
    if (common !== undefined) return common;
    let known = looked.get(whole);
    if (known === undefined) {
      known = parseHTML(`<html><body><p>${whole}</p></body></html>`).document.querySelector('p')?.textContent ?? whole;
      if (looked.size < 5000) looked.set(whole, known);
    }
    return known;
  });
}

function numbered(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return code >= 0x80 && code <= 0x9f ? windows1252.decode(Uint8Array.of(code)) : String.fromCodePoint(code);
}
