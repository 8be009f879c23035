/** Rows of data/ on the company and metric that a claim speaks of. */
import { type DataTables, type Facts, type ListedFact, listFacts } from '../../facts/index.ts';
import { sameMetric } from './metrics.ts';

export interface DataRow {
  id: string;
  label: string;
  value: string;
  unit: string;
  date: string;
  file: string;
  line: number;
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
    .map(dataRow);
}

export const dataRow = ({ id, label, value, unit, date, file, line }: ListedFact): DataRow => ({
  ...{ id, label, value, unit, date, file, line },
});

const lists = new WeakMap<DataTables, ListedFact[]>();

/** Every row, listed once per reading of the data. */
export function listed(tables: DataTables): ListedFact[] {
  const before = lists.get(tables);
  if (before) return before;
  const made = listFacts(tables);
  lists.set(tables, made);
  return made;
}
