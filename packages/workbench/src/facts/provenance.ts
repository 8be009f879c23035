import { type Basis, CONFIDENCE, type Confidence, type Financial, type OpeningRow } from './tables/index.ts';

/** A value with everything needed to show where it comes from. */
export interface Sourced {
  /** Row id in `data/`; for a derived value the ids it was made of, joined by `+`. */
  id: string;
  value: number;
  low?: number;
  high?: number;
  unit: string;
  basis: Basis;
  /** Period or day the value speaks of. */
  periodStart?: string;
  periodEnd: string;
  source: string;
  sourceUrl: string;
  sourceDate?: string;
  licence: string;
  confidence: Confidence;
  note: string;
}

export function fromFinancial(row: Financial): Sourced {
  const { id, value, unit, periodStart, periodEnd, source, sourceUrl, sourceDate, licence, confidence, note } = row;
  const basis: Basis = row.kind === 'reported' ? (/\bderived\b/.test(note) ? 'derived' : 'reported') : 'estimate';
  return { id, value, unit, basis, periodStart, periodEnd, source, sourceUrl, sourceDate, licence, confidence, note };
}

export function fromOpening(row: OpeningRow): Sourced {
  const { id, value, low, high, unit, basis, source, sourceUrl, sourceDate, licence, confidence, note } = row;
  return {
    id,
    value,
    low,
    high,
    unit,
    basis,
    periodEnd: row.asOf,
    source,
    sourceUrl,
    sourceDate,
    licence,
    confidence,
    note,
  };
}

/** A value computed from others: it is as trustworthy as the least of them. */
export function derivedFrom(parts: Sourced[], value: number, note: string): Sourced {
  const worst = parts.reduce((a, b) => (CONFIDENCE.indexOf(b.confidence) > CONFIDENCE.indexOf(a.confidence) ? b : a));
  const latest = parts.reduce((a, b) => ((b.sourceDate ?? '') > (a.sourceDate ?? '') ? b : a));
  const starts = parts.map((part) => part.periodStart ?? part.periodEnd).sort();
  const ends = parts.map((part) => part.periodEnd).sort();
  return {
    id: parts.map((part) => part.id).join('+'),
    value,
    unit: parts[0].unit,
    basis: 'derived',
    periodStart: starts[0],
    periodEnd: ends[ends.length - 1],
    source: latest.source,
    sourceUrl: latest.sourceUrl,
    sourceDate: latest.sourceDate,
    licence: worst.licence,
    confidence: worst.confidence,
    note,
  };
}

/** Best first: reported before estimated, higher confidence, more digits, later source, then by id so that the order is total. */
export function byTrust(a: Financial, b: Financial): number {
  return (
    kindRank(a) - kindRank(b) ||
    CONFIDENCE.indexOf(a.confidence) - CONFIDENCE.indexOf(b.confidence) ||
    digits(b.value) - digits(a.value) ||
    compare(b.sourceDate ?? '', a.sourceDate ?? '') ||
    compare(a.id, b.id)
  );
}

function kindRank({ kind }: Financial): number {
  return ['reported', 'estimate', 'guidance'].indexOf(kind);
}

function digits(value: number): number {
  return String(value).replace(/^-|\./g, '').replace(/0+$/, '').length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
