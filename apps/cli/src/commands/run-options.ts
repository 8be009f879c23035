/** The options of every command that runs the model, and how they become a request. */
import type { Command } from 'commander';
import { date, setting, several, wholeNumber } from '../options.ts';

export interface RunOptions {
  set?: string[];
  shock?: string[];
  start?: string;
  asOf?: string;
  horizon?: number;
  scenarios?: number;
  seed?: number;
  json?: boolean;
}

export function withRunOptions(command: Command): Command {
  return command
    .option(
      '--set <name=value>',
      'set a parameter, with or without a unit, or from an accepted fact (@fact_…); may be repeated for other names',
      setting,
    )
    .option('--shock <name>', 'add a shock: name, name@2027-06, name:size; may be repeated', several)
    .option('--start <date>', 'the day of the opening position', date('--start'))
    .option('--as-of <date>', 'use only what was known by this day', date('--as-of'))
    .option('--horizon <months>', 'months to run', wholeNumber('--horizon', 1, 1200));
}

/** `usual` is how many scenarios are drawn where nothing is said. */
export function withEnsembleOptions(command: Command, usual = 'none'): Command {
  return withRunOptions(command)
    .option(
      '--scenarios <number>',
      `draw this many scenarios for the bands (${usual}); 0 draws none: the single run only`,
      wholeNumber('--scenarios', 0, 10_000_000),
    )
    .option('--seed <number>', 'the seed of the draws (1)', wholeNumber('--seed', 0, 4_294_967_295));
}

/** Options as an operation takes them; what was not given is left to the operation's defaults. */
export function requestOf(scenario: string | undefined, options: RunOptions) {
  const { set, shock: shocks, start, asOf, horizon, scenarios, seed } = options;
  return { scenario, set, shocks, start, asOf, horizon, scenarios, seed };
}
