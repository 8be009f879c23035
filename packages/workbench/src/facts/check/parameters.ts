import { didYouMean } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { DataTables } from '../read-data.ts';
import type { Origin } from '../table.ts';

/** Sources of parameters that point into the data must point at something. */
export function parameterProblems(tables: DataTables, files: Map<string, string>): Problem[] {
  return [...sourceProblems(tables.parameters, tables, files), ...sourceProblems(tables.claimLinks, tables, files)];
}

/** The same for any rows that name their source. */
export function sourceProblems(
  rows: (Origin & { source: string })[],
  tables: DataTables,
  files: Map<string, string>,
): Problem[] {
  const keys = keysByFile(tables);
  const problems: Problem[] = [];
  for (const row of rows) {
    for (const source of row.source.split(/\s;\s|;(?=\S)/).map((part) => part.trim())) {
      const reason = sourceFault(source, keys, files);
      if (reason !== undefined)
        problems.push({ file: row.file, line: row.line, column: 'source', value: source, reason });
    }
  }
  return problems;
}

/** Why a source that looks like a reference does not resolve; addresses and words are not references. */
function sourceFault(source: string, keys: Map<string, Set<string>>, files: Map<string, string>): string | undefined {
  const short = /^(deals|claims|contracts|financials|opening|accepted):(\S+)$/.exec(source);
  const long = /^-?(?:facts\/|data\/)?((?:series\/)?[a-z_0-9]+\.csv)(?:#(.+))?$/.exec(source);
  if (short === null && long === null) return undefined;
  const file = short ? `${short[1]}.csv` : long![1];
  const key = short ? short[2] : long![2];
  if (!files.has(file)) return `data/ has no file ${file}${didYouMean(file, files.keys())}`;
  const known = keys.get(file);
  // Keys of series describe a selection in words; only their file can be checked.
  if (key === undefined || known === undefined || known.has(key)) return undefined;
  return `${file} has no row ${key}${didYouMean(key, known)}`;
}

/** What a reference into each file may name: row ids, and `company:metric` or the like where that is how people speak of a row. */
function keysByFile(tables: DataTables): Map<string, Set<string>> {
  const of = <R extends { id: string }>(rows: R[], ...more: ((row: R) => string)[]): Set<string> => {
    const keys = new Set<string>();
    for (const row of rows) {
      keys.add(row.id);
      for (const key of more) keys.add(key(row));
    }
    return keys;
  };
  return new Map([
    ['companies.csv', of(tables.companies)],
    [
      'financials.csv',
      of(
        tables.financials,
        (row) => row.companyId,
        (row) => `${row.companyId}:${row.metric}`,
        (row) => `${row.companyId}|${row.metric}|${row.periodEnd}`,
      ),
    ],
    ['deals.csv', of(tables.deals)],
    ['claims.csv', of(tables.claims)],
    ['accepted.csv', of(tables.accepted)],
    ['contracts.csv', of(tables.contracts)],
    [
      'opening.csv',
      of(
        tables.opening,
        (row) => row.companyId,
        (row) => `${row.companyId}:${row.item}`,
      ),
    ],
    [
      'vehicles.csv',
      of(
        tables.vehicles,
        (row) => row.vehicle,
        (row) => `${row.vehicle}:${row.field}`,
      ),
    ],
    [
      'facilities.csv',
      of(
        tables.facilities,
        (row) => row.facility,
        (row) => `${row.facility}:${row.field}`,
      ),
    ],
  ]);
}
