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
  q: Float64Array,
  n: Float64Array,
  f: Float64Array,
  w: Float64Array,
  p: Float64Array,
  d: Float64Array,
  t: Float64Array,
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
  operate(operation: number): void;
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
  /** The rows written to, together and each by itself. */
  private history: Float64Array = new Float64Array(0);
  private rows: Float64Array[] = [];
  private step = 0;
  /** Offset of this step's row. */
  private row = 0;

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
      operate: (operation) => this.operate(operation),
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
    this.use(kept ? this.window : results.rows);
    const { rows } = this;
    const w = this.lagMemory(steps);
    const f = rows[0];
    f.fill(0);
    if (kept) meter.reset();
    for (let k = 0, q = f, r = 0; k <= steps; k++) {
      // The window: row 0 stays (INIT reads it), the others take turns.
      const next = kept ? 1 + (k & 1) : Math.min(k + 1, steps);
      const h = rows[r];
      const n = rows[next];
      this.step = k;
      this.row = r * slots;
      if (schedule.length > 0) parameters.at(k, base, schedule, current);
      if (k === 0 || schedule.length > 0) entries.constant(state, h, q, n, f, w, current, data, scratch, k);
      else for (let i = 0; i < fixedSlots; i++) h[i] = q[i];
      if (k === 0) entries.start(state, h, q, n, f, w, current, data, scratch, k);
      else entries.step(state, h, q, n, f, w, current, data, scratch, k);
      if (!allFinite(h, k === 0 || schedule.length > 0 ? 0 : fixedSlots)) this.findNotFinite(h);
      for (let i = 0, at = k * lagged.length; i < lagged.length; i++) w[at + i] = h[lagged[i]];
      if (kept) {
        meter.read(h, 0, k);
        const { rows: to, stride } = results;
        for (let i = 0, at = k * stride; i < kept.length; i++) to[at + i] = h[kept[i]];
      }
      const advance = k === 0 ? entries.advanceFirst : entries.advance;
      if (k < steps) advance(state, h, q, n, f, w, current, data, scratch, k);
      q = h;
      r = next;
    }
    return results;
  }

  /** Cuts the memory of a run into rows, unless it is the last run's. */
  private use(history: Float64Array): void {
    if (history === this.history) return;
    const { slots } = this.machine.program;
    this.history = history;
    this.rows = Array.from({ length: slots > 0 ? history.length / slots : WINDOW }, (_, k) =>
      history.subarray(k * slots, (k + 1) * slots),
    );
  }

  private lagMemory(steps: number): Float64Array {
    const size = (steps + 1) * this.machine.lagged.length;
    if (this.lags.length < size) this.lags = new Float64Array(size);
    return this.lags;
  }

  private operate(number: number): void {
    const operation = this.machine.operations[number];
    const { history, row } = this;
    try {
      operation.run(history, row);
    } catch (error) {
      this.findNotFinite(history.subarray(row, row + this.machine.program.slots), operation.writes);
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

  /** The torn values start from last step's, at step 0 from what the model guesses. */
  private solve(number: number, rest: Arguments<Phase>): void {
    const solve = this.machine.solves[number];
    const memory = this.memories[number];
    const { value, slopes } = this.machine.entries.blocks[number];
    const [s, h, q, n, f, w, p, d, t, k] = rest;
    const at = (x: Scalar) => x.cell.store.offset + x.element;
    for (let i = 0; i < solve.torn; i++) {
      const scalar = solve.scalars[i];
      memory.x[i] = k > 0 ? q[at(scalar)] : (scalar.cell.guess ?? 0);
    }
    const failed = solveBlock(
      {
        value: (x, residual) => value(x, residual, null, s, h, q, n, f, w, p, d, t, k),
        slopes: (x, residual, jacobian) => slopes(x, residual, jacobian, s, h, q, n, f, w, p, d, t, k),
      },
      memory,
      solve.linear,
    );
    if (failed < 0) return;
    this.findNotFinite(h, new Set(solve.scalars.map((s) => s.cell.owner)));
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
      value: h[at(worst)],
    });
  }

  /** Throws for the first variable in order of dependency that is not finite, looking no further than the variables `before`. */
  private findNotFinite(h: Float64Array, before?: Set<string>): void {
    const { trace, elements, blockOf } = this.machine;
    for (const { variable, offset, size, over, equation } of trace) {
      if (before?.has(variable)) return;
      for (let i = 0; i < size; i++) {
        const value = h[offset + i];
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
function allFinite(h: Float64Array, from: number): boolean {
  const to = h.length;
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
