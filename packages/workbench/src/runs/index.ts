/** From a scenario to a run to an ensemble: settings in, answers with bands out. */

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
} from './metric.ts';
export { inEnglish, type RunProblem, RunsError } from './problems.ts';
export {
  baseline,
  type Ground,
  type Scenario,
  type ScheduledChange,
  type Shock,
  type ShockChange,
  type ShockNumber,
  type ShockUse,
  type When,
} from './scenario.ts';
