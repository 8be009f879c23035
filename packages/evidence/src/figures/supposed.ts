import { sentenceAt } from '../text/sentences.ts';
import type { Sentence } from './context.ts';
import { breakBefore } from './line-break.ts';

/** Words that open a calculation on what is only assumed: what follows from it is assumed as well. */
const ASSUMES =
  /\b(?:let['’]?s (?:just |also |now )?(?:assume|say|suppose|imagine|pretend)|suppos(?:e|ing)|(?:we|i|i['’]ll|we['’]ll) (?:just |also |will )?(?:assume|suppose)|assum(?:e|ing)|hypothetically|for the sake of argument|as a thought experiment|thought experiment:|say (?:you|we) (?:have|had|buy|build|spend|run|rent|own))\b/i;
/** Openings of a sentence that draws the result of the one before. */
const FOLLOWS =
  /^\W*(?:(?:and|but) )?(?:so|then|thus|therefore|hence|now|total|overall|altogether|in total|in that case|in this case|at that|under (?:that|this|those|these)|on (?:that|those)|with (?:that|those|this)|which (?:means|gives|makes|is)|that['’]s|(?:that|this) (?:is|means|gives|would|makes|adds|comes|leaves|works|implies|puts|amounts)|(?:multiply|divide|multiplied|divided)\b)/i;
const WOULD = /\b(?:would|will|could|needs? to|has to|have to|must)\b|['’](?:d|ll)\b/i;
/** A turn back to what is so. */
const REAL =
  /\b(?:in reality|in fact|in practice|actual(?:ly)? (?:was|were|spent|paid|reported)|today(?!['’]s)|currently|reported|last (?:year|quarter|month)|so far|to date)\b/i;
/** What only a sentence right after an "if" takes up: "That's …", "That would be …". */
const RESULT_OF_IF = /^\W*(?:that['’]s|(?:that|this) (?:is|would|means)|then|which (?:is|would|means))\b/i;
const OPENS_WITH_IF = /^\W*(?:\w+[\w ]{0,40}: ?)?(?:if|suppose|what if|imagine)\b|, (?:if|suppose)\b|: if\b/i;
const ITEM = /^\s*(?:[-–*•·] |\d+[.)] )/;
/** How far an assumption reaches within its paragraph, and how many lines of a list, in characters and lines. */
const REACH = 700;
const LINES = 25;

/** Whether a sentence draws what follows from an assumption made before it: in its paragraph, over its list, or in the list it sums up. */
export function supposedBefore(text: string, sentence: Sentence): boolean {
  const start = breakBefore(text, sentence.start) + 1;
  if (REAL.test(sentence.text)) return false;
  if (start < sentence.start && inParagraph(text, sentence, start)) return true;
  const line = text.slice(start, start + 200);
  if (ITEM.test(line)) return overList(text, start, FOLLOWS.test(line.replace(ITEM, '')));
  if (!FOLLOWS.test(line) || start < 2) return false;
  // "So the total is …" under a list of what was assumed
  const above = lineAbove(text, start);
  return above !== undefined && ITEM.test(text.slice(above, above + 12)) && overList(text, above, false);
}

function inParagraph(text: string, sentence: Sentence, line: number): boolean {
  const follows = FOLLOWS.test(sentence.text);
  if (!follows && !WOULD.test(sentence.text)) return false;
  const before = text.slice(Math.max(line, sentence.start - REACH), sentence.start);
  const assumed = lastOf(before, ASSUMES);
  if (assumed !== undefined && !REAL.test(before.slice(assumed))) return true;
  if (!RESULT_OF_IF.test(sentence.text)) return false;
  const last = sentenceAt(text, sentence.start - 2);
  return last.start >= line && OPENS_WITH_IF.test(text.slice(last.start, last.end));
}

function lastOf(text: string, pattern: RegExp): number | undefined {
  let found: number | undefined;
  for (const m of text.matchAll(new RegExp(pattern.source, 'gi'))) found = m.index;
  return found;
}

/** Where the line above begins that is not empty. */
function lineAbove(text: string, start: number): number | undefined {
  let end = start - 1;
  while (end > 0 && /\s/.test(text[end - 1])) end--;
  return end > 0 ? breakBefore(text, end) + 1 : undefined;
}

/** Whether the line over a list assumes; for an item that sums up, whether an item before it does. */
function overList(text: string, start: number, sums: boolean): boolean {
  let at: number | undefined = start;
  for (let turn = 0; turn < LINES; turn++) {
    at = lineAbove(text, at);
    if (at === undefined) return false;
    const [line] = text.slice(at, at + 600).split('\n', 1);
    if (!ITEM.test(line)) return ASSUMES.test(line);
    if (sums && ASSUMES.test(line)) return true;
  }
  return false;
}
