import type { OpeningNumber } from '../facts/opening/index.ts';

/** What stands on balance sheets; market values, commitments and flows of the opening are not balances. */
const BALANCES = new Set(['cash', 'ppe_net', 'total_debt', 'stake']);

/** Share of the opening balances (cash, plant, debt, stakes; by value in dollars) that is fact, rolled forward, assumed … */
export function openingShares(opening: OpeningNumber[]): { basis: string; share: number }[] {
  const dollars = opening.filter((one) => one.unit === 'USD' && BALANCES.has(one.item.split(':')[0]));
  const total = dollars.reduce((sum, one) => sum + Math.abs(one.value), 0);
  if (total === 0) return [];
  return [...Map.groupBy(dollars, (one) => one.basis)]
    .map(([basis, list]) => ({ basis, share: list.reduce((sum, one) => sum + Math.abs(one.value), 0) / total }))
    .toSorted((a, b) => b.share - a.share);
}
