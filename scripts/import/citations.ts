import { licenceOf } from './licences.ts';
import type { Line } from './sheet.ts';

/** Deals by id, as imported. */
export type DealIndex = Map<string, Line>;

export interface Citation {
  source: string;
  source_url: string;
  source_date: string;
  licence: string;
  confidence: string;
}

/**
 * Turns the source cell of an opening, contract or vehicle row into columns. A cell is an address (perhaps with a remark after it),
 * a key into another file (`deals:…`, `series:…`), or words. Key sources take address and date from the row they name.
 */
export function citation(source: string, sourceDate: string, deals: DealIndex): Citation {
  const dealId = /^deals:([A-Za-z0-9_-]+)/.exec(source)?.[1];
  const deal = dealId === undefined ? undefined : deals.get(dealId);
  const url = /^(https?:\/\/\S+)/.exec(source)?.[1] ?? deal?.source_url ?? '';
  const date = sourceDate || deal?.source_date || dateInWords(source);
  const licence = deal?.licence ?? licenceOf(source, '', url).id;
  return {
    source,
    source_url: url,
    source_date: date,
    licence,
    confidence: deal?.confidence ?? confidenceOf(source, url),
  };
}

/** Filings and company pages high, other pages medium, the rest low. */
function confidenceOf(source: string, url: string): string {
  if (/sec\.gov|fast-edgar/.test(url)) return 'high';
  return url !== '' || /^series:/.test(source) ? 'medium' : 'low';
}

/** "(8-K of 2026-03-31, Exhibit 10.1)", "/2026/01/07/", "/2025-09-04/": the date a source states of itself. */
function dateInWords(source: string): string {
  const words = /\bof (\d{4}-\d{2}-\d{2})\b/.exec(source)?.[1];
  if (words) return words;
  const path = /\/(\d{4})[/-](\d{2})[/-](\d{2})\//.exec(source);
  return path ? `${path[1]}-${path[2]}-${path[3]}` : '';
}
