import { CONFIDENCE, type Contract, type Deal, STATUSES } from './tables/index.ts';

/**
 * Deals whose amounts may be added. Rows connected by `overlaps_with` form a group that speaks of the same money; one row of each
 * group stays: executed or binding before part-executed, contingent, reported, framework and plan; an amount in USD before one in
 * pieces or power; anything before a row of low confidence; then the larger amount (the whole rather than its parts), the later
 * announcement. Superseded and lapsed rows and rows without an amount never count. A group may so be counted too low, never twice.
 */
export function countable(deals: Deal[]): Deal[] {
  const group = overlapGroups(deals);
  const chosen = new Map<string, Deal>();
  for (const deal of deals) {
    if (deal.amount === undefined || deal.statusClass === 'superseded' || deal.statusClass === 'lapsed') continue;
    const key = group.get(deal.id)!;
    const before = chosen.get(key);
    if (before === undefined || compareDeals(deal, before) < 0) chosen.set(key, deal);
  }
  return deals.filter((deal) => chosen.get(group.get(deal.id)!) === deal);
}

function compareDeals(a: Deal, b: Deal): number {
  return (
    firmness(a) - firmness(b) ||
    Number(b.unit === 'USD') - Number(a.unit === 'USD') ||
    Number(a.confidence === 'low') - Number(b.confidence === 'low') ||
    b.amount! - a.amount! ||
    order(b.announcedDate, a.announcedDate) ||
    order(a.id, b.id)
  );
}

/** Executed and binding are equally firm; `part-executed` marks programmes whose headline is far above what was signed. */
function firmness({ statusClass }: Deal): number {
  return statusClass === 'binding' ? STATUSES.indexOf('executed') : STATUSES.indexOf(statusClass);
}

/** Group of each deal: the first id of everything connected to it by overlaps. */
function overlapGroups(deals: Deal[]): Map<string, string> {
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  const group = new Map<string, string>();
  for (const { id: first } of deals) {
    const open = group.has(first) ? [] : [first];
    while (open.length > 0) {
      const id = open.pop()!;
      if (group.has(id)) continue;
      group.set(id, first);
      open.push(...(byId.get(id)?.overlapsWith ?? []));
    }
  }
  return group;
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
