import type { ModelDeclaration } from '@buildout/engine';
import type { World } from '../facts/opening/world.ts';
import type { ModelModule } from './declare.ts';
import { accounts } from './modules/accounts.ts';
import { boxes } from './modules/boxes.ts';
import { capital } from './modules/capital.ts';
import { chance } from './modules/chance.ts';
import { clock } from './modules/clock.ts';
import { collateral } from './modules/collateral.ts';
import { contracts } from './modules/contracts.ts';
import { demand } from './modules/demand.ts';
import { failure } from './modules/failure.ts';
import { fleet } from './modules/fleet.ts';
import { labs } from './modules/labs.ts';
import { market } from './modules/market.ts';
import { power } from './modules/power.ts';
import { race } from './modules/race.ts';
import { routes } from './modules/routes.ts';
import { sentiment } from './modules/sentiment.ts';

export type { ModelModule } from './declare.ts';

/** The modules of the reference model, in reading order. */
export const modules: ModelModule[] = [
  clock,
  chance,
  fleet,
  power,
  market,
  demand,
  labs,
  contracts,
  routes,
  race,
  boxes,
  collateral,
  sentiment,
  capital,
  failure,
  accounts,
];

/**
 * The reference model on a world: dimensions, relations, data and parameters from facts; equations from the modules. Answers
 * read a run month by month; `stepsPerMonth` above 1 is for asking how much the length of the step itself decides.
 */
export function buildModel(
  world: World,
  { months = 120, stepsPerMonth = 1 }: { months?: number; stepsPerMonth?: number } = {},
): ModelDeclaration {
  const tagged = <T extends { module?: string }>(of: (module: ModelModule) => T[] | undefined): T[] =>
    modules.flatMap((module) => (of(module) ?? []).map((declaration) => ({ ...declaration, module: module.id })));
  return {
    id: 'reference',
    title: 'The AI build-out',
    time: {
      start: world.start,
      steps: months * stepsPerMonth,
      unit: 'month',
      ...(stepsPerMonth !== 1 && { dt: 1 / stepsPerMonth }),
    },
    dimensions: world.dimensions,
    relations: world.relations,
    parameters: world.parameters,
    data: world.data,
    variables: tagged((module) => module.variables),
    ledger: {
      company: 'company',
      currency: 'USD',
      // The issuer owes the money everybody holds, whatever that turns out to be.
      cash: 'opening_cash[company] * opening_cash_factor[company] - is_money_issuer[company] * SUM(opening_cash[*] * (opening_cash_factor[*] - 1))',
      outside: world.outside,
      writeOff: 'written_share[company]',
      instruments: modules.flatMap((module) => module.instruments ?? []),
      realAssets: modules.flatMap((module) => module.realAssets ?? []),
      transfers: tagged((module) => module.transfers),
      entries: tagged((module) => module.entries),
    },
    checks: modules.flatMap((module) => module.checks ?? []),
    files: Object.fromEntries(modules.map((module) => [module.id, `packages/workbench/src/model/${module.file}`])),
  };
}
