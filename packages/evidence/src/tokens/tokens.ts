/** Kinds of token. */
export const WORD = 1;
export const NUMBER = 2;
export const SYMBOL = 3;

/** How a token is set off from the one before. */
export const GLUED = 0;
export const SPACED = 1;
export const NEW_LINE = 2;

/** A text cut into words, numbers and symbols in one linear pass; flat arrays, so that a megabyte costs milliseconds. */
export interface Tokens {
  text: string;
  count: number;
  start: Int32Array;
  end: Int32Array;
  kind: Uint8Array;
  gap: Uint8Array;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const BREAK = 4;

const ASCII = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  ASCII[c] =
    (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95
      ? LETTER
      : c >= 48 && c <= 57
        ? DIGIT
        : c === 10 || c === 13
          ? BREAK
          : c <= 32
            ? BLANK
            : OTHER;
}

/** The digits of other scripts that are written as ours are: Arabic-Indic, Persian, Devanagari, Bengali, Thai, full-width (Unicode, category Nd). */
const OTHER_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** What a digit of another script says, -1 for any other character. */
function otherDigit(c: number): number {
  if (c < 0x660) return -1;
  for (const zero of OTHER_ZEROS) if (c >= zero && c < zero + 10) return c - zero;
  return -1;
}

/** Marks of direction and joining have no width and separate nothing (Unicode, Bidi_Control and joiners). */
function isInvisible(c: number): boolean {
  return (c >= 0x200c && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c === 0x61c;
}

function classOf(c: number): number {
  if (c < 128) return ASCII[c];
  if (c >= 0x660 && otherDigit(c) >= 0) return DIGIT;
  if (c >= 0x66a && c <= 0x66c) return OTHER;
  if (c === 0xa0 || (c >= 0x2000 && c <= 0x200a) || c === 0x202f || c === 0x3000 || c === 0xfeff || c === 0x200b)
    return BLANK;
  if (c === 0x2028 || c === 0x2029) return BREAK;
  if (c === 0xaa || c === 0xba || c === 0xb5) return LETTER;
  if (c >= 0xc0 && c < 0x2000) return c === 0xd7 || c === 0xf7 ? OTHER : LETTER;
  if (c >= 0x1e00 && c < 0x2000) return LETTER;
  return OTHER; // punctuation, currency signs, CJK, surrogates: one symbol each
}

/** Cuts a text. Words keep inner apostrophes and digits ("isn’t", "H100"); numbers keep separators ("1,234.56"); a unit glued to a number is its own word ("200k" → 200, k). */
export function tokenize(text: string): Tokens {
  const size = (text.length >> 1) + 16;
  let start = new Int32Array(size);
  let end = new Int32Array(size);
  let kind = new Uint8Array(size);
  let gap = new Uint8Array(size);
  let n = 0;
  let between = NEW_LINE;
  const length = text.length;
  for (let i = 0; i < length; ) {
    const c = text.charCodeAt(i);
    if (c >= 0x61c && isInvisible(c)) {
      i++;
      continue;
    }
    const group = classOf(c);
    if (group === BLANK) {
      if (between === GLUED) between = SPACED;
      i++;
      continue;
    }
    if (group === BREAK) {
      between = NEW_LINE;
      i++;
      continue;
    }
    if (n === start.length) {
      start = grow(start);
      end = grow(end);
      kind = growBytes(kind);
      gap = growBytes(gap);
    }
    let j = i + 1;
    let type = SYMBOL;
    if (group === LETTER) {
      type = WORD;
      while (j < length) {
        const d = text.charCodeAt(j);
        const g = classOf(d);
        if (g === LETTER) j++;
        else if (g === DIGIT) {
          if (d >= 0x660 || (j - i <= 3 && splitBefore.has(text.slice(i, j)))) break; // USD30, Rs100
          j++;
        } else if ((d === 39 || d === 0x2019) && j + 1 < length && classOf(text.charCodeAt(j + 1)) === LETTER) j += 2;
        else break;
      }
    } else if (group === DIGIT || (c === 46 && isDigit(text.charCodeAt(i + 1)) && startsDecimal(text, i))) {
      type = NUMBER;
      j = numberEnd(text, i);
    } else if (c >= 0xd800 && c <= 0xdbff && i + 1 < length) j = i + 2;
    start[n] = i;
    end[n] = j;
    kind[n] = type;
    gap[n] = n === 0 ? NEW_LINE : between;
    n++;
    between = GLUED;
    i = j;
  }
  return { text, count: n, start, end, kind, gap };
}

/** Currency codes that may be glued to their amount. */
const splitBefore = new Set(
  'USD EUR GBP INR CHF CAD AUD NZD HKD SGD JPY CNY RMB KRW TWD MYR SEK NOK DKK BRL MXN ZAR THB PLN ILS AED Rs RM Rp'.split(
    ' ',
  ),
);

/** ".25" begins a number unless it continues a word or number. */
function startsDecimal(text: string, i: number): boolean {
  if (i === 0) return true;
  const before = classOf(text.charCodeAt(i - 1));
  return before !== DIGIT && before !== LETTER && text.charCodeAt(i - 1) !== 46;
}

function isDigit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 0x660 && otherDigit(c) >= 0);
}

