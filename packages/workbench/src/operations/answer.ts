/** Answers as the operations give them: the shape of `runs`, as a schema. */
import { z } from 'zod';

const number = z.number().nullable();

export const answerSchema = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  about: z.string(),
  sentence: z.string().optional(),
  note: z.string().optional().describe('where a value of the run lies outside its own band: why'),
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
      probability: z
        .object({ share: z.number(), standardError: z.number(), low: z.number(), high: z.number() })
        .optional()
        .describe(
          'of an event (value 1 or 0): the share of scenarios in which it happens, with its 95 % sampling interval',
        ),
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

/** Which inputs move an answer most. */
export const sensitivitySchema = z.object({
  metric: z.string(),
  label: z.string(),
  at: z.record(z.string(), z.union([z.string(), z.number()])),
  unit: z.string(),
  n: z.int(),
  noise: z
    .number()
    .describe('rank correlations below this are what chance alone gives the strongest of all inputs in 19 of 20 cases'),
  inputs: z.array(
    z.object({
      parameter: z.string(),
      label: z.string(),
      unit: z.string(),
      correlation: z.number().describe('rank correlation over the scenarios'),
      sign: z.union([z.literal(1), z.literal(-1)]),
      effect: z
        .number()
        .describe(
          'mean of the answer in the fifth of scenarios with the largest input, less that in the fifth with the smallest',
        ),
    }),
  ),
});
