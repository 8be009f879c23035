/** What the facts say of what is compared, by quarter and year; and what naive forecasts make of it. */
import type { Facts } from '../facts/index.ts';
import type { Compared } from './compared.ts';

/** A value of one calendar quarter with its rows. */
export interface Observed {
  quarter: string;
  value: number;
  kind: 'reported' | 'estimate';
  ids: string[];
}

/** Quarters of an item, oldest first: reported, the opening position's figure where a filing has no row, else estimated. */
export function observedQuarters(facts: Facts, row: Compared): Observed[] {
  if (row.item === 'rental_price') return rentalQuarters(facts);
  // Where filings speak of something wider the opening position has what is meant.
  if (row.wider) return openingQuarters(facts, row);
  const { fact = row.company, metric, scale = 1 } = row;
  const found = new Map<string, Observed>();
  for (const kind of ['estimate', 'reported'] as const) {
    const opening = kind === 'reported' ? openingQuarters(facts, row) : [];
    for (const one of opening) found.set(one.quarter, one);
    for (const { quarter, value, id } of facts.quarters(fact, metric, kind)) {
      found.set(quarter, { quarter, value: value * scale, kind, ids: id.split('+') });
    }
  }
  return [...found.values()].sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
}

const OPENING_ITEMS: Partial<Record<Compared['item'], string>> = {
  capex: 'quarterly_capex',
  revenue: 'quarterly_revenue:ai',
  interest: 'quarterly_interest',
};

function openingQuarters(facts: Facts, { item, company, fact = company, scale = 1 }: Compared): Observed[] {
  const name = OPENING_ITEMS[item];
  if (name === undefined) return [];
  return facts.openingDates().flatMap((date): Observed[] => {
    const one = facts.opening(date).value(fact, name);
    if (one === undefined || one.basis === 'assumption') return [];
    const quarter = `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    return [
      { quarter, value: one.value * scale, kind: one.basis === 'estimate' ? 'estimate' : 'reported', ids: [one.id] },
    ];
  });
}

/** A calendar year: as reported, else as estimated, else the sum of its quarters where all four are known. */
export function observedYear(facts: Facts, row: Compared, year: number): Observed | undefined {
  const { company, fact = company, metric, scale = 1 } = row;
  for (const kind of ['reported', 'estimate'] as const) {
    const found = facts.year(fact, metric, year, kind);
    if (found) return { quarter: String(year), value: found.value * scale, kind, ids: found.id.split('+') };
  }
  const own = observedQuarters(facts, row).filter(({ quarter }) => quarter.startsWith(`${year}Q`));
  if (own.length !== 4) return undefined;
  return {
    quarter: String(year),
    value: own.reduce((sum, { value }) => sum + value, 0),
    kind: own.some(({ kind }) => kind === 'estimate') ? 'estimate' : 'reported',
    ids: own.flatMap(({ ids }) => ids),
  };
}

/** Mean over a quarter of the monthly medians that neoclouds asked for an H100-hour on demand. */
function rentalQuarters(facts: Facts): Observed[] {
  const months = facts
    .series('gpu_rental_medians')
    .filter(
      ({ gpu, providerClass, priceType }) =>
        gpu === 'H100' && providerClass === 'neocloud' && priceType === 'on_demand',
    );
  const quarters = Map.groupBy(months, ({ date }) => `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`);
  return [...quarters]
    .map(
      ([quarter, rows]): Observed => ({
        quarter,
        value: rows.reduce((sum, { median }) => sum + median, 0) / rows.length,
        kind: 'reported',
        ids: rows.map(({ id }) => id),
      }),
    )
    .sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
}

/** Quarters of history that a drift is taken over. */
const DRIFT_QUARTERS = 8;

/** Naive forecasts of a quarter `ahead` quarters after the last known one; drift goes on with the mean change of the last two years. */
export function naive(known: Observed[], ahead: number): { last: number; drift: number } {
  const recent = known.slice(-DRIFT_QUARTERS - 1);
  const last = recent.at(-1);
  if (last === undefined) return { last: Number.NaN, drift: Number.NaN };
  const span = quarterNumber(last.quarter) - quarterNumber(recent[0].quarter);
  const slope = span > 0 ? (last.value - recent[0].value) / span : Number.NaN;
  return { last: last.value, drift: last.value + slope * ahead };
}

/** Quarters since year 0. */
export const quarterNumber = (quarter: string): number =>
  Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1;
