import { companyOf } from '@buildout/evidence/entities/gazetteer.ts';
import type { Facts } from '../../facts/index.ts';

/** Finds the id of companies.csv for a name as texts write it: by id, by name, or by the name before its brackets; a segment or product leads to its company. */
export function companyNames(facts: Facts): (name: string | null) => string {
  const ids = new Map<string, string>();
  for (const { id, name } of facts.companies())
    for (const form of [
      id,
      name,
      name.replace(/\s*\(.*\)\s*$/, ''),
      name.replace(/,?\s+(inc|corp|plc|ltd|group|platforms)\.?$/i, ''),
    ])
      if (!ids.has(plainName(form))) ids.set(plainName(form), id);
  return (name) => (name === null ? '' : (ids.get(plainName(name)) ?? ids.get(plainName(companyOf(name))) ?? ''));
}

const plainName = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
