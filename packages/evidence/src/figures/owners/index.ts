import type { Mention } from '../../entities/find.ts';
import { sentenceAt } from '../../text/sentences.ts';
import type { Scan } from '../../tokens/index.ts';
import type { Sentence } from '../context.ts';
import { breakBefore } from '../line-break.ts';
import type { Draft } from '../types.ts';
import {
  asCandidate,
  type Candidate,
  explained,
  itsOwn,
  namedInSentence,
  partOfCrowd,
  placeBefore,
  possessor,
  STRENGTH,
  subjectAmong,
  valued,
} from './inside.ts';
import { labelBefore } from './labels.ts';
import { namesOf } from './names.ts';
import { MEASURES, PREPOSITIONS, STANDS_FOR } from './nouns.ts';
import type { Named, Subject } from './phrase.ts';
import { respectively } from './respectively.ts';
import { subjectBefore } from './subject.ts';
import { headingOver, leadIn, near, REPORTS, subjectOfPage, takesUp, topicBefore, topicOfParagraph } from './topic.ts';
import { isSaying } from './verbs.ts';

/** Whose a figure is: the name, and whether it was heard wrongly. */
export interface Owner {
  name: string;
  misheard: boolean;
}

/** What one sentence takes from the text before it; found once, when a figure asks. */
interface Carried {
  names: Named[];
  topic?: { name: Mention | undefined; introduced: boolean };
  heading?: Mention | null;
  last?: { subject: Subject | undefined };
}

/**
 * Whom each figure is about. Every name that may own it is a candidate with a strength: how it stands to the figure, whether the clause
 * is about it, whether a pronoun takes it up, whether the list, heading or page is about it. A clause about somebody without a name
 * ("startups need 50%") is a candidate too, and where it wins nobody is named. What is too weak is nobody's.
 */
