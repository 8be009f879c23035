/** A stretch of text by UTF-16 index. */
export interface Span {
  start: number;
  end: number;
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof sr jr st vs inc corp co ltd no fig approx est e.g i.e u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec al rs'.split(
    ' ',
  ),
);
/** A sentence never spans more than this many characters, so that context look-ups stay linear. */
const LONGEST = 1200;

/** Whether a sentence ends at the mark at index i. */
function endsAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c === 10 || c === 0x3002 || c === 0xff01 || c === 0xff1f) return true;
  if (c !== 46 && c !== 33 && c !== 63) return false;
  let after = i + 1;
  while (after < text.length && '.!?"”’\')]'.includes(text[after])) after++;
  if (after >= text.length) return true;
  const next = text.charCodeAt(after);
  if (next !== 32 && next !== 10 && next !== 13 && next !== 9) return false;
  if (c !== 46) return true;
  let word = i;
  while (word > 0 && /[\p{L}.]/u.test(text[word - 1])) word--;
  const before = text.slice(word, i).toLowerCase();
  if (before.length === 1 && /[a-z]/.test(before) && /[A-Z]/.test(text[i - 1])) return before === 'i'; // an initial
  if (ABBREVIATIONS.has(before)) return false;
  let start = after;
  while (start < text.length && (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9)) start++;
  return start >= text.length || !/[a-z]/.test(text[start]);
}

/** The sentence around an index. */
export function sentenceAt(text: string, at: number): Span {
  let start = at;
  const earliest = Math.max(0, at - LONGEST);
  while (start > earliest && !endsAt(text, start - 1)) start--;
  while (start < at && /[\s"”’)\]]/.test(text[start])) start++;
  let end = at;
  const latest = Math.min(text.length, at + LONGEST);
  while (end < latest && !endsAt(text, end)) end++;
  if (end < text.length && text[end] !== '\n') {
    end++;
    while (end < latest && '.!?"”’\')]'.includes(text[end])) end++;
  }
  return { start, end: Math.max(end, at) };
}

/** All sentences of a stretch of text, in order, without surrounding white space. */
export function sentencesOf(text: string, from = 0, to = text.length): Span[] {
  const out: Span[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (!endsAt(text, i) && i - start < LONGEST) continue;
    let end = i + 1;
    while (end < to && text[i] !== '\n' && '.!?"”’\')]'.includes(text[end])) end++;
    push(out, text, start, end);
    start = end;
    i = end - 1;
  }
  push(out, text, start, to);
  return out;
}

function push(out: Span[], text: string, start: number, end: number): void {
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  if (end > start) out.push({ start, end });
}
