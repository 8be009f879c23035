/** The form of an answer to a question: the sentence first, then pictures, tables, what it rests on, and how to redo it. */
import type { ParameterChange, Run } from '@buildout/engine';
import type { Metric } from '../../runs/index.ts';

export type Cell = string | number | null;

export interface AnswerTable {
  id: string;
  title: string;
  columns: { id: string; label: string; unit?: string }[];
  rows: Cell[][];
  /** What a reader must know beside the numbers. */
  note?: string;
}

interface ChartHead {
  /** Says the finding. */
  title: string;
  unit: string;
  note?: string;
}

/** Data of a picture, in the shape the charts take. */
export type AnswerChart =
  | (ChartHead & { kind: 'waterfall'; steps: { label: string; kind: 'total' | 'change'; value: number }[] })
  | (ChartHead & {
      kind: 'line';
      lines: { id: string; label: string; values: { t: number; value: number; p10?: number; p90?: number }[] }[];
      levels?: { value: number; label: string }[];
    })
  | (ChartHead & {
      kind: 'bars';
      parts: { id: string; label: string }[];
      bars: { label: string; values: number[]; compare?: { value: number } }[];
      compareLabel?: string;
      barLabel?: string;
    })
  | (ChartHead & {
      kind: 'flows';
      companies: { id: string; label: string; sector: string }[];
      flows: { from: string; to: string; value: number; label?: string }[];
    });

/** An assumption the answer moves with, and the range that evidence supports. */
export interface Lever {
  parameter: string;
  label: string;
  unit: string;
  value: number;
  low?: number;
  high?: number;
  source?: string;
}

export interface QuestionAnswer {
  /** Number of the question. */
  question: number;
  asked: string;
  /** With a number, a unit and a date. */
  sentence: string;
  charts: AnswerChart[];
  tables: AnswerTable[];
  levers: Lever[];
  /** A number somebody already has in their head beside ours, and why they differ. */
  beside?: { who: string; said: string; ours: string; why: string };
  /** What no document says, and which one would. */
  unknown: { what: string; settledBy: string }[];
  /** The command that gives it again. */
  redo: string;
}

/** What a question changes on top of the scenario it is asked about. */
export interface Change {
  set?: Record<string, number>;
  schedule?: ParameterChange[];
  steps?: number;
}

/** One run with settings of its own; the host decides what lies under them (a scenario, dates). */
export type RunWith = (change?: Change) => Run;

/** Metrics of many such runs, one array each, without keeping what they do not read: the same numbers, sooner. */
export type MeasureWith = (metrics: Metric[]) => (change?: Change) => Float64Array[];