/** "." and its forms between Arabic and full-width digits. */
function isPoint(c: number): boolean {
  return c === 46 || c === 0x66b || c === 0xff0e;
}

/** Whether a number begins or ends in a digit of another script. */
export const isOther = (raw: string): boolean => raw.charCodeAt(0) >= 0x660 || raw.charCodeAt(raw.length - 1) >= 0x660;

/** A number as ASCII would write it. */
export function plainNumber(raw: string): string {
  let out = '';
  for (const sign of raw) {
    const c = sign.charCodeAt(0);
    const digit = otherDigit(c);
    out += digit >= 0 ? digit : isPoint(c) ? '.' : c === 0x66c || c === 0xff0c ? ',' : sign;
  }
  return out;
}

function isNarrowSpace(c: number): boolean {
  return c === 0xa0 || c === 0x2009 || c === 0x202f;
}

/** The end of a number that begins at i: groups of thousands by comma, apostrophe or narrow space, then one decimal part. */
function numberEnd(text: string, i: number): number {
  let j = i;
  while (isDigit(text.charCodeAt(j))) j++;
  if (j - i <= 3 && j > i) {
    const first = text.charCodeAt(j);
    const wide = first === 0xff0c && text.charCodeAt(j - 1) >= 0xff10; // a full-width comma is also plain punctuation
    if (first === 44 || first === 39 || first === 0x2019 || first === 0x66c || wide || isNarrowSpace(first)) {
      let k = j;
      let groups = 0;
      // groups of three; groups of two before the last three are Indian writing (1,00,000)
      while (text.charCodeAt(k) === first) {
        let d = k + 1;
        while (isDigit(text.charCodeAt(d)) && d - k <= 4) d++;
        const digits = d - k - 1;
        if (digits === 3 || (digits === 2 && text.charCodeAt(d) === first && first === 44)) {
          k = d;
          groups++;
        } else break;
      }
      const before = text.charCodeAt(k - 3) === first ? false : k - 4 >= i && text.charCodeAt(k - 4) === first;
      if (groups > 0 && before) j = k;
    } else if (first === 46) {
      // 1.234.567 and 1.234,56: continental writing, only when it cannot be anything else
      let k = j;
      let groups = 0;
      while (text.charCodeAt(k) === 46 && digitsAt(text, k + 1) === 3) {
        k += 4;
        groups++;
      }
      if (groups >= 1 && text.charCodeAt(k) === 44 && digitsAt(text, k + 1) > 0 && digitsAt(text, k + 1) !== 3)
        return k + 1 + digitsAt(text, k + 1);
      if (groups >= 2 && text.charCodeAt(k) !== 46) return k;
    }
  }
  if (isPoint(text.charCodeAt(j)) && isDigit(text.charCodeAt(j + 1))) {
    j++;
    while (isDigit(text.charCodeAt(j))) j++;
  }
  return j;
}

function digitsAt(text: string, i: number): number {
  let j = i;
  while (isDigit(text.charCodeAt(j)) && j - i < 12) j++;
  return j - i;
}

/** What a number token says, NaN when it overflows. */
export function numberOf(written: string): number {
  const raw = isOther(written) ? plainNumber(written) : written;
  const lastDot = raw.lastIndexOf('.');
  const lastComma = raw.lastIndexOf(',');
  const dots = raw.split('.').length - 1;
  if (lastComma > lastDot && dots >= 1) return Number(raw.replaceAll('.', '').replace(',', '.'));
  if (dots >= 2) return Number(raw.replaceAll('.', ''));
  return Number(raw.replace(/[,'’\u00a0\u2009\u202f]/g, ''));
}

function grow(a: Int32Array): Int32Array<ArrayBuffer> {
  const b = new Int32Array(a.length * 2);
  b.set(a);
  return b;
}

function growBytes(a: Uint8Array): Uint8Array<ArrayBuffer> {
  const b = new Uint8Array(a.length * 2);
  b.set(a);
  return b;
}
