/** What the page shows of the active scenario. Changing it is not undone by undo: it changes no number. */

export type Panel = 'money' | 'companies' | 'explain' | 'compare' | 'evidence';

export const evidenceViews = ['review', 'documents', 'search', 'conflicts', 'record'] as const;

/** Where in the evidence room one is. */
export interface EvidenceLook {
  view: (typeof evidenceViews)[number];
  /** SHA-256 of the opened document. */
  document?: string;
  claim?: string;
  /** A passage of the document, UTF-16. */
  at?: { start: number; end: number };
  /** Words searched for. */
  search?: string;
}

export interface ChartChoice {
  /** Id of a quantity: an answer or a variable. */
  quantity: string;
  /** Lines to draw; the largest where left out. */
  lines?: string[];
}

export interface Looking {
  charts: [ChartChoice, ChartChoice];
  panel: Panel;
  /** Calendar year of the money picture and the companies table. */
  year: number;
  company?: string;
  variable?: string;
  /** What colours mean in the money picture. */
  colour: 'payer' | 'origin';
  evidence?: EvidenceLook;
  /** The number whose source is open, as a reference. */
  source?: string;
  /** Words the choices are asked to be searched for; taken away once they are. Not part of a link. */
  find?: string;
}
