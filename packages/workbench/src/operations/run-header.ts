/** What every result of the model says about itself. */
import { z } from 'zod';
import {
  type AnswerValue,
  answersOf,
  type EnsembleResult,
  ensembleBands,
  type Metric,
  noteInEnglish,
  sensitivities,
  shareOf,
} from '../runs/index.ts';
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
  accepted: z
    .array(
      z.object({
        fact: z.string(),
        sets: z.array(z.string()).describe('the settings whose number it is'),
        statement: z.string(),
        quote: z.string(),
        speaker: z.string(),
        source: z.string(),
        sourceDate: z.string(),
        reviewers: z.array(z.string()),
      }),
    )
    .describe('accepted facts that settings name, with their sentences'),
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
    notes: [...composition.notes.map(noteInEnglish), ...laterThan(performed)],
    accepted: acceptedIn(performed),
    failed: failures.length,
    failures: failures.slice(0, MOST_FAILURES).map(({ scenario, message }) => ({ scenario, message })),
    closing: {
      maxResidual: closing.maxResidual,
      checks: run.closing.checks.map(({ id, label, maxResidual }) => ({ id, label, maxResidual })),
    },
  };
}

/** The accepted facts behind a run's settings. */
export function acceptedIn({ accepted, composition }: Pick<Performed, 'accepted' | 'composition'>) {
  const sets = Map.groupBy(Object.entries(composition.facts), ([, fact]) => fact);
  return accepted.map(({ id, statement, quote, speaker, source, sourceDate, reviewers }) => ({
    ...{ fact: id, sets: (sets.get(id) ?? []).map(([name]) => name) },
    ...{ statement, quote, speaker, source, sourceDate, reviewers },
  }));
}

function laterThan({ accepted, asOf }: Performed): string[] {
  const later = accepted.filter(({ sourceDate }) => asOf !== null && sourceDate > asOf);
  return later.map(({ id, sourceDate }) => `${id} was said on ${sourceDate}, which nobody knew on ${asOf}`);
}

/** Answers that say whether something has happened: 1 or 0 in a run, a probability over an ensemble. */
const EVENTS = new Set(['arrears_by', 'default_by']);

/** The answers of a run, with bands and probabilities where an ensemble was drawn. */
export function answersFor({ run, ensemble }: Performed, metrics: Metric[]) {
  const headlines = new Set(metrics.filter((metric) => metric.headline).map((metric) => metric.id));
  const answers = answersOf(run, metrics, ensemble && ensembleBands(ensemble));
  return answers.map((answer) => ({
    ...answer,
    headline: headlines.has(answer.id),
    values:
      ensemble && EVENTS.has(answer.id)
        ? answer.values.map((v, cell) => withProbability(v, ensemble, answer.id, cell))
        : answer.values,
  }));
}

function withProbability(value: AnswerValue, ensemble: EnsembleResult, id: string, cell: number) {
  const { share, standardError, low, high } = shareOf(ensemble, id, cell, (happened) => happened > 0.5);
  return Number.isNaN(share) ? value : { ...value, probability: { share, standardError, low, high } };
}

/** Fewer scenarios than this tell chance from influence too badly. */
const ENOUGH_TO_RANK = 50;

/** For each headline the ten inputs that move it most; none without an ensemble large enough. */
export function sensitivitiesFor({ ensemble, workbench }: Performed) {
  if (!ensemble || ensemble.layout.scenarios - ensemble.failures.length < ENOUGH_TO_RANK) return [];
  const labels = new Map(workbench.metrics.map((metric) => [metric.id, metric.label]));
  return sensitivities(ensemble)
    .filter((one) => one.inputs.length > 0)
    .map((one) => ({ ...one, label: labels.get(one.metric) ?? one.metric }));
}
