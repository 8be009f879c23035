/** What a report is made of: answers and their charts, what they rest on, and how to redo them. */
import type { Answer, Chart, Table } from '../types.ts';

/** One answer with its pictures; the table is derived from its values unless one is given. */
export interface ReportAnswer {
  answer: Answer;
  charts?: Chart[];
  table?: Table;
  /** Further tables, folded, each with its title and what must be known beside it. */
  more?: { title: string; table: Table; note?: string }[];
  /** What is said elsewhere beside it, what nobody knows, why a number lies outside its band: a sentence each. */
  beside?: string[];
  /** The part of the contents it stands under; without one it stands alone. */
  group?: string;
  /** Among the few that stand in the summary at the top. */
  headline?: boolean;
  /** What the picture's dots are, each with its sources by their place in the list, from 1. */
  dots?: ReportDot[];
  /** The variables its simulated values are computed from, with the file of their equations. */
  follows?: { id: string; label: string; equation: string; file: string }[];
  /** The command that gives this answer alone: `npx buildout gap`. */
  redo?: string;
}

/** One number that was observed or announced. */
export interface ReportDot {
  kind: 'seen' | 'said';
  /** Year. */
  t: number;
  line: string;
  value: number;
  /** How it was made, and who says so. */
  label: string;
  /** Rows of data/ it was made of. */
  rows: string[];
  /** Places in the list of sources, from 1. */
  sources: number[];
}

export interface ReportAssumption {
  id: string;
  label: string;
  unit: string;
  value: number;
  low?: number;
  high?: number;
  reason?: string;
  source?: string;
  /** Set by this scenario, not by default. */
  changed?: boolean;
}

/** An accepted fact that a setting of the run names, with its sentence. */
export interface ReportAccepted {
  id: string;
  /** Settings whose number it is. */
  sets: string[];
  statement: string;
  /** Who said it, where and when. */
  said: string;
  reviewers: string[];
}

export interface ReportSource {
  id: string;
  label: string;
  url?: string;
  date?: string;
  licence?: string;
  /** Words that must travel with the data, for CC BY and its like. */
  credit?: string;
}

export interface ReportContents {
  title: string;
  /** Scenario, number of draws, seed, as-of date, in one sentence. */
  about: string;
  runId: string;
  /** The command that makes this report again. */
  reproduce: string;
  answers: ReportAnswer[];
  /** First simulated year beside guidance and last reported year. */
  sanity?: { about: string; table: Table };
  /** Share of the opening balance by value: fact, rolled forward, assumed. */
  shares?: { basis: string; share: number }[];
  /** Largest closing residual of the run, relative. */
  books?: { maxResidual: number; checks: number };
  assumptions: ReportAssumption[];
  accepted?: ReportAccepted[];
  sources: ReportSource[];
  /** What the answers leave out, one sentence each. */
  limits?: string[];
  /** Version of the program that wrote it. */
  version?: string;
}
