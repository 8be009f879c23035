/** What a figure measures. */
export type FigureKind =
  | 'money'
  | 'price'
  | 'percentage'
  | 'count'
  | 'duration'
  | 'age'
  | 'date'
  | 'ratio'
  | 'multiple'
  | 'rate'
  | 'quantity'
  | 'number';

/** How exact the speaker was. */
export type Modifier = 'exact' | 'approx' | 'lt' | 'le' | 'gt' | 'ge' | 'range' | 'vague';

/** One number somebody stated, with its place and its meaning. Surface text, meant value and repair rules are kept apart. */
export interface Figure {
  /** Code points. */
  start: number;
  end: number;
  startUtf16: number;
  endUtf16: number;
  text: string;
  /** Money in plain units of its currency, percentages as 33 for 33%, falls negative, dates as year or ISO text. Absent for ranges. */
  value?: number | string;
  valueMin?: number;
  /** Null: open above. */
  valueMax?: number | null;
  unit: string;
  kind: FigureKind;
  /** Canonical name from the gazetteer, null when nobody is named near. */
  entity: string | null;
  prediction: boolean;
  hypothetical: boolean;
  negated: boolean;
  /** Names of the repair rules that changed the surface reading; each sends the figure to review. */
  repairs: string[];
  currency?: string;
  denominator?: string;
  modifier: Modifier;
  /** Year, quarter or date the figure speaks of, when the sentence names one. */
  asOf?: string;
  /** Metric word found near: 'revenue', 'capex', … */
  metric?: string;
  /** 0…1, for the order of review; not a probability. */
  confidence: number;
  /** What the characters say before any repair. */
  surface?: { value?: number; unit: string };
}

/** A figure while it is being worked on, in tokens and UTF-16 indices. */
export interface Draft {
  /** First token and the token after the last. */
  first: number;
  last: number;
  start: number;
  end: number;
  value?: number | string;
  min?: number;
  max?: number | null;
  unit: string;
  kind: FigureKind;
  currency?: string;
  denominator?: string;
  modifier: Modifier;
  repairs: string[];
  /** Multiplier spoken with the number ("billion" → 1e9), 1 when none. */
  magnitude: number;
  /** True when nothing but a number was said. */
  bare: boolean;
  /** True when the number was written in words only. */
  inWords: boolean;
  /** Sign already applied. */
  confidence: number;
  relative?: string;
  /** The date a table's column states. */
  asOf?: string;
}

/** Amounts of money, with or without a denominator. */
export const moneyLike = (d: Draft) => d.kind === 'money' || d.kind === 'price';
