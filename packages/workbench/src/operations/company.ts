import type { Run } from '@buildout/engine';
import { type Statements, statements } from '@buildout/engine/flows/index.ts';
import { z } from 'zod';
import { yearsOf } from '../analysis/index.ts';
import { monthAt } from '../runs/index.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { prepareRun, runOnce } from './perform-run.ts';
import { OperationError } from './problems.ts';
import { runRequest } from './run-request.ts';

const line = z.object({ id: z.string(), label: z.string(), amount: z.number() });
const cashLine = line.extend({ with: z.array(z.object({ company: z.string(), amount: z.number() })) });
const sheet = z.object({ assets: z.array(line), liabilities: z.array(line), netWorth: z.number() });

/** Month in which a lab lists or a company defaults, in order. */
function eventsOf(run: Run, id: string, start: string | null) {
  const { model } = run.program;
  const found = [
    { what: 'listing' as const, variable: 'listing_now', over: 'lab' },
    { what: 'restructuring' as const, variable: 'restructured_now', over: 'company' },
    { what: 'default' as const, variable: 'failed_now', over: 'company' },
  ].flatMap(({ what, variable, over }) => {
    if (!model.dimensions.find((dimension) => dimension.id === over)?.members.includes(id)) return [];
    const step = run
      .series(variable, id)
      .subarray(0, run.steps)
      .findIndex((value) => value > 0);
    return step < 0 ? [] : [{ what, step }];
  });
  return found
    .sort((a, b) => a.step - b.step)
    .map(({ what, step }) => ({ what, month: monthAt(step, start) ?? `month ${step + 1}` }));
}

/** The three statements of one company, as its annual reports would have them. */
export const company = operation({
  name: 'company',
  title: 'Statements of a company',
  summary:
    'Shows income, cash flow and balance sheet of one company by calendar year, each payment with whom it was exchanged.',
  input: runRequest.extend({ company: z.string() }),
  output: z.object({
    company: z.string(),
    unit: z.literal('USD'),
    events: z
      .array(z.object({ what: z.enum(['listing', 'restructuring', 'default']), month: z.string() }))
      .describe('what happens to it in the run, with the month'),
    years: z.array(
      z.object({
        year: z.int(),
        months: z.int().describe('simulated months of this year'),
        income: z.object({
          revenue: z.array(line),
          expense: z.array(line),
          depreciation: z.array(line),
          losses: z.number(),
          gains: z.number(),
          net: z.number(),
        }),
        cash: z.object({
          opening: z.number(),
          operating: z.array(cashLine),
          investing: z.array(cashLine),
          financing: z.array(cashLine),
          totals: z.object({ operating: z.number(), investing: z.number(), financing: z.number() }),
          closing: z.number(),
        }),
        balance: sheet.describe('at the end of the year'),
      }),
    ),
  }),
  examples: [{ say: 'CoreWeave in the baseline', input: { company: 'coreweave' } }],
  async do({ company: asked, ...request }, host) {
    const prepared = await prepareRun(request, host);
    const { ledger } = prepared.workbench.program;
    if (!ledger) throw new OperationError({ code: 'not-here', what: 'A statement', reason: 'the model has no ledger' });
    mustBeKnown('company of the model', asked, ledger.companies, 'buildout companies');
    const run = runOnce(prepared);
    const years = yearsOf(prepared.start, prepared.steps).map(({ year, from, to }) => {
      const { income, cash, closing }: Statements = statements(run, ledger, asked, { from, to });
      const { assets, liabilities, netWorth } = closing;
      return { year, months: to - from, income, cash, balance: { assets, liabilities, netWorth } };
    });
    return { company: asked, unit: 'USD' as const, events: eventsOf(run, asked, prepared.start), years };
  },
});
