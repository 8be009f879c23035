/** The log of reviews. The row of the workspace is locked while an event is added, so that events come one after another. */
import { isDeepStrictEqual } from 'node:util';
import type { Decision, NewReview, Review } from '@buildout/evidence/room/review.ts';
import type { NewSentenceReview, SentenceDecision, SentenceReview } from '@buildout/evidence/room/sentences.ts';
import { holding } from '@buildout/evidence/room/state.ts';
import { StoreError } from '@buildout/evidence/room/store.ts';
import type { Query } from './connection.ts';
import { storable, storableJson } from './storable.ts';

interface Row {
  seq: string;
  at: Date;
  claim: string;
  reviewer: string;
  reading: NewReview['reading'];
  decision: Decision;
  seen: string;
}

const columnsOf = (subject: string) => `seq, at, ${subject} as claim, reviewer, reading, decision, seen`;

/** Kinds that say what a claim is worth; two reviewers must not give them past each other. */
const DECIDES = new Set<Decision['kind']>(['accept', 'correct', 'reject']);

/** What an event is on: the column that names it, and the table it must be in. */
const SUBJECTS = {
  claim: { table: 'claims', unknown: 'unknown-claim' },
  sentence: { table: 'sentences', unknown: 'unknown-sentence' },
} as const;
type Subject = keyof typeof SUBJECTS;

/** Adds one event on a claim; `key` makes a repeated attempt the same event. */
export const append = (query: Query, review: NewReview, key: string): Promise<Review> =>
  appendOn('claim', query, review, key);

/** The same on a sentence. */
export async function appendOnSentence(
  query: Query,
  { sentence, ...review }: NewSentenceReview,
  key: string,
): Promise<SentenceReview> {
  return sentenceReviewOf(await appendOn('sentence', query, { ...review, claim: sentence, reading: 'open' }, key));
}

/** `review.claim` is the id of the subject, whichever sort it is of. */
async function appendOn(subject: Subject, query: Query, review: NewReview, key: string): Promise<Review> {
  const { table, unknown } = SUBJECTS[subject];
  const columns = columnsOf(subject);
  const { rows: next } = await query<{ seq: string }>(
    'update workspaces set last_seq = last_seq + 1 where id = workspace() returning last_seq as seq',
  );
  const before = await query<Row>(`select ${columns} from reviews where key = $1`, [key]);
  if (before.rows[0]) {
    await query('update workspaces set last_seq = last_seq - 1 where id = workspace()');
    return reviewOf(before.rows[0]);
  }
  const known = await query(`select 1 from ${table} where id = $1`, [review.claim]);
  if (known.rowCount === 0) throw new StoreError({ code: unknown, id: review.claim });
  const events = (
    await query<Row>(`select ${columns} from reviews where ${subject} = $1 order by seq`, [review.claim])
  ).rows.map(reviewOf);
  mustBeSeen(events, review);
  mustBeNew(events, review);
  if (review.decision.kind === 'undo') mustBeUndoable(events, review, review.decision.of);
  const { rows } = await query<Row>(
    `insert into reviews (workspace, seq, key, ${subject}, reviewer, reading, decision, seen)
     values (workspace(), $1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
    [
      next[0].seq,
      key,
      review.claim,
      storable(review.reviewer),
      review.reading,
      storableJson(review.decision),
      review.seen,
    ],
  );
  return reviewOf(rows[0]);
}

/** Events on claims. */
export async function reviews(
  query: Query,
  { claim, after = 0 }: { claim?: string; after?: number },
): Promise<Review[]> {
  const { rows } = await query<Row>(
    `select ${columnsOf('claim')} from reviews
     where seq > $1 and claim is not null and ($2::text is null or claim = $2) order by seq`,
    [after, claim ?? null],
  );
  return rows.map(reviewOf);
}

export async function sentenceReviews(query: Query, { after = 0 }: { after?: number }): Promise<SentenceReview[]> {
  const { rows } = await query<Row>(
    `select ${columnsOf('sentence')} from reviews where seq > $1 and sentence is not null order by seq`,
    [after],
  );
  return rows.map((row) => sentenceReviewOf(reviewOf(row)));
}

/** An open decision must have had in view what others decided on the claim and have not taken back. */
function mustBeSeen(events: readonly Review[], { claim, reviewer, reading, decision, seen }: NewReview): void {
  if (reading === 'blind' || !DECIDES.has(decision.kind)) return;
  const taken = new Set(events.flatMap((e) => (e.decision.kind === 'undo' ? [e.decision.of] : [])));
  const other = events.findLast(
    (e) => e.seq > seen && e.reviewer !== reviewer && DECIDES.has(e.decision.kind) && !taken.has(e.seq),
  );
  if (other) throw new StoreError({ code: 'decided-meanwhile', claim, other });
}

/** The last word of a reviewer of this sort, said again, is the same word: a key pressed twice, a request sent twice. A skip is said anew. */
function mustBeNew(events: readonly Review[], { claim, reviewer, reading, decision }: NewReview): void {
  const sort = (kind: Decision['kind']) => (DECIDES.has(kind) ? 'verdict' : kind);
  if (decision.kind === 'skip' || decision.kind === 'undo') return;
  const last = holding(events).findLast(
    (e) =>
      sort(e.decision.kind) === sort(decision.kind) && (sort(decision.kind) !== 'verdict' || e.reviewer === reviewer),
  );
  if (last?.reviewer !== reviewer || last.reading !== reading) return;
  // As JSON has it: a field without a value is none.
  if (isDeepStrictEqual(last.decision, JSON.parse(storableJson(decision))))
    throw new StoreError({ code: 'decided-already', claim, standing: last });
}

function mustBeUndoable(events: readonly Review[], review: NewReview, of: number): void {
  const reason = whyNotUndoable(events, review, of);
  if (reason !== undefined) throw new StoreError({ code: 'not-undoable', seq: of, reason });
}

function whyNotUndoable(events: readonly Review[], { claim, reviewer }: NewReview, of: number): string | undefined {
  const event = events.find(({ seq }) => seq === of);
  if (!event) return `it is no event on ${claim}`;
  if (event.reviewer !== reviewer) return `it is ${event.reviewer}'s`;
  if (event.decision.kind === 'undo') return 'it is an undo itself; decide again instead';
  const undone = events.some(({ decision }) => decision.kind === 'undo' && decision.of === of);
  return undone ? 'it is undone already' : undefined;
}

function reviewOf({ seq, at, seen, ...rest }: Row): Review {
  return { seq: Number(seq), at: at.toISOString(), ...rest, seen: Number(seen) };
}

function sentenceReviewOf({ claim, reading: _, decision, ...event }: Review): SentenceReview {
  // The table takes no other kinds on a sentence (sentence_decision).
  return { ...event, sentence: claim, decision: decision as SentenceDecision };
}
