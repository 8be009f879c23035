/** What reviewers do, as events of an append-only log. State is never stored: it is what the events add up to. */

/** What a reviewer changes when the figure is right but its reading is not. Absent fields stay as proposed. */
export interface Correction {
  value?: number;
  /** A range; `valueMax: null` is open above. */
  valueMin?: number;
  valueMax?: number | null;
  unit?: string;
  entity?: string | null;
  metric?: string;
  period?: string;
  asOf?: string;
  scope?: string;
  prediction?: boolean;
  hypothetical?: boolean;
  negated?: boolean;
}

export type Decision =
  | { kind: 'accept' }
  | { kind: 'correct'; correction: Correction }
  | { kind: 'reject'; reason: string }
  /** Not now: it goes to the end of this reviewer's queue and stays undecided. */
  | { kind: 'skip' }
  /** Takes back one's own event with this `seq`. */
  | { kind: 'undo'; of: number }
  /** Which parameter of the model the claim speaks to; null: none. */
  | { kind: 'link'; parameter: string | null }
  /** What became of a prediction: the number that came (where there is one), when, and who says so. */
  | { kind: 'resolve'; state: 'came true' | 'failed'; outcome: number | null; on: string; source: string };

/** An event before it is on record. The decision a reviewer holds on a claim already is no second event (`decided-already`). */
export interface NewReview {
  claim: string;
  reviewer: string;
  /** `open`: the reviewer saw what others decided; `blind`: a second reading that did not. */
  reading: 'open' | 'blind';
  decision: Decision;
  /**
   * `seq` of the last event on this claim that the reviewer had seen, 0 for none. Of two reviewers who decide at once the later is
   * refused with what the other decided (`decided-meanwhile`), so that nothing is overwritten unseen. Blind readings are not compared.
   */
  seen: number;
}

/** An event on record; `seq` grows over the whole workspace. */
export interface Review extends NewReview {
  seq: number;
  /** ISO time, by the store's clock. */
  at: string;
}
