import type { Scan } from '../tokens/index.ts';

/** Telephone numbers as people write them: +44 20 7946 0958, +1 (212) 555-0187, (212) 555-0187, 0800 123 4567. */
const PHONES = [
  /^\+\d{1,3}[ .-]?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}(?![\d%])/,
  /^\(\d{3}\) ?\d{3}[ .-]\d{4}(?!\d)/,
  /^0\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?(?!\d)/,
];

/** The token after a telephone number that begins at number token i, with its plus sign or bracket before. */
export function phoneEnd(s: Scan, i: number): number | undefined {
  const sign = s.isSymbol(i - 1, '+(') && s.glued(i) ? i - 1 : i;
  if (sign === i && s.raw(i)[0] !== '0') return undefined;
  const text = s.text.slice(s.start(sign), s.start(sign) + 24);
  for (const pattern of PHONES) {
    const found = pattern.exec(text);
    if (!found) continue;
    let last = i + 1;
    while (last < s.count && s.start(last) < s.start(sign) + found[0].length) last++;
    return last;
  }
  return undefined;
}
