/** Answers: from a run to numbers with a definition, a unit and a place. */

// Single answers that are more than a metric.
export { CONSTRAINTS, type Constraint, modalConstraints } from './answers/constraints.ts';
export {
  type DeclaredInputs,
  type DeclaredSteps,
  PUBLISHED,
  requiredOverYears,
  requiredRevenue,
} from './answers/declared.ts';
export { SOURCES, type Source } from './answers/financing.ts';
export { holderKind } from './answers/losses.ts';
export { type MoneyFlow, type MoneyFlows, moneyFlows, statementsOf } from './answers/money-flows.ts';
export { type Probability, probabilities } from './answers/probabilities.ts';
export { type SanityRow, sanityTable } from './answers/sanity.ts';
// Questions people ask, financing vehicles one by one, searching backwards: each folder's index says what there is.
export * from './box/index.ts';
export { type CalendarQuarter, type CalendarYear, quartersOf, yearsOf } from './calendar.ts';
export { type AnalysisContext, analysisContext, inSectors, nameOf, THE_FOUR } from './context.ts';
export { ORIGINS } from './dye.ts';
export * from './frontier/index.ts';
// From data files to a program with its metrics.
export { latestOpening, type PreparedModel, type PrepareOptions, prepare } from './prepare.ts';
export * from './questions/index.ts';
// The forecast record.
export {
  type HindcastOptions,
  type HindcastRecord,
  hindcast,
  hindsightInEnglish,
  type RecordRow,
} from './record/index.ts';
export type { Reference, SanityReference } from './references.ts';
// How sentences say numbers.
export { band, bn, chance, percent, percentRange } from './say.ts';
export { standardMetrics } from './standard.ts';
export { type EnsembleJob, serveEnsembles } from './worker.ts';
