import { KnownOn } from './known-on.ts';
import type { DataTables } from './read-data.ts';
import type { SeriesName } from './tables/index.ts';

/** The data split at a date: what was known by the end of that day, and what came later (to judge forecasts with). */
export interface Split {
  known: DataTables;
  later: DataTables;
}

/** Splits every table at a date. Companies, licences, parameters and links of claims have no day and stand on both sides. */
export function asOf(tables: DataTables, date: string): Split {
  const when = new KnownOn(tables);
  const known: DataTables = { ...tables };
  const later: DataTables = { ...tables };
  const split = <
    K extends 'financials' | 'opening' | 'deals' | 'contracts' | 'claims' | 'accepted' | 'vehicles' | 'facilities',
  >(
    name: K,
    on: (row: DataTables[K][number]) => string,
  ): void => {
    const [before, after] = parted(tables[name] as DataTables[K][number][], (row) => on(row) <= date);
    known[name] = before as DataTables[K];
    later[name] = after as DataTables[K];
  };
  split('financials', (row) => when.financial(row).on);
  split('opening', (row) => when.opening(row).on);
  split('deals', (row) => when.deal(row).on);
  split('contracts', (row) => when.contract(row).on);
  split('claims', (row) => when.claim(row).on);
  split('accepted', (row) => when.accepted(row).on);
  split('vehicles', (row) => when.vehicle(row).on);
  split('facilities', (row) => when.facility(row).on);
  known.series = { ...tables.series };
  later.series = { ...tables.series };
  for (const name of Object.keys(tables.series) as SeriesName[]) {
    const [before, after] = parted(
      tables.series[name] as { date?: string }[],
      (row) => when.series(name, row as never).on <= date,
    );
    Object.assign(known.series, { [name]: before });
    Object.assign(later.series, { [name]: after });
  }
  return { known, later };
}

function parted<R>(rows: R[], keep: (row: R) => boolean): [R[], R[]] {
  const yes: R[] = [];
  const no: R[] = [];
  for (const row of rows) (keep(row) ? yes : no).push(row);
  return [yes, no];
}
