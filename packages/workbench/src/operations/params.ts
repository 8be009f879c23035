import { z } from 'zod';
import { openFacts } from './data.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';

const parameter = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  value: z.number(),
  low: z.number().nullable().describe('lowest that the evidence supports'),
  high: z.number().nullable().describe('highest that the evidence supports'),
  min: z.number().nullable().describe('below it the model has no meaning'),
  max: z.number().nullable().describe('above it the model has no meaning'),
  distribution: z.string(),
  module: z.string(),
  lever: z.boolean().describe('meant to be moved by a user'),
  reason: z.string(),
  source: z.string(),
});

/** Every number of the model that a scenario may set. */
export const params = operation({
  name: 'params',
  title: 'List the parameters',
  summary: 'Lists what a scenario may set: value, unit, the range the evidence supports, why, and where from.',
  input: z.object({
    query: z.string().default('').describe('words that must all occur in id, label or reason'),
    module: z.string().optional(),
    levers: z.boolean().default(false).describe('only those meant to be moved'),
    id: z.string().optional().describe('only this one'),
  }),
  output: z.object({ parameters: z.array(parameter) }),
  examples: [
    { say: 'every lever', input: { levers: true } },
    { say: 'what the rent of a GPU-hour depends on', input: { query: 'rental' } },
    { say: 'one parameter', input: { id: 'chip_price_decline' } },
  ],
  async do({ query, module, levers, id }, host) {
    const { parameters } = (await openFacts(host)).tables;
    if (id !== undefined)
      mustBeKnown(
        'parameter',
        id,
        parameters.map((p) => p.id),
        'buildout params',
      );
    if (module !== undefined) mustBeKnown('module', module, new Set(parameters.map((p) => p.module)));
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = parameters
      .filter((p) => id === undefined || p.id === id)
      .filter((p) => module === undefined || p.module === module)
      .filter((p) => !levers || p.lever === 'yes')
      .filter((p) => words.every((word) => `${p.id} ${p.label} ${p.reason}`.toLowerCase().includes(word)));
    return {
      parameters: found.map((p) => ({
        id: p.id,
        label: p.label,
        unit: p.unit,
        value: p.value,
        low: p.low ?? null,
        high: p.high ?? null,
        min: p.min ?? null,
        max: p.max ?? null,
        distribution: p.distribution || 'fixed',
        module: p.module,
        lever: p.lever === 'yes',
        reason: p.reason,
        source: p.source,
      })),
    };
  },
});
