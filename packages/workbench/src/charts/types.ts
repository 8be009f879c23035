/** What every chart is given besides its numbers, and what every chart gives back. */

export interface ChartHead {
  /** Says the finding, not the subject: “Revenue covers 40 % of what the spending needs in 2028”. */
  title: string;
  /** The model's own unit of the values: USD, USD/year, share, GW, 1 … (see `unit.ts`). */
  unit: string;
  /** Where the numbers come from, in one line. */
  source?: string;
  /** The run that made them. */
  runId?: string;
  /** Licence and credit that must travel with the picture: “Epoch AI, CC BY 4.0”. */
  credit?: string;
  /** A caveat a reader must see. */
  note?: string;
  /** Pixels; 720 × 400 if left out. */
  width?: number;
  /** Pixels within which title, key and notes are set, where less than `width` is seen at once. */
  wordsWidth?: number;
  height?: number;
}

export type Cell = string | number | null;

export interface Column {
  id: string;
  label: string;
  unit?: string;
}

/** The same numbers as the picture, in the model's units, unrounded. */
export interface Table {
  columns: Column[];
  rows: Cell[][];
}

/** A picture, the numbers in it, and the numbers as a file. */
export interface Chart {
  svg: string;
  table: Table;
  csv: string;
}

/** A value at a moment; `t` in decimal years (2026.25 = end of March 2026), the band where draws exist. */
export interface Moment {
  t: number;
  value: number;
  p10?: number;
  p90?: number;
}

/** One printed answer: the shape `analysis` gives and `run --json` prints. */
export interface Answer {
  id: string;
  label: string;
  unit: string;
  /** The definition: what is counted, what is not. */
  about: string;
  /** One sentence with number, unit, date and band. */
  sentence?: string;
  values: { at: Record<string, string | number>; value: number; p10?: number; p50?: number; p90?: number }[];
}
