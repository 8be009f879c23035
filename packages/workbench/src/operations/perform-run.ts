/** From what a person asks to a run, its ensemble, its id and its saved manifest. */
import { type Program, type Run, RunError } from '@buildout/engine';
import type { AcceptedFact } from '@buildout/evidence';
import {
  changed,
  type Draw,
  type Drawn,
  drawnOf,
  type EnsembleJob,
  type Measured,
  measuredMetrics,
} from '../analysis/index.ts';
import {
  type Composition,
  canonicalJson,
  compose,
  type EnsemblePlan,
  type EnsembleResult,
  ensemble,
  findScenario,
  type Metric,
  manifestOf,
  monthAt,
  type NamedFact,
  type RunIdentity,
  RunsError,
  readAssignment,
  readShockUse,
} from '../runs/index.ts';
import { admitFacts, factValue } from './evidence/accepted.ts';
import type { Host } from './host.ts';
import { OperationError } from './problems.ts';
import { assignments, type EnsembleRequest, type RunRequest } from './run-request.ts';
import { ENGINE_VERSION } from './version.ts';
import { jobOf, openWorkbench, type Workbench } from './workbench.ts';

/** A request resolved against the data and the model, ready to run. */
export interface Prepared {
  workbench: Workbench;
  composition: Composition;
  /** The accepted facts that settings name, in order of the settings. */
  accepted: NamedFact[];
  /** Steps. */
  steps: number;
  start: string | null;
  asOf: string | null;
}

/** As prepared now, from facts that reviewers hold. */
export type Fresh = Omit<Prepared, 'accepted'> & { accepted: AcceptedFact[] };

export interface Performed extends Prepared {
  run: Run;
  ensemble?: EnsembleResult;
  identity: RunIdentity;
  runId: string;
  closing: Run['closing'];
}

/** Above this share of what flows a residual is not rounding: something does not have two ends. */
export const CLOSING_TOLERANCE = 1e-12;

/** Fewer scenarios than this are done before a second thread has started. */
const WORTH_THREADS = 32;

/** Finds the scenario, reads the settings, opens the model at the dates asked for. */
export async function prepareRun(request: RunRequest, host: Host): Promise<Fresh> {
  // A scenario may bring its own dates, which decide the model it is resolved against.
  const first = await openWorkbench(host, { asOf: request.asOf, start: request.start });
  const scenario = findScenario(request.scenario, first.book);
  const asOf = request.asOf ?? scenario.asOf;
  const start = request.start ?? scenario.start;
  const same = asOf === request.asOf && start === request.start;
  const workbench = same ? first : await openWorkbench(host, { asOf, start });
  const { model } = workbench.program;
  const steps = Math.min(request.horizon ?? scenario.horizon ?? workbench.program.steps, workbench.program.steps);
  const additions = { set: assignments(request.set), shocks: request.shocks.map(readShockUse) };
  const named = [...Object.entries(scenario.facts ?? {}), ...additions.set.map(readAssignment)];
  const { facts, refused } = await admitFacts(host, named, workbench.facts);
  if (refused.length > 0) throw new RunsError(refused);
  const book = { ...workbench.book, facts: new Map([...facts].map(([id, fact]) => [id, factValue(fact)])) };
  const composition = compose(scenario, additions, book, model, steps);
  const accepted = [...new Set(Object.values(composition.facts))].map((id) => facts.get(id)!);
  return { workbench, composition, accepted, steps, start: model.time.start, asOf: asOf ?? null };
}

/** Runs it once. Throws OperationError for a number that is not finite (`run-failed`) and for books that do not close. */
export function runOnce({ workbench, composition, steps }: Prepared, seed = 1): Run {
  const { set, schedule } = composition.settings;
  try {
    const run = workbench.program.run({ set, schedule, seed, steps });
    mustClose(run);
    return run;
  } catch (error) {
    throw error instanceof RunError ? inMonths(error, workbench.program.model.time.start) : error;
  }
}

/** A run that broke down, said with the month instead of the step. */
function inMonths({ problem, message }: RunError, start: string | null): OperationError {
  const { variable, element, step, scenario, equation, value } = problem;
  const month = monthAt(step, start) ?? `step ${step}`;
  return new OperationError({ code: 'run-failed', variable, element, month, scenario, equation, value, message });
}

/** The single run and, where scenarios are asked for, the ensemble; saves the manifest under its run id. */
export async function performRun(request: EnsembleRequest, host: Host): Promise<Performed> {
  return finishRun(await prepareRun(request, host), request, host);
}

