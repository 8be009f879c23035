/** The data of a host, read once for as long as its files stay the same. */
import { checkData } from '../facts/check.ts';
import { sha256 } from '../facts/hash.ts';
import { DataError } from '../facts/problem.ts';
import { type DataTables, readData } from '../facts/read-data.ts';
import type { Host } from './host.ts';

export interface Data {
  /** Path below the data folder → text. */
  files: Map<string, string>;
  tables: DataTables;
  /** Of the names and texts of all files. */
  hash: string;
}

const known = new Map<string, Data>();

/** Reads and checks everything; throws DataError naming each bad row, so that nothing is computed from bad data. */
export async function openData(host: Host): Promise<Data> {
  const files = await host.files(host.data);
  const hash = sha256(JSON.stringify([...files]));
  const before = known.get(hash);
  if (before) return before;
  const problems = checkData(files);
  if (problems.length > 0) throw new DataError(problems);
  const data = { files, tables: readData(files).tables, hash };
  // One is enough: a program works with one folder, and tests with small ones.
  known.clear();
  known.set(hash, data);
  return data;
}
