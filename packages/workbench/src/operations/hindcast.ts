import { z } from 'zod';
import { hindcast as record } from '../analysis/index.ts';
import { openData } from './data.ts';
import { operation } from './operation.ts';

const number = z.number().nullable();
const errors = z.object({ model: number, lastValue: number, drift: number });

/** How a run from an earlier day compares with what came. */
export const hindcast = operation({
  name: 'hindcast',
  title: 'The forecast record',
  summary:
    'Runs from an earlier opening with what was known then, beside what came and two naive forecasts: last value and drift.',
  input: z.object({
    start: z.string().default('2024-12-31').describe('day of the opening position'),
    asOf: z.string().default('2025-03-31').describe('only what was known by this day'),
    months: z.int().positive().max(120).default(15),
    scenarios: z
      .int()
      .min(0)
      .max(100_000)
      .default(0)
      .describe('for bands, their coverage and the ranked probability score'),
    seed: z.int().min(0).default(1),
  }),
  output: z.object({
    start: z.string(),
    asOf: z.string(),
    months: z.int(),
    scenarios: z.int(),
    rows: z.array(
      z.object({
        item: z.string(),
        company: z.string(),
        label: z.string(),
        period: z.string(),
        unit: z.string(),
        simulated: number,
        actual: z.number(),
        kind: z.string(),
        ids: z.array(z.string()).describe('rows of the data with the actual figure'),
        lastValue: number,
        drift: number,
        errors: errors.describe('forecast ÷ actual − 1'),
        band: z.object({ p10: number, p50: number, p90: number }).optional(),
      }),
    ),
    score: z.object({
      byItem: z.array(errors.extend({ item: z.string(), n: z.int() })),
      all: errors.extend({ item: z.string(), n: z.int() }).describe('mean |forecast ÷ actual − 1|'),
      coverage: number.describe('share of actual figures inside the band of 8 in 10'),
      crps: number.describe('mean continuous ranked probability score ÷ actual'),
    }),
    bands: z
      .array(z.object({ drawn: z.string(), coverage: number, crps: number }))
      .describe('the same with parameters drawn, then the opening position too, then disturbances too'),
    hindsight: z.string().describe('what was used that nobody knew then'),
  }),
  examples: [{ say: 'from the end of 2024, as known on 2025-03-31', input: {} }],
  async do({ start, asOf, months, scenarios, seed }, host) {
    const { files } = await openData(host, asOf);
    const onProgress = (done: number, total: number) => host.progress?.({ what: 'scenarios', done, total });
    const found = record({ files, start, asOf, months, scenarios, seed, onProgress });
    return {
      ...withoutNaN({ start, asOf, months, scenarios }),
      rows: found.rows.map(
        ({ item, company, label, period, unit, simulated, actual, kind, ids, lastValue, drift, errors: off, band }) =>
          withoutNaN({
            item,
            company,
            label,
            period,
            unit,
            simulated,
            actual,
            kind,
            ids,
            lastValue,
            drift,
            errors: off,
            band,
          }),
      ),
      score: withoutNaN(found.score),
      bands: withoutNaN(found.bands),
      hindsight: found.hindsight.words,
    };
  },
});

/** JSON has no NaN: what has no value is null, at any depth. */
function withoutNaN<T>(value: T): T {
  if (typeof value === 'number') return (Number.isFinite(value) ? value : null) as T;
  if (Array.isArray(value)) return value.map(withoutNaN) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutNaN(one)])) as T;
  return value;
}
