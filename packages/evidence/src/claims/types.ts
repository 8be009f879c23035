import type { Anchor } from '../anchors/index.ts';
import type { Figure } from '../figures/index.ts';

/** What a claim is about; equal keys can conflict, supersede or confirm each other. */
export interface ClaimKey {
  entity: string | null;
  metric: string;
  unit: string;
  /** Period the amount covers: 'year', 'quarter', 'month', …, or '' for stocks and shares. */
  period: string;
  /** When it was true: year, quarter or date; '' when the text does not say. */
  asOf: string;
  /** Part of the whole it concerns: 'europe', 'data centers', …; '' for all. */
  scope: string;
}

/** One statement with a figure, by one source, with its place. */
export interface Claim {
  id: string;
  key: ClaimKey;
  figure: Figure;
  anchor: Anchor;
  sentence: { start: number; end: number; text: string };
  speaker?: string;
  /** SHA-256 of the document. */
  document: string;
  /** Date of the document, ISO. */
  said?: string;
  /** One end of a change ("from A to B"): true of another time than the other end. */
  changing?: boolean;
  /** The same words as an earlier claim, or a summary or translation: never a source of its own. */
  copyOf?: string;
  prediction?: Prediction;
  /** Where a helper pointed at it: what was asked, of whom, and the words it gave. The figure is the extractor's all the same. */
  proposedBy?: ProposedBy;
}

/** What is kept of a helper's proposal, so that anybody can see later where it came from. */
export interface ProposedBy {
  model: string;
  /** Host and port of the endpoint; never a path, a query or a key. */
  endpoint: string;
  /** SHA-256 of the messages that were sent. */
  prompt: string;
  /** As the helper gave it; it stands in the document word for word. */
  quotation: string;
  /** ISO time of asking. */
  at?: string;
}

/** A statement about the future, so that it can be settled later. */
export interface Prediction {
  /** The time by which it should hold: `2030`, `2027-Q3`, `2027-06` or a day; absent when none was named. */
  horizon?: string;
  /** In words a person can check: the sentence. */
  criterion: string;
  /** What has to come for it to come true: at least the figure ("reach"), at most ("fall below"), or about it. */
  bound: 'at least' | 'at most' | 'about';
  /** 0 … 1, where the speaker said how likely. */
  probability?: number;
  state: 'open' | 'due' | 'came true' | 'failed';
}

/** How two claims stand to each other. */
export interface Relation {
  kind: 'conflict' | 'supersedes' | 'confirms' | 'copy' | 'sum' | 'difference' | 'product' | 'same speaker revises';
  claims: string[];
  /** For people: "32 − 23 = 9, said to be almost 10". */
  text: string;
}
