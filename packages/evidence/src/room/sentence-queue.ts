import { LEAST_INFLUENCE, type Queued } from './queue.ts';
import type { ProposedForBrief, SentenceState } from './sentences.ts';

/** One place of the queue that a sentence takes. */
export interface QueuedSentence extends ProposedForBrief {
  uncertainty: number;
  priority: number;
  /** One sentence. */
  why: string;
  /** `seq` of this reviewer's skip, 0 for none. */
  skipped: number;
}

/**
 * Sentences that wait for a decision, among the claims by the same product: the uncertainty is how often this helper's choices were
 * rejected so far (rule of succession), the influence is that of what nothing links to the model, the source is one.
 */
export function sentenceQueueOf(
  all: readonly ProposedForBrief[],
  state: (id: string) => SentenceState,
  reviewer: string,
): { waiting: number; decided: number; items: QueuedSentence[] } {
  const record = new Map<string, { decided: number; rejected: number }>();
  for (const { sentence, origin } of all) {
    const { status } = state(sentence.id);
    if (status !== 'accepted' && status !== 'rejected') continue;
    const { decided, rejected } = record.get(origin) ?? { decided: 0, rejected: 0 };
    record.set(origin, { decided: decided + 1, rejected: rejected + (status === 'rejected' ? 1 : 0) });
  }
  const items: QueuedSentence[] = [];
  for (const one of all) {
    const { status, skipped } = state(one.sentence.id);
    if (status !== 'waiting' && status !== 'disputed') continue;
    const { decided, rejected } = record.get(one.origin) ?? { decided: 0, rejected: 0 };
    const uncertainty = status === 'disputed' ? 1 : (rejected + 1) / (decided + 2);
    const doubt =
      status === 'disputed'
        ? 'Reviewers differ on it'
        : `${one.origin} proposed it, of whose sentences ${decided - rejected} were accepted and ${rejected} rejected`;
    items.push({
      ...one,
      uncertainty,
      priority: uncertainty * LEAST_INFLUENCE,
      why: `${doubt}; it is for the brief alone.`,
      skipped: skipped.get(reviewer) ?? 0,
    });
  }
  const decided = all.length - items.length;
  return { waiting: items.length, decided, items };
}

type Placed = { claim: Queued } | { sentence: QueuedSentence };

/** Claims and sentences in one queue: what was skipped last, else the largest priority first; claims first among equals. */
export function inOneQueue(claims: readonly Queued[], sentences: readonly QueuedSentence[]): Placed[] {
  const rank = (one: Placed) => ('claim' in one ? one.claim : one.sentence);
  return [...claims.map((claim): Placed => ({ claim })), ...sentences.map((sentence): Placed => ({ sentence }))].sort(
    (a, b) => rank(a).skipped - rank(b).skipped || rank(b).priority - rank(a).priority,
  );
}
