/** From data files to a program and what the answers need: the one way in, for terminal, page and threads. */
import { compile, type ModelDeclaration, type Program } from '@buildout/engine';
import { type Facts, loadFacts } from '../facts/index.ts';
import { buildWorld, DEFAULT_START, type World } from '../facts/opening/index.ts';
import { buildModel } from '../model/index.ts';
import type { Metric } from '../runs/index.ts';
import { type AnalysisContext, analysisContext } from './context.ts';
import { standardMetrics } from './standard.ts';

export interface PrepareOptions {
  /** Name below `data/` → text. */
  files: Map<string, string>;
  /** ISO day of the opening position; without it the default, or the last one before `asOf`. */
  start?: string;
  /** ISO day after which nothing is known. */
  asOf?: string;
  months?: number;
}

export interface PreparedModel {
  facts: Facts;
  world: World;
  model: ModelDeclaration;
  program: Program;
  context: AnalysisContext;
  metrics: Metric[];
}

/** Reads the data, builds and compiles the model. Throws DataError, FactError or ModelError. Keeps nothing. */
export function prepare({ files, start, asOf, months }: PrepareOptions): PreparedModel {
  const facts = loadFacts(files, { asOf });
  const world = buildWorld(facts, files, { start: start ?? latestOpening(facts) });
  const model = buildModel(world, { months });
  const context = analysisContext(world, facts, files);
  return { facts, world, model, program: compile(model), context, metrics: standardMetrics(context) };
}

/** The product's own start; for a run as of an earlier day the last opening position before that day. */
export function latestOpening(facts: Facts): string {
  const { asOf } = facts;
  if (asOf === undefined || asOf >= DEFAULT_START) return DEFAULT_START;
  return facts.openingDates().findLast((date) => date <= asOf) ?? facts.openingDates()[0];
}
