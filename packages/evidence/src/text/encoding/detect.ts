import { GREEK, KANJI, RUSSIAN, SIMPLIFIED, SYLLABLES, TRADITIONAL } from './frequent.ts';

/** What a text of unknown encoding probably is. */
export interface Guess {
  /** Name in the Encoding Standard. */
  encoding: string;
  /** 0…1: how much the text looks like running text in a language that is written so. */
  score: number;
  /** Enough characters speak for it, and clearly more than for any other. */
  sure: boolean;
}

type Scorer = (text: string) => number;

/** In order of preference where two read the same. */
const CANDIDATES: readonly (readonly [string, Scorer])[] = [
  ['windows-1252', latin],
  ['gb18030', han(SIMPLIFIED)],
  ['big5', han(TRADITIONAL)],
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['euc-kr', korean],
  ['windows-1251', alphabet(RUSSIAN)],
  ['koi8-r', alphabet(RUSSIAN)],
  ['windows-1253', alphabet(GREEK)],
  ['windows-1250', latin],
];

/** Bytes looked at; a text says its encoding early. */
const SAMPLE = 65_536;

/** The likeliest encoding of bytes that are no UTF-8, by the characters each would give. */
export function detectEncoding(bytes: Uint8Array): Guess {
  const sample = sampleOf(bytes);
  const high = sample.reduce((n, b) => n + (b >= 0x80 ? 1 : 0), 0);
  let best: Guess = { encoding: 'windows-1252', score: -1, sure: false };
  let second = -1;
  for (const [encoding, scorer] of CANDIDATES) {
    const text = new TextDecoder(encoding).decode(sample, { stream: true });
    const score = scorer(text) - 3 * broken(text, high);
    if (score > best.score + (encoding === 'windows-1250' ? 0.08 : 0)) {
      second = best.score;
      best = { encoding, score, sure: false };
    } else second = Math.max(second, score);
  }
  const rival = best.encoding.startsWith('windows-125') && best.score > 0.8 ? 0 : second; // Latin and Polish share most letters
  best.sure = high >= 6 && best.score >= 0.4 && best.score - rival >= 0.1;
  return best;
}

/** The first bytes and, where those are all ASCII, the first stretch that is not. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  let at = 0;
  while (at < bytes.length && bytes[at] < 0x80) at++;
  return bytes.subarray(at < SAMPLE / 2 ? 0 : at, (at < SAMPLE / 2 ? 0 : at) + SAMPLE);
}

/** Share of the bytes above ASCII that gave no character. */
function broken(text: string, high: number): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd || (c >= 0x80 && c < 0xa0) || (c >= 0xe000 && c < 0xf900)) count++;
  }
  return high === 0 ? 0 : count / high;
}

/** The mean of what each character above ASCII says, 0 without any. */
function mean(text: string, worth: (c: string, code: number, i: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    count++;
    sum += worth(text[i], code, i);
  }
  return count === 0 ? 0 : sum / count;
}

function han(common: ReadonlySet<string>): Scorer {
  return (text) =>
    mean(text, (c, code) =>
      common.has(c) ? 1 : fullWidth(code) ? 0.8 : code >= 0x4e00 && code <= 0x9fff ? 0.2 : -0.5,
    );
}

function japanese(text: string): number {
  return mean(text, (c, code) => {
    if (code >= 0x3041 && code <= 0x3093) return 1;
    if (code >= 0x30a1 && code <= 0x30fc) return 0.9;
    if (fullWidth(code)) return 0.8;
    if (code >= 0x4e00 && code <= 0x9fff) return KANJI.has(c) ? 0.9 : 0.2;
    return -0.5; // half-width katakana is what other encodings become
  });
}

function korean(text: string): number {
  return mean(text, (c, code) =>
    code >= 0xac00 && code <= 0xd7a3 ? (SYLLABLES.has(c) ? 1 : 0.3) : fullWidth(code) ? 0.6 : -0.5,
  );
}

/** "、。「」", full-width forms. */
const fullWidth = (code: number) =>
  (code >= 0x3001 && code <= 0x3015) || (code >= 0xff01 && code <= 0xff5e) || code === 0x2026;

/** An alphabet above ASCII whose words are small letters after at most one capital. */
function alphabet(letters: {
  often: ReadonlySet<string>;
  sometimes: ReadonlySet<string>;
  small: RegExp;
  capital: RegExp;
}): Scorer {
  return (text) =>
    mean(text, (c, code, i) => {
      if (letters.often.has(c)) return 1;
      if (letters.sometimes.has(c)) return 0.7;
      if (letters.small.test(c)) return 0.2;
      if (letters.capital.test(c)) return letters.small.test(text[i - 1] ?? '') ? -0.7 : 0.4;
      return '«»—–…“”„’№€'.includes(c) ? 0.5 : code === 0xa0 ? 0.3 : -0.6;
    });
}

const SIGNS = '‘’“”„–—…•€£¥§°·«»©®™±²³½¼¾×';

/** Accented letters stand alone among plain ones; quotation marks and dashes stand at the edges of words. */
function latin(text: string): number {
  return mean(text, (c, code, i) => {
    const before = text[i - 1] ?? ' ';
    const after = text[i + 1] ?? ' ';
    if (c === '\u00a0') return 0.6;
    if ('¿¡'.includes(c)) return !/[\p{L}]/u.test(before) && /\p{L}/u.test(after) ? 1 : -0.5;
    if (SIGNS.includes(c)) return /[a-zß-ÿ]/.test(before) && /[a-zß-ÿ]/.test(after) && c !== '’' ? 0.1 : 0.8;
    const small = /\p{Ll}/u.test(c);
    if (!small && !/\p{Lu}/u.test(c)) return -0.5;
    if ('àèéóáí'.includes(c) && !/\p{L}/u.test(before + after)) return 0.9; // French "à", Italian "è"
    // Italian ends words in ì, ò, ù; Danish has ø between consonants; Portuguese õ stands before e: elsewhere they are letters of Central Europe
    const rare =
      /[ðþÿýøƒˆ˜ªºŕ]/.test(c) && !(c === 'ø' && /[b-df-hj-np-tv-z]/.test(after))
        ? true
        : ('ìòù'.includes(c) && /\p{Ll}/u.test(after)) || (c === 'õ' && after !== 'e');
    if (small) return rare ? 0.3 : /[A-Za-z]/.test(text.slice(Math.max(0, i - 2), i + 3)) ? 1 : -0.3;
    return /[a-z]/.test(before)
      ? -0.5
      : /[a-z\s]/.test(after)
        ? 0.7
        : code >= 0xc0 && /[A-Z]/.test(before + after)
          ? 0.6
          : -0.3;
  });
}
