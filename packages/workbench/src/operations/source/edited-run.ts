/** A copy of a run whose history may be changed: to see what a number computed from it would be otherwise. */
import type { Closing, Program, Run } from '@buildout/engine';

export class EditedRun implements Run {
  readonly program: Program;
  readonly steps: number;
  readonly history: Float64Array;
  readonly parameters: Float64Array;
  readonly #original: Run;
  readonly #rows: readonly [from: number, to: number];

  /** `rows`: only rows `from` … `to` are changed; all of them if left out. */
  constructor(original: Run, rows: readonly [from: number, to: number] = [0, original.steps]) {
    this.#rows = rows;
    this.program = original.program;
    this.steps = original.steps;
    this.history = original.history.slice();
    this.parameters = original.parameters;
    this.#original = original;
  }

  /** Multiplies places `from` … `to − 1` of every row: each by a factor a little apart, so that what cancels out is seen, or all by one. */
  scale(from: number, to: number, by: number, apart: boolean): void {
    const { history } = this;
    const { slots } = this.program;
    for (let step = this.#rows[0]; step <= this.#rows[1]; step++) {
      const row = step * slots;
      for (let place = from; place < to; place++)
        history[row + place] *= 1 + by * (apart ? 0.5 + ((place * 0.618034) % 1) : 1);
    }
  }

  /** Puts places `from` … `to − 1` back. */
  restore(from: number, to: number): void {
    const { history } = this;
    const { slots } = this.program;
    for (let step = this.#rows[0]; step <= this.#rows[1]; step++) {
      const row = step * slots;
      history.set(this.#original.history.subarray(row + from, row + to), row + from);
    }
  }

  series(id: string, ...members: string[]): Float64Array {
    const place = this.#place(id, members);
    return Float64Array.from(
      { length: this.steps + 1 },
      (_, step) => this.history[step * this.program.slots + place] ?? Number.NaN,
    );
  }

  at(id: string, step: number): Float64Array {
    const { offset, size } = this.#variable(id);
    const start = step * this.program.slots + offset;
    return this.history.subarray(start, start + size);
  }

  value(id: string, step: number, ...members: string[]): number {
    return this.history[step * this.program.slots + this.#place(id, members)] ?? Number.NaN;
  }

  get closing(): Closing {
    return this.#original.closing;
  }

  #variable(id: string) {
    const found = this.program.variable(id);
    if (!found) throw new RangeError(`the model has no variable ${id}`);
    return found;
  }

  #place(id: string, members: string[]): number {
    const { over, offset, size } = this.#variable(id);
    const wanted = members.join();
    for (let i = 0; i < size; i++) if (this.program.element(over, i).join() === wanted) return offset + i;
    throw new RangeError(`${id} has no element ${wanted || 'without members'}`);
  }
}
