/** A claim that already stands in claims.csv: the row that rests on its line, and the parameters that cite this row. */
import type { Claim as ClaimRow } from '../../../facts/index.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { endsOf } from './units.ts';

/** The row of claims.csv that names this line of the document and gives this figure. */
export function recordedRow({ meant, place }: Said, { facts }: Ground): ClaimRow | undefined {
  if (!place) return undefined;
  return facts.tables.claims.find(({ source, sourceLocator, value }) => {
    if (source !== place.document || value === undefined) return false;
    const lines = linesOf(sourceLocator);
    return lines !== undefined && lines[0] <= place.line && place.line <= lines[1] && givesFigure(meant, value);
  });
}

export function recordedBearings(said: Said, ground: Ground): Bearing[] {
  const row = recordedRow(said, ground);
  if (!row) return [];
  const cites = new RegExp(`(?:claims\\.csv#|claims:)${row.id}(?![a-z0-9_])`);
  return ground.facts.tables.parameters.flatMap(({ id, label, unit, source }): Bearing[] => {
    if (!cites.test(source)) return [];
    const why = `its source cites claims.csv#${row.id}, which rests on this sentence`;
    return [{ kind: 'parameter', id, line: '', label, unit, relation: 'bears', sign: 1, why }];
  });
}

/** “line 30”, “lines 30-32”: the lines of a row of claims.csv, from 1. */
export function linesOf(locator: string): [number, number] | undefined {
  const match = /^lines?\s+(\d+)(?:\s*[-–]\s*(\d+))?/i.exec(locator.trim());
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : undefined;
}

/** Equal but for rounding and for the power of ten by which per cent and fractions differ. */
export const sameNumber = (a: number, b: number): boolean =>
  [1, 100, 0.01].some((factor) => Math.abs(a * factor - b) <= 0.02 * Math.abs(b));

function givesFigure(meant: Said['meant'], value: number): boolean {
  const ends = endsOf(meant);
  return ends
    ? ends.some((end) => sameNumber(end, value))
    : meant.valueMin !== undefined && sameNumber(meant.valueMin, value);
}
