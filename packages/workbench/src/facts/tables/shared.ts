import { choice, id, maybeDay, note, text } from '../columns.ts';

/** How far a row can be trusted: high = filing or company release; medium = consistent press; low = one weak source, recalled, or our own assumption. */
export const CONFIDENCE = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCE)[number];

/** Printed by the company; arithmetic on such figures; press or recalled; ours, with a reason. */
export const BASES = ['reported', 'derived', 'estimate', 'assumption'] as const;
export type Basis = (typeof BASES)[number];

/** The columns that say where a row comes from; every data file ends with them. `licence` is an id of licences.csv. */
export const provenance = {
  source: text('source'),
  sourceUrl: note('source_url'),
  sourceDate: maybeDay('source_date'),
  licence: id('licence'),
  confidence: choice('confidence', CONFIDENCE),
};
