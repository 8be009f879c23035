/** What the answers need to know about a model besides its run: plain data, so that it can be sent to a thread. */
import type { Facts } from '../facts/index.ts';
import type { World, WorldCompany } from '../facts/opening/index.ts';
import { readModelTables } from '../facts/opening/index.ts';
import { type SanityReference, sanityReferences } from './references.ts';

/** What a company reported (or is assumed to have had) in the last quarter before the start. */
export interface LastQuarter {
  revenue?: number;
  capex?: number;
  interest?: number;
}

export interface AnalysisContext {
  companies: WorldCompany[];
  /** Figures of the quarter that ends at the start, by company of the model; assumptions of the opening position left out. */
  lastQuarter: Record<string, LastQuarter>;
  /** What was last reported and what is guided, for the table of the first year. */
  references: SanityReference[];
}

/** Puts together what metrics need from the world and the facts it was made of. */
export function analysisContext(world: World, facts: Facts, files: Map<string, string>): AnalysisContext {
  const position = facts.opening(world.start, { withHindsight: true });
  const rows = new Map(readModelTables(files).companies.map((row) => [row.id, row.factCompany]));
  const lastQuarter: Record<string, LastQuarter> = {};
  for (const { id } of world.companies) {
    const read = (item: string): number | undefined => {
      const found = position.value(rows.get(id) ?? id, item);
      return found === undefined || found.basis === 'assumption' ? undefined : found.value;
    };
    const quarter: LastQuarter = {
      revenue: read('quarterly_revenue:ai'),
      capex: read('quarterly_capex'),
      interest: read('quarterly_interest'),
    };
    if (Object.values(quarter).some((value) => value !== undefined)) lastQuarter[id] = quarter;
  }
  const ids = new Set(world.companies.map(({ id }) => id));
  return {
    companies: world.companies,
    lastQuarter,
    references: sanityReferences(facts, position, world.start, ids),
  };
}

/** Ids of the companies of sectors, in the order of the world. */
export function inSectors({ companies }: AnalysisContext, ...sectors: string[]): string[] {
  return companies.filter(({ sector }) => sectors.includes(sector)).map(({ id }) => id);
}

/** A company's name as a sentence uses it. */
export function nameOf({ companies }: AnalysisContext, id: string): string {
  return companies.find((company) => company.id === id)?.label ?? id.replaceAll('_', ' ');
}

/** The four clouds whose capital spending is quoted as one number. */
export const THE_FOUR = ['microsoft', 'alphabet', 'amazon', 'meta'];
