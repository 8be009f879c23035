import { didYouMean } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { DataTables } from '../read-data.ts';
import type { Origin } from '../table.ts';

/** Every id that a row names must be a row somewhere. */
export function referenceProblems(tables: DataTables): Problem[] {
  const problems: Problem[] = [];
  const companies = new Set(tables.companies.map(({ id }) => id));
  const deals = new Set(tables.deals.map(({ id }) => id));
  const contracts = new Set(tables.contracts.map(({ id }) => id));
  const facts = new Set([...tables.financials.map(({ id }) => id), ...deals]);
  const licences = new Set(tables.licences.map(({ id }) => id));

  const expect = (row: Origin, column: string, ids: string[], known: Set<string>, what: string): void => {
    for (const id of ids) {
      if (known.has(id)) continue;
      problems.push({
        file: row.file,
        line: row.line,
        column,
        value: id,
        reason: `no such ${what}${didYouMean(id, known)}`,
      });
    }
  };

  for (const row of tables.financials) expect(row, 'company_id', [row.companyId], companies, 'company');
  for (const row of tables.deals) {
    expect(row, 'payer_ids', row.payerIds, companies, 'company');
    expect(row, 'receiver_ids', row.receiverIds, companies, 'company');
    expect(row, 'counter_deal_ids', row.counterDealIds, deals, 'deal');
    expect(row, 'overlaps_with', row.overlapsWith, deals, 'deal');
  }
  for (const row of tables.contracts) {
    expect(row, 'payer', [row.payer], companies, 'company');
    expect(row, 'payees', row.payees, companies, 'company');
    expect(row, 'deal_ids', row.dealIds, deals, 'deal');
    expect(row, 'do_not_add_with', row.doNotAddWith, contracts, 'contract');
  }
  for (const row of tables.opening) {
    expect(row, 'company_id', [row.companyId], companies, 'company');
    expect(row, 'fact_ids', row.factIds, facts, 'row of financials.csv or deals.csv');
    expect(row, 'source', dealKeys(row.source), deals, 'deal');
    const stake = /^stake(?:_fraction)?:(.+)$/.exec(row.item)?.[1];
    if (stake !== undefined) expect(row, 'item', [stake], companies, 'company');
  }
  for (const row of tables.vehicles) {
    expect(row, 'company_id', [row.companyId], companies, 'company');
    expect(row, 'source', dealKeys(row.source), deals, 'deal');
    const customer = /^customers\[([^\]]+)\]/.exec(row.field)?.[1];
    if (customer !== undefined) expect(row, 'field', [customer], companies, 'company');
  }
  for (const row of tables.facilities) expect(row, 'company_id', [row.companyId], companies, 'company');

  const { companies: _c, licences: _l, parameters: _p, claimLinks: _k, series, ...sourced } = tables;
  for (const rows of [tables.companies, ...Object.values(sourced), ...Object.values(series)]) {
    for (const row of rows) expect(row, 'licence', [row.licence], licences, 'licence');
  }
  return problems;
}

/** Deals named by a source cell such as `deals:d_x (announced …)`. */
function dealKeys(source: string): string[] {
  return [...source.matchAll(/\bdeals:([A-Za-z0-9_-]+)/g)].map((match) => match[1]);
}
