import type { Facts } from '../facts.ts';
import { makeContext } from './context.ts';
import { declareContracts } from './contracts.ts';
import { declareDemand } from './demand.ts';
import { declareFinance } from './finance.ts';
import { declareOwners } from './owners.ts';
import { declareParameters } from './parameters.ts';
import { declarePeople } from './people.ts';
import { declareRanges } from './ranges.ts';
import { readModelTables } from './tables.ts';
import { type World, WorldBuilder } from './world.ts';

export { readModelTables } from './tables.ts';
export type { OpeningBasis, OpeningNumber, World, WorldCompany } from './world.ts';

/** Default start of the product: the latest date with a full opening position. */
export const DEFAULT_START = '2026-03-31';

/**
 * The world of the reference model at an opening date, from the facts known and the tables below `data/model/`.
 * Hindsight in the opening (chip counts of 2024 published in 2026) is allowed and marked in the row's reason.
 */
export function buildWorld(
  facts: Facts,
  files: Map<string, string>,
  { start = DEFAULT_START }: { start?: string } = {},
): World {
  const tables = readModelTables(files);
  const builder = new WorldBuilder();
  const context = makeContext(facts, tables, facts.opening(start, { withHindsight: true }), builder);
  declarePeople(context);
  declareOwners(context);
  declareDemand(context);
  declareContracts(context);
  declareFinance(context);
  const parameters = [...declareParameters(context), ...declareRanges(context)];
  return {
    start,
    asOf: facts.asOf,
    companies: tables.companies.map(({ id, label, sector, region, holderKind }) => ({
      id,
      label,
      sector,
      region,
      holderKind,
    })),
    dimensions: [...builder.dimensions.values()].filter((dimension) => dimension.members.length > 0),
    relations: builder.relations,
    data: builder.data,
    parameters,
    outside: ['economy', 'money_issuer'],
    opening: builder.opening,
  };
}
