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

/** Decodes HTML character references; what is no reference stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});?/gi, (whole, name: string) => {
    if (name[0] === '#') {
      const code =
        name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      const bad = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
      return bad ? '\ufffd' : String.fromCodePoint(code);
    }
    const common = COMMON[name];
    if (common !== undefined) return common;
    if (!whole.endsWith(';')) return whole;
    let known = looked.get(whole);
    if (known === undefined) {
      known = parseHTML(`<html><body><p>${whole}</p></body></html>`).document.querySelector('p')?.textContent ?? whole;
      if (looked.size < 5000) looked.set(whole, known);
    }
    return known;
  });
}
