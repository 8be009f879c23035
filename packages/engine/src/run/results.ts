import { nearest } from '../nearest.ts';
import { ModelError } from '../problems.ts';
import type { CheckLayout } from './closing.ts';
import { closingOf } from './closing.ts';
import type { Elements } from './elements.ts';
import type { Closing, Program, Run, VariableInfo } from './types.ts';

/** The history of one run, read by name. */
export class Results implements Run {
  readonly program: Program;
  steps = 0;
  history: Float64Array;
  readonly parameters: Float64Array;
  private readonly elements: Elements;
  private readonly checks: CheckLayout[];
  private known: Closing | undefined;

  constructor(program: Program, elements: Elements, checks: CheckLayout[], history: Float64Array) {
    this.program = program;
    this.elements = elements;
    this.checks = checks;
    this.history = history;
    this.parameters = new Float64Array(program.parameterCount);
  }

  /** Forgets what was derived from the run before. */
  renew(steps: number): void {
    this.steps = steps;
    this.known = undefined;
  }

  series(id: string, ...members: string[]): Float64Array {
    const { program, history } = this;
    const at = this.position(id, members);
    const result = new Float64Array(this.steps + 1);
    for (let k = 0; k <= this.steps; k++) result[k] = history[k * program.slots + at];
    return result;
  }

  at(id: string, step: number): Float64Array {
    const { offset, size } = this.variable(id);
    const start = this.row(step) + offset;
    return this.history.subarray(start, start + size);
  }

  value(id: string, step: number, ...members: string[]): number {
    return this.history[this.row(step) + this.position(id, members)];
  }

  get closing(): Closing {
    this.known ??= closingOf(this.history, this.program.slots, this.steps, this.checks, this.elements);
    return this.known;
  }

  private row(step: number): number {
    if (Number.isInteger(step) && step >= 0 && step <= this.steps) return step * this.program.slots;
    throw new ModelError([
      { code: 'bad-option', option: 'step', value: String(step), reason: `the run has steps 0 to ${this.steps}` },
    ]);
  }

  private variable(id: string): VariableInfo {
    const found = this.program.variable(id);
    if (found) return found;
    const closest = nearest(
      id,
      this.program.variables.map((v) => v.id),
    );
    throw new ModelError([
      {
        code: 'bad-option',
        option: 'variable',
        value: id,
        reason: `the model has none of that name${closest ? `; did you mean '${closest}'` : ''}`,
      },
    ]);
  }

  private position(id: string, members: string[]): number {
    const { offset, over } = this.variable(id);
    const index = this.elements.index(over, members);
    if (index !== undefined) return offset + index;
    const closest = members.length === over.length ? this.elements.closest(over, members) : undefined;
    const hint = closest ? `; did you mean ${closest.join(', ')}` : '';
    throw new ModelError([
      {
        code: 'bad-option',
        option: `element of ${id}`,
        value: members.join(', ') || 'none',
        reason: over.length ? `it needs a member of each of: ${over.join(', ')}${hint}` : 'it has no dimensions',
      },
    ]);
  }
}
