import { type Statements, statements } from '@buildout/engine/flows/index.ts';
import { z } from 'zod';
import { yearsOf } from '../analysis/index.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { prepareRun, runOnce } from './perform-run.ts';
import { OperationError } from './problems.ts';
import { runRequest } from './run-request.ts';

const line = z.object({ id: z.string(), label: z.string(), amount: z.number() });
const cashLine = line.extend({ with: z.array(z.object({ company: z.string(), amount: z.number() })) });
const sheet = z.object({ assets: z.array(line), liabilities: z.array(line), netWorth: z.number() });

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
    return { company: asked, unit: 'USD' as const, years };
  },
});
