import { dayNumber } from '../calendar.ts';
import type { Facts } from '../facts.ts';
import type { OpeningPosition } from '../queries/opening.ts';
import { type Vehicle, vehiclesOf } from '../queries/vehicles.ts';
import type { ModelTables } from './tables.ts';
import type { OpeningBasis, WorldBuilder } from './world.ts';

/** What every part of the opening position is put together from. */
export interface Context {
  facts: Facts;
  tables: ModelTables;
  position: OpeningPosition;
  /** Opening date, `2026-03-31`. */
  date: string;
  builder: WorldBuilder;
  /** Members of a sector among the model's companies. */
  sector(...names: string[]): string[];
  /** The opening value of an item; `otherwise` is the declared assumption where no row gives it. */
  value(company: string, item: string, otherwise: Assumed): number;
  /** The same without recording it; undefined where no row gives it. */
  peek(company: string, item: string): number | undefined;
  /** The terms of a vehicle, with hindsight where they became known only later: what it has drawn by the opening stands in the position. */
  vehicle(id: string): Vehicle;
}

/** A number no fact gives. */
export interface Assumed {
  value: number;
  low?: number;
  high?: number;
  reason: string;
}

const BASIS: Record<string, OpeningBasis> = {
  reported: 'fact',
  derived: 'derived',
  estimate: 'estimate',
  assumption: 'assumption',
};

/** More days than this between a company's own balance date and the start make a figure rolled forward. */
const ROLLED_AFTER_DAYS = 31;

export function makeContext(
  facts: Facts,
  tables: ModelTables,
  position: OpeningPosition,
  builder: WorldBuilder,
): Context {
  const factCompany = new Map(tables.companies.map((row) => [row.id, row.factCompany]));
  const find = (company: string, item: string) => position.value(factCompany.get(company) ?? company, item);
  const vehicles = vehiclesOf([...facts.tables.vehicles, ...facts.later.vehicles]);
  return {
    vehicle: (id) => vehicles.get(id) ?? facts.vehicle(id),
    facts,
    tables,
    position,
    date: position.date,
    builder,
    sector: (...names) => tables.companies.filter((row) => names.includes(row.sector)).map((row) => row.id),
    peek: (company, item) => find(company, item)?.value,
    value: (company, item, otherwise) => {
      const found = find(company, item);
      if (!found) {
        return builder.record({ company, item, unit: 'USD', basis: 'assumption', source: 'assumption', ...otherwise });
      }
      const gap = (dayNumber(position.date) ?? 0) - (dayNumber(found.periodEnd) ?? 0);
      const basis = BASIS[found.basis] ?? 'assumption';
      return builder.record({
        company,
        item,
        value: found.value,
        unit: found.unit,
        basis: basis !== 'assumption' && gap > ROLLED_AFTER_DAYS ? 'rolled forward' : basis,
        source: found.id,
        low: found.low,
        high: found.high,
        reason: found.note,
      });
    },
  };
}

/** The step whose flows fall into the month of a date such as `2029-05` (the month after the opening is step 0); negative when before. */
export function monthsFrom(opening: string, date: string): number {
  const [year, month] = date.split('-').map(Number);
  const [fromYear, fromMonth] = opening.split('-').map(Number);
  return (year - fromYear) * 12 + ((month || 1) - fromMonth) - 1;
}
