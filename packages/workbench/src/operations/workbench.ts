/** What every question about the model needs, put together once: facts, model, metrics, scenarios. */
import type { Program } from '@buildout/engine';
import { type EnsembleJob, latestOpening, type PreparedModel, prepare } from '../analysis/index.ts';
import { dataHash, type Facts } from '../facts/index.ts';
import { modelHash, readScenarioBook, type ScenarioBook, type TextFile } from '../runs/index.ts';
import { openFacts, tablesOf } from './data.ts';
import type { Host } from './host.ts';
import { OperationError } from './problems.ts';

export interface Workbench extends PreparedModel {
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
  const all = await host.files(host.data);
  const files = tablesOf(all);
  const scenarios = [...all].filter(([name]) => /^scenarios\/.*\.json$/.test(name));
  const key = JSON.stringify([dataHash(files), options, scenarios]);
  const before = known.get(key);
  if (before) return before;
  if (options.asOf !== undefined) await mustBeOpen(host, options.asOf, options.start);
  const prepared = prepare({ files, ...options });
  const book = readBook(scenarios, prepared.program, prepared.facts);
  const bench = { ...prepared, book, modelHash: modelHash(prepared.model) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, bench);
  return bench;
}

/** Throws OperationError where the opening position lies after the day whose knowledge is asked for. */
async function mustBeOpen(host: Host, asOf: string, asked: string | undefined): Promise<void> {
  const facts = await openFacts(host, asOf);
  const start = asked ?? latestOpening(facts);
  if (start <= asOf) return;
  throw new OperationError({ code: 'not-open-yet', start, asOf, openings: facts.openingDates() });
}

/** What a thread is sent to run scenarios of this model. */
export function jobOf({ model, context }: Workbench): EnsembleJob {
  return { model, context };
}

/** `scenarios/*.json` are scenarios, `scenarios/shocks/*.json` are shocks. */
function readBook(files: [name: string, text: string][], program: Program, facts: Facts): ScenarioBook {
  const named = files.map(([name, text]): TextFile => ({ name: name.replace(/^scenarios\//, ''), text }));
  // What was said after the day of an as-of run is still a fact; whether to set it is the scenario's business.
  const accepted = [...facts.tables.accepted, ...facts.later.accepted];
  const isShock = ({ name }: TextFile) => name.startsWith('shocks/');
  return readScenarioBook(
    { scenarios: named.filter((file) => !isShock(file)), shocks: named.filter(isShock) },
    program.model,
    new Map(accepted.map((row) => [row.id, row])),
  );
}
