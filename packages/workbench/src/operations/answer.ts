/** Answers as the operations give them: the shape of `runs`, as a schema. */
import { z } from 'zod';

const number = z.number().nullable();

export const answerSchema = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  about: z.string(),
  sentence: z.string().optional(),
  headline: z.boolean().describe('among the answers that a short summary shows'),
  values: z.array(
    z.object({
      at: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .describe('where the value belongs: {year, company, …}'),
      value: number.describe('of the single run with every parameter at its stated value'),
      p10: number.optional(),
      p50: number.optional(),
      p90: number.optional(),
      n: z.int().optional().describe('scenarios that have a value here'),
    }),
  ),
});

/** How well the books close. */
export const closingSchema = z.object({
  maxResidual: z
    .number()
    .describe('largest |residual| ÷ (opening balance + gross flows) over checks, months and scenarios'),
  checks: z.array(z.object({ id: z.string(), label: z.string(), maxResidual: z.number() })),
});
