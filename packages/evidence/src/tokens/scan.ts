import {
  GLUED,
  isOther,
  NEW_LINE,
  NUMBER,
  numberOf,
  plainNumber,
  SYMBOL,
  type Tokens,
  tokenize,
  WORD,
} from './tokens.ts';

/** Read access to a tokenized text, with lower-casing on demand. Indices outside the text answer as nothing. */
export class Scan {
  readonly tokens: Tokens;
  readonly text: string;
  readonly count: number;
  /** The text writes 10.000 for ten thousand. */
  continental = false;
  /** The language of the text where its own number words are read ('de', 'fr', 'es'), else ''. */
  language = '';
  /** The text holds orders to a terminal. */
  readonly escapes: boolean;
  private readonly lowered: string[] = [];

  constructor(text: string) {
    this.tokens = tokenize(text);
    this.text = text;
    this.count = this.tokens.count;
    this.escapes = text.includes('\u001b');
  }

  raw(i: number): string {
    if (i < 0 || i >= this.count) return '';
    const raw = this.text.slice(this.tokens.start[i], this.tokens.end[i]);
    return this.tokens.kind[i] === NUMBER && isOther(raw) ? plainNumber(raw) : raw;
  }

  low(i: number): string {
    if (i < 0 || i >= this.count) return '';
    const known = this.lowered[i];
    if (known !== undefined) return known;
    const word = this.raw(i).toLowerCase().replace(/’/g, "'");
    this.lowered[i] = word;
    return word;
  }

  isWord(i: number): boolean {
    return this.tokens.kind[i] === WORD && i >= 0 && i < this.count;
  }

  isNumber(i: number): boolean {
    return this.tokens.kind[i] === NUMBER && i >= 0 && i < this.count;
  }

  isSymbol(i: number, sign?: string): boolean {
    if (i < 0 || i >= this.count || this.tokens.kind[i] !== SYMBOL) return false;
    return sign === undefined || sign.includes(this.raw(i));
  }

  /** True when token i touches the one before it. */
  glued(i: number): boolean {
    return i > 0 && i < this.count && this.tokens.gap[i] === GLUED;
  }

  /** True when token i begins a line. */
  opensLine(i: number): boolean {
    return i <= 0 || i >= this.count || this.tokens.gap[i] === NEW_LINE;
  }

  number(i: number): number {
    const raw = this.raw(i);
    if (this.continental) {
      if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(raw)) return Number(raw.replaceAll('.', ''));
      if (/^\d+,\d+$/.test(raw)) return Number(raw.replace(',', '.'));
    }
    return numberOf(raw);
  }

  start(i: number): number {
    return i < this.count ? this.tokens.start[i] : this.text.length;
  }

  end(i: number): number {
    return i >= 0 && i < this.count ? this.tokens.end[i] : 0;
  }

  /** Whether token i is a word that begins with a capital. */
  capital(i: number): boolean {
    if (!this.isWord(i)) return false;
    const c = this.text.charCodeAt(this.tokens.start[i]);
    return (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde);
  }

  /** The token at or after a UTF-16 index. */
  tokenAt(index: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.tokens.end[mid] <= index) low = mid + 1;
      else high = mid;
    }
    return low;
  }

  /** Skips one hyphen that joins two words ("5-second"); returns the index of the next token. */
  joined(i: number): number {
    return this.isSymbol(i, '-‑–') && this.glued(i) && this.glued(i + 1) ? i + 1 : i;
  }
}
