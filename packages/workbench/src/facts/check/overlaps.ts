import { dayNumber } from '../calendar.ts';
import type { Problem } from '../problem.ts';
import type { DataTables } from '../read-data.ts';
import type { Origin } from '../table.ts';
import type { Contract } from '../tables/index.ts';

/** What must hold so that no dollar is counted twice: overlaps named on both rows, one row a figure, one opening value an item. */
export function doubleCountingProblems(tables: DataTables): Problem[] {
  return [
    ...mutual(tables.deals, 'overlaps_with', (row) => row.overlapsWith),
    ...mutual(tables.contracts, 'do_not_add_with', (row) => row.doNotAddWith),
    ...sharedDeals(tables),
    ...once(
      tables.opening,
      'item',
      (row) => `${row.opening} ${row.companyId} ${row.item}`,
      (row) => row.item,
    ),
    ...once(
      tables.financials,
      'source',
      (row) =>
        [row.companyId, row.metric, row.periodStart, row.periodEnd, row.kind, row.sourceUrl, row.source].join(' '),
      (row) => row.source,
    ),
    ...once(
      tables.vehicles,
      'field',
      (row) => `${row.vehicle} ${row.field}`,
      (row) => row.field,
    ),
    ...asOfNearOpening(tables),
  ];
}

function mutual<R extends Origin & { id: string }>(rows: R[], column: string, others: (row: R) => string[]): Problem[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const problems: Problem[] = [];
  for (const row of rows) {
    for (const id of others(row)) {
      if (id === row.id) {
        problems.push({ file: row.file, line: row.line, column, value: id, reason: 'a row cannot overlap itself' });
      }
      const other = byId.get(id);
      if (other !== undefined && !others(other).includes(row.id)) {
        const reason = `line ${other.line} does not name ${row.id} in return`;
        problems.push({ file: row.file, line: row.line, column, value: id, reason });
      }
    }
  }
  return problems;
}

/** Contracts that rest on one deal are parts of it; together they must not exceed what the deal amounts to. */
function sharedDeals({ contracts, deals }: DataTables): Problem[] {
  const problems: Problem[] = [];
  for (const deal of deals) {
    if (deal.amount === undefined || deal.unit !== 'USD') continue;
    const parts = contracts.filter((row) => row.dealIds.includes(deal.id));
    const added: Contract[] = [];
    for (const row of parts) {
      if (added.some((other) => row.doNotAddWith.includes(other.id))) continue;
      added.push(row);
      const sum = added.reduce((left, { totalUsd }) => left + totalUsd, 0);
      if (added.length < 2 || sum <= deal.amount * ROUNDING) continue;
      const others = added.filter((other) => other !== row).map((other) => other.id);
      const reason = `with ${others.join(', ')} the contracts come to ${sum}, the deal to ${deal.amount}; name them in do_not_add_with`;
      problems.push({ file: row.file, line: row.line, column: 'deal_ids', value: deal.id, reason });
    }
  }
  return problems;
}

/** Announced amounts are rounded. */
const ROUNDING = 1.05;

function once<R extends Origin>(
  rows: R[],
  column: string,
  key: (row: R) => string,
  value: (row: R) => string,
): Problem[] {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const before = seen.get(key(row));
    if (before === undefined) seen.set(key(row), row.line);
    else {
      const reason = `the same thing stands already on line ${before}`;
      problems.push({ file: row.file, line: row.line, column, value: value(row), reason });
    }
  }
  return problems;
}

/** A balance date more than a quarter away from the opening date is a mistyped one. */
function asOfNearOpening({ opening }: DataTables): Problem[] {
  const problems: Problem[] = [];
  for (const row of opening) {
    if (Math.abs(dayNumber(row.asOf)! - dayNumber(row.opening)!) <= 92) continue;
    const reason = `more than a quarter from the opening date ${row.opening}`;
    problems.push({ file: row.file, line: row.line, column: 'as_of', value: row.asOf, reason });
  }
  return problems;
}
