/** The facts of a host as known at a day, read once for as long as the files stay the same. */
import {
  accepted,
  acceptedCsv,
  DataError,
  dataHash,
  type Facts,
  factOfRow,
  loadFacts,
  type Problem,
  readData,
} from '../facts/index.ts';
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

/** The last day on which a source of the data was published: of a later day nothing is known. Projections carry the day they speak of. */
export function newestSource({ tables, later }: Facts): string {
  const rows = [tables, later].flatMap(({ series, ...others }) => [
    ...Object.values(others).flat(),
    ...Object.values(series).flat(),
  ]) as { sourceDate?: string; observedOrProjected?: string }[];
  return rows
    .filter(({ observedOrProjected }) => observedOrProjected !== 'projected')
    .reduce((last, { sourceDate = '' }) => (sourceDate > last ? sourceDate : last), '');
}

/**
 * As `openFacts`, for reviewing: an accepted.csv that does not pass its check does not stand in the way of what puts it right. Its bad rows
 * are left out and named. Anything else that is wrong with the data still throws DataError.
 */
export async function openFactsForReview(host: Host): Promise<{ facts: Facts; bad: Problem[] }> {
  try {
    return { facts: await openFacts(host), bad: [] };
  } catch (error) {
    if (!(error instanceof DataError) || error.problems.some(({ file }) => file !== accepted.file)) throw error;
    const files = tablesOf(await host.files(host.data));
    const { tables } = readData(files);
    const lines = new Set(error.problems.map(({ line }) => line));
    const good = tables.accepted.filter(({ line }) => !lines.has(line));
    files.set(accepted.file, acceptedCsv(good.map(factOfRow)));
    return { facts: loadFacts(files), bad: error.problems };
  }
}

/** The tables among the files; what explains them (README) and scenarios decide no fact. */
export function tablesOf(files: Map<string, string>): Map<string, string> {
  return new Map([...files].filter(([name]) => name.endsWith('.csv')));
}
