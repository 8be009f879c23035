import { z } from 'zod';
import { operation } from './operation.ts';
import { openWorkbench } from './workbench.ts';

const ground = z.object({ basis: z.string(), reason: z.string().optional(), source: z.string().optional() });

/** What a run may start from and what may befall it. */
export const scenarios = operation({
  name: 'scenarios',
  title: 'List scenarios and shocks',
  summary:
    'Lists the scenarios with what each sets and why, and the shocks with size, month and what arithmetic says must follow.',
  input: z.object({}),
  output: z.object({
    scenarios: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        about: z.string(),
        source: z.string(),
        set: z.record(z.string(), z.number()),
        facts: z.record(z.string(), z.string()).describe('settings whose number is an accepted fact’s: @fact_…'),
        grounds: z.record(z.string(), ground),
        shocks: z.array(z.string()),
      }),
    ),
    shocks: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        about: z.string(),
        source: z.string(),
        firstOrder: z.string().describe('what arithmetic alone says must happen before any feedback'),
        at: z.union([z.string(), z.number()]),
        size: z.object({ label: z.string(), unit: z.string(), central: z.number(), low: z.number(), high: z.number() }),
        parameters: z.array(z.string()),
      }),
    ),
  }),
  examples: [{ say: 'everything there is', input: {} }],
  async do(_, host) {
    const { book } = await openWorkbench(host);
    return {
      scenarios: book.scenarios.map(
        ({ id, label, about = '', source = '', set, facts = {}, grounds = {}, shocks = [] }) => ({
          id,
          label,
          about,
          source,
          set,
          facts,
          grounds,
          shocks: shocks.map((use) => use.name),
        }),
      ),
      shocks: book.shocks.map(({ id, label, about, source = '', firstOrder = '', at, size, changes }) => ({
        id,
        label,
        about,
        source,
        firstOrder,
        at,
        size,
        parameters: [...new Set(changes.map((change) => change.parameter))],
      })),
    };
  },
});
