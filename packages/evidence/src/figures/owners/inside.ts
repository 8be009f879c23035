import type { Mention } from '../../entities/find.ts';
import type { Scan } from '../../tokens/index.ts';
import { isPlural } from '../nouns.ts';
import type { Draft } from '../types.ts';
import { BESIDE, groupOf, MEASURES, PLACES } from './nouns.ts';
import { type Named, ownerOf, type Subject } from './phrase.ts';
import { between, grownPronoun, isVerb } from './verbs.ts';

/** Somebody a figure may belong to, and how strongly the words say so. Without a name: the figure is of somebody else, and nobody is named. */
export interface Candidate {
  mention?: Mention;
  group?: string;
  /** Whom a figure before belongs to. */
  named?: { name: string; misheard: boolean };
  score: number;
}

/** How strongly each way of standing together says whose a figure is. Only the order counts, and the distance to `ENOUGH`. */
export const STRENGTH = {
  /** "… $4 billion in revenue for Northgrid" */
  belongs: 6,
  /** "800 million Northgrid users" */
  modifies: 5.5,
  /** "Northgrid's $5 billion", "Northgrid ($5 billion)", "Northgrid: $5 billion" */
  possesses: 5,
  /** "the top 20%" */
  oneOfMany: 4.6,
  /** "premiums at Northgrid of $4", "Northgrid growth of 24%" */
  phrase: 4.2,
  subject: 4,
  takenUp: 3.4,
  /** "two thirds of Northgrid's sales" */
  whole: 3.2,
  fronted: 3.3,
  introduced: 3,
  /** A name before the figure with no word between that ties them. */
  before: 2.2,
  after: 2,
  measure: 1.8,
  just: 1.2,
  /** What a figure needs to be given to anybody. */
  enough: 1,
} as const;

/** "$4 billion in revenue for Northgrid", "$33 billion spent by Northgrid": the name after the figure owns it, whoever stands before. */
const BELONGS =
  /^ (?:(?:in|of) (?!his |its |their |her )(?:\w+ ){1,2}(?:for|at)|(?:was |been )?(?:spent|raised|invested|borrowed|paid|owed|earned|lost|committed|pledged) by) $/i;
