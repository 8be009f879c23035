import { addDays, lastDayOf, periodDays } from './calendar.ts';
import type { DataTables } from './read-data.ts';
import {
  type AcceptedRow,
  type AnySeriesRow,
  type Claim,
  type Company,
  type Contract,
  type Deal,
  type FacilityField,
  type Financial,
  type OpeningRow,
  SERIES,
  type SeriesName,
  type VehicleField,
} from './tables/index.ts';

/** When a row could be known, and whether that day is stated by its source or inferred by a rule. */
export interface Known {
  on: string;
  inferred: boolean;
  rule: 'source' | 'filing deadline' | 'prospectus' | 'announcement' | 'assumption' | 'observation' | 'cut';
}

/** Last day of publication the fact base was compiled from; a row that states no day counts as known only then. */
export const FACT_BASE_CUT = '2026-05-31';

/** Days after the period's end by which a listed company has reported a quarter (10-Q) or a fiscal year (10-K). */
const QUARTER_LAG = 45;
const YEAR_LAG = 75;
/** A prospectus carries the last two to three fiscal years; figures further back need their own source. */
const PROSPECTUS_DAYS = 3 * 365;

/** Answers when rows were known; needs the companies for their listing dates and the deals for their announcements. */
export class KnownOn {
  readonly #companies: Map<string, Company>;
  readonly #deals: Map<string, Deal>;

  constructor(tables: DataTables) {
    this.#companies = new Map(tables.companies.map((row) => [row.id, row]));
    this.#deals = new Map(tables.deals.map((row) => [row.id, row]));
  }

  financial(row: Financial): Known {
    const stated = statedOn(row.sourceDate);
    if (row.kind !== 'reported') return stated;
    const length = row.periodStart === undefined ? 0 : (periodDays(row.periodStart, row.periodEnd) ?? 0);
    return earlier(stated, this.#published(row.companyId, row.periodEnd, length > 300 ? YEAR_LAG : QUARTER_LAG));
  }

  opening(row: OpeningRow): Known {
    if (row.basis === 'assumption' && row.sourceDate === undefined) {
      return { on: row.asOf, inferred: true, rule: 'assumption' };
    }
    if (row.sourceDate === undefined) return inferredFrom(row.asOf, QUARTER_LAG);
    const stated = statedOn(row.sourceDate);
    const printed = row.basis === 'reported' || row.basis === 'derived';
    return printed ? earlier(stated, this.#published(row.companyId, row.asOf, QUARTER_LAG)) : stated;
  }

  deal(row: Deal): Known {
    return earlier(statedOn(row.sourceDate), announcedOn(row.announcedDate));
  }

  /** A contract is known from the first announcement of a deal it rests on, though its figures may be refined later. */
  contract(row: Contract): Known {
    const announcements = row.dealIds.map((id) => announcedOn(this.#deals.get(id)!.announcedDate));
    return announcements.reduce(earlier, statedOn(row.sourceDate));
  }

  claim(row: Claim): Known {
    return row.claimDate === undefined
      ? statedOn(row.sourceDate)
      : earlier(statedOn(row.sourceDate), announcedOn(row.claimDate));
  }

  /** What was said on a day was known that day, whenever it was reviewed. */
  accepted(row: AcceptedRow): Known {
    return statedOn(row.sourceDate);
  }

  vehicle(row: VehicleField): Known {
    if (row.sourceDate !== undefined) return statedOn(row.sourceDate);
    return { on: row.asOf, inferred: true, rule: row.basis === 'assumption' ? 'assumption' : 'observation' };
  }

  facility(row: FacilityField): Known {
    return statedOn(row.sourceDate);
  }

  series(name: SeriesName, row: AnySeriesRow): Known {
    const observed = row.date === undefined ? undefined : lastDayOf(row.date);
    if (SERIES[name].knownBy === 'source date' || observed === undefined) return statedOn(row.sourceDate);
    return { on: observed, inferred: observed !== row.sourceDate, rule: 'observation' };
  }

  /** When a listed company has published a period: by the deadline, or, for periods before its listing, in its prospectus. */
  #published(companyId: string, periodEnd: string, lag: number): Known | undefined {
    const listed = this.#companies.get(companyId)?.listedSince;
    if (listed === undefined) return undefined;
    const deadline = inferredFrom(periodEnd, lag);
    if (deadline.on >= listed) return deadline;
    return addDays(periodEnd, PROSPECTUS_DAYS) >= listed
      ? { on: listed, inferred: true, rule: 'prospectus' }
      : undefined;
  }
}

function statedOn(sourceDate: string | undefined): Known {
  return sourceDate === undefined
    ? { on: FACT_BASE_CUT, inferred: true, rule: 'cut' }
    : { on: sourceDate, inferred: false, rule: 'source' };
}

function announcedOn(date: string): Known {
  return { on: date, inferred: true, rule: 'announcement' };
}

function inferredFrom(periodEnd: string, lag: number): Known {
  return { on: addDays(periodEnd, lag), inferred: true, rule: 'filing deadline' };
}

/** The earlier of a stated and an inferred day; the stated one where they agree. */
function earlier(stated: Known, inferred: Known | undefined): Known {
  return inferred !== undefined && inferred.on < stated.on ? inferred : stated;
}
