import type { Claim } from '../claims/index.ts';
import { type Meant, meantOf, sameMeant } from './meant.ts';
import type { Decision, Review } from './review.ts';

export type Status = 'waiting' | 'accepted' | 'corrected' | 'rejected' | 'disputed';

/** What one reviewer holds of a claim: their last verdict that was not taken back. */
export interface Verdict {
  reviewer: string;
  reading: Review['reading'];
  seq: number;
  /** ISO time. */
  at: string;
  kind: 'accept' | 'correct' | 'reject';
  /** The reading stood for; null: rejected. */
  meant: Meant | null;
}

/** What the events on one claim add up to. */
export interface ClaimState {
  /** `disputed`: reviewers hold different readings; it stays so until one of them changes theirs. */
  status: Status;
  /** As agreed; while nobody decided, or reviewers differ, as proposed. */
  meant: Meant;
  /** One per reviewer, in order of time. */
  verdicts: Verdict[];
  /** `seq` of the last event of any kind, 0 for none. */
  seen: number;
  /** The parameter a reviewer linked it to last; null: linked to none; undefined: nobody said. */
  link?: { parameter: string | null; reviewer: string };
  /** What became of a prediction, as recorded last. */
  resolved?: Extract<Decision, { kind: 'resolve' }> & { reviewer: string };
  /** Reviewers who skipped it and have not decided since, with the `seq` of the skip. */
  skipped: Map<string, number>;
}

/** The events that hold: those that were taken back by their own reviewer, and the takings back, left out. In order of `seq`. */
export function holding(events: readonly Review[]): Review[] {
  const inOrder = [...events].sort((a, b) => a.seq - b.seq);
  const bySeq = new Map(inOrder.map((event) => [event.seq, event]));
  const gone = new Set<number>();
  for (const { decision, reviewer, claim, seq } of inOrder) {
    if (decision.kind !== 'undo') continue;
    const target = bySeq.get(decision.of);
    if (target === undefined || target.seq >= seq || target.decision.kind === 'undo') continue;
    if (target.reviewer === reviewer && target.claim === claim) gone.add(target.seq);
  }
  return inOrder.filter(({ seq, decision }) => decision.kind !== 'undo' && !gone.has(seq));
}

/** The state of a claim, from the events on it (those on other claims are passed over). */
export function stateOf(claim: Claim, events: readonly Review[]): ClaimState {
  const own = events.filter((event) => event.claim === claim.id);
  const verdicts = new Map<string, Verdict>();
  const skipped = new Map<string, number>();
  let link: ClaimState['link'];
  let resolved: ClaimState['resolved'];
  for (const { reviewer, reading, seq, at, decision } of holding(own)) {
    switch (decision.kind) {
      case 'accept':
      case 'correct':
      case 'reject': {
        const correction = decision.kind === 'correct' ? decision.correction : {};
        const meant = decision.kind === 'reject' ? null : meantOf(claim, correction);
        verdicts.delete(reviewer);
        verdicts.set(reviewer, { reviewer, reading, seq, at, kind: decision.kind, meant });
        skipped.delete(reviewer);
        break;
      }
      case 'skip':
        if (!verdicts.has(reviewer)) skipped.set(reviewer, seq);
        break;
      case 'link':
        link = { parameter: decision.parameter, reviewer };
        break;
      case 'resolve':
        resolved = { ...decision, reviewer };
    }
  }
  const held = [...verdicts.values()];
  const proposed = meantOf(claim);
  const status = statusOf(held, proposed);
  const settled = status === 'accepted' || status === 'corrected';
  return {
    status,
    meant: settled ? held[0].meant! : proposed,
    verdicts: held,
    seen: own.reduce((last, { seq }) => Math.max(last, seq), 0),
    ...(link && { link }),
    ...(resolved && { resolved }),
    skipped,
  };
}

function statusOf(verdicts: readonly Verdict[], proposed: Meant): Status {
  if (verdicts.length === 0) return 'waiting';
  const [first, ...others] = verdicts;
  if (!others.every((other) => sameReading(first, other))) return 'disputed';
  if (first.meant === null) return 'rejected';
  return sameMeant(first.meant, proposed) ? 'accepted' : 'corrected';
}

/** Whether two verdicts say the same of a claim: both reject it, or both read it alike. */
export function sameReading(a: Verdict, b: Verdict): boolean {
  if (a.meant === null || b.meant === null) return a.meant === b.meant;
  return sameMeant(a.meant, b.meant);
}

/** Whether reviewers agree on a reading that may be used. */
export const isAccepted = ({ status }: { status: Status }): boolean => status === 'accepted' || status === 'corrected';
