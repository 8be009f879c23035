import { z } from 'zod';
import { operation } from './operation.ts';
import { openWorkbench } from './workbench.ts';

/** Every number the model computes. */
export const variables = operation({
  name: 'variables',
  title: 'List the variables',
  summary: 'Lists what the model computes each month: name, unit, dimensions and module.',
  input: z.object({ query: z.string().default('').describe('words that must all occur in id, label or module') }),
  output: z.object({
    variables: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        unit: z.string(),
        kind: z.enum(['stock', 'auxiliary', 'operation']),
        over: z.array(z.string()),
        module: z.string(),
      }),
    ),
  }),
  examples: [{ say: 'everything about cash', input: { query: 'cash' } }],
  async do({ query }, host) {
    const { program } = await openWorkbench(host);
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return {
      variables: program.variables
        .filter((v) => words.every((word) => `${v.id} ${v.label} ${v.module ?? ''}`.toLowerCase().includes(word)))
        .map(({ id, label, unit, kind, over, module = 'ledger' }) => ({ id, label, unit, kind, over, module })),
    };
  },
});
