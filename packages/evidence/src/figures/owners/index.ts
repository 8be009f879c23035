import type { Mention } from '../../entities/find.ts';
import { sentenceAt } from '../../text/sentences.ts';
import type { Scan } from '../../tokens/index.ts';
import type { Sentence } from '../context.ts';
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
} from './inside.ts';
import { labelBefore } from './labels.ts';
import { namesOf } from './names.ts';
import { BESIDE } from './nouns.ts';
import type { Named, Subject } from './phrase.ts';
import { respectively } from './respectively.ts';
import { subjectBefore } from './subject.ts';
import { headingOver, leadIn, near, REPORTS, subjectOfPage, takesUp, topicBefore } from './topic.ts';

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
    const subject = found && standsForNothing(s, found, sentence) ? undefined : found;
    const candidates = namedInSentence(s, d, carried.names);
    const add = (c: Candidate | undefined) => c && candidates.push(c);
    add(label);
    add(asCandidate(subject));
    add(partOfCrowd(s, d));
    add(possessor(s, d, carried.names));
    add(placeBefore(s, d));
    add(explained(s, d, carried.names));
    const before = k > 0 ? owners[k - 1]?.name : undefined;
    if (itsOwn(s, d)) add(taken(subjectAmong(s, carried.names, d), STRENGTH.possesses));
    const lasting = d.kind !== 'duration' && d.kind !== 'age' && d.kind !== 'date' && d.kind !== 'number';
    const antecedent = subject?.is === 'taken up' ? antecedentOf(s, carried.names, subject.verb) : undefined;
    add(taken(antecedent, STRENGTH.takenUp));
    const open = subject?.is === 'taken up' ? !antecedent && !strong(candidates) : !best(candidates);
    if (open && (lasting || theyThemselves(s, subject))) {
      carried.topic ??= topicOf(s, mentions, sentence, spoken);
      const { name, introduced } = carried.topic;
      const strength = introduced
        ? STRENGTH.introduced
        : subject?.is === 'taken up' || takesUp(sentence.text)
          ? STRENGTH.takenUp
          : near(name, sentence) ||
              (k > 0 && drafts[k - 1].unit === d.unit && before !== undefined && before === name?.name)
            ? STRENGTH.just
            : 0;
      const heading = () => {
        carried.heading ??= headingOver(s.text, mentions, sentence.start) ?? null;
        return carried.heading ?? undefined;
      };
      if (subject?.is === 'speaker')
        add(
          taken(
            heading() ?? (spoken ? undefined : (page ?? (quoted(s.text, d.start) ? name : undefined))),
            STRENGTH.takenUp,
          ),
        );
      else if (subject?.is !== 'taken up' || introduced || !aboutOthers(s, sentence, mentions)) {
        add(taken(name, strength));
        if (!best(candidates) && lasting && (subject?.is === 'measure' || REPORTS.test(sentence.text)))
          add(taken(heading() ?? (spoken || !REPORTS.test(sentence.text) ? undefined : page), STRENGTH.measure));
      }
    }
    const won = best(candidates);
    owners.push(
      won?.mention
        ? { name: won.mention.name, misheard: won.mention.misheard }
        : won?.group
          ? { name: won.group, misheard: false }
          : undefined,
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

/** The name in the sentence that a pronoun before its verb takes up: the last one that is not merely beside another. */
const antecedentOf = (s: Scan, names: readonly Named[], verb: number) =>
  names.findLast((n) => n.last <= verb && !BESIDE.has(s.low(n.first - 1)))?.mention;

const strong = (candidates: readonly Candidate[]) => (best(candidates)?.score ?? 0) > STRENGTH.takenUp;

/** Whether a place is inside what somebody is quoted as saying, in its paragraph. */
function quoted(text: string, at: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 1500), at);
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

/** Whether the sentences just before are about somebody or something without a name, so that "it" and "they" are that. */
function aboutOthers(s: Scan, sentence: Sentence, mentions: readonly Mention[]): boolean {
  let start = sentence.start;
  for (let turn = 0; turn < LOOK_BACK && start > 1; turn++) {
    const span = sentenceAt(s.text, start - 2);
    if (span.start >= start) return false;
    const names = namesOf(s, span, mentions);
    if (names.length > 0) return false;
    const subject = subjectBefore(s, s.tokenAt(span.end), s.tokenAt(span.start), names);
    if (subject?.is === 'other' && !subject.person) return true;
    if (subject?.is === 'named' || subject?.is === 'speaker') return false;
    start = span.start;
  }
  return false;
}
