/** What a person may say about a run: scenario, settings, shocks, dates, how many scenarios. */
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-03-31');

/** `name=value` texts, or an object of them; values may carry a unit. */
const settings = z
  .union([z.array(z.string()), z.record(z.string(), z.union([z.number(), z.string()]))])
  .default([])
  .describe(
    'name=value, the value in the unit of the parameter or with its own: "site_cost=12 bn USD/GW"; or an accepted fact: "build_months=@fact_…"',
  );

/** One run. */
export const runRequest = z.object({
  scenario: z.string().default('baseline').describe('a scenario of data/scenarios'),
  set: settings,
  shocks: z.array(z.string()).default([]).describe('name, name@month, name:size or name@month:size'),
  start: day.optional().describe('the day of the opening position; without it the scenario’s'),
  asOf: day.optional().describe('only what was known by this day; without it everything in the data'),
  horizon: z.int().positive().optional().describe('months'),
});

/** One run, and an ensemble of scenarios around it. */
export const ensembleRequest = runRequest.extend({
  scenarios: z.int().min(0).max(10_000_000).default(0).describe('0: only the single run'),
  seed: z.int().min(0).max(4_294_967_295).default(1),
});

export type RunRequest = z.output<typeof runRequest>;
export type EnsembleRequest = z.output<typeof ensembleRequest>;

/** The settings as `name=value` texts. */
export function assignments(set: RunRequest['set']): string[] {
  return Array.isArray(set) ? set : Object.entries(set).map(([name, value]) => `${name}=${value}`);
}

/** The command that asks for this: only what differs from the defaults, quoted for a shell. */
export function commandOf(command: string, request: Partial<EnsembleRequest>): string {
  const { scenario = 'baseline', set = [], shocks = [], start, asOf, horizon, scenarios = 0, seed = 1 } = request;
  const words = ['npx buildout', command];
  if (scenario !== 'baseline') words.push(scenario);
  for (const one of assignments(set)) words.push('--set', quoted(one));
  for (const one of shocks) words.push('--shock', quoted(one));
  if (start !== undefined) words.push('--start', start);
  if (asOf !== undefined) words.push('--as-of', asOf);
  if (horizon !== undefined) words.push('--horizon', String(horizon));
  if (scenarios > 0) words.push('--scenarios', String(scenarios), '--seed', String(seed));
  return words.join(' ');
}

const quoted = (text: string) => (/^[\w=.,:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
