/** Rows of data/ on the company and metric that a claim speaks of. */
import { type DataTables, type Facts, type ListedFact, listFacts } from '../../facts/index.ts';
import { madeOf } from './made-of.ts';
import { sameMetric } from './metrics.ts';

export interface DataRow {
  id: string;
  label: string;
  value: string;
  unit: string;
  date: string;
  file: string;
  line: number;
  source: string;
  sourceUrl: string;
  /** The row's own remark, or the words of its source. */
  note: string;
  /** Rows it was made of; none where it stands on its own document. */
  madeOf: string[];
}

/** Newest first, at most `most`; none without a company. */
export function rowsOn(facts: Facts, company: string, metric: string, most = 6): DataRow[] {
  if (company === '') return [];
  const { financials, opening } = facts.tables;
  const wanted = new Set<string>();
  for (const row of financials) if (row.companyId === company && sameMetric(metric, row.metric)) wanted.add(row.id);
  for (const row of opening) if (row.companyId === company && sameMetric(metric, row.item)) wanted.add(row.id);
  const rows = listed(facts.tables).filter(({ id }) => wanted.has(id));
  return rows
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .slice(0, most)
    .map((row) => dataRow(row, facts.tables));
}

export const dataRow = (row: ListedFact, tables: DataTables): DataRow => {
  const { id, label, value, unit, date, file, line, source, sourceUrl, note } = row;
  return { id, label, value, unit, date, file, line, source, sourceUrl, note, madeOf: madeOf(tables, id) };
};

const byId = new WeakMap<DataTables, Map<string, ListedFact>>();

/** Rows by id, in the order asked for; unknown ids are left out. */
export function rowsById(tables: DataTables, ids: Iterable<string>): DataRow[] {
  let map = byId.get(tables);
  if (!map) {
    map = new Map(listed(tables).map((row) => [row.id, row]));
    byId.set(tables, map);
  }
  return [...ids].flatMap((id) => {
    const row = map.get(id);
    return row ? [dataRow(row, tables)] : [];
  });
}

const lists = new WeakMap<DataTables, ListedFact[]>();

/** Every row, listed once per reading of the data. */
export function listed(tables: DataTables): ListedFact[] {
  const before = lists.get(tables);
  if (before) return before;
  const made = listFacts(tables);
  lists.set(tables, made);
  return made;
}
