import { z } from 'zod';
import { openingShares } from './opening-shares.ts';
import { operation } from './operation.ts';
import { openWorkbench } from './workbench.ts';

const count = z.int();

/** What the model is made of. */
export const census = operation({
  name: 'census',
  title: 'Count the model',
  summary:
    'Counts equations and transfers by module, companies by sector, deals and contracts, and how many parameters have a source.',
  input: z.object({}),
  output: z.object({
    modules: z.array(
      z.object({
        module: z.string(),
        equations: count.describe('as written'),
        numbers: count.describe('values computed each month: an equation over 30 companies gives 30'),
        transfers: count,
        parameters: count,
      }),
    ),
    ledger: z.object({ equations: count, numbers: count }).describe('derived from the transfers'),
    parameters: z.object({ total: count, sourced: count, assumed: count, levers: count, drawn: count }),
    companies: z.record(z.string(), count).describe('by dimension that lists companies'),
    facts: z.object({
      companies: count,
      financials: count,
      deals: count,
      contracts: count,
      claims: count,
      series: count,
    }),
    opening: z
      .array(z.object({ basis: z.string(), share: z.number() }))
      .describe('share of the opening balances by value'),
    months: count,
  }),
  examples: [{ say: 'the whole model', input: {} }],
  async do(_, host) {
    const { program, facts, world } = await openWorkbench(host);
    const { model, variables, parameters } = program;
    const transfers = model.ledger?.transfers ?? [];
    const declared = variables.filter((v) => v.origin === 'declared');
    const ids = [...new Set([...declared, ...transfers].map((one) => one.module ?? ''))];
    const generated = variables.filter((v) => v.origin !== 'declared');
    const sourced = parameters.filter((p) => hasSource(p.source));
    const company = model.ledger?.company;
    const listing = model.dimensions.filter((d) => d.id === company || d.subsetOf === company);
    const { tables } = facts;
    return {
      modules: ids.map((id) => {
        const own = declared.filter((v) => (v.module ?? '') === id);
        return {
          module: id,
          equations: own.length,
          numbers: total(own),
          transfers: transfers.filter((t) => (t.module ?? '') === id).length,
          parameters: parameters.filter((p) => (p.module ?? '') === id).length,
        };
      }),
      ledger: { equations: generated.length, numbers: total(generated) },
      parameters: {
        total: parameters.length,
        sourced: sourced.length,
        assumed: parameters.length - sourced.length,
        levers: parameters.filter((p) => p.lever).length,
        drawn: parameters
          .flatMap(({ distribution, distributions }) => distributions ?? [distribution])
          .filter((one) => one !== undefined && one.kind !== 'fixed').length,
      },
      companies: Object.fromEntries(listing.map((d) => [d.id, d.members.length])),
      facts: {
        companies: tables.companies.length,
        financials: tables.financials.length,
        deals: tables.deals.length,
        contracts: tables.contracts.length,
        claims: tables.claims.length,
        series: Object.values(tables.series).reduce((sum, rows) => sum + rows.length, 0),
      },
      opening: openingShares(world.opening),
      months: program.steps,
    };
  },
});

const total = (variables: { size: number }[]) => variables.reduce((sum, v) => sum + v.size, 0);

/** A parameter that names only an assumption has a reason, not a source. */
export const hasSource = (source: string | undefined) =>
  source !== undefined && !/^\s*(assumption|ours)?\s*$/i.test(source);
