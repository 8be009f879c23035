/** From a scenario to a run to an ensemble: settings in, answers with bands out. */

// What an ensemble says.
export { atOf, bandOf, columnOf, ensembleBands, metricOf, quantilesOf, shareOf } from './bands.ts';
// How long it takes.
export { type BenchOptions, type BenchResult, benchEnsemble, benchOne, type Machine, type Timing } from './bench.ts';
export type { Closing, Failure } from './block.ts';
// What it is called: the id of a run and its manifest.
export { canonicalJson } from './canonical.ts';
export {
  type Additions,
  type Composition,
  compose,
  findScenario,
  findShock,
  readShockUse,
  type ScenarioBook,
} from './compose.ts';
export { type EnsembleOptions, type EnsembleResult, ensemble } from './ensemble.ts';
export {
  type FactBook,
  type FactReference,
  type FactValue,
  factNumber,
  namesFact,
  readFactReference,
} from './fact-values.ts';
// What a scenario draws.
export { baseParameters, type DrawnInput, placesOf, type Sampler, sampler } from './inputs.ts';
// What is measured.
export { measuring } from './measured.ts';
export {
  type Answer,
  type AnswerValue,
  type At,
  answersOf,
  type Band,
  type Bands,
  contextOf,
  type Metric,
  type MetricContext,
  measure,
  type Probability,
} from './metric.ts';
export { type ParameterSpace, readName } from './names.ts';
export { type CompositionNote, noteInEnglish } from './notes.ts';
// Many runs: on this thread, or on several.
export type { EnsemblePlan, Layout, Prepared } from './plan.ts';
export { createPool, type Pool, type PoolOptions } from './pool.ts';
export { nodePort, type Port, webPort } from './ports.ts';
export { inEnglish, type RunProblem, RunsError } from './problems.ts';
export { parseQuantity, readQuantity } from './quantity.ts';
export {
  differsFrom,
  type Manifest,
  manifestOf,
  modelHash,
  type NamedFact,
  type RunIdentity,
  readManifest,
  runId,
} from './run-id.ts';
// What is asked: scenarios, shocks, settings.
export {
  baseline,
  type Ground,
  type Left,
  type Scenario,
  type ScheduledChange,
  type Separation,
  type Shock,
  type ShockChange,
  type ShockNumber,
  type ShockUse,
  type When,
} from './scenario.ts';
export { readScenarioBook, type TextFile } from './scenario-files.ts';
export { scenarioFile, shockFile } from './scenario-schema.ts';
export { chanceLevel, correlations, type Influence, type Sensitivity, sensitivities } from './sensitivity.ts';
export { seriesMetric } from './series-metric.ts';
export { type Prepare, serveBlocks } from './serve-blocks.ts';
export { noSettings, readAssignment, type Settings } from './settings.ts';
export { type Clock, monthAt, stepAt } from './time.ts';
