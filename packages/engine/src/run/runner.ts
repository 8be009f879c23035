import type { Scalar, Solve } from '../compile/stages.ts';
import { ModelError, RunError } from '../problems.ts';
import type { CheckLayout } from './closing.ts';
import type { Elements } from './elements.ts';
import { BlockMemory, solveBlock } from './newton.ts';
import type { Parameters } from './parameters.ts';
import { Results } from './results.ts';
import type { Program, Run, Runner, RunOptions } from './types.ts';

type Phase = (
  s: RunState,
  h: Float64Array,
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
  private step = 0;

  constructor(machine: Machine) {
    const { program, parameters, elements, checks, scratch, solves } = machine;
    this.machine = machine;
    this.results = new Results(program, elements, checks, new Float64Array((program.steps + 1) * program.slots));
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
    const { machine, results, current, scratch, state } = this;
    const { program, entries, data, parameters, fixedSlots } = machine;
    const { slots } = program;
    const steps = whole(options.steps ?? program.steps, 'steps');
    state.seed = whole(options.seed ?? 1, 'seed');
    state.scenario = whole(options.scenario ?? 0, 'scenario');
    const base = results.parameters;
    parameters.fill(base, options);
    const schedule = parameters.schedule(options.schedule);
    current.set(base);
    if (results.history.length !== (steps + 1) * slots) results.history = new Float64Array((steps + 1) * slots);
    const h = results.history;
    h.fill(0, 0, slots);
    results.renew(steps);
    for (let k = 0; k <= steps; k++) {
      const r = k * slots;
      this.step = k;
      if (schedule.length > 0) parameters.at(k, base, schedule, current);
      if (k === 0 || schedule.length > 0)
        entries.constant(state, h, current, data, scratch, r, r - slots, r + slots, k);
      else if (fixedSlots > 0) h.copyWithin(r, r - slots, r - slots + fixedSlots);
      if (k === 0) entries.start(state, h, current, data, scratch, r, r - slots, r + slots, k);
      else entries.step(state, h, current, data, scratch, r, r - slots, r + slots, k);
      if (!allFinite(h, r, r + slots)) this.findNotFinite(h, r);
      const advance = k === 0 ? entries.advanceFirst : entries.advance;
      if (k < steps) advance(state, h, current, data, scratch, r, r - slots, r + slots, k);
    }
    return results;
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
    const [s, h, p, d, t, r, q, n, k] = rest;
    const at = (x: Scalar) => x.cell.store.offset + x.element;
    for (let i = 0; i < solve.torn; i++) memory.x[i] = k > 0 ? h[q + at(solve.scalars[i])] : 0;
    const failed = solveBlock(
      {
        value: (x, f) => value(x, f, null, s, h, p, d, t, r, q, n, k),
        slopes: (x, f, j) => slopes(x, f, j, s, h, p, d, t, r, q, n, k),
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
