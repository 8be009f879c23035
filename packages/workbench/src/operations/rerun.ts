import { StoreError } from '@buildout/evidence';
import { z } from 'zod';
import { baseline, differsFrom, findScenario, readManifest } from '../runs/index.ts';
import { answerSchema } from './answer.ts';
import { type Admitted, admitFacts } from './evidence/accepted.ts';
import type { Host } from './host.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { finishRun, manifestPath, type Prepared } from './perform-run.ts';
import { answersFor, headerOf, runHeader } from './run-header.ts';
import { ENGINE_VERSION } from './version.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** Recomputes a saved run from its manifest. */
export const rerun = operation({
  name: 'rerun',
  title: 'Run again',
  summary: 'Recomputes a saved run from its manifest, and says what of engine, model and data is no longer the same.',
  input: z.object({ id: z.string().describe('the run id') }),
  output: z.object({
    ...runHeader,
    same: z.boolean().describe('whether this is the same run: then every number is the same'),
    differs: z
      .array(z.enum(['engineVersion', 'modelHash', 'dataHash', 'facts']))
      .describe('facts: one it used no longer holds'),
    answers: z.array(answerSchema),
  }),
  examples: [],
  async do({ id }, host) {
    mustBeKnown('saved run', id, await savedRuns(host));
    const path = manifestPath(id);
    const { identity, request, accepted: kept = [] } = readManifest(await host.read(`${host.out}/${path}`), path);
    const workbench = await openWorkbench(host, {
      start: identity.start ?? undefined,
      asOf: identity.asOf ?? undefined,
    });
    const { scenarios } = workbench.book;
    const scenario = scenarios.some((s) => s.id === request.scenario)
      ? findScenario(request.scenario, workbench.book)
      : baseline;
    const facts = identity.facts ?? {};
    // The saved numbers are used whatever became of the facts since; what became of them is said.
    const names = Object.entries(facts).map(([name, id]): [string, string] => [name, `@${id}`]);
    const { admitted, unchecked } = await whatBecame(host, names, workbench);
    const prepared: Prepared = {
      workbench,
      composition: { scenario, shocks: [], settings: identity.overrides, facts, notes: [] },
      // What no longer holds is told as it was when the run was made.
      accepted: [...new Set(Object.values(facts))].flatMap(
        (fact) => admitted.facts.get(fact) ?? kept.find((one) => one.id === fact) ?? [],
      ),
      steps: identity.horizon,
      start: identity.start,
      asOf: identity.asOf,
    };
    const asked = { ...request, scenarios: identity.scenarios, seed: identity.seed };
    const performed = await finishRun(prepared, asked, host);
    const here = { engineVersion: ENGINE_VERSION, modelHash: workbench.modelHash, dataHash: workbench.facts.hash };
    const gone = admitted.refused.length > 0;
    return {
      ...headerOf(performed, asked, 'run'),
      // A setting that names a fact nobody holds any more is refused; the saved run is not.
      ...(gone && { reproduce: `npx buildout rerun ${id}` }),
      same: performed.runId === id,
      notes: [
        ...admitted.refused.map(
          ({ fact, parameter, reason }) =>
            `${parameter} keeps the number it had from ${fact}, which no longer holds: ${reason}`,
        ),
        ...unchecked,
      ],
      differs: [...differsFrom(identity, here), ...(gone ? (['facts'] as const) : [])],
      answers: answersFor(performed, workbench.metrics),
    };
  },
});

/** What reviewers hold now of the facts a saved run used; a store that is down is no reason not to recompute it. */
async function whatBecame(
  host: Host,
  names: [string, string][],
  { facts }: Workbench,
): Promise<{ admitted: Admitted; unchecked: string[] }> {
  try {
    return { admitted: await admitFacts(host, names, facts), unchecked: [] };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const unchecked = [`whether the facts it used still hold could not be checked: ${error.message}`];
    return { admitted: { facts: new Map(), refused: [] }, unchecked };
  }
}

/** Ids of the runs kept in the host's `out`. */
export async function savedRuns(host: Host): Promise<string[]> {
  const files = await host.files(`${host.out}/runs`);
  return [...files.keys()].map((name) => name.replace(/\.json$/, ''));
}