export function ownersOf(
  s: Scan,
  drafts: Draft[],
  sentences: Sentence[],
  mentions: readonly Mention[],
): (Owner | undefined)[] {
  const owners: (Owner | undefined)[] = [];
  const spoken = (s.text.slice(0, 30_000).match(/\b(yeah|you know|I mean|gonna|um|uh|I think)\b/gi)?.length ?? 0) >= 4;
  const page = subjectOfPage(mentions);
  let of: Sentence | undefined;
  let carried: Carried = { names: [] };
  drafts.forEach((d, k) => {
    const sentence = sentences[k];
    if (of !== sentence) carried = { names: namesOf(s, sentence, mentions) };
    of = sentence;
    const label = labelBefore(s, d, carried.names);
    const found = label ? undefined : subjectBefore(s, d.first, sentence.first, carried.names);
    const subject =
      found && standsForNothing(s, found, sentence) ? undefined : theyAre(s, found, sentence, carried.names);
    const candidates = namedInSentence(s, d, carried.names);
    const add = (c: Candidate | undefined) => c && candidates.push(c);
    add(label);
    add(asCandidate(subject));
    add(partOfCrowd(s, d));
    add(possessor(s, d, carried.names));
    add(placeBefore(s, d));
    add(explained(s, d, carried.names));
    add(valued(s, d, carried.names));
    if (itsOwn(s, d)) add(taken(subjectAmong(s, carried.names, d), STRENGTH.possesses));
    const before = k > 0 && drafts[k - 1].end > d.start - NEXT_SENTENCE ? owners[k - 1] : undefined;
    // "That amounts to $5 billion a month": of whom the amount is that it points back to
    if (before && pointsBack(sentence, subject)) candidates.push({ named: before, score: STRENGTH.takenUp });
    const antecedent = subject?.is === 'taken up' ? antecedentOf(s, carried.names, subject.verb) : undefined;
    add(taken(antecedent, STRENGTH.takenUp));
    // "they make up half of Northgrid's sales": not Northgrid's, whoever they are
    if (subject?.is === 'taken up' || subject?.is === 'speaker')
      for (const c of candidates) if (c.score === STRENGTH.after) c.score = 0;
    const inside = insideName(s, d);
    const up = inside || subject?.is === 'taken up';
    if (inside || (up ? !antecedent && !strong(candidates) : !best(candidates))) {
      const lasting = d.kind !== 'duration' && d.kind !== 'age' && d.kind !== 'date' && d.kind !== 'number';
      if (lasting || theyThemselves(s, subject)) {
        carried.topic ??= topicOf(s, mentions, sentence, spoken);
        const { introduced } = carried.topic;
        if (up) carried.last ??= { subject: subjectBeforeThis(s, sentence, mentions, spoken) };
        const last = carried.last?.subject;
        const back =
          up && !carried.topic.name && !spoken && !ofPerson(s, subject)
            ? topicOfParagraph(s, mentions, sentence.start)
            : undefined;
        const name = up && last?.is === 'named' && !introduced ? last.named.mention : (carried.topic.name ?? back);
        const again = k > 0 && drafts[k - 1].unit === d.unit && before !== undefined && before.name === name?.name;
        const strength = inside
          ? STRENGTH.phrase + STRENGTH.just
          : introduced
            ? STRENGTH.introduced
            : up || takesUp(sentence.text)
              ? STRENGTH.takenUp
              : near(name, sentence) || again
                ? STRENGTH.just
                : 0;
        const heading = () => {
          carried.heading ??= headingOver(s.text, mentions, sentence.start) ?? null;
          return carried.heading ?? undefined;
        };
        const reports = REPORTS.test(around(s.text, d));
        if (subject?.is === 'speaker') {
          const speaking = spoken ? undefined : (page ?? (quoted(s.text, d.start) ? name : undefined));
          add(taken(heading() ?? speaking, STRENGTH.takenUp));
        } else if (!up || introduced || last?.is !== 'other') {
          add(taken(name, strength));
          if (!best(candidates) && lasting && (subject?.is === 'measure' || reports))
            add(taken(heading() ?? (spoken || !reports ? undefined : page), STRENGTH.measure));
        }
      }
    }
    const won = best(candidates);
    owners.push(
      won?.named ??
        (won?.mention
          ? { name: won.mention.name, misheard: won.mention.misheard }
          : won?.group
            ? { name: won.group, misheard: false }
            : undefined),
    );
  });
  respectively(s, drafts, sentences, mentions, owners);
  return owners;
}

/** A stretch of time is theirs only where the clause is about "them": "it takes three months" is about nobody. */
const theyThemselves = (s: Scan, subject: Subject | undefined) =>
  subject?.is === 'taken up' &&
  (/^they/.test(s.low(subject.verb)) ||
    /\b(?:they|their)\b/i.test(s.text.slice(s.start(subject.verb) - 30, s.start(subject.verb))));

/** "it is interesting that", "it takes": an "it" in whose place nobody stands. */
const standsForNothing = (s: Scan, subject: Subject, sentence: Sentence) =>
  subject.is === 'taken up' &&
  (s.low(subject.verb).startsWith("it'") || s.low(subject.verb - 1) === 'it') &&
  !takesUp(sentence.text);

/** "Startups …, so they need", "SunGrid saw its stock rise": whom the pronoun takes up where the sentence itself says so. */
function theyAre(
  s: Scan,
  subject: Subject | undefined,
  sentence: Sentence,
  names: readonly Named[],
): Subject | undefined {
  if (subject?.is !== 'taken up') return subject;
  const before = subjectBefore(s, subject.verb - 1, sentence.first, names);
  if (before?.is === 'named' && !names.includes(before.named)) return before;
  const they = s.low(subject.verb - 1) === 'they' || s.low(subject.verb).startsWith("they'");
  return they && before?.is === 'other' && !before.person && !isSaying(s.low(before.verb)) ? before : subject;
}

/** The name in the sentence that a pronoun before its verb takes up: the last one that is not merely beside another. */
const antecedentOf = (s: Scan, names: readonly Named[], verb: number) =>
  names.findLast(
    (n) =>
      n.last <= verb &&
      (!PREPOSITIONS.has(s.low(n.first - 1)) || (s.low(n.first - 1) === 'of' && MEASURES.has(s.low(n.first - 2)))),
  )?.mention;

