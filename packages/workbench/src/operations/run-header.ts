/** What every result of the model says about itself. */
import { z } from 'zod';
import { hindsightInEnglish } from '../analysis/index.ts';
import { answerSentence } from '../charts/index.ts';
import {
  answersOf,
  type Bands,
  type EnsembleResult,
  ensembleBands,
  type Metric,
  noteInEnglish,
  sensitivities,
  shareOf,
} from '../runs/index.ts';
import { closingSchema } from './answer.ts';
import { newestSource } from './data.ts';
import { inNames, namesOf } from './names.ts';
import { whyOutside } from './outside-band.ts';
import type { Performed } from './perform-run.ts';
import { asProbability, finite } from './probability.ts';
import { commandOf, type EnsembleRequest } from './run-request.ts';
import type { Workbench } from './workbench.ts';

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
        document: z.string().describe('SHA-256 of the document it stands in'),
        reviewers: z.array(z.string()),
      }),
    )
    .describe('accepted facts that settings name, with their sentences'),
  names: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .describe('of the companies and regions the ids stand for'),
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
    notes: [
      ...composition.notes.map(noteInEnglish),
      ...laterThan(performed),
      ...(performed.asOf === null ? [] : knownOn(performed.workbench, performed.asOf)),
    ],
    accepted: acceptedIn(performed),
    names: namesOf(performed.workbench),
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
  return accepted.map(({ id, statement, quote, speaker, source, sourceDate, document, reviewers }) => ({
    ...{ fact: id, sets: (sets.get(id) ?? []).map(([name]) => name) },
    ...{ statement, quote, speaker, source, sourceDate, document, reviewers },
  }));
}

/** What a run as of a day cannot help knowing, and whether the day left anything out at all. */
function knownOn(workbench: Workbench, asOf: string): string[] {
  const newest = newestSource(workbench.facts);
  const all = `Nothing in the data is newer than ${newest}: as known on ${asOf} is all of it.`;
  return [hindsightInEnglish(workbench, asOf), ...(asOf > newest ? [all] : [])];
}

function laterThan({ accepted, asOf }: Performed): string[] {
  const later = accepted.filter(({ sourceDate }) => asOf !== null && sourceDate > asOf);
  return later.map(({ id, sourceDate }) => `${id} was said on ${sourceDate}, which nobody knew on ${asOf}`);
}

/** Answers that say whether something has happened: 1 or 0 in a run, a probability over an ensemble. */
const EVENTS = new Set(['arrears_by', 'default_by', 'binding_most']);

/** The answers of a run, with bands and probabilities where an ensemble was drawn; each with its sentence. */
export function answersFor(performed: Performed, metrics: Metric[]) {
  const { run, ensemble, workbench } = performed;
  const wanted = new Set(metrics.map(({ id }) => id));
  const headlines = new Set(metrics.filter((metric) => metric.headline).map((metric) => metric.id));
  const names = namesOf(workbench);
  // Sentences may look at other answers: all are measured, those asked for are given.
  return answersOf(run, workbench.metrics, ensemble && bandsOf(ensemble))
    .filter(({ id }) => wanted.has(id))
    .map((answer) => {
      const note = whyOutside(answer, performed);
      return {
        ...answer,
        sentence: answer.sentence || answerSentence(finite(inNames(asProbability(answer), names))),
        headline: headlines.has(answer.id),
        ...(note && { note }),
      };
    });
}

function bandsOf(ensemble: EnsembleResult): Bands {
  return {
    ...ensembleBands(ensemble),
    probability(metric, cell) {
      if (!EVENTS.has(metric)) return undefined;
      const { share, standardError, low, high } = shareOf(ensemble, metric, cell, (happened) => happened > 0.5);
      return Number.isNaN(share) ? undefined : { share, standardError, low, high };
    },
  };
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
