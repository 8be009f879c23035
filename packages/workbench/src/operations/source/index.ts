/** Where any number comes from: the run, the variables it is made of, the parameters that move it most, the facts on the same quantity. */
import { z } from 'zod';
import { runId } from '../../runs/index.ts';
import { rowsById } from '../evidence/data-rows.ts';
import { dataRowSchema } from '../evidence/schemas.ts';
import { operation } from '../operation.ts';
import { prepareRun, runOnce } from '../perform-run.ts';
import { OperationError } from '../problems.ts';
import { runRequest } from '../run-request.ts';
import { ENGINE_VERSION } from '../version.ts';
import { findSource } from './find.ts';
import { moversOf } from './movers.ts';
import { readReference } from './reference.ts';
import type { Mover } from './types.ts';

const amounts = z.object({ member: z.string(), amount: z.number() });
const part = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  amount: z.number().describe('what of the number comes with it, in the unit of the number'),
  members: z.array(amounts),
  equation: z.string(),
  module: z.string(),
  file: z.string(),
});
const mover = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  value: z.number(),
  low: z.number().describe('end of the range that evidence supports'),
  high: z.number(),
  atLow: z.number().nullable().describe('the number with the parameter there; null where the run gives none'),
  atHigh: z.number().nullable(),
  source: z.string().optional(),
});

export const source = operation({
  name: 'source',
  title: 'Where a number comes from',
  summary:
    'Leads from any number of a run to the run’s id, the variables and equations it is made of, the parameters that move it most, and the facts on the same quantity.',
  input: runRequest.extend({
    of: z
      .string()
      .min(1)
      .describe(
        'an answer’s value (capex_by_company[microsoft]@2027), a line of a statement (microsoft/cash/8:closing@2027), a column of the companies table (microsoft/revenue@2027), a payment (microsoft>nvidia@2027), a variable (variable:sentiment@2027-03), a closing check (books:closing_money), or rows of data/ (rows:ID+ID)',
      ),
    movers: z.boolean().default(true).describe('try the parameters too: two runs for each that has a range'),
  }),
  output: z.object({
    of: z.string(),
    title: z.string(),
    kind: z.enum(['follows', 'facts']),
    runId: z.string().describe('of the single run that was made; the same as `buildout run` prints without draws'),
    value: z.number().nullable().optional(),
    unit: z.string(),
    how: z.string(),
    parts: z.array(part),
    adds: z.boolean().describe('whether parts and what is left out add up to the number'),
    left: z.object({ count: z.int(), amount: z.number() }).describe('parts too small to list'),
    movers: z.array(mover).describe('the strongest first, each moved alone'),
    tried: z.int().describe('parameters tried'),
    facts: z.array(z.object({ what: z.string(), rows: z.array(dataRowSchema) })),
    claims: z.string().describe('what `evidence trace` is asked for the sentences on it; empty: nothing'),
    remarks: z.array(z.string()),
  }),
  examples: [
    { say: 'what Microsoft pays NVIDIA in 2027', input: { of: 'microsoft>nvidia@2027', movers: false } },
    { say: 'a value of an answer', input: { of: 'end_user_revenue@2030', movers: false } },
  ],
  async do({ of: asked, movers: wanted, ...request }, host) {
    const of = readReference(asked.trim());
    if (!of)
      throw new OperationError({
        code: 'bad-input',
        operation: 'source',
        path: 'of',
        reason: `"${asked}" names no number: write answer[line]@2027, company/statement/line@2027, company/column@2027, payer>payee@2027 or variable:name[member]@2027-03`,
      });
    const prepared = await prepareRun(request, host);
    const { workbench, composition } = prepared;
    const run = runOnce(prepared);
    const { source: found, value } = findSource(of, workbench, run);
    const { facts, ...told } = found;
    let [movers, tried]: [Mover[], number] = [[], 0];
    if (wanted && value && told.value !== null) {
      const parts = told.parts.map(({ id }) => id);
      for (const { done, total, movers: sofar } of moversOf(run, composition.settings, value, parts)) {
        [movers, tried] = [sofar, done];
        host.progress?.({ what: 'parameters', done, total });
      }
    }
    const finite = (one: number) => (Number.isFinite(one) ? one : null);
    return {
      ...told,
      runId: runId({
        engineVersion: ENGINE_VERSION,
        modelHash: workbench.modelHash,
        dataHash: workbench.facts.hash,
        overrides: composition.settings,
        start: prepared.start,
        asOf: prepared.asOf,
        horizon: prepared.steps,
        ...(Object.keys(composition.facts).length > 0 && { facts: composition.facts }),
        scenarios: 0,
        seed: 1,
      }),
      movers: movers.map(({ atLow, atHigh, ...rest }) => ({ ...rest, atLow: finite(atLow), atHigh: finite(atHigh) })),
      tried,
      facts: facts.map(({ what, ids }) => ({ what, rows: rowsById(workbench.facts.tables, ids) })),
    };
  },
});
