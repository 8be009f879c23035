import { z } from 'zod';
import type { ListedFact } from '../facts/index.ts';
import { openFacts } from './data.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';

const fact = z.object({
  id: z.string(),
  file: z.string(),
  line: z.int(),
  label: z.string().describe('what the row says'),
  value: z.string().describe('empty where the row gives no figure'),
  unit: z.string(),
  date: z.string().describe('period end, announcement or observation day'),
  source: z.string(),
  sourceUrl: z.string(),
  licence: z.string(),
  confidence: z.string(),
  note: z.string().describe('the row’s own remark: words of the source, conditions, how the figure was made'),
});

/** Finds rows of the fact base by their words, company, file and day. */
export const facts = operation({
  name: 'facts',
  title: 'Search the facts',
  summary:
    'Finds what companies reported, agreed and claimed, and observed prices: each row with its source, date and confidence.',
  input: z.object({
    query: z.string().default('').describe('words that must all occur: company, metric, kind of deal, accelerator'),
    company: z.string().optional().describe('only rows that name this company'),
    file: z
      .string()
      .optional()
      .describe('only rows of this file of data/: deals, financials, series/gpu_rental_prices'),
    asOf: z.string().optional().describe('only what was known by this day'),
    limit: z.int().positive().default(50),
  }),
  output: z.object({ total: z.int(), facts: z.array(fact) }),
  examples: [
    {
      say: 'what CoreWeave reported as capital expenditure',
      input: { query: 'capex', company: 'coreweave', limit: 5 },
    },
    { say: 'deals between OpenAI and Oracle', input: { query: 'openai oracle', file: 'deals' } },
    { say: 'what was known of them at the end of 2024', input: { query: 'openai', file: 'deals', asOf: '2024-12-31' } },
  ],
  async do({ query, company, file, asOf, limit }, host) {
    const all = await openFacts(host, asOf);
    if (company !== undefined)
      mustBeKnown(
        'company',
        company,
        all.companies().map((c) => c.id),
        'buildout companies',
      );
    let found = all.search(query);
    if (company !== undefined) found = found.filter(names(company));
    if (file !== undefined) {
      mustBeKnown('file of facts', file, new Set(all.search('').map(nameOf)));
      found = found.filter((one) => nameOf(one) === file);
    }
    const newestFirst = found.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    return { total: found.length, facts: newestFirst.slice(0, limit) };
  },
});

const nameOf = ({ file }: ListedFact) => file.replace(/\.csv$/, '');

/** Whether a row's words have the company's id as a word of its own. */
function names(company: string): (one: ListedFact) => boolean {
  const word = new RegExp(`(^|[^a-z0-9_])${company}($|[^a-z0-9_])`);
  return (one) => word.test(one.label);
}
