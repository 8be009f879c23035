/** Rows of data/ that another row was made of: the facts an opening position cites, the deals of a contract, the quotes behind a median. */
import type { DataTables } from '../../facts/index.ts';

const known = new WeakMap<DataTables, Map<string, string[]>>();

/** Ids of the rows, in their order; none for a row that stands on its own document. */
export function madeOf(tables: DataTables, id: string): string[] {
  let made = known.get(tables);
  if (!made) {
    made = derivations(tables);
    known.set(tables, made);
  }
  return made.get(id) ?? [];
}

function derivations(tables: DataTables): Map<string, string[]> {
  const out = new Map<string, string[]>();
  const there = idsOf(tables);
  const byKey = new Map<string, string[]>();
  for (const { id, companyId, metric, periodEnd } of tables.financials) {
    const key = `${companyId}|${metric}|${periodEnd}`;
    byKey.set(key, [...(byKey.get(key) ?? []), id]);
  }
  const add = (id: string, of: string[]) => {
    const rows = [...new Set(of)].filter((one) => there.has(one) && one !== id);
    if (rows.length > 0) out.set(id, rows);
  };
  for (const { id, factIds, source } of tables.opening) add(id, factIds.length > 0 ? factIds : cited(source, byKey));
  for (const { id, dealIds, source } of tables.contracts) add(id, [...dealIds, ...cited(source, byKey)]);
  for (const { id, source } of tables.vehicles) add(id, cited(source, byKey));
  const quotes = new Map<string, string[]>();
  for (const row of tables.series.gpu_rental_prices) {
    const key = monthKey(row);
    quotes.set(key, [...(quotes.get(key) ?? []), row.id]);
  }
  for (const row of tables.series.gpu_rental_medians) {
    const of = quotes.get(monthKey(row)) ?? [];
    // A median over more quotes than are listed is not shown as made of those that are.
    if (of.length === row.quotes) add(row.id, of);
  }
  return out;
}

/** `financials:company|metric|day`, `deals:ID`, `contracts.csv#ID` and the like. */
function cited(source: string, byKey: ReadonlyMap<string, string[]>): string[] {
  return [
    ...source.matchAll(/\b(?:financials|deals|contracts|claims|opening|facilities)(?:\.csv#|:)([^\s;,()]+)/g),
  ].flatMap(([, name = '']) => byKey.get(name) ?? [name]);
}

const monthKey = (row: { date: string; gpu: string; providerClass: string; priceType: string }) =>
  [row.date.slice(0, 7), row.gpu, row.providerClass, row.priceType].join(' ');

function idsOf(tables: DataTables): Set<string> {
  const { opening, contracts, deals, financials, claims, facilities, series } = tables;
  const all = [opening, contracts, deals, financials, claims, facilities, series.gpu_rental_prices];
  return new Set(all.flatMap((rows) => rows.map(({ id }) => id)));
}
