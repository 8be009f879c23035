import { fromOpening, type Sourced } from '../provenance.ts';
import type { OpeningRow } from '../tables/index.ts';

/** One opening value; `hindsight` says that its source appeared only after the as-of date. */
export interface OpeningValue extends Sourced {
  companyId: string;
  item: string;
  hindsight: boolean;
}

/** Where every company stood at one opening date. */
export class OpeningPosition {
  readonly date: string;
  readonly values: OpeningValue[];
  readonly #byKey = new Map<string, OpeningValue>();

  constructor(date: string, known: OpeningRow[], later: OpeningRow[]) {
    this.date = date;
    const take = (rows: OpeningRow[], hindsight: boolean): OpeningValue[] =>
      rows
        .filter((row) => row.opening === date)
        .map((row) => ({ ...fromOpening(row), companyId: row.companyId, item: row.item, hindsight }));
    this.values = [...take(known, false), ...take(later, true)];
    for (const value of this.values) this.#byKey.set(`${value.companyId} ${value.item}`, value);
  }

  /** The value of an item such as `cash` or `accelerators:B200`; undefined when no row gives it. */
  value(companyId: string, item: string): OpeningValue | undefined {
    return this.#byKey.get(`${companyId} ${item}`);
  }

  /** Items of a company that start with a prefix, such as `accelerators:`, by what follows it. */
  itemsOf(companyId: string, prefix = ''): Map<string, OpeningValue> {
    const found = new Map<string, OpeningValue>();
    for (const value of this.values) {
      if (value.companyId === companyId && value.item.startsWith(prefix))
        found.set(value.item.slice(prefix.length), value);
    }
    return found;
  }

  /** Companies with at least one row, in the order of the file. */
  companyIds(): string[] {
    return [...new Set(this.values.map(({ companyId }) => companyId))];
  }

  /** The sum of an item over companies, without those whose figure is already inside another's. */
  total(item: string): number {
    return this.values
      .filter((value) => value.item === item && !countedElsewhere(value, this))
      .reduce((sum, { value }) => sum + value, 0);
  }
}

/** Items of debt that a vehicle shares with the company that consolidates it. */
const CONSOLIDATED = /^box_crwv_/;
/** Labs whose power is rented and stands at the clouds. */
const RENTS_POWER = new Set(['openai', 'anthropic']);

/** Is the value part of another row of the same item: a segment of its group, a consolidated vehicle, rented power? */
export function countedElsewhere(value: OpeningValue, position: OpeningPosition): boolean {
  if (value.companyId === 'xai') return position.value('spacex', value.item) !== undefined;
  if (CONSOLIDATED.test(value.companyId)) return position.value('coreweave', value.item) !== undefined;
  return RENTS_POWER.has(value.companyId) && /_power_mw$/.test(value.item);
}
