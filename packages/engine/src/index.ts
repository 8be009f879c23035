/** Declared equations and transfers in, fast runs out. */

export type * from './declare.ts';
export { type Expression, parse, print, SyntaxProblem } from './language/index.ts';
export { inEnglish, ModelError, type Place, type Problem, RunError, type RunProblem } from './problems.ts';
export { type CompileOptions, compile } from './program.ts';
export type {
  Closing,
  ParameterChange,
  ParameterInfo,
  Program,
  Run,
  Runner,
  RunnerOptions,
  RunOptions,
  VariableInfo,
} from './run/types.ts';