/** What stands after a semicolon, or in a list of examples, is not whom the figure is about. */
const APART =
  /[;(]|\b(?:including|like|such as|unlike|versus|for example|when|while|whereas|after|before|since|until|because|than|that|if|where)\b/i;
/** Words of approximation and small verbs that may stand between a name and its figure. */
const NEXT_TO =
  /^(?:about|around|roughly|approximately|approx|nearly|almost|over|some|just|only|a|an|the|another|up|to|at|in|of|said|to|has|had|is|was|still|down)$/;

/** The candidates the figure's own sentence names, by how they stand to the figure. */
export function namedInSentence(s: Scan, d: Draft, names: readonly Named[]): Candidate[] {
  const out: Candidate[] = [];
  let before: Named | undefined;
  let after: Named | undefined;
  for (const n of names) {
    if (n.last <= d.first) before = n;
    else if (n.first >= d.last && !after) after = n;
  }
  if (after) out.push(...toTheRight(s, d, after, before !== undefined, names.at(-1) !== after));
  for (const n of names) if (n.last <= d.first) out.push(toTheLeft(s, d, n, n === before, names));
  return out;
}

/** Whose number is of whom they use or work for; chips by a maker are as often somebody else's. */
const PEOPLE =
  /^(?:users?|customers?|subscribers?|employees|developers|downloads|engineers|accounts|members|workers|clients|visitors|listeners|subscriptions|people)$/;

function toTheRight(s: Scan, d: Draft, n: Named, preceded: boolean, another: boolean): Candidate[] {
  const gap = s.text.slice(d.end, n.mention.start);
  const mention = n.mention;
  if (BELONGS.test(gap)) return [{ mention, score: STRENGTH.belongs }];
  // "800 million Northgrid users": a name between the number and what it counts
  if (gap === ' ' && d.kind === 'count' && PEOPLE.test(s.low(n.last))) return [{ mention, score: STRENGTH.modifies }];
  if (d.kind === 'multiple') return [];
  if (
    /\b(?:that|this)(?:['’]s| is| was| amounts to| would be)(?: \w+){0,2} $/i.test(
      s.text.slice(Math.max(0, d.start - 40), d.start),
    )
  )
    return [];
  if (/^ of (?:the |all )?$/.test(gap) && /['’]s$/.test(s.raw(n.last - 1))) return [{ mention, score: STRENGTH.whole }];
  // "an expansion with Northgrid", "backed by Northgrid": somebody beside the owner
  if (/\b(?:with|by|from|to|alongside|behind|against)(?: the)? $/.test(gap) && d.kind !== 'price') return [];
  if (preceded || APART.test(gap) || /,[^,]*,/.test(gap) || (gap.includes(':') && another)) return [];
  return [{ mention, score: STRENGTH.after }];
}

function toTheLeft(s: Scan, d: Draft, n: Named, nearest: boolean, names: readonly Named[]): Candidate {
  const { mention } = ownerOf(s, n, names);
  if (doingItself(s, d, n, names)) return { mention, score: STRENGTH.phrase + 0.2 };
  if (!nearest) return { mention, score: STRENGTH.just };
  const beside = BESIDE.has(s.low(n.first - 1));
  let at = n.last;
  if (s.isSymbol(at, ')') && /['’]s$/.test(s.raw(n.last - 1))) at++;
  const possesses = /['’]s$/.test(s.raw(n.last - 1));
  // right beside the figure: brackets, a colon, a dash, or words of approximation between
  let next = at;
  while (next < d.first && next < at + 4 && (s.isSymbol(next, '(:~≈–—-$') || NEXT_TO.test(s.low(next)))) next++;
  if (next === d.first && !beside) return { mention, score: STRENGTH.possesses };
  let verbs = false;
  for (let i = at; i < d.first; i++) {
    if (s.isWord(i) ? isVerb(s, i) || participle(s, i) : !s.isNumber(i) && !s.isSymbol(i, "-‑$~'’&%")) {
      verbs = true;
      break;
    }
  }
  if (!verbs && possesses) return { mention, score: d.first - at <= 4 ? STRENGTH.possesses : STRENGTH.phrase };
  if (!verbs && d.first - at <= 6) {
    if (/^(?:at|for)$/.test(s.low(n.first - 1)) && /^(?:of|to|is|was)$/.test(s.low(at)))
      return { mention, score: STRENGTH.phrase };
    if (!beside) return { mention, score: STRENGTH.phrase };
  }
  return { mention, score: beside ? STRENGTH.just : STRENGTH.before };
}

/** "Northgrid possibly contributing": a name before a participle. */
function doing(s: Scan, n: Named): boolean {
  let at = n.last;
  while (/ly$/.test(s.low(at)) || s.low(at) === 'now') at++;
  return /[a-z]{2}ing$/.test(s.low(at));
}

/** "chips generating $200 million": what the things named do, not whose they are. */
const participle = (s: Scan, i: number) =>
  /[a-z]{3}ing$/.test(s.low(i)) &&
  !MEASURES.has(s.low(i)) &&
  !/^(?:during|including|operating|financing)$/.test(s.low(i));

/** "…, with Northgrid contributing $30 billion": a name with a clause of its own, as far as the next comma. */
function doingItself(s: Scan, d: Draft, n: Named, names: readonly Named[]): boolean {
  if (s.low(n.first - 1) !== 'with' || !doing(s, n)) return false;
  if (names.some((m) => m.first >= n.last && m.last <= d.first && doing(s, m))) return false;
  const at = n.last;
  for (let i = at; i < d.first; i++) if (s.isSymbol(i, ',;:') && !s.glued(i + 1)) return false;
  return true;
}

/** "the top 20%", "94 percent of respondents": a part of a crowd, which is nobody with a name. */
export function partOfCrowd(s: Scan, d: Draft): Candidate | undefined {
  if (d.kind !== 'percentage' && d.kind !== 'ratio' && d.kind !== 'count') return undefined;
  if (
    d.kind === 'percentage' &&
    /^(?:top|bottom|upper|lower|richest|poorest|first|last|median)$/.test(s.low(d.first - 1))
  )
    return { score: STRENGTH.oneOfMany };
  let at = d.last;
  if (s.low(at) !== 'of' || d.kind === 'count') return undefined;
  at++;
  while (/^(?:the|all|these|those|our|surveyed|most|large|small|big|such)$/.test(s.low(at))) at++;
  if (/^(?:respondents|participants|adults|voters|americans|people|readers|listeners)$/.test(s.low(at)))
    return { score: STRENGTH.oneOfMany };
  for (let k = at; k < at + 3; k++) {
    if (
      !s.isWord(k) ||
      s.opensLine(k) ||
      MEASURES.has(s.low(k)) ||
      /['’]s$/.test(s.raw(k)) ||
      /^(?:its|their|his|her)$/.test(s.low(k))
    )
      return undefined;
    if (isPlural(s, k)) return { score: STRENGTH.whole };
    if (between(s.low(k)) || isVerb(s, k)) return undefined;
  }
  return undefined;
}

/** "AI's $600 billion question", "the sector's 5% share": what stands before the figure with an 's and is no name of ours. */
export function possessor(s: Scan, d: Draft, names: readonly Named[]): Candidate | undefined {
  for (let i = d.first - 1; i >= d.first - 3; i--) {
    if (!s.isWord(i)) return undefined;
    if (
      /['’]s$/.test(s.raw(i)) &&
      !grownPronoun(s.low(i)) &&
      !/^(?:let|here|where|how|when|why)'s$/.test(s.low(i)) &&
      !names.some((n) => n.last === i + 1)
    )
      return { group: groupOf(`${s.low(i - 1)} ${s.low(i)}`) ?? groupOf(s.low(i)), score: STRENGTH.possesses };
    if (isVerb(s, i) || s.opensLine(i)) return undefined;
  }
  return undefined;
}

/** "In China, 80% of the halls": a place that opens the clause. */
export function placeBefore(s: Scan, d: Draft): Candidate | undefined {
  const before = s.text.slice(Math.max(0, d.start - 60), d.start);
  const found =
    /(?:^|[.!?"“\n] ?|\b(?:how|that|and) )\b[Ii]n ((?:the )?[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?), (?:[a-z]+ ){0,3}$/.exec(
      before,
    );
  return found && PLACES.test(found[1]) ? { group: found[1].replace(/^the /, ''), score: STRENGTH.fronted } : undefined;
}

/** "Northgrid, a 20-person spinout", "Halcyon, the $5 billion fund": the name that the figure's words explain. */
export function explained(s: Scan, d: Draft, names: readonly Named[]): Candidate | undefined {
  let at = d.first - 1;
  while (
    at > d.first - 4 &&
    /^(?:roughly|about|nearly|now|new|private|former|planned|proposed|huge|giant|the|an?)$/.test(s.low(at))
  )
    at--;
  if (!s.isSymbol(at, ',') || !/^(?:an?|the)$/.test(s.low(at + 1))) return undefined;
  if (/^(?:project|program|programme|plan|venture|campus|company|firm|startup|group|fund)$/.test(s.low(at - 1))) at--;
  const name = names.find((n) => n.last === at);
  if (name) return { mention: name.mention, score: STRENGTH.modifies };
  let first = at;
  while (first > at - 4 && s.capital(first - 1) && !s.opensLine(first)) first--;
  if (first === at || s.opensLine(first) || s.isSymbol(first - 1, '.!?')) return undefined;
  const start = s.start(first);
  const end = s.end(at - 1);
  return {
    mention: { start, end, name: s.text.slice(start, end), kind: 'company', misheard: false },
    score: STRENGTH.modifies,
  };
}

/** "values Northgrid at $5 billion": what is valued, not who values. */
export function valued(s: Scan, d: Draft, names: readonly Named[]): Candidate | undefined {
  let at = d.first - 1;
  while (at > d.first - 4 && /^(?:about|around|roughly|nearly|over|up|to|some|more|than|as|much)$/.test(s.low(at)))
    at--;
  if (s.low(at) !== 'at') return undefined;
  const name = names.find((n) => n.last === at);
  return name && /^valu(?:e|es|ed|ing)$/.test(s.low(name.first - 1))
    ? { mention: name.mention, score: STRENGTH.possesses }
    : undefined;
}

/** "its $5 billion", "their 40 sites": a word before the figure that takes up the subject. */
export const itsOwn = (s: Scan, d: Draft): boolean => {
  for (let i = d.first - 1; i >= d.first - 4 && s.isWord(i); i--) {
    if (/^(?:its|their|his|her)$/.test(s.low(i))) return true;
    if (isVerb(s, i)) return false;
  }
  return false;
};

/** The last name that opens a clause before the figure: whom "its" takes up. */
export function subjectAmong(s: Scan, names: readonly Named[], d: Draft): Mention | undefined {
  const inside = names.filter((n) => n.last <= d.first);
  return (
    inside.findLast((n) =>
      /(?:^|[.!?;:\n"“(]|\b(?:while|whereas|but|as|when|that|because|said)|, and|, )\s*$/i.test(
        s.text.slice(Math.max(0, n.mention.start - 12), n.mention.start),
      ),
    ) ?? inside.at(-1)
  )?.mention;
}

/** What the grammar of the clause says, as a candidate; nothing where it takes up a name or measures something. */
export function asCandidate(subject: Subject | undefined): Candidate | undefined {
  if (subject?.is === 'named') return { mention: subject.named.mention, score: STRENGTH.subject };
  if (subject?.is === 'other') return { group: subject.group, score: STRENGTH.subject };
  return undefined;
}
