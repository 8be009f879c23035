import type { Run } from '@buildout/engine';
import { paymentsOf } from '@buildout/engine/flows/index.ts';
import { z } from 'zod';
import { yearsOf } from '../analysis/index.ts';
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
    const { companies } = prepared.workbench.world;
    if (company !== undefined)
      mustBeKnown(
        'company of the model',
        company,
        companies.map((c) => c.id),
        'buildout companies',
      );
    const years = yearsOf(prepared.start, prepared.steps);
    mustBeKnown(
      'simulated year',
      String(year),
      years.map((one) => String(one.year)),
    );
    const window = years.find((one) => one.year === year)!;
    const flows = flowsOf(runOnce(prepared), window)
      .filter((one) => one.value >= least)
      .filter((one) => company === undefined || one.from === company || one.to === company);
    return {
      year,
      months: window.to - window.from,
      companies: companies.map(({ id, label, sector }) => ({ id, label, sector })),
      flows,
    };
  },
});

/** Sums over steps `from` to before `to` by payer and payee, largest first. */
export function flowsOf(run: Run, { from, to }: { from: number; to: number }): z.output<typeof flow>[] {
  const { ledger, slots } = run.program;
  if (!ledger) return [];
  const payments = paymentsOf(run, ledger);
  const sums = new Map<string, { payer: number; payee: number; value: number; by: Map<string, number> }>();
  for (let k = 0; k < payments.count; k++) {
    let value = 0;
    for (let step = from; step < to; step++) value += run.history[step * slots + payments.offset[k]] * ledger.dt;
    if (!(value > 0)) continue;
    const [payer, payee] = [payments.payer[k], payments.payee[k]];
    const key = `${payer}>${payee}`;
    const sum = sums.get(key) ?? { payer, payee, value: 0, by: new Map() };
    const { label } = ledger.transfers[payments.transfer[k]];
    sum.value += value;
    sum.by.set(label, (sum.by.get(label) ?? 0) + value);
    sums.set(key, sum);
  }
  return [...sums.values()]
    .toSorted((a, b) => b.value - a.value)
    .map(({ payer, payee, value, by }) => ({
      from: ledger.companies[payer],
      to: ledger.companies[payee],
      value,
      for: [...by]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, 2)
        .map(([label]) => label)
        .join(', '),
    }));
}
