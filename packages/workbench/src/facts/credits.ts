import type { Licence } from './tables/index.ts';

/** The credit lines that must be printed beside anything made from rows under these licence ids; in the order of licences.csv, each once. */
export function creditLines(licences: Licence[], usedIds: Iterable<string>): string[] {
  const used = new Set(usedIds);
  return licences.filter(({ id, credit }) => used.has(id) && credit !== '').map(({ credit }) => credit);
}
