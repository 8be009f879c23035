import type { Scalar, Solve } from '../compile/stages.ts';
import { ModelError, type Problem, RunError } from '../problems.ts';
import { type CheckLayout, ClosingMeter } from './closing.ts';
import type { Elements } from './elements.ts';
import { BlockMemory, solveBlock } from './newton.ts';
import type { Parameters } from './parameters.ts';
import { Results } from './results.ts';
import type { Program, Run, Runner, RunnerOptions, RunOptions, VariableInfo } from './types.ts';

/** Rows of a runner that does not keep everything: step 0, and two that take turns. */
const WINDOW = 3;

type Phase = (
  s: RunState,
  h: Float64Array,
  w: Float64Array,
  p: Float64Array,
  d: Float64Array,
  t: Float64Array,
  r: number,
  q: number,
  n: number,
  k: number,
) => void;

type BlockFunction = (
  x: Float64Array,
  residual: Float64Array,
  jacobian: Float64Array | null,
  ...rest: Arguments<Phase>
) => void;
type Arguments<F> = F extends (...args: infer A) => void ? A : never;

/** What generated code returns. */
export interface EntryPoints {
  constant: Phase;
  start: Phase;
  step: Phase;
  advance: Phase;
  advanceFirst: Phase;
  blocks: { value: BlockFunction; slopes: BlockFunction }[];
}

/** What generated code may ask of the run. */
export interface RunState {
  seed: number;
  scenario: number;
  operate(operation: number, h: Float64Array, row: number): void;
  solve(block: number, ...rest: Arguments<Phase>): void;
}

/** Everything a compiled model needs to run, shared by all its runners. */
export interface Machine {
  program: Program;
  entries: EntryPoints;
  operations: { id: string; writes: Set<string>; run: (history: Float64Array, row: number) => void }[];
  solves: Solve[];
  /** The variables a variable is solved together with. */
  blockOf: Map<string, string[]>;
  data: Float64Array;
  scratch: number;
  /** Slots whose past is read more than a step back, in the order of the lag memory. */
  lagged: Int32Array;
  /** Slots at the start of a row that hold what never changes in a run without schedule. */
  fixedSlots: number;
  parameters: Parameters;
  elements: Elements;
  checks: CheckLayout[];
  /** Ranges of slots in order of dependency, with what to say about them. */
  trace: { variable: string; offset: number; size: number; over: string[]; equation: string }[];
}

/** Runs a machine again and again in the same memory. */
export class MachineRunner implements Runner {
  private readonly machine: Machine;
  private readonly results: Results;
  private readonly current: Float64Array;
  private readonly scratch: Float64Array;
  private readonly memories: BlockMemory[];
  private readonly state: RunState;
  private readonly meter: ClosingMeter;
  /** Slots to keep each step; null where everything is kept. */
  private readonly kept: Int32Array | null;
  private readonly window: Float64Array;
  private lags = new Float64Array(0);
  private step = 0;

  constructor(machine: Machine, { keep }: RunnerOptions = {}) {
    const { program, parameters, elements, checks, scratch, solves } = machine;
    this.machine = machine;
    this.meter = new ClosingMeter(checks, elements);
    const kept = keep ? keptVariables(program, keep) : null;
    this.results = new Results(program, elements, this.meter, kept);
    this.kept = kept && Int32Array.from(kept.flatMap((v) => Array.from({ length: v.size }, (_, i) => v.offset + i)));
    this.window = new Float64Array(kept ? WINDOW * program.slots : 0);
    this.current = new Float64Array(parameters.count);
    this.scratch = new Float64Array(scratch);
    this.memories = solves.map((s) => new BlockMemory(s.torn));
    this.state = {
      seed: 1,
      scenario: 0,
      operate: (operation, h, row) => this.operate(operation, h, row),
      solve: (block, ...rest) => this.solve(block, rest),
    };
  }

  run(options: RunOptions = {}): Run {
    if (!this.kept) return this.runSteps(options);
    try {
      return this.runSteps(options);
    } catch (error) {
      // Procedures tell steps by rows, and the window has only three: let a full run say what is wrong.
      if (error instanceof RunError) new MachineRunner(this.machine).run(options);
      throw error;
    }
  }

  private runSteps(options: RunOptions): Run {
    const { machine, results, current, scratch, state, kept, meter } = this;
    const { program, entries, data, parameters, fixedSlots, lagged } = machine;
    const { slots } = program;
    const steps = whole(options.steps ?? program.steps, 'steps');
    state.seed = whole(options.seed ?? 1, 'seed');
    state.scenario = whole(options.scenario ?? 0, 'scenario');
    const base = results.parameters;
    parameters.fill(base, options);
    const schedule = parameters.schedule(options.schedule);
    current.set(base);
    results.renew(steps);
    const h = kept ? this.window : results.rows;
    const w = this.lagMemory(steps);
    h.fill(0, 0, slots);
    if (kept) meter.reset();
    for (let k = 0, q = -slots, r = 0; k <= steps; k++) {
      // The window: row 0 stays (INIT reads it), the others take turns.
      const n = kept ? (1 + (k & 1)) * slots : r + slots;
      this.step = k;
      if (schedule.length > 0) parameters.at(k, base, schedule, current);
      if (k === 0 || schedule.length > 0) entries.constant(state, h, w, current, data, scratch, r, q, n, k);
      else if (fixedSlots > 0) h.copyWithin(r, q, q + fixedSlots);
      if (k === 0) entries.start(state, h, w, current, data, scratch, r, q, n, k);
      else entries.step(state, h, w, current, data, scratch, r, q, n, k);
      const changed = k === 0 || schedule.length > 0 ? r : r + fixedSlots;
      if (!allFinite(h, changed, r + slots)) this.findNotFinite(h, r);
      for (let i = 0, at = k * lagged.length; i < lagged.length; i++) w[at + i] = h[r + lagged[i]];
      if (kept) {
        meter.read(h, r, k);
        const { rows, stride } = results;
        for (let i = 0, at = k * stride; i < kept.length; i++) rows[at + i] = h[r + kept[i]];
      }
      const advance = k === 0 ? entries.advanceFirst : entries.advance;
      if (k < steps) advance(state, h, w, current, data, scratch, r, q, n, k);
      q = r;
      r = n;
    }
    return results;
  }

