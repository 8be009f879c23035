/** What page and worker say to each other: plain data, one shape per kind of message. */

import type { AcceptedFact } from '@buildout/evidence/room/index.ts';
import type { Moment, Table } from '@buildout/workbench/charts/index.ts';
import type { Behind } from '@buildout/workbench/operations/behind.ts';
import type { Dot } from '@buildout/workbench/operations/dots.ts';
import type { DataRow } from '@buildout/workbench/operations/evidence/data-rows.ts';
import type { MoversSoFar } from '@buildout/workbench/operations/source/movers.ts';
import type { NumberSource } from '@buildout/workbench/operations/source/types.ts';
import type { FactValue } from '@buildout/workbench/runs/fact-values.ts';
import type { RunProblem } from '@buildout/workbench/runs/problems.ts';
import type { Ground, Left, Separation, Shock, ShockUse } from '@buildout/workbench/runs/scenario.ts';

/** A scenario as the page asks for it: one of the book, with these settings instead of its own, and these shocks. */
export interface Asked {
  from: string;
  set: Record<string, number>;
  /** Settings whose number is an accepted fact's, by the same keys as `set`: `@fact_…`. */
  facts: Record<string, string>;
  /** The facts that may be named; the page has asked whether reviewers hold them. */
  accepted: FactValue[];
  shocks: ShockUse[];
}

/** What the page wants to see of a run. `key` names the place on the page. */
export type View =
  /** An answer or a variable over time; lines of one company, generation … each. */
  | { key: string; kind: 'quantity'; quantity: string; lines?: string[] }
  /** Who paid whom in a calendar year; with `origins` also where money began, and that of `company`'s revenue. */
  | { key: string; kind: 'flows'; year: number; origins: boolean; company?: string }
  /** One row per company in a calendar year. */
  | { key: string; kind: 'companies'; year: number }
  /** The three statements of one company, by year. */
  | { key: string; kind: 'statements'; company: string }
  /** A variable's equation, inputs, and what moved it between two years. */
  | { key: string; kind: 'explain'; variable: string; member?: string; from: number; to: number };

export type ToWorker =
  | { kind: 'open' }
  /** Runs `scenario` (and `baseline` beside it) unless it was the last one, and answers `views`; then `draws` scenarios for bands. */
  | { kind: 'show'; asked: number; scenario: Asked; views: View[]; draws: number }
  /** Where a number of the run that is shown comes from; `of` is a reference. A later one takes its place, without `of` none does. */
  | { kind: 'source'; asked: number; of?: string }
  /** Runs several scenarios once for the same views, side by side. */
  | { kind: 'compare'; asked: number; scenarios: { id: string; label: string; asked: Asked }[]; views: View[] };

export interface Lever {
  id: string;
  label: string;
  unit: string;
  module: string;
  /** Declared value; of a parameter by element, that of this element. */
  value: number;
  low?: number;
  high?: number;
  min?: number;
  max?: number;
  reason?: string;
  source?: string;
  /** A choice somebody makes, not a fact about the world. */
  choice: boolean;
}

/** Something a chart can show. */
export interface Quantity {
  id: string;
  label: string;
  unit: string;
  about: string;
  group: 'answer' | 'variable';
  /** Variables: the dimensions; answers: the keys besides time. */
  over: string[];
  headline: boolean;
  /** Moments of a line. */
  points: number;
}

export interface BookScenario {
  id: string;
  label: string;
  about?: string;
  set: Record<string, number>;
  facts: Record<string, string>;
  shocks: ShockUse[];
  grounds: Record<string, Ground>;
  /** What the position says and the model does not take. */
  left: Left[];
  /** What splits it from others, most telling first. */
  separates: Separation[];
}

