/** The facts of a host as known at a day, read once for as long as the files stay the same. */
import { dataHash, type Facts, loadFacts } from '../facts/index.ts';
import type { Host } from './host.ts';

export interface Data {
  facts: Facts;
  /** Name below the data folder → text of every table. */
  files: Map<string, string>;
}

const known = new Map<string, Data>();
/** A program works with one folder and few days. */
const MOST_KNOWN = 4;

/** Reads and checks everything; throws DataError naming each bad row, so that nothing is computed from bad data. */
export async function openFacts(host: Host, asOf?: string): Promise<Facts> {
  return (await openData(host, asOf)).facts;
}

/** As `openFacts`, with the texts of the tables. */
export async function openData(host: Host, asOf?: string): Promise<Data> {
  const files = tablesOf(await host.files(host.data));
  const key = `${dataHash(files)} ${asOf ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const data = { facts: loadFacts(files, { asOf }), files };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, data);
  return data;
}

/** The tables among the files; what explains them (README) and scenarios decide no fact. */
export function tablesOf(files: Map<string, string>): Map<string, string> {
  return new Map([...files].filter(([name]) => name.endsWith('.csv')));
}
