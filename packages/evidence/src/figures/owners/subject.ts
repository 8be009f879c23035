import type { Scan } from '../../tokens/index.ts';
import { isPlural } from '../nouns.ts';
import { MEASURES, PREPOSITIONS, SOMEBODYS, STANDS_FOR } from './nouns.ts';
import { byPronoun, groupIn, type Named, named, phraseAs, type Subject } from './phrase.ts';
import { between, grownPronoun, isAuxiliary, isCarried, isSaying, isVerb } from './verbs.ts';

/** Words that end the noun before a verb: of joining, of conditions, of clauses within. */
const STOPS =
  /^(?:and|but|or|while|whereas|because|as|that|if|when|whether|where|so|though|although|since|plus|then|than|which|who|whose|what|how|why|until|unless|before|after)$/;
const RELATIVE = /^(?:which|who|that)$/;
/** How many words back a subject is looked for. */
const REACH = 60;

/** The subject of the clause that leads to token `at`: of the last verb before it that has one. `first` begins the sentence. */
export function subjectBefore(s: Scan, at: number, first: number, names: readonly Named[]): Subject | undefined {
  let measure: Subject | undefined;
  for (let i = at - 1; i >= first && i > at - REACH; i--) {
    if (s.isSymbol(i, ')')) i = opening(s, i, first) ?? i;
    if (!s.isWord(i)) {
      if (s.isSymbol(i, ';') || (s.isSymbol(i, ':') && !s.glued(i + 1) && !isSaying(s.low(i - 1)))) return measure;
      continue;
    }
    const word = s.low(i);
    const grown = grownPronoun(word);
    // "which listed in March and is worth": the verb after the relative word need not be known
    const relative = (word === 'which' || word === 'who') && s.isSymbol(i - 1, ',');
    if (word === 'to') {
      const meant = beforeTo(s, i, first, names);
      if (meant) return meant;
    }
    if (!grown && !relative && !isVerb(s, i)) continue;
    const found = relative
      ? beforeRelative(s, i, i, first, names)
      : grown
        ? byGrown(s, i, grown, first, names)
        : clauseOf(s, i, at, first, names);
    if (!found || aside(s, found, i)) continue;
    if (found.is === 'measure') measure ??= found;
    // "Northgrid said revenue was …": whose revenue it is, the clause around says; what others say is not of them
    else if (!measure) return found;
    else if (found.is === 'taken up' || found.is === 'named') return tells(s, found) ? found : measure;
    else if (found.is !== 'other' || isSaying(s.low(found.verb))) return measure;
  }
  return measure;
}

/** "expect Northgrid to reach", "expects spending on halls to grow": who is to do so, where that is said by a verb of saying or wanting. */
function beforeTo(s: Scan, to: number, first: number, names: readonly Named[]): Subject | undefined {
  if (!isCarried(s, to + 1) || !s.isWord(to - 1)) return undefined;
  const start = startOf(s, to - 1, first, names);
  const verb = start - 1;
  if (start >= to || verb < first || s.opensLine(start)) return undefined;
  if (
    !(isVerb(s, verb) || isCarried(s, verb)) ||
    !/^(?:expect|see|forecast|project|predict|want|help|allow|enabl|caus|push|forc|ask|tell|told|requir)/.test(
      s.low(verb),
    )
  )
    return undefined;
  const found = phraseAs(s, start, to - 1, to, names);
  return found?.is === 'named' || (found?.is === 'other' && !found.person) ? found : undefined;
}

/** "I think", "you know", "let's say", "you're right": words to the listener, about nobody. */
const aside = (s: Scan, found: Subject, verb: number) =>
  found.is === 'other' &&
  found.person === true &&
  (isSaying(s.low(verb)) ||
    isSaying(s.low(verb + 1)) ||
    /^(?:right|sure|just|wondering|saying|thinking|curious|kidding)$/.test(s.low(verb + 1)));

/** Whether a clause around is one in which somebody tells what they have: not what they think of others. */
const tells = (s: Scan, found: Subject) =>
  !isSaying(s.low(found.verb)) ||
  /^(?:said|says|reported|reports|announced|disclosed|expects|expected|confirmed|revealed|guided|forecast|projected)$/.test(
    s.low(found.verb),
  );

/** "it's", "they're"; "labs that're": a pronoun grown together with its verb, at token i. */
function byGrown(s: Scan, i: number, word: string, first: number, names: readonly Named[]): Subject | undefined {
  const relative = RELATIVE.test(word) && i > first && !s.opensLine(i) && s.isWord(i - 1) && !STOPS.test(s.low(i - 1));
  return relative && !isVerb(s, i - 1) ? beforeRelative(s, i, i, first, names) : byPronoun(word, i);
}

/** The bracket that opens what closes at token i. */
function opening(s: Scan, i: number, first: number): number | undefined {
  for (let k = i - 1; k >= first && k > i - 40; k--) if (s.isSymbol(k, '(')) return k;
  return undefined;
}