export interface Catalogue {
  levers: Lever[];
  quantities: Quantity[];
  modules: { id: string; title: string }[];
  companies: { id: string; label: string; sector: string }[];
  sectors: { id: string; label: string }[];
  scenarios: BookScenario[];
  shocks: Pick<Shock, 'id' | 'label' | 'about' | 'at' | 'size'>[];
  /** First and last calendar year with a simulated month. */
  years: [number, number];
  start: string;
  dataHash: string;
  credits: string[];
  /** The facts of data/accepted.csv. */
  accepted: CarriedFact[];
  /** Milliseconds from the start of the worker to the first answer. */
  ready: number;
}

/** What the page shows of an accepted fact. */
export const CARRIED = [
  'id',
  'claim',
  'value',
  'low',
  'high',
  'unit',
  'period',
  'statement',
  'quote',
  'speaker',
  'document',
  'source',
  'sourceDate',
  'reviewers',
] as const satisfies readonly (keyof AcceptedFact)[];

/** An accepted fact as the page tells of it. */
export type CarriedFact = Pick<AcceptedFact, (typeof CARRIED)[number]>;

/** One line of a quantity, with the same line of the baseline. */
export interface QuantityLine {
  id: string;
  label: string;
  values: Moment[];
  /** Per value its time as a reference names it: `2027`, `2027Q2`, `2027-03`. */
  times: string[];
  baseline: { t: number; value: number }[];
}

export interface FlowsShown {
  flows: { from: string; to: string; value: number; label: string; origins?: Record<string, number> }[];
  origins: { id: string; label: string }[];
  /** Where the chosen company's revenue came from in the end; shares. */
  revenue?: { company: string; shares: { id: string; label: string; share: number }[]; total: number };
}

export interface StatementTable {
  id: string;
  title: string;
  table: Table;
  /** Ids of its lines. */
  lines: string[];
  /** Per line of the table: rows of data/ it starts from. */
  behind: string[][];
}

export interface Explained {
  id: string;
  label: string;
  unit: string;
  equation: string;
  module: string;
  change: { from: number; to: number; fromLabel: string; toLabel: string };
  /** The same two numbers as references. */
  references: [from: string, to: string];
  causes: {
    id: string;
    label: string;
    unit: string;
    kind: 'variable' | 'parameter' | 'data';
    contribution?: number;
    from?: number;
    to?: number;
    source?: string;
  }[];
}

export type Shown =
  | {
      key: string;
      kind: 'quantity';
      quantity: Quantity;
      lines: QuantityLine[];
      all: { id: string; label: string }[];
      /** What happened, and what was announced, under the same definition. */
      seen: Dot[];
      said: Dot[];
      sentence?: string;
    }
  | ({ key: string; kind: 'flows'; year: number } & FlowsShown)
  /** `behind`: per company the facts behind its columns. */
  | { key: string; kind: 'companies'; year: number; table: Table; ids: string[]; behind: Behind[][] }
  | { key: string; kind: 'statements'; company: string; statements: StatementTable[] }
  | ({ key: string; kind: 'explain' } & Explained)
  | { key: string; kind: 'nothing'; reason: string };

export interface Books {
  maxResidual: number;
  checks: { id: string; label: string; maxResidual: number }[];
}

/** Bands by view key and line id, in the order of the line's values. */
export type Bands = Record<string, Record<string, { p10: number; p90: number }[]>>;

export type FromWorker =
  | { kind: 'opened'; catalogue: Catalogue }
  | { kind: 'shown'; asked: number; runId: string; books: Books; shown: Shown[]; milliseconds: number }
  | { kind: 'bands'; asked: number; done: number; of: number; bands: Bands }
  /** `movers` follow while parameters are tried, for numbers of the run. */
  | { kind: 'source'; asked: number; runId: string; source: NumberSource; rows: DataRow[] }
  | { kind: 'movers'; asked: number; movers: MoversSoFar }
  /** There is no such number, in words. */
  | { kind: 'no-source'; asked: number; message: string }
  | { kind: 'compared'; asked: number; results: { id: string; label: string; shown: Shown[] }[] }
  /** The scenario cannot be run as asked; the page says so beside the setting. */
  | { kind: 'refused'; asked: number; problems: RunProblem[]; message: string }
  | { kind: 'failed'; message: string };
