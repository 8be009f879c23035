import type { Distribution, ModelDeclaration } from '../declare.ts';
import type { LedgerIndex } from '../ledger/types.ts';

/** A variable as readers of results see it. */
export interface VariableInfo {
  id: string;
  label: string;
  unit: string;
  over: string[];
  kind: 'stock' | 'auxiliary' | 'operation';
  /** Position of its first element in a row of the history, and number of elements (row-major over `over`). */
  offset: number;
  size: number;
  /** Equation text; for a stock its flow; empty for an output of a procedure. */
  equation: string;
  /** Of a stock. */
  initial?: string;
  module?: string;
  note?: string;
  /** Direct causes: variables, parameters and data it is computed from, in order of appearance. */
  reads: string[];
  origin: 'declared' | 'ledger';
}

/** A parameter as a scenario sees it. */
export interface ParameterInfo {
  id: string;
  label: string;
  unit: string;
  over: string[];
  offset: number;
  size: number;
  /** Default values, row-major. */
  values: number[];
  low?: number;
  high?: number;
  min?: number;
  max?: number;
  distribution?: Distribution;
  distributions?: Distribution[];
  source?: string;
  reason?: string;
  lever?: boolean;
  module?: string;
}

/** A parameter that changes during a run. Changes are applied in the order given; a later `set` replaces what came before. */
export interface ParameterChange {
  parameter: string;
  /** Members, one per dimension; omitted: all elements. */
  element?: string[];
  /** First step it is in force. */
  from: number;
  /** First step it is no longer; omitted: to the end. */
  until?: number;
  /** Steps from `from` to full size, in equal parts; omitted or 0: at once. */
  ramp?: number;
  how: 'set' | 'multiply' | 'add';
  value: number;
}

export interface RunOptions {
  /** Values by `rate`, `rate[openai]` or `x[a,b]`; a plain name sets all elements. */
  set?: Record<string, number>;
  schedule?: ParameterChange[];
  /** Seed of NORMAL and UNIFORM; default 1. */
  seed?: number;
  /** Number of this scenario in its ensemble: another draw of NORMAL and UNIFORM; default 0. */
  scenario?: number;
  /** Steps to run; default the model's. */
  steps?: number;
  /** Every parameter, replacing the defaults before `set`. */
  parameters?: Float64Array;
}

/** The identities of the model over a run: largest |residual| / scale. */
export interface Closing {
  maxResidual: number;
  checks: {
    id: string;
    label: string;
    maxResidual: number;
    worst?: { element: string[]; step: number };
  }[];
}

export interface Run {
  /**
   * What was run. Of a runner that keeps some variables only: `slots`, `variables` and `variable` describe its shorter rows, and
   * to ask for another variable is a ModelError with code `not-kept`.
   */
  readonly program: Program;
  readonly steps: number;
  /** (steps + 1) rows of `program.slots` numbers; row k is step k. */
  readonly history: Float64Array;
  /** Parameters at the start of the run, before any schedule. */
  readonly parameters: Float64Array;
  /** One element over all steps, 0 … steps. */
  series(id: string, ...members: string[]): Float64Array;
  /** All elements at a step: a view, valid until the runner runs again. */
  at(id: string, step: number): Float64Array;
  value(id: string, step: number, ...members: string[]): number;
  /** Computed when asked for. */
  readonly closing: Closing;
}

export interface RunnerOptions {
  /**
   * Variables whose history is wanted. Others are forgotten as the run goes on, which is several times less memory to walk through:
   * for ensembles. The numbers are the same; variables not named are refused. Omitted: everything is kept.
   */
  keep?: string[];
}

/** A compiled model with memory of its own: each run overwrites the last, and the same Run comes back. */
export interface Runner {
  run(options?: RunOptions): Run;
}

export interface Program {
  readonly model: ModelDeclaration;
  /** Numbers per step. */
  readonly slots: number;
  readonly steps: number;
  readonly variables: VariableInfo[];
  readonly parameters: ParameterInfo[];
  /** Numbers in a complete parameter vector. */
  readonly parameterCount: number;
  /** Who pays whom, where the model has a ledger. */
  readonly ledger?: LedgerIndex;
  /** Variables solved together, one list per block. */
  readonly simultaneousBlocks: string[][];
  /** The JavaScript the model became, for the curious and for tests. */
  readonly source: string;
  variable(id: string): VariableInfo | undefined;
  parameter(id: string): ParameterInfo | undefined;
  /** Members of an element by its number in `at()`. */
  element(over: string[], index: number): string[];
  /** Runs in fresh memory. Throws ModelError for options that do not fit, RunError where the run breaks down. */
  run(options?: RunOptions): Run;
  runner(options?: RunnerOptions): Runner;
}
