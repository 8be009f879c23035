import { asOf as splitAt } from './as-of.ts';
import { dayNumber } from './calendar.ts';
import { readAndCheck } from './check.ts';
import { countable, countableContracts } from './countable.ts';
import { creditLines } from './credits.ts';
import { dataHash } from './hash.ts';
import { type ListedFact, listFacts } from './listing.ts';
import { nearest } from './nearest.ts';
import { DataError } from './problem.ts';
import type { Sourced } from './provenance.ts';
import {
  calendarYear,
  type FinancialQuery,
  latest,
  type QuarterValue,
  quarters,
  type YearValue,
} from './queries/financials.ts';
import { type Guidance, guidanceFor } from './queries/guidance.ts';
import { OpeningPosition } from './queries/opening.ts';
import { type Vehicle, vehiclesOf } from './queries/vehicles.ts';
import type { DataTables } from './read-data.ts';
import type { Company, Contract, Deal, Financial, SeriesName } from './tables/index.ts';

/** Raised when something is asked of the facts that they do not have; `closest` is the name that may have been meant. */
export class FactError extends Error {
  readonly code: 'unknown-company' | 'unknown-vehicle' | 'unknown-series' | 'unknown-opening' | 'bad-date';
  readonly value: string;
  readonly closest?: string;
  constructor(code: FactError['code'], value: string, known: Iterable<string> = []) {
    const closest = nearest(value, known);
    const what = code === 'bad-date' ? 'is not a date (expected 2026-03-31)' : `is an ${code.replace('-', ' ')}`;
    super(`"${value}" ${what}${closest === undefined ? '' : `; did you mean ${closest}?`}`);
    this.name = 'FactError';
    this.code = code;
    this.value = value;
    this.closest = closest;
  }
}

/** The data as known at a date, ready to be asked. Values come with their provenance. */
export class Facts {
  /** The day up to which something had to be known; undefined when everything in `data/` may be used. */
  readonly asOf: string | undefined;
  /** SHA-256 over every data file: a run hashes it together with the scenario. */
  readonly hash: string;
  readonly tables: DataTables;
  /** What became known only after `asOf`: to judge forecasts with, never to make them. */
  readonly later: DataTables;
  readonly #companies: Map<string, Company>;
  readonly #financials: Map<string, Financial[]>;
  readonly #vehicles: Map<string, Vehicle>;

  constructor(tables: DataTables, later: DataTables, hash: string, asOf: string | undefined) {
    this.asOf = asOf;
    this.hash = hash;
    this.tables = tables;
    this.later = later;
    this.#companies = new Map(tables.companies.map((row) => [row.id, row]));
    this.#financials = new Map();
    for (const row of tables.financials) {
      const key = `${row.companyId} ${row.metric}`;
      const rows = this.#financials.get(key);
      if (rows) rows.push(row);
      else this.#financials.set(key, [row]);
    }
    this.#vehicles = vehiclesOf(tables.vehicles);
  }

  companies(): Company[] {
    return this.tables.companies;
  }

  company(id: string): Company {
    const found = this.#companies.get(id);
    if (found === undefined) throw new FactError('unknown-company', id, this.#companies.keys());
    return found;
  }

  /** The latest figure of a metric, at or before a day; reported unless another kind is asked for. */
  financial(companyId: string, metric: string, query: FinancialQuery = {}): Sourced | undefined {
    return latest(this.#rows(companyId, metric), query);
  }

  /** A metric by calendar quarter (the one that contains the middle of the fiscal quarter), oldest first. */
  quarters(companyId: string, metric: string, kind?: Financial['kind']): QuarterValue[] {
    return quarters(this.#rows(companyId, metric), kind);
  }

  /** A flow over a calendar year; undefined when a quarter is missing. */
  year(companyId: string, metric: string, year: number, kind?: Financial['kind']): YearValue | undefined {
    return calendarYear(this.#rows(companyId, metric), year, kind);
  }

  /** Metrics a company has rows of. */
  metrics(companyId: string): string[] {
    this.company(companyId);
    return [
      ...new Set(this.tables.financials.filter((row) => row.companyId === companyId).map(({ metric }) => metric)),
    ].sort();
  }

  /** The latest guidance for periods that end in a year, one entry a metric and period. */
  guidance(companyId: string, year: number): Guidance[] {
    this.company(companyId);
    return guidanceFor(
      this.tables.financials.filter((row) => row.companyId === companyId),
      year,
    );
  }

  /** Opening dates the data has, oldest first. */
  openingDates(): string[] {
    return [...new Set([...this.tables.opening, ...this.later.opening].map(({ opening }) => opening))].sort();
  }

  /** Every company's position at an opening date. `withHindsight` adds rows whose source came after `asOf`, marked so: chip counts of 2024 were only published in 2026. */
  opening(date: string, { withHindsight = false } = {}): OpeningPosition {
    if (!this.openingDates().includes(date)) throw new FactError('unknown-opening', date, this.openingDates());
    return new OpeningPosition(date, this.tables.opening, withHindsight ? this.later.opening : []);
  }

  /** Contracts of which none contains another: they may be added. All rows stand in `tables.contracts`. */
  contracts(): Contract[] {
    return countableContracts(this.tables.contracts);
  }

  /** Deals with an amount of which none speaks of another's money: they may be added. All rows stand in `tables.deals`. */
  deals(): Deal[] {
    return countable(this.tables.deals);
  }

  vehicles(): Vehicle[] {
    return [...this.#vehicles.values()];
  }

  vehicle(id: string): Vehicle {
    const found = this.#vehicles.get(id);
    if (found === undefined) throw new FactError('unknown-vehicle', id, this.#vehicles.keys());
    return found;
  }

  series<N extends SeriesName>(name: N): DataTables['series'][N] {
    if (!Object.hasOwn(this.tables.series, name))
      throw new FactError('unknown-series', name, Object.keys(this.tables.series));
    return this.tables.series[name];
  }

  /** Rows whose id, company, metric or words contain every word of the query. */
  search(query = ''): ListedFact[] {
    return listFacts(this.tables, query);
  }

  /** Credit lines for the licences used; for everything that ships when none are named. */
  credits(licenceIds: Iterable<string> = this.tables.licences.map(({ id }) => id)): string[] {
    return creditLines(this.tables.licences, licenceIds);
  }

  #rows(companyId: string, metric: string): Financial[] {
    this.company(companyId);
    return this.#financials.get(`${companyId} ${metric}`) ?? [];
  }
}

/** Reads and checks `data/` (name below `data/` → text) and gives the facts known at a date. Throws DataError when a row is bad. */
export function loadFacts(files: Map<string, string>, { asOf }: { asOf?: string } = {}): Facts {
  if (asOf !== undefined && dayNumber(asOf) === undefined) throw new FactError('bad-date', asOf);
  const { tables, problems } = readAndCheck(files);
  if (problems.length > 0) throw new DataError(problems);
  const hash = dataHash(files);
  if (asOf === undefined) return new Facts(tables, emptied(tables), hash, undefined);
  const { known, later } = splitAt(tables, asOf);
  return new Facts(known, later, hash, asOf);
}

/** Nothing came later when everything may be used. */
function emptied(tables: DataTables): DataTables {
  const series = Object.fromEntries(
    Object.keys(tables.series).map((name) => [name, []]),
  ) as unknown as DataTables['series'];
  return {
    ...tables,
    financials: [],
    deals: [],
    claims: [],
    accepted: [],
    contracts: [],
    opening: [],
    vehicles: [],
    facilities: [],
    series,
  };
}
