import { CONFIDENCE, type Contract, type Deal, STATUSES } from './tables/index.ts';

/**
 * Deals whose amounts may be added: of rows that speak of the same money (`overlaps_with`) only one stays, the firmest
 * (executed before binding before framework), then the best sourced, then the larger amount (the whole rather than its parts),
 * then the later announcement. Superseded and lapsed rows and rows without an amount never count.
 */
export function countable(deals: Deal[]): Deal[] {
  const ranked = deals
    .filter((deal) => deal.amount !== undefined && deal.statusClass !== 'superseded' && deal.statusClass !== 'lapsed')
    .sort(firmestDeal);
  return independent(ranked, (deal) => deal.overlapsWith, deals);
}

function firmestDeal(a: Deal, b: Deal): number {
  return (
    STATUSES.indexOf(a.statusClass) - STATUSES.indexOf(b.statusClass) ||
    CONFIDENCE.indexOf(a.confidence) - CONFIDENCE.indexOf(b.confidence) ||
    Number(b.unit === 'USD') - Number(a.unit === 'USD') ||
    b.amount! - a.amount! ||
    order(b.announcedDate, a.announcedDate) ||
    order(a.id, b.id)
  );
}

/**
 * Contracts that may be added: of rows named in each other's `do_not_add_with` the named contract stays rather than the
 * aggregate that contains it, then the one in force, then the better sourced, then the larger.
 */
export function countableContracts(contracts: Contract[]): Contract[] {
  const inForce = ['yes', 'no', 'framework'];
  const ranked = [...contracts].sort(
    (a, b) =>
      Number(a.aggregate === 'yes') - Number(b.aggregate === 'yes') ||
      inForce.indexOf(a.inForceAtOpening) - inForce.indexOf(b.inForceAtOpening) ||
      CONFIDENCE.indexOf(a.confidence) - CONFIDENCE.indexOf(b.confidence) ||
      b.totalUsd - a.totalUsd ||
      order(a.id, b.id),
  );
  return independent(ranked, (contract) => contract.doNotAddWith, contracts);
}

/** Pairs of rows that must not be added together: empty for anything that went through `countable`. */
export function doubleCounted(
  rows: { id: string; overlapsWith?: string[]; doNotAddWith?: string[] }[],
): [string, string][] {
  const present = new Set(rows.map(({ id }) => id));
  const pairs: [string, string][] = [];
  for (const row of rows) {
    for (const other of row.overlapsWith ?? row.doNotAddWith ?? []) {
      if (present.has(other) && row.id < other) pairs.push([row.id, other]);
    }
  }
  return pairs;
}

/** The sum of a set of deals in USD; refuses a set that counts money twice, so that no sum of the product can. */
export function sumOfDeals(deals: Deal[]): number {
  const [pair] = doubleCounted(deals);
  if (pair) throw new Error(`${pair[0]} and ${pair[1]} speak of the same money; take countable(deals) before adding`);
  return deals.reduce((sum, { amount, unit }) => (unit === 'USD' ? sum + (amount ?? 0) : sum), 0);
}

/** Greedy choice in rank order of rows that name none already chosen; given back in the order of the file. */
function independent<R extends { id: string }>(ranked: R[], others: (row: R) => string[], inOrder: R[]): R[] {
  const chosen = new Set<string>();
  const blocked = new Set<string>();
  for (const row of ranked) {
    if (blocked.has(row.id) || others(row).some((id) => chosen.has(id))) continue;
    chosen.add(row.id);
    for (const id of others(row)) blocked.add(id);
  }
  return inOrder.filter(({ id }) => chosen.has(id));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
