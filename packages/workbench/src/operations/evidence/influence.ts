/** How much each parameter moves the headline answers: rank correlations over a small ensemble, computed once for a model and its data. */
import { z } from 'zod';
import { accepted, claimLinks, dataHash, shortHash } from '../../facts/index.ts';
import { noSettings, sensitivities } from '../../runs/index.ts';
import { tablesOf } from '../data.ts';
import type { Host } from '../host.ts';
import { drawEnsemble } from '../perform-run.ts';
import { problemsOf } from '../problems.ts';
import { SharedWork } from '../shared-work.ts';
import { ENGINE_VERSION } from '../version.ts';
import { openWorkbench, type Workbench } from '../workbench.ts';

const SCENARIOS = 200;
const SEED = 1;
const REVIEWED = [accepted.file, claimLinks.file];

const moved = z.object({
  metric: z.string(),
  label: z.string(),
  unit: z.string(),
  /** The place of the answer that the parameter moves most. */
  at: z.record(z.string(), z.union([z.string(), z.number()])),
  correlation: z.number(),
});

const saved = z.object({
  format: z.literal(2),
  scenarios: z.literal(SCENARIOS),
  parameters: z.record(z.string(), z.object({ influence: z.number(), answers: z.array(moved) })),
});

export type Moved = z.output<typeof moved>;

export interface Influences {
  /** 0 … 1; 0 for what is not drawn. */
  of(parameter: string): number;
  /** The headline answers it moves, the strongest first. */
  answers(parameter: string): Moved[];
  /** Parameters an answer depends on, the strongest first. */
  movers(metric: string): { parameter: string; correlation: number }[];
}

const known = new SharedWork<Influences>();

/**
 * The influences kept in the output folder; computed and kept there where they are not yet, which takes about ten seconds and tells its
 * progress (“scenarios”) to everybody who waits for it.
 */
export async function influences(host: Host): Promise<Influences> {
  const { workbench, key } = await keyOf(host);
  return known.of(key, host, (sharing) => readOrCompute(sharing, workbench, key));
}

/**
 * As `influences`, but nothing is computed for it: every influence is 0 where none are kept, or where the model cannot be opened (a
 * scenario that names a fact no longer accepted must not stand in the way of accepting it again).
 */
export async function keptInfluences(host: Host): Promise<Influences> {
  try {
    const { key } = await keyOf(host);
    return (await known.get(key)) ?? (await readKept(host, key)) ?? lookUp({});
  } catch (error) {
    if (problemsOf(error)) return lookUp({});
    throw error;
  }
}

async function keyOf(host: Host): Promise<{ workbench: Workbench; key: string }> {
  const [workbench, files] = [await openWorkbench(host), await host.files(host.data)];
  // What reviewers accept, and what their claims are linked to, changes no equation and no number of the model.
  const tables = new Map([...tablesOf(files)].filter(([name]) => !REVIEWED.includes(name)));
  const key = shortHash([ENGINE_VERSION, workbench.modelHash, dataHash(tables), SCENARIOS, SEED].join(' '), 12);
  return { workbench, key };
}

const nameOf = (key: string) => `influence-${key}.json`;

async function readKept(host: Host, key: string): Promise<Influences | undefined> {
  const kept = (await host.files(`${host.out}/cache`)).get(nameOf(key));
  const parsed = kept === undefined ? undefined : saved.safeParse(safeJson(kept));
  return parsed?.success ? lookUp(parsed.data.parameters) : undefined;
}

async function readOrCompute(host: Host, workbench: Workbench, key: string): Promise<Influences> {
  const kept = await readKept(host, key);
  if (kept) return kept;
  const parameters = await compute(host, workbench);
  const text = `${JSON.stringify({ format: 2, scenarios: SCENARIOS, parameters })}\n`;
  // A full disk is no reason to withhold the answer: it is computed again next time.
  await host.write(`cache/${nameOf(key)}`, text).catch(() => {});
  return lookUp(parameters);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function compute(host: Host, workbench: Workbench): Promise<z.output<typeof saved>['parameters']> {
  const { program, metrics } = workbench;
  const composition = {
    scenario: { id: 'baseline', label: 'Baseline', set: {} },
    shocks: [],
    settings: noSettings,
    facts: {},
    notes: [],
  };
  const prepared = {
    workbench,
    composition,
    accepted: [],
    steps: program.steps,
    start: program.model.time.start,
    asOf: null,
  };
  // Said before the first of them is there, which takes seconds on a small machine.
  host.progress?.({ what: 'scenarios', done: 0, total: SCENARIOS });
  const result = await drawEnsemble(prepared, { scenarios: SCENARIOS, seed: SEED }, host);
  const labels = new Map(metrics.map((metric) => [metric.id, metric.label]));
  const cells = Map.groupBy(sensitivities(result, undefined, Number.POSITIVE_INFINITY), (one) => one.metric);
  const out: z.output<typeof saved>['parameters'] = {};
  for (const [metric, places] of cells) {
    const squares = new Map<string, number>();
    const strongest = new Map<string, Moved>();
    for (const { inputs, at, unit, n } of places) {
      for (const { parameter, correlation } of inputs) {
        // Chance alone gives ρ² of 1 ÷ (n − 1) on average, which is taken off.
        const square = correlation ** 2 - 1 / (n - 1);
        squares.set(parameter, (squares.get(parameter) ?? 0) + square / places.length);
        if (Math.abs(correlation) > Math.abs(strongest.get(parameter)?.correlation ?? 0))
          strongest.set(parameter, { metric, label: labels.get(metric) ?? metric, unit, at, correlation });
      }
    }
    for (const [parameter, square] of squares) {
      const most = strongest.get(parameter)!;
      // A correlation that chance gives in one of twenty cases is no influence.
      const noise = Math.max(...places.map((place) => place.noise));
      const influence = Math.abs(most.correlation) < noise ? 0 : Math.sqrt(Math.max(0, square));
      const before = out[parameter] ?? { influence: 0, answers: [] };
      if (influence > 0) before.answers.push(most);
      out[parameter] = { influence: Math.max(before.influence, influence), answers: before.answers };
    }
  }
  for (const one of Object.values(out)) one.answers.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
  return out;
}

function lookUp(parameters: z.output<typeof saved>['parameters']): Influences {
  return {
    of: (parameter) => parameters[parameter]?.influence ?? 0,
    answers: (parameter) => parameters[parameter]?.answers ?? [],
    movers: (metric) =>
      Object.entries(parameters)
        .flatMap(([parameter, { answers }]) =>
          answers.filter((one) => one.metric === metric).map(({ correlation }) => ({ parameter, correlation })),
        )
        .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation)),
  };
}
