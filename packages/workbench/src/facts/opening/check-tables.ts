import { sourceProblems } from '../check/parameters.ts';
import { didYouMean } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { DataTables } from '../read-data.ts';
import type { Origin } from '../table.ts';
import { tryModelTables } from './tables.ts';

/**
 * What is wrong with the tables below `data/model/`: cells that cannot be read, names that stand nowhere, sources that point at
 * nothing. Data without these tables (facts alone) has no such problem.
 */
export function modelTableProblems(data: DataTables, files: Map<string, string>): Problem[] {
  if (![...files.keys()].some((name) => name.startsWith('model/'))) return [];
  const { tables, problems } = tryModelTables(files);
  // Names are looked up only in tables that could be read whole: else every name of a bad row would be a problem too.
  if (problems.length > 0) return problems;

  const idsOf = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id));
  const companies = idsOf(tables.companies);
  const boxes = idsOf(tables.boxes);
  const contracts = idsOf(data.contracts);
  const vehicles = new Set(data.vehicles.map(({ vehicle }) => vehicle));
  const must = (row: Origin, column: string, value: string, known: Set<string>, what: string): void => {
    if (known.has(value)) return;
    const { file, line } = row;
    problems.push({ file, line, column, value, reason: `no such ${what}${didYouMean(value, known)}` });
  };
  const company = (row: Origin, column: string, value: string) =>
    must(row, column, value, companies, 'company of model/companies.csv');

  for (const row of tables.companies) {
    if (row.factCompany !== '-') must(row, 'fact_company', row.factCompany, idsOf(data.companies), 'company');
    if (row.sector === 'box') must(row, 'id', row.id, boxes, 'box in model/boxes.csv');
  }
  for (const row of tables.owners) company(row, 'id', row.owner);
  for (const row of tables.sellers) company(row, 'id', row.seller);
  for (const row of tables.guidance) company(row, 'id', row.company);
  for (const row of tables.labCapex) company(row, 'id', row.lab);
  for (const row of tables.makers) company(row, 'id', row.maker);
  for (const row of tables.suppliers) company(row, 'id', row.id);
  for (const row of tables.boxes) {
    company(row, 'id', row.id);
    company(row, 'sponsor', row.sponsor);
    company(row, 'operator', row.operator);
    company(row, 'lender', row.lender);
    if (row.vendor !== '') company(row, 'vendor', row.vendor);
    must(row, 'vehicle', row.vehicle, vehicles, 'vehicle of vehicles.csv');
    const months = {
      build_start: row.buildStart,
      build_end: row.buildEnd,
      amortisation_start: row.amortisationStart,
      maturity: row.maturity,
    };
    for (const [column, value] of Object.entries(months)) {
      if (value === '' || /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(value)) continue;
      problems.push({ file: row.file, line: row.line, column, value, reason: 'not a month; write 2027-01' });
    }
  }
  for (const row of tables.assignments) {
    must(row, 'contract', row.contract, contracts, 'contract');
    must(row, 'box', row.box, boxes, 'box');
  }
  for (const row of tables.prepaid) must(row, 'contract', row.contract, contracts, 'contract');
  for (const row of tables.guarantees) {
    company(row, 'guarantor', row.guarantor);
    must(row, 'contract', row.contract, contracts, 'contract');
  }
  for (const row of tables.pledges) {
    company(row, 'holder', row.holder);
    company(row, 'receiver', row.receiver);
    must(row, 'deal', row.deal, idsOf(data.deals), 'deal');
  }
  for (const row of tables.routes) {
    company(row, 'lab', row.lab);
    company(row, 'provider', row.provider);
  }
  const sourced = [tables.sellers, tables.guidance, tables.guarantees, tables.labCapex, tables.tiers, tables.makers];
  return [...problems, ...sourced.flatMap((rows) => sourceProblems(rows, data, files))];
}
