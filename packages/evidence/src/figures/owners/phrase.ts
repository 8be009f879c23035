import type { Mention } from '../../entities/find.ts';
import type { Scan } from '../../tokens/index.ts';
import { isPlural } from '../nouns.ts';
import { groupOf, MEASURE_OF_MANY, MEASURES, PREPOSITIONS, SOMEBODYS, STANDS_FOR } from './nouns.ts';
import { between } from './verbs.ts';

/** A name by its tokens: the first, and the one after the last. */
export interface Named {
  mention: Mention;
  first: number;
  last: number;
}

/** What a clause is about: somebody named; a word that takes up a name before; whoever speaks; a measure or thing without an owner; somebody or something else. */
export type Subject =
  | { is: 'named'; named: Named; verb: number }
  | { is: 'taken up' | 'speaker' | 'measure'; verb: number }
  | { is: 'other'; group?: string; person?: true; verb: number };

const PERSON = /^(?:i|you|one|somebody|someone|everybody|everyone|anybody|anyone|nobody|people|guys|me|let's)$/;
const PRONOUN = /^(?:it|they|he|she)$/;
const POINTING = /^(?:this|that|these|those|there|here|what)$/;
const OWN = /^(?:its|their|his|her)$/;
const OURS = /^(?:our|my|we|us)$/;
/** Words before a noun that are no part of it. */
const OPENERS = /^(?:well|yeah|um|uh|like|now|today|so|also|yes|no|okay|right|then|again|even|because|only|the|a|an)$/;

export const named = (names: readonly Named[], i: number) => names.find((n) => n.first <= i && i < n.last);

/** What a pronoun before the verb at token `verb` says of whom the clause is about. */
export function byPronoun(word: string, verb: number): Subject {
  if (PRONOUN.test(word)) return { is: 'taken up', verb };
  if (OURS.test(word)) return { is: 'speaker', verb };
  if (PERSON.test(word)) return { is: 'other', person: true, verb };
  return { is: 'measure', verb };
}

/** The known group that tokens from `start` to `end` call. */
export const groupIn = (s: Scan, start: number, end: number): string | undefined =>
  groupOf(
    s.text
      .slice(s.start(start), s.end(end))
      .toLowerCase()
      .replace(/[\s‑-]+/g, ' ')
      .replace('open source', 'open-source'),
  );

/** What the noun phrase of tokens `start` to `end` is, as the subject of the verb at token `verb`. */
export function phraseAs(
  s: Scan,
  start: number,
  end: number,
  verb: number,
  names: readonly Named[],
): Subject | undefined {
  const from = pastFront(s, start, end, names);
  if (from === undefined) return undefined;
  const last = named(names, end);
  if (
    last &&
    last.last === end + 1 &&
    (last.first <= from || !PREPOSITIONS.has(s.low(last.first - 1)) || s.low(last.first - 1) === 'than')
  )
    return { is: 'named', named: last, verb };
  const head = headOf(s, from, end, names);
  const word = s.low(head);
  if (byItself(s, from, head) && (PRONOUN.test(word) || OURS.test(word) || PERSON.test(word) || POINTING.test(word)))
    return byPronoun(word, verb);
  const owner =
    names.findLast((n) => n.first >= from && n.last <= head + 1) ??
    names.find(
      (n) =>
        n.first > head &&
        n.last <= end + 1 &&
        /^(?:of|for|at)$/.test(s.low(n.first - 1) === 'the' ? s.low(n.first - 2) : s.low(n.first - 1)),
    );
  if (owner) return { is: 'named', named: owner, verb };
  const opens = s.low(from);
  if (OWN.test(opens)) return { is: 'taken up', verb };
  if (OURS.test(opens)) return { is: 'speaker', verb };
  if (!s.isWord(head)) return undefined;
  const definite = /^(?:the|this|that)$/.test(opens);
  if (STANDS_FOR.has(word) && !isPlural(s, head)) return { is: definite ? 'taken up' : 'other', verb };
  if (MEASURES.has(word)) return measured(s, from, head, end, verb);
  if (SOMEBODYS.has(word) && definite) return { is: 'measure', verb };
  return { is: 'other', group: groupIn(s, from, head), verb };
}

/** Whether only adverbs stand before the head. */
function byItself(s: Scan, from: number, head: number): boolean {
  for (let k = from; k < head; k++) if (!between(s.low(k)) && !OPENERS.test(s.low(k))) return false;
  return true;
}

/** A measure has no owner of its own, unless it is one of many: "construction spending", "the share of open source". */
function measured(s: Scan, from: number, head: number, end: number, verb: number): Subject {
  for (let k = from; k < head; k++)
    if (
      MEASURE_OF_MANY.has(s.low(k)) ||
      /^[A-Z]{1,3}\d{2,}/.test(s.raw(k)) ||
      (isPlural(s, k) && !MEASURES.has(s.low(k)) && s.low(k) !== 'sales')
    )
      if (s.low(k) !== 'market' || s.low(k + 1) !== 'cap') {
        if (s.low(k) === 'market' && /^(?:share|value|capitalization)$/.test(s.low(k + 1))) continue;
        return { is: 'other', group: groupIn(s, from, k), verb };
      }
  if (/^(?:of|for|among)$/.test(s.low(head + 1))) {
    let stop = head + 2;
    while (stop < end && !PREPOSITIONS.has(s.low(stop + 1))) stop++;
    const group = groupIn(s, head + 2, stop);
    if (group || (isPlural(s, stop) && !MEASURES.has(s.low(stop)))) return { is: 'other', group, verb };
  }
  return { is: 'measure', verb };
}

/** The token at which the noun begins, after what opens the sentence: "In 2024 revenue reached". */
function pastFront(s: Scan, start: number, end: number, names: readonly Named[]): number | undefined {
  let from = start;
  while (from <= end && (s.isNumber(from) || (OPENERS.test(s.low(from)) && !/^(?:the|a|an)$/.test(s.low(from)))))
    from++;
  if (from > end) return undefined;
  if (!PREPOSITIONS.has(s.low(from)) || named(names, from)) return from;
  for (let k = end; k > from; k--) if (s.isNumber(k)) return k < end ? k + 1 : undefined;
  return undefined;
}

/** The noun that what comes after it belongs to: of "the share of the market" the share. */
function headOf(s: Scan, from: number, end: number, names: readonly Named[]): number {
  for (let k = from + 1; k <= end; k++) {
    if (named(names, k)) continue;
    if (PREPOSITIONS.has(s.low(k)) && s.low(k) !== 'per') return k - 1;
    if (k < end && /[a-z]{3}ing$/.test(s.low(k)) && !MEASURES.has(s.low(k)) && isPlural(s, k - 1)) return k - 1;
  }
  return end;
}