/** The noun before the verb at token i, for a figure at token `at`. */
function clauseOf(s: Scan, i: number, at: number, first: number, names: readonly Named[]): Subject | undefined {
  let end = i - 1;
  while (end >= first && s.isWord(end) && (between(s.low(end)) || isAuxiliary(s.low(end))) && !named(names, end)) end--;
  while (end > first && s.isSymbol(end, ')')) end = (opening(s, end, first) ?? first) - 1;
  if (end > first && s.isSymbol(end, ',')) {
    const before = asideBefore(s, end, first);
    if (before === undefined) return undefined;
    end = before;
  }
  if (s.isNumber(end) && PREPOSITIONS.has(s.low(end - 1))) end -= 2; // "through 2031"
  if (s.isSymbol(end, '.') && /^[A-Z]$/.test(s.raw(end - 1))) end--; // "N.V."
  if (end < first || !s.isWord(end)) return undefined;
  const word = s.low(end);
  const grown = grownPronoun(word);
  if (grown) return byGrown(s, end, grown, first, names);
  if (RELATIVE.test(word) && end > first && s.isWord(end - 1) && !STOPS.test(s.low(end - 1)))
    return beforeRelative(s, end, i, first, names);
  if (word === 'which' || word === 'who') return beforeRelative(s, end, i, first, names);
  if (STOPS.test(word) && word !== 'that' && word !== 'what') return undefined;
  let start = startOf(s, end, first, names);
  // "a group including Northgrid and Halcyon": the names are examples
  const examples = named(names, end) ? exampleStart(s, end, first, names) : undefined;
  if (examples !== undefined) return phraseAs(s, startOf(s, examples, first, names), examples, i, names);
  // "the gap between required and actual revenue": two joined by "and" are one subject
  const joined =
    /^(?:and|or)$/.test(s.low(start - 1)) && start - 2 >= first && s.isWord(start - 2) && !stops(s, start - 2, names);
  if (joined && !named(names, end)) {
    const whole = startOf(s, start - 2, first, names);
    if (whole === first || !isVerb(s, whole - 1)) start = whole;
  }
  // what a verb before has for its object is no subject: "signed a deal valued at"
  if (start > first && !s.opensLine(start) && isObject(s, start - 1)) return undefined;
  // "$32 billion that bankers had floated, $10 billion less": the clause within has ended before the figure
  if (RELATIVE.test(s.low(start - 1)) && !isSaying(s.low(start - 2)) && commaBetween(s, i, at)) return undefined;
  return phraseAs(s, start, end, i, names);
}

/** Before a run of names that "including" or "such as" opens: the token before that word. */
function exampleStart(s: Scan, end: number, first: number, names: readonly Named[]): number | undefined {
  let at = end;
  while (at > first && (named(names, at) || s.isSymbol(at, ',&') || /^(?:and|or|the)$/.test(s.low(at)))) at--;
  if (/^(?:including|like|include|includes)$/.test(s.low(at))) return at > first ? at - 1 : undefined;
  return s.low(at) === 'as' && s.low(at - 1) === 'such' && at - 2 >= first ? at - 2 : undefined;
}

function startOf(s: Scan, end: number, first: number, names: readonly Named[]): number {
  let start = end;
  while (start > first && !s.opensLine(start) && !stops(s, start - 1, names)) start--;
  return start;
}

const isObject = (s: Scan, verb: number) =>
  (!/^(?:see|sees|saw|let|lets|help|helps|helped|make|makes|made|watch|watched|had)$/.test(s.low(verb)) &&
    isVerb(s, verb) &&
    !isAuxiliary(s.low(verb)) &&
    !isSaying(s.low(verb)) &&
    !adjective(s, verb)) ||
  (isCarried(s, verb) && !/^(?:see|let|help|make|watch)$/.test(s.low(verb)));

/** "…, published rates range": a participle that opens the clause is part of the noun. */
const adjective = (s: Scan, i: number) => /ed$/.test(s.low(i)) && (s.opensLine(i) || !s.isWord(i - 1));

function commaBetween(s: Scan, from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (s.isSymbol(k, ',') && !s.glued(k + 1)) return true;
  return false;
}

function stops(s: Scan, i: number, names: readonly Named[]): boolean {
  if (named(names, i) || s.isNumber(i)) return false;
  if (s.isWord(i))
    return STOPS.test(s.low(i)) || grownPronoun(s.low(i)) !== undefined || isVerb(s, i) || isCarried(s, i);
  if (s.isSymbol(i, '.')) return !/^[A-Z]$/.test(s.raw(i - 1));
  return !(s.isSymbol(i, "-‑&'’/") && (s.glued(i) || s.isSymbol(i, '&')));
}

/** "Northgrid, which rents chips, raised": the token before an aside that ends with the comma at `comma`. */
function asideBefore(s: Scan, comma: number, first: number): number | undefined {
  for (let k = comma - 1; k > first && k > comma - 30; k--) {
    if (!s.isSymbol(k, ',')) continue;
    if (RELATIVE.test(s.low(k - 1))) return k - 1; // "a company that, so far, has"
    if (/^(?:which|who|whose|a|an|the|one|formerly|now|based|backed|founded|like)$|ing$|ed$/.test(s.low(k + 1)))
      return k - 1;
  }
  return undefined;
}

/** "Northgrid, which rents chips", "startups that sell tokens": the noun the relative word stands for. */
function beforeRelative(
  s: Scan,
  at: number,
  verb: number,
  first: number,
  names: readonly Named[],
): Subject | undefined {
  let end = at - 1;
  if (s.isSymbol(end, ',')) end--;
  if (end < first) return undefined;
  const name = named(names, end);
  // "a deal with Northgrid that is worth": "that" is as often the deal
  const that = /^that/.test(s.low(at));
  if (name)
    return that && exampleStart(s, end, first, names) === undefined ? undefined : { is: 'named', named: name, verb };
  if (!s.isWord(end) || isSaying(s.low(end)) || MEASURES.has(s.low(end)) || SOMEBODYS.has(s.low(end))) return undefined;
  let start = end;
  while (start > first && !s.opensLine(start) && !stops(s, start - 1, names) && !PREPOSITIONS.has(s.low(start - 1)))
    start--;
  const group = groupIn(s, start, end);
  return group || isPlural(s, end) || STANDS_FOR.has(s.low(end)) || /^who/.test(s.low(at))
    ? { is: 'other', group, verb }
    : undefined;
}
