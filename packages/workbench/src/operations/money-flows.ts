import { z } from 'zod';
import { moneyFlows as flowsIn, type MoneyFlow, yearsOf } from '../analysis/index.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { prepareRun, runOnce } from './perform-run.ts';
import { runRequest } from './run-request.ts';

const flow = z.object({
  from: z.string(),
  to: z.string(),
  value: z.number().describe('USD'),
  for: z.string().describe('the two largest purposes'),
});

/** Who paid whom in a calendar year. */
export const moneyFlows = operation({
  name: 'money-flows',
  title: 'Who pays whom',
  summary: 'Lists what each company paid each other company in a calendar year, largest first, and what for.',
  input: runRequest.extend({
    year: z.int().default(2027),
    company: z.string().optional().describe('only what this company pays or gets'),
    least: z.number().nonnegative().default(0).describe('leave out smaller amounts, USD'),
  }),
  output: z.object({
    year: z.int(),
    months: z.int().describe('simulated months of the year'),
    companies: z.array(z.object({ id: z.string(), label: z.string(), sector: z.string() })),
    flows: z.array(flow),
  }),
  examples: [{ say: 'all payments above a billion in 2027', input: { year: 2027, least: 1e9 } }],
  async do({ year, company, least, ...request }, host) {
    const prepared = await prepareRun(request, host);
    const { context } = prepared.workbench;
    if (company !== undefined) {
      mustBeKnown(
        'company of the model',
        company,
        context.companies.map((c) => c.id),
        'buildout companies',
      );
    }
    const years = yearsOf(prepared.start, prepared.steps);
    mustBeKnown(
      'simulated year',
      String(year),
      years.map((one) => String(one.year)),
    );
    const { from, to } = years.find((one) => one.year === year)!;
    const { companies, flows } = flowsIn(runOnce(prepared), year, context);
    return {
      year,
      months: to - from,
      companies,
      flows: flows
        .filter((flow) => flow.amount >= least)
        .filter((flow) => company === undefined || flow.from === company || flow.to === company)
        .map((flow) => ({ from: flow.from, to: flow.to, value: flow.amount, for: purposeOf(flow) })),
    };
  },
});

/** The two largest purposes of a payment in words. */
export const purposeOf = ({ kinds }: MoneyFlow) =>
  kinds
    .slice(0, 2)
    .map(({ label }) => label)
    .join(', ');