  private lagMemory(steps: number): Float64Array {
    const size = (steps + 1) * this.machine.lagged.length;
    if (this.lags.length < size) this.lags = new Float64Array(size);
    return this.lags;
  }

  private operate(number: number, h: Float64Array, row: number): void {
    const operation = this.machine.operations[number];
    try {
      operation.run(h, row);
    } catch (error) {
      this.findNotFinite(h, row, operation.writes);
      if (!(error instanceof Error)) throw error;
      const { variable, element, value } = error as Error & { variable?: string; element?: string[]; value?: number };
      throw new RunError(
        {
          code: 'operation',
          variable: variable ?? operation.id,
          element: element ?? [],
          step: this.step,
          scenario: this.state.scenario,
          equation: this.machine.program.variable(variable ?? '')?.equation ?? '',
          value: value ?? Number.NaN,
          detail: error.message,
        },
        error,
      );
    }
  }

  /** The torn values start from last step's. */
  private solve(number: number, rest: Arguments<Phase>): void {
    const solve = this.machine.solves[number];
    const memory = this.memories[number];
    const { value, slopes } = this.machine.entries.blocks[number];
    const [s, h, w, p, d, t, r, q, n, k] = rest;
    const at = (x: Scalar) => x.cell.store.offset + x.element;
    for (let i = 0; i < solve.torn; i++) memory.x[i] = k > 0 ? h[q + at(solve.scalars[i])] : 0;
    const failed = solveBlock(
      {
        value: (x, f) => value(x, f, null, s, h, w, p, d, t, r, q, n, k),
        slopes: (x, f, j) => slopes(x, f, j, s, h, w, p, d, t, r, q, n, k),
      },
      memory,
      solve.linear,
    );
    if (failed < 0) return;
    this.findNotFinite(h, r, new Set(solve.scalars.map((s) => s.cell.owner)));
    const worst = solve.scalars[failed];
    const info = this.machine.trace.find((t) => t.offset === worst.cell.store.offset)!;
    throw new RunError({
      code: 'no-solution',
      variable: worst.cell.owner,
      block: [...new Set(solve.scalars.map((s) => s.cell.owner))],
      element: info.over.length ? this.machine.elements.names(info.over, worst.element) : [],
      step: k,
      scenario: this.state.scenario,
      equation: info.equation,
      value: h[r + at(worst)],
    });
  }

  /** Throws for the first variable in order of dependency that is not finite, looking no further than the variables `before`. */
  private findNotFinite(h: Float64Array, r: number, before?: Set<string>): void {
    const { trace, elements, blockOf } = this.machine;
    for (const { variable, offset, size, over, equation } of trace) {
      if (before?.has(variable)) return;
      for (let i = 0; i < size; i++) {
        const value = h[r + offset + i];
        if (Number.isFinite(value)) continue;
        const block = blockOf.get(variable);
        throw new RunError({
          code: block ? 'no-solution' : 'not-finite',
          variable,
          ...(block && { block }),
          element: elements.names(over, i),
          step: this.step,
          scenario: this.state.scenario,
          equation,
          value,
        });
      }
    }
  }
}

/** In the order of a whole row, so that totals over places in a row add up in the same order. */
function keptVariables(program: Program, keep: string[]): VariableInfo[] {
  const problems: Problem[] = [];
  const kept = new Set<VariableInfo>();
  for (const id of keep) {
    const v = program.variable(id);
    if (v) kept.add(v);
    else
      problems.push({
        code: 'bad-option',
        option: 'variable to keep',
        value: id,
        reason: 'the model has none of that name',
      });
  }
  if (problems.length > 0) throw new ModelError(problems);
  return [...kept].sort((a, b) => a.offset - b.offset);
}

/** Whether a sum of everything is finite, four sums at a time because each addition waits for its last. Says no too often only where sums overflow. */
function allFinite(h: Float64Array, from: number, to: number): boolean {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    a += h[i];
    b += h[i + 1];
    c += h[i + 2];
    d += h[i + 3];
  }
  for (; i < to; i++) a += h[i];
  return Number.isFinite(a + b + c + d);
}

function whole(value: number, option: string): number {
  if (Number.isInteger(value) && value >= 0) return value;
  throw new ModelError([
    { code: 'bad-option', option, value: String(value), reason: 'it is a whole number, 0 or more' },
  ]);
}
