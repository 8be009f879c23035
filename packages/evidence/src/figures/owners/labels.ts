import type { Scan } from '../../tokens/index.ts';
import type { Draft } from '../types.ts';
import { type Candidate, STRENGTH } from './inside.ts';
import { MEASURES } from './nouns.ts';
import type { Named } from './phrase.ts';
import { isVerb } from './verbs.ts';

/** How many tokens the label of a line may have. */
const LONGEST = 9;

/** "- Northgrid (clouds): revenue $480 million": the owner that the label of a line gives its figures. */
export function labelBefore(s: Scan, d: Draft, names: readonly Named[]): Candidate | undefined {
  let start = d.first;
  while (start > 0 && !s.opensLine(start)) {
    start--;
    if (d.first - start > 60) return undefined;
  }
  while (
    start < d.first &&
    (s.isSymbol(start, '-–—*•·>[]') || (s.isNumber(start) && s.isSymbol(start + 1, '.)')) || s.isSymbol(start, '.)'))
  )
    start++;
  let colon = start;
  while (colon < d.first && colon < start + LONGEST && !s.isSymbol(colon, ':')) colon++;
  if (!s.isSymbol(colon, ':') || colon === start || colon >= d.first) return undefined;
  // another sentence of the line has its own subject
  for (let i = colon + 1; i < d.first; i++) if (s.isSymbol(i, '.!?;') && !s.glued(i + 1)) return undefined;
  let open = start;
  while (open < colon && !s.isSymbol(open, '(')) open++;
  const inLabel = names.filter((n) => n.first >= start && n.last <= open);
  const name = inLabel.find(
    (n, k) => headsLabel(s, start, n, inLabel.slice(0, k)) && n === inLabel.at(-1) && !tellsSomething(s, n.last, open),
  );
  const between = names.some((n) => n.first > colon && n.last <= d.first);
  if (name) return between ? undefined : { mention: name.mention, score: STRENGTH.possesses };
  return properLabel(s, start, open) && !between ? ownName(s, start, open) : undefined;
}

/** Whether only names and words with capitals stand before a name: "Google's Gemini", not "Tools from Microsoft spread". */
function headsLabel(s: Scan, start: number, n: Named, before: readonly Named[]): boolean {
  for (let i = start; i < n.first; i++)
    if (s.isWord(i) && !s.capital(i) && !before.some((b) => b.first <= i && i < b.last)) return false;
  return true;
}

/** Whether a label is a sentence: "Northgrid did the sum: …". */
function tellsSomething(s: Scan, from: number, to: number): boolean {
  if (to - from > 4) return true;
  for (let i = from; i < to; i++) if (isVerb(s, i)) return true;
  return false;
}

/** A label that is a name nobody listed: "TripleTen", "Eigen Labs"; not the first word of plain English with a capital. */
function properLabel(s: Scan, start: number, end: number): boolean {
  if (end - start > 3 || end === start) return false;
  for (let i = start; i < end; i++) if (!s.capital(i) || MEASURES.has(s.low(i))) return false;
  // capitals inside a word are a name's
  return /[a-z][A-Z]/.test(s.raw(start));
}

function ownName(s: Scan, start: number, end: number): Candidate {
  const mention = {
    start: s.start(start),
    end: s.end(end - 1),
    name: s.text.slice(s.start(start), s.end(end - 1)),
    kind: 'company' as const,
    misheard: false,
  };
  return { mention, score: STRENGTH.possesses };
}
