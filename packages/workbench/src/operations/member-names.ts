/** What members of dimensions are called: companies by their labels, everything else by its id in words. */
import type { World } from '../facts/opening/index.ts';

const abbreviations = new Set(['us', 'ipo', 'ddtl', 'gpu', 'it', 'eu']);

/** `rest_of_economy` → “Rest of economy”. */
export function inWords(id: string): string {
  const words = id.split(/[_-]/).map((w) => (abbreviations.has(w) ? w.toUpperCase() : w));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function memberNames(world: World): (id: string) => string {
  const companies = new Map(world.companies.map((c) => [c.id, c.label]));
  return (id) => companies.get(id) ?? inWords(id);
}
