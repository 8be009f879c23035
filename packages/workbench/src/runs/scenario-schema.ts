import { z } from 'zod';
import { isDate, isWhen } from './time.ts';

const id = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must be lower-case letters, digits, - or _');
const text = z.string().min(1);
const date = z.string().refine(isDate, 'must be a date such as 2026-03-31');
const when = z
  .union([z.string(), z.int().nonnegative()])
  .refine(
    (value) => isWhen(String(value)),
    'must be a month (2027-01), a date (2027-01-31) or a number of months from the start',
  );
const months = z.int().positive();
const how = z.enum(['set', 'multiply', 'add']);
const ground = {
  basis: z.enum(['published', 'derived', 'ours']).optional(),
  reason: text.optional(),
  source: text.optional(),
  evidence: text.optional(),
};
const quantity = z.union([z.number(), text]);

const distribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed') }),
  z.strictObject({ kind: z.literal('uniform'), low: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('triangular'), low: z.number(), mode: z.number(), high: z.number() }),
  z.strictObject({
    kind: z.literal('normal'),
    mean: z.number(),
    sd: z.number().nonnegative(),
    low: z.number().optional(),
    high: z.number().optional(),
  }),
  z.strictObject({
    kind: z.literal('lognormal'),
    median: z.number().positive(),
    sigma: z.number().nonnegative(),
    low: z.number().optional(),
    high: z.number().optional(),
  }),
]);

/** What a position says that the model does not take as an input, and why. */
const left = z.strictObject({ setting: text, value: text, why: text });

/** An assumption that splits two scenarios, and what will decide it. */
const separation = z.strictObject({
  label: text,
  against: id,
  parameters: z.array(text).min(1),
  evidence: text,
  observable: text,
  readsFor: text,
  readsAgainst: text,
  decidesBy: text,
});

/**
 * A scenario as written in a file. A value is a number in the parameter's unit, text with a unit (`"12 bn USD/GW"`), or
 * `{value, basis, reason, source}`.
 */
export const scenarioFile = z.strictObject({
  id,
  label: text,
  about: text.optional(),
  source: text.optional(),
  set: z.record(z.string(), z.union([quantity, z.strictObject({ value: quantity, ...ground })])).default({}),
  distributions: z.record(z.string(), distribution).optional(),
  schedule: z
    .array(
      z.strictObject({
        parameter: text,
        from: when,
        until: when.optional(),
        months: months.optional(),
        ramp: months.optional(),
        how,
        value: quantity,
        ...ground,
      }),
    )
    .optional(),
  shocks: z.array(z.strictObject({ name: text, at: when.optional(), size: z.number().optional() })).optional(),
  left: z.array(left).optional(),
  separates: z.array(separation).optional(),
  start: date.optional(),
  asOf: date.optional(),
  horizon: months.optional(),
});

/** A shock as written in a file. */
export const shockFile = z.strictObject({
  id,
  label: text,
  about: text,
  source: text.optional(),
  firstOrder: text.optional(),
  at: when.default('2027-01'),
  size: z
    .strictObject({ label: text, unit: text, central: z.number(), low: z.number(), high: z.number() })
    .refine((s) => s.low <= s.central && s.central <= s.high, 'low, central and high must be in this order'),
  changes: z
    .array(
      z.strictObject({
        parameter: text,
        after: z.int().nonnegative().optional(),
        months: months.optional(),
        ramp: months.optional(),
        how,
        value: z.union([z.number(), z.strictObject({ base: z.number(), perSize: z.number() })]),
      }),
    )
    .min(1),
});
