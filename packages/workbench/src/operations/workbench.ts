/** What every question about the model needs, put together once: facts, model, metrics, scenarios. */
import { compile, type Program } from '@buildout/engine';
import { metrics } from '../analysis/index.ts';
import type { Facts } from '../facts/index.ts';
import { buildWorld, DEFAULT_START, type World } from '../facts/opening/index.ts';
import { buildModel } from '../model/index.ts';
import { type Metric, modelHash, readScenarioBook, type ScenarioBook, type TextFile } from '../runs/index.ts';
import { openData } from './data.ts';
import type { Host } from './host.ts';

export interface Workbench {
  facts: Facts;
  /** Who there is and what they own and owe at the start, with sources. */
  world: World;
  program: Program;
  metrics: Metric[];
  book: ScenarioBook;
  modelHash: string;
}

/** The model's own dates and length where nothing is said. */
export interface WorkbenchOptions {
  /** ISO day of the opening position. */
  start?: string;
  /** ISO day after which nothing is known. */
  asOf?: string;
  months?: number;
}

const known = new Map<string, Workbench>();
const MOST_KNOWN = 4;

/** Reads the data, builds and compiles the model. Throws DataError, ModelError or RunsError for what is wrong with them. */
export async function openWorkbench(host: Host, options: WorkbenchOptions = {}): Promise<Workbench> {
  const { facts, files } = await openData(host, options.asOf);
  const scenarios = await host.files(`${host.data}/scenarios`);
  const key = JSON.stringify([facts.hash, options, [...scenarios]]);
  const before = known.get(key);
  if (before) return before;
  const start = options.start ?? latestOpening(facts);
  const world = buildWorld(facts, files, { start });
  const model = buildModel(world, { months: options.months });
  const program = compile(model);
  const bench = { facts, world, program, metrics, book: readBook(scenarios, program), modelHash: modelHash(model) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, bench);
  return bench;
}

/** The product's own start; for a run as of an earlier day the last opening position before that day. */
function latestOpening(facts: Facts): string {
  const { asOf } = facts;
  if (asOf === undefined || asOf >= DEFAULT_START) return DEFAULT_START;
  return facts.openingDates().findLast((date) => date <= asOf) ?? facts.openingDates()[0];
}

/** `scenarios/*.json` are scenarios, `scenarios/shocks/*.json` are shocks. */
function readBook(files: Map<string, string>, program: Program): ScenarioBook {
  const json = [...files].filter(([name]) => name.endsWith('.json')).map(([name, text]): TextFile => ({ name, text }));
  const isShock = ({ name }: TextFile) => name.startsWith('shocks/');
  return readScenarioBook({ scenarios: json.filter((f) => !isShock(f)), shocks: json.filter(isShock) }, program.model);
}
