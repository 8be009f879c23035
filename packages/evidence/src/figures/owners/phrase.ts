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
  if (start < end && (PRONOUN.test(s.low(end)) || /^(?:we|i|you)$/.test(s.low(end))))
    return byPronoun(s.low(end), verb);
  const last = named(names, end);
  if (
    last &&
    last.last === end + 1 &&
    (last.first <= from || !PREPOSITIONS.has(s.low(last.first - 1)) || s.low(last.first - 1) === 'than')
  )
    return { is: 'named', named: ownerOf(s, last, names), verb };
  const head = headOf(s, from, end, names);
  const word = s.low(head);
  if (byItself(s, from, head) && (PRONOUN.test(word) || OURS.test(word) || PERSON.test(word) || POINTING.test(word)))
    return byPronoun(word, verb);
  const owner = names.findLast((n) => n.first >= from && n.last <= head + 1) ?? ofWhom(s, head, end, names);
  if (owner) return { is: 'named', named: ownerOf(s, owner, names), verb };
  const opens = s.low(from);
  if (OWN.test(opens)) return { is: 'taken up', verb };
  if (OURS.test(opens)) return { is: 'speaker', verb };
  if (!s.isWord(head)) return undefined;
  const definite = /^(?:the|this|that)$/.test(opens);
  if (definite && standsBefore(s, from, head)) return { is: 'taken up', verb };
  // what analysts expect is of whom they speak about
  if (/^(?:analysts?|street|consensus|economists|forecasters|estimates|bankers)$/.test(word))
    return { is: 'measure', verb };
  if (STANDS_FOR.has(word) && !isPlural(s, head))
    return { is: definite || s.low(head - 1) === 'based' ? 'taken up' : 'other', verb };
  if (MEASURES.has(word)) return measured(s, from, head, end, verb);
  if (SOMEBODYS.has(word) && definite) return { is: 'measure', verb };
  const unknown = unlisted(s, from, head);
  return unknown ? { is: 'named', named: unknown, verb } : { is: 'other', group: groupIn(s, from, head), verb };
}

/** "Northgrid's Halcyon contract": of two names side by side the first, where the second only says with whom. */
export function ownerOf(s: Scan, n: Named, names: readonly Named[]): Named {
  const before = names.find((m) => m.last === n.first && /['’]s$/.test(s.raw(m.last - 1)));
  return before && MEASURES.has(s.low(n.last)) && !/['’]s$/.test(s.raw(n.last - 1)) ? before : n;
}

/** "the company's cash burn": whether a word that stands for a company owns the noun. */
function standsBefore(s: Scan, from: number, head: number): boolean {
  for (let k = from; k < head; k++)
    if (/['’]s$/.test(s.raw(k)) && STANDS_FOR.has(s.low(k).replace(/'s$/, ''))) return true;
  return false;
}

/** "the value of Northgrid", "shares of Northgrid's parent": the name that the noun is of, where the words are about it itself. */
function ofWhom(s: Scan, head: number, end: number, names: readonly Named[]): Named | undefined {
  return names.find((n) => {
    if (n.first <= head || n.last > end + 1) return false;
    const before = s.low(n.first - 1) === 'the' ? s.low(n.first - 2) : s.low(n.first - 1);
    if (!/^(?:of|for|at)$/.test(before)) return false;
    return n.last === end + 1 || PREPOSITIONS.has(s.low(n.last)) || MEASURES.has(s.low(n.last)) || !s.isWord(n.last);
  });
}

/** Firms are known by such a last word, people are not. */
const FIRM =
  /^(?:AI|Inc|Corp|Group|Labs?|Technolog(?:y|ies)|Energy|Capital|Partners|Systems|Holdings|Networks|Centers|Digital|Data|Cloud|Robotics|Semiconductors?|Power|Bank|Ventures|Research|Computing|Infrastructure|Mining|Scientific|Platforms|Resources|Motors|Studios?|Works|Foundry|Micro|Semi)$/;
/** Words with a capital that are no name of a firm. */
const NO_FIRM =
  /^(?:[A-Z]{2,}s?|[A-Z]\w*\d\w*|American|European|Chinese|Indian|Japanese|German|French|British|Russian|Americans|Europeans|China|Europe|India|Japan|Germany|France|Britain|Russia|Texas|Washington|Congress|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Phase|Part|Chapter|Figure|Table|Internet|President|Chief)$/;

/** Where every first word has a capital, a name shows by a capital inside or by its last word: "SunGrid", "Lindholm Scientific". */
const ownLetters = (s: Scan, first: number, head: number) =>
  /[a-z][A-Z]/.test(s.raw(first)) || (head > first && FIRM.test(s.raw(head)));

/** A name nobody listed, inside a sentence: one word with a capital, or more that end as firms do. Two words may be a person. */
function unlisted(s: Scan, from: number, head: number): Named | undefined {
  let first = head;
  while (first > from && s.capital(first - 1)) first--;
  const raw = s.raw(head);
  const opens = s.opensLine(first) || (!s.isWord(first - 1) && !s.isSymbol(first - 1, ','));
  if (!s.capital(head) || NO_FIRM.test(raw) || (opens && !ownLetters(s, first, head)) || /['’]/.test(raw))
    return undefined;
  if ((head > first && !FIRM.test(raw)) || head - first > 3) return undefined;
  if (first > from && !STANDS_FOR.has(s.low(first - 1)) && !/^(?:the|based|backed|owned|rival)$/.test(s.low(first - 1)))
    return undefined;
  const start = s.start(first);
  const end = s.end(head);
  return {
    first,
    last: head + 1,
    mention: { start, end, name: s.text.slice(start, end), kind: 'company', misheard: false },
  };
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
      (/^(?:[A-Z]{1,3}\d{2,}\w*|GPUs?|chips?)$/.test(s.raw(k)) &&
        /^(?:rates?|prices?|pricing|costs?)$/.test(s.low(head))) ||
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
    // "cash paid", "money raised"
    if (/^(?:\w+ed|paid|spent|lost|owed|sold|built)$/.test(s.low(k)) && MEASURES.has(s.low(k - 1))) return k - 1;
    if (k < end && /[a-z]{3}ing$/.test(s.low(k)) && !MEASURES.has(s.low(k)) && isPlural(s, k - 1)) return k - 1;
  }
  return end;
}
