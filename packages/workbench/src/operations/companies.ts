import { z } from 'zod';
import { openFacts } from './data.ts';
import { operation } from './operation.ts';

/** Who is in the data, and how much is known of them. */
export const companies = operation({
  name: 'companies',
  title: 'List the companies',
  summary: 'Lists the companies of the fact base with kind and region, and how many rows speak of each.',
  input: z.object({ query: z.string().default('').describe('words that must all occur in id, name or kind') }),
  output: z.object({
    companies: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        region: z.string(),
        figures: z.int(),
        deals: z.int(),
      }),
    ),
  }),
  examples: [{ say: 'the neoclouds', input: { query: 'neocloud' } }],
  async do({ query }, host) {
    const { tables } = await openFacts(host);
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const figures = countBy(tables.financials.map((row) => row.companyId));
    const deals = countBy(tables.deals.flatMap((row) => [...new Set([...row.payerIds, ...row.receiverIds])]));
    return {
      companies: tables.companies
        .filter(({ id, name, kind }) => words.every((word) => `${id} ${name} ${kind}`.toLowerCase().includes(word)))
        .map(({ id, name, kind, region }) => ({
          id,
          name,
          kind,
          region,
          figures: figures.get(id) ?? 0,
          deals: deals.get(id) ?? 0,
        })),
    };
  },
});

function countBy(ids: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