/** As `performRun`, from what was prepared already. */
export async function finishRun(prepared: Prepared, request: EnsembleRequest, host: Host): Promise<Performed> {
  const { workbench, composition, steps } = prepared;
  const run = runOnce(prepared, request.seed);
  const drawn = request.scenarios > 0 ? await drawEnsemble(prepared, request, host) : undefined;
  const identity: RunIdentity = {
    engineVersion: ENGINE_VERSION,
    modelHash: workbench.modelHash,
    dataHash: workbench.facts.hash,
    overrides: composition.settings,
    start: prepared.start,
    asOf: prepared.asOf,
    horizon: steps,
    ...(Object.keys(composition.facts).length > 0 && { facts: composition.facts }),
    scenarios: request.scenarios,
    seed: request.seed,
  };
  const asked = { scenario: request.scenario, set: assignments(request.set), shocks: request.shocks };
  const manifest = manifestOf(identity, asked, prepared.accepted);
  await host.write(manifestPath(manifest.runId), `${JSON.stringify(manifest, null, 2)}\n`);
  const maxResidual = Math.max(run.closing.maxResidual, drawn?.closing.maxResidual ?? 0);
  return {
    ...prepared,
    run,
    ensemble: drawn,
    identity,
    runId: manifest.runId,
    closing: { ...run.closing, maxResidual },
  };
}

/** Where the manifest of a run is kept, below the host's `out`. */
export const manifestPath = (id: string) => `runs/${id}.json`;

/** The ensemble around a prepared run, on this thread or on the host's. */
export function drawEnsemble(
  prepared: Prepared,
  { scenarios, seed }: { scenarios: number; seed: number },
  host: Host,
): Promise<EnsembleResult> {
  const { workbench, composition, steps } = prepared;
  const plan = { settings: composition.settings, seed, scenarios, steps };
  const job = jobOf(workbench);
  return onThreads(() => ({ program: workbench.program, metrics: workbench.metrics }), job, plan, host, 'scenarios');
}

/**
 * Draws for questions: the same scenarios again for each thing they change. What several questions want of the same scenarios
 * is measured at once. Undefined where no scenarios are asked for.
 */
export function drawsFor(
  { workbench, composition, steps }: Prepared,
  { scenarios, seed }: { scenarios: number; seed: number },
  host: Host,
): Draw | undefined {
  if (scenarios === 0) return undefined;
  const { program, context } = workbench;
  const waiting = new Map<string, { measured: Measured[]; drawn: Promise<Drawn> }>();
  return ({ measured, steps: asked, ...change }) => {
    const settings = changed(composition.settings, change);
    const plan = { settings, seed, scenarios, steps: Math.min(asked ?? steps, steps) };
    const key = canonicalJson(plan);
    const same = waiting.get(key);
    if (same) {
      same.measured.push(...measured);
      return same.drawn;
    }
    const together = [...measured];
    // Whoever asks in the same breath is served together.
    const drawn = Promise.resolve().then(async () => {
      waiting.delete(key);
      const here = () => ({ program, metrics: measuredMetrics(together, context) });
      const job = { ...jobOf(workbench), measured: together };
      return drawnOf(await onThreads(here, job, plan, host, 'scenarios for the answers'));
    });
    waiting.set(key, { measured: together, drawn });
    return drawn;
  };
}

async function onThreads(
  here: () => { program: Program; metrics: Metric[] },
  job: EnsembleJob,
  plan: EnsemblePlan,
  host: Host,
  what: string,
): Promise<EnsembleResult> {
  const onProgress = (done: number, total: number) => host.progress?.({ what, done, total });
  const pool = plan.scenarios >= WORTH_THREADS && host.threads > 1 ? host.pool?.() : undefined;
  return pool ? pool.run(job, plan, { onProgress }) : ensemble(here(), plan, { onProgress });
}

function mustClose(run: Run): void {
  const worst = run.closing.checks.reduce((a, b) => (b.maxResidual > a.maxResidual ? b : a), run.closing.checks[0]);
  if (worst === undefined || worst.maxResidual <= CLOSING_TOLERANCE) return;
  throw new OperationError({
    code: 'does-not-close',
    check: worst.id,
    label: worst.label,
    residual: worst.maxResidual,
    tolerance: CLOSING_TOLERANCE,
    element: worst.worst?.element.join(', ') || undefined,
    month: (worst.worst && monthAt(worst.worst.step, run.program.model.time.start)) ?? undefined,
  });
}