/** "he", "she": a person, who is no company of the paragraph before. */
const ofPerson = (s: Scan, subject: Subject | undefined) =>
  (subject !== undefined && /^(?:he|she)(?:'|$)/.test(s.low(subject.verb))) ||
  /^s?he$/.test(s.low((subject?.verb ?? 0) - 1));

/** The words close to a figure. */
const around = (text: string, d: Draft) => text.slice(Math.max(0, d.start - 70), d.end + 40);

/** How far back the figure may stand that "that" points to, in characters. */
const NEXT_SENTENCE = 160;

/** "That is $5 billion a month", "this works out to": the sentence opens with a word that points to an amount. */
const pointsBack = (sentence: Sentence, subject: Subject | undefined) =>
  subject?.is === 'measure' &&
  /^\W*(?:that|this|which)(?:['’]s| is| was| amounts| works| means| comes| makes| would)\b/i.test(sentence.text);

/** "The $5 billion company", "this 300-person firm": the figure stands inside the words that take up a name. */
const insideName = (s: Scan, d: Draft) =>
  /^(?:the|this)$/.test(s.low(d.first - 1)) &&
  !s.isSymbol(d.last) &&
  (STANDS_FOR.has(s.low(d.last)) || STANDS_FOR.has(s.low(d.last + 1)));

const strong = (candidates: readonly Candidate[]) => (best(candidates)?.score ?? 0) > STRENGTH.takenUp;

/** Whether a place is inside what somebody is quoted as saying, in its paragraph. */
function quoted(text: string, at: number): boolean {
  const line = text.slice(Math.max(breakBefore(text, at) + 1, at - 1500), at);
  const opened = line.split('“').length - line.split('”').length;
  return opened > 0 || line.split('"').length % 2 === 0;
}

const taken = (mention: Mention | undefined, score: number): Candidate | undefined =>
  mention && { mention: { ...mention, misheard: false }, score };

/** The strongest candidate, if it is strong enough; of equal ones the later. */
function best(candidates: readonly Candidate[]): Candidate | undefined {
  let found: Candidate | undefined;
  for (const c of candidates) if (c.score >= STRENGTH.enough && (!found || c.score >= found.score)) found = c;
  return found;
}

function topicOf(
  s: Scan,
  mentions: readonly Mention[],
  sentence: Sentence,
  spoken: boolean,
): { name: Mention | undefined; introduced: boolean } {
  const before = topicBefore(s, mentions, sentence, spoken);
  const lead = before || spoken ? undefined : leadIn(s.text, mentions, sentence.start);
  return { name: before ?? lead, introduced: lead !== undefined };
}

/** Sentences looked back for whom a pronoun takes up. */
const LOOK_BACK = 3;

/** Whom the last sentence is about that is about anybody but a pronoun: so that "it" and "they" are that. On a written page not of the paragraph before. */
function subjectBeforeThis(
  s: Scan,
  sentence: Sentence,
  mentions: readonly Mention[],
  spoken: boolean,
): Subject | undefined {
  let start = sentence.start;
  const line = spoken ? 0 : breakBefore(s.text, start) + 1;
  for (let turn = 0; turn < LOOK_BACK && start > line + 1; turn++) {
    const span = sentenceAt(s.text, start - 2);
    if (span.start >= start || span.start < line) return undefined;
    const names = namesOf(s, span, mentions);
    const subject = subjectBefore(s, s.tokenAt(span.end), s.tokenAt(span.start), names);
    if (subject?.is === 'named' || subject?.is === 'speaker') return subject;
    if (names.length > 0) {
      const taken = subject?.is === 'taken up' ? antecedentOf(s, names, subject.verb) : undefined;
      if (taken) return { is: 'named', named: names.find((n) => n.mention === taken)!, verb: 0 };
      if (subject?.is !== 'taken up') return undefined;
    }
    if (subject?.is === 'other' && !subject.person) return subject;
    start = span.start;
  }
  return undefined;
}
