import type { Run } from '@buildout/engine';
import { z } from 'zod';
import { type AnalysisContext, sanityTable } from '../analysis/index.ts';
import { operation } from './operation.ts';
import { prepareRun, runOnce } from './perform-run.ts';
import { runRequest } from './run-request.ts';

const reference = z.object({
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  period: z.string(),
  kind: z.enum(['reported', 'estimate', 'guided']),
  ids: z.array(z.string()).describe('rows of the data'),
  note: z.string(),
});
const share = z.number().nullable();

/** One line: a figure of a company in the first simulated period, beside what it reported last and what it guided to. */
export const sanityRow = z.object({
  item: z.string(),
  company: z.string(),
  label: z.string(),
  unit: z.string(),
  period: z.string(),
  simulated: share,
  reported: reference.optional(),
  guided: reference.optional(),
  growth: share.describe('simulated ÷ last reported − 1'),
  error: share.describe('simulated ÷ guided − 1'),
  withinGuidance: z.boolean().optional(),
  note: z.string().optional(),
});

/** The first simulated year beside what was reported and guided. */
export const sanity = operation({
  name: 'sanity',
  title: 'Beside guidance and last year',
  summary:
    'Lays the first simulated year and quarter beside guidance and the last reported figures, company by company.',
  input: runRequest,
  output: z.object({ rows: z.array(sanityRow) }),
  examples: [{ say: 'the baseline', input: {} }],
  async do(request, host) {
    const prepared = await prepareRun(request, host);
    return { rows: sanityRows(runOnce(prepared), prepared.workbench.context) };
  },
});

/** The table of a run, with null where there is no number. */
export function sanityRows(run: Run, context: AnalysisContext): z.output<typeof sanityRow>[] {
  const orNull = (value: number) => (Number.isFinite(value) ? value : null);
  return sanityTable(run, context).map(({ simulated, growth, error, ...row }) => ({
    item: row.item,
    company: row.company,
    label: row.label,
    unit: row.unit,
    period: row.period,
    simulated: orNull(simulated),
    reported: row.reported,
    guided: row.guided,
    growth: orNull(growth),
    error: orNull(error),
    withinGuidance: row.withinGuidance,
    note: row.note,
  }));
}
