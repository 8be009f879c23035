/** The facts of a host as known at a day, read once for as long as the files stay the same. */
import { dataHash, type Facts, loadFacts } from '../facts/index.ts';
import type { Host } from './host.ts';

const known = new Map<string, Facts>();
/** A program works with one folder and few days. */
const MOST_KNOWN = 4;

/** Reads and checks everything; throws DataError naming each bad row, so that nothing is computed from bad data. */
export async function openFacts(host: Host, asOf?: string): Promise<Facts> {
  const files = await host.files(host.data);
  const key = `${dataHash(files)} ${asOf ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const facts = loadFacts(files, { asOf });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, facts);
  return facts;
}
