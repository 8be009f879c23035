import type { Problem } from './problem.ts';
import { type Columns, type RowOf, readTable, type Table } from './table.ts';
import * as tables from './tables/index.ts';

/** Everything in `data/`, typed. */
export interface DataTables {
  companies: tables.Company[];
  financials: tables.Financial[];
  deals: tables.Deal[];
  claims: tables.Claim[];
  contracts: tables.Contract[];
  opening: tables.OpeningRow[];
  vehicles: tables.VehicleField[];
  facilities: tables.FacilityField[];
  licences: tables.Licence[];
  parameters: tables.Parameter[];
  /** What reviewers accepted; empty without accepted.csv. */
  accepted: tables.AcceptedRow[];
  claimLinks: tables.ClaimLink[];
  series: { [N in tables.SeriesName]: tables.SeriesRow<N>[] };
}

/** Files without which nothing can be computed; `parameters.csv` and what belongs to it are the model's and may be absent, as may accepted facts. */
const REQUIRED = [
  tables.companies,
  tables.financials,
  tables.deals,
  tables.claims,
  tables.contracts,
  tables.opening,
  tables.vehicles,
  tables.facilities,
  tables.licences,
  ...Object.values(tables.SERIES),
].map(({ file }) => file);

/** Reads every file of `data/` (name → text). Rows with problems are left out and named; problems across files are the check's business. */
export function readData(files: Map<string, string>): { tables: DataTables; problems: Problem[] } {
  const problems: Problem[] = [];
  for (const file of REQUIRED) {
    if (!files.has(file)) problems.push({ file, line: 0, column: '', value: '', reason: 'the file is missing' });
  }
  function read<C extends Columns>(table: Table<C>): RowOf<C>[] {
    const text = files.get(table.file);
    if (text === undefined) return [];
    const { rows, problems: found } = readTable(table, text);
    problems.push(...found);
    return rows;
  }
  const all: DataTables = {
    companies: read(tables.companies),
    financials: read(tables.financials),
    deals: read(tables.deals),
    claims: read(tables.claims),
    contracts: read(tables.contracts),
    opening: read(tables.opening),
    vehicles: read(tables.vehicles),
    facilities: read(tables.facilities),
    licences: read(tables.licences),
    parameters: read(tables.parameters),
    accepted: read(tables.accepted),
    claimLinks: read(tables.claimLinks),
    series: {
      gpu_rental_prices: read(tables.SERIES.gpu_rental_prices),
      gpu_rental_medians: read(tables.SERIES.gpu_rental_medians),
      token_prices: read(tables.SERIES.token_prices),
      token_price_medians: read(tables.SERIES.token_price_medians),
      accelerators: read(tables.SERIES.accelerators),
      chip_shipments: read(tables.SERIES.chip_shipments),
      clusters_power: read(tables.SERIES.clusters_power),
      datacenter_costs: read(tables.SERIES.datacenter_costs),
      analogues: read(tables.SERIES.analogues),
      model_capability: read(tables.SERIES.model_capability),
    },
  };
  return { tables: all, problems };
}
