/** Answers: from a run to numbers with a definition, a unit and a place. */

export { type CalendarQuarter, type CalendarYear, quartersOf, yearsOf } from './calendar.ts';
export { type AnalysisContext, analysisContext, inSectors, nameOf, THE_FOUR } from './context.ts';
// From data files to a program with its metrics.
export { latestOpening, type PreparedModel, type PrepareOptions, prepare } from './prepare.ts';
export { standardMetrics } from './standard.ts';
export { type EnsembleJob, serveEnsembles } from './worker.ts';
