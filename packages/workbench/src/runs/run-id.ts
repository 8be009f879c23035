import type { ModelDeclaration } from '@buildout/engine';
import { z } from 'zod';
import { sha256 } from '../facts/hash.ts';
import { canonicalJson } from './canonical.ts';
import { RunsError } from './problems.ts';
import type { Settings } from './settings.ts';

/** Everything that decides the numbers of a run, and nothing else: no threads, backend, clock or labels. */
export interface RunIdentity {
  engineVersion: string;
  modelHash: string;
  dataHash: string;
  overrides: Settings;
  /** ISO date of the opening position. */
  start: string | null;
  /** ISO date after which nothing is known; null: everything in the data. */
  asOf: string | null;
  /** Steps. */
  horizon: number;
  /** Key of `overrides.set` → the accepted fact its number comes from; absent where there is none. */
  facts?: Record<string, string>;
  /** Scenarios of the ensemble; 0: only the single run. */
  scenarios: number;
  seed: number;
}

/** A run as it is saved: enough to recompute it and to see how it was asked for. */
export interface Manifest {
  format: 1;
  runId: string;
  identity: RunIdentity;
  /** How it was asked for; explains, decides nothing. */
  request: { scenario: string; set: string[]; shocks: string[] };
  /** What the accepted facts of `identity.facts` said when the run was made, so that it can be shown whatever becomes of them; decides nothing. */
  accepted?: NamedFact[];
}

/** An accepted fact as a run tells of it. */
export interface NamedFact {
  id: string;
  /** The sentence, and the figure's own words in it. */
  statement: string;
  quote: string;
  speaker: string;
  source: string;
  /** ISO day; '' when the document states none. */
  sourceDate: string;
  /** SHA-256 of the document; '' where the run was saved before this was kept. */
  document: string;
  reviewers: string[];
}

/** The first 12 hexadecimal digits of the SHA-256 of the identity's canonical JSON. */
export function runId(identity: RunIdentity): string {
  return sha256(canonicalJson(identity)).slice(0, 12);
}

/** A hash of everything a model declares. */
export function modelHash(model: ModelDeclaration): string {
  return sha256(canonicalJson(model));
}

/** The manifest of a run, ready for `JSON.stringify`. */
export function manifestOf(
  identity: RunIdentity,
  request: Manifest['request'],
  accepted: readonly NamedFact[] = [],
): Manifest {
  const said = accepted.map(({ id, statement, quote, speaker, source, sourceDate, document, reviewers }) => ({
    ...{ id, statement, quote, speaker, source, sourceDate, document, reviewers },
  }));
  return { format: 1, runId: runId(identity), identity, request, ...(said.length > 0 && { accepted: said }) };
}

const settings = z.object({
  set: z.record(z.string(), z.number()),
  schedule: z.array(z.record(z.string(), z.unknown())),
  distributions: z.record(z.string(), z.record(z.string(), z.unknown())),
});

const manifestFile = z.object({
  format: z.literal(1),
  runId: z.string().regex(/^[0-9a-f]{12}$/),
  identity: z.object({
    engineVersion: z.string(),
    modelHash: z.string(),
    dataHash: z.string(),
    overrides: settings,
    start: z.string().nullable(),
    asOf: z.string().nullable(),
    horizon: z.int().positive(),
    facts: z.record(z.string(), z.string()).optional(),
    scenarios: z.int().nonnegative(),
    seed: z.int().nonnegative(),
  }),
  request: z.object({ scenario: z.string(), set: z.array(z.string()), shocks: z.array(z.string()) }),
  accepted: z
    .array(
      z.object({
        ...{ id: z.string(), statement: z.string(), quote: z.string(), speaker: z.string(), source: z.string() },
        ...{ sourceDate: z.string(), document: z.string(), reviewers: z.array(z.string()) },
      }),
    )
    .optional(),
});

/** Reads a saved manifest; throws RunsError when it is malformed or no longer gives the id it states. */
export function readManifest(text: string, file: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new RunsError([{ code: 'bad-json', reason: (error as Error).message, where: file }]);
  }
  const parsed = manifestFile.safeParse(data);
  if (!parsed.success) {
    throw new RunsError(
      parsed.error.issues.map((issue) => ({
        code: 'bad-field',
        path: issue.path.join('.'),
        reason: issue.message,
        where: file,
      })),
    );
  }
  // The shape of each change and distribution is vouched for by the id, which covers every one of their fields.
  const manifest = parsed.data as unknown as Manifest;
  const recomputed = runId(manifest.identity);
  if (recomputed === manifest.runId) return manifest;
  throw new RunsError([{ code: 'manifest-changed', stated: manifest.runId, recomputed, where: file }]);
}

/** What of a saved run is no longer the same here, so that a different result is explained: engine, model or data. */
export function differsFrom(
  saved: RunIdentity,
  here: Pick<RunIdentity, 'engineVersion' | 'modelHash' | 'dataHash'>,
): ('engineVersion' | 'modelHash' | 'dataHash')[] {
  return (['engineVersion', 'modelHash', 'dataHash'] as const).filter((key) => saved[key] !== here[key]);
}
