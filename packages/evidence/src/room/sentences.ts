/** What reviewers do with sentences proposed for a brief: events of the same log as those on claims, and never taken for them. */
import type { ChosenSentence } from '../brief/chosen.ts';
import type { Decision, Review } from './review.ts';
import { holding } from './state.ts';

/** A sentence and who proposed it: `helper:<model>`. */
export interface ProposedForBrief {
  sentence: ChosenSentence;
  origin: string;
}

/** The words are the document's own, so there is nothing to correct: a sentence belongs in the brief, or it does not. */
export type SentenceDecision = Extract<Decision, { kind: 'accept' | 'reject' | 'skip' | 'undo' }>;

/** An event on a sentence before it is on record; `seen` as for claims. */
export interface NewSentenceReview {
  sentence: string;
  reviewer: string;
  decision: SentenceDecision;
  seen: number;
}

/** An event on record; `seq` counts with the events on claims. */
export interface SentenceReview extends NewSentenceReview {
  seq: number;
  /** ISO time, by the store's clock. */
  at: string;
}

export interface SentenceVerdict {
  reviewer: string;
  seq: number;
  at: string;
  kind: 'accept' | 'reject';
}

/** What the events on one sentence add up to. */
export interface SentenceState {
  /** `disputed`: one accepts and another rejects it. Only `accepted` reaches the brief. */
  status: 'waiting' | 'accepted' | 'rejected' | 'disputed';
  /** One per reviewer, in order of time. */
  verdicts: SentenceVerdict[];
  /** `seq` of the last event of any kind, 0 for none. */
  seen: number;
  /** Reviewers who skipped it and have not decided since, with the `seq` of the skip. */
  skipped: Map<string, number>;
}

/** An event in the form of one on a claim, for what both have in common; its `claim` is the id of the sentence. */
export function asReview({ sentence, ...event }: SentenceReview): Review {
  return { ...event, claim: sentence, reading: 'open' };
}

/** `events` of one sentence, in any order. */
export function sentenceStateOf(events: readonly SentenceReview[]): SentenceState {
  const verdicts = new Map<string, SentenceVerdict>();
  const skipped = new Map<string, number>();
  for (const { reviewer, seq, at, decision } of holding(events.map(asReview))) {
    if (decision.kind === 'accept' || decision.kind === 'reject') {
      verdicts.delete(reviewer);
      verdicts.set(reviewer, { reviewer, seq, at, kind: decision.kind });
      skipped.delete(reviewer);
    } else if (decision.kind === 'skip' && !verdicts.has(reviewer)) skipped.set(reviewer, seq);
  }
  const held = [...verdicts.values()];
  return {
    status: statusOf(held),
    verdicts: held,
    seen: events.reduce((last, { seq }) => Math.max(last, seq), 0),
    skipped,
  };
}

function statusOf(verdicts: readonly SentenceVerdict[]): SentenceState['status'] {
  if (verdicts.length === 0) return 'waiting';
  const kinds = new Set(verdicts.map(({ kind }) => kind));
  if (kinds.size > 1) return 'disputed';
  return kinds.has('accept') ? 'accepted' : 'rejected';
}
