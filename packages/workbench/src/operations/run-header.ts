/** What every result of the model says about itself. */
import { z } from 'zod';
import { answersOf, ensembleBands, type Metric, noteInEnglish } from '../runs/index.ts';
import { closingSchema } from './answer.ts';
import type { Performed } from './perform-run.ts';
import { commandOf, type EnsembleRequest } from './run-request.ts';

export const runHeader = {
  runId: z
    .string()
    .describe('of engine, model, data, settings, dates, scenarios and seed; `buildout rerun ID` recomputes it'),
  scenario: z.string(),
  label: z.string(),
  start: z.string().nullable().describe('day of the opening position'),
  asOf: z.string().nullable().describe('only what was known by this day; null: everything in the data'),
  horizon: z.int().describe('months'),
  scenarios: z.int(),
  seed: z.int(),
  reproduce: z.string().describe('the command that gives this again'),
  notes: z.array(z.string()).describe('what is worth knowing about the settings'),
  failed: z.int().describe('scenarios without a result'),
  failures: z.array(z.object({ scenario: z.int(), message: z.string() })).describe('the first of them, and why'),
  closing: closingSchema,
};

const MOST_FAILURES = 5;

/** The header of a run that was performed. */
export function headerOf(performed: Performed, request: EnsembleRequest, command: string) {
  const { composition, run, closing } = performed;
  const failures = performed.ensemble?.failures ?? [];
  return {
    runId: performed.runId,
    scenario: composition.scenario.id,
    label: composition.scenario.label,
    start: performed.start,
    asOf: performed.asOf,
    horizon: performed.steps,
    scenarios: request.scenarios,
    seed: request.seed,
    reproduce: commandOf(command, request),
    notes: composition.notes.map(noteInEnglish),
    failed: failures.length,
    failures: failures.slice(0, MOST_FAILURES).map(({ scenario, message }) => ({ scenario, message })),
    closing: {
      maxResidual: closing.maxResidual,
      checks: run.closing.checks.map(({ id, label, maxResidual }) => ({ id, label, maxResidual })),
    },
  };
}

/** The answers of a run, with bands where an ensemble was drawn. */
export function answersFor({ run, ensemble }: Performed, metrics: Metric[]) {
  const headlines = new Set(metrics.filter((metric) => metric.headline).map((metric) => metric.id));
  const answers = answersOf(run, metrics, ensemble && ensembleBands(ensemble));
  return answers.map((answer) => ({ ...answer, headline: headlines.has(answer.id) }));
}
