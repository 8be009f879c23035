/** From a claim to the numbers of the workbench it speaks to: parameters, answers, and rows of data/. */
export { bearingsOf } from './bearings.ts';
export { type Coverage, type CoverageOfClass, coverageOf } from './coverage.ts';
export { groundOf } from './ground.ts';
export { linesOf, recordedRow, sameNumber } from './recorded.ts';
export { RELATION_WORDS, RELATIONS, type Relation, rankOf } from './relation.ts';
export type { Bearing, Ground, Said } from './types.ts';
