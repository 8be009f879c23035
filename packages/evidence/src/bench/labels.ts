import type { FigureKind } from '../figures/index.ts';

/** A hand label, as in `figures.jsonl`: offsets in code points. */
export interface Label {
  id: string;
  file: string;
  start: number;
  end: number;
  text: string;
  value: number | string | null;
  value_min: number | string | null;
  value_max: number | string | null;
  unit: string;
  kind: FigureKind | string;
  /** A: says something about an entity; B: vague or small; M: page metadata. */
  tier: 'A' | 'B' | 'M';
  entity: string | null;
  prediction: boolean;
  hypothetical: boolean;
  negated: boolean;
  sentence: string;
}

/** A number-like span that is no figure, as in `not_figures.jsonl`. */
export interface NotFigure {
  file: string;
  start: number;
  end: number;
  text: string;
  why: string;
  /** Only 'negative' counts as an error when found; 'ignore' counts neither way. */
  class: 'negative' | 'ignore';
}

/** Rows of a JSON Lines text. */
export function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as T);
}
