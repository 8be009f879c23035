export { CONVENTIONS, type Convention } from './conventions.ts';
export { readSpecFile, readSpecs, type SpecClass } from './read.ts';
export { type SpecReport, type SpecScore, specBench } from './score.ts';
