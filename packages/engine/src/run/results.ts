import { nearest } from '../nearest.ts';
import { ModelError } from '../problems.ts';
import type { ClosingMeter } from './closing.ts';
import type { Elements } from './elements.ts';
import type { Closing, Program, Run, VariableInfo } from './types.ts';

/** The history of one run, read by name. */
export class Results implements Run {
  /** The program as this history shows it. */
  readonly program: Program;
  steps = 0;
  readonly parameters: Float64Array;
  /** Rows of `stride` numbers: all slots, or those of the variables kept. */
  rows = new Float64Array(0);
  readonly stride: number;
  private readonly keepsAll: boolean;
  private readonly elements: Elements;
  private readonly meter: ClosingMeter;
  private known: Closing | undefined;

  constructor(program: Program, elements: Elements, meter: ClosingMeter, kept: VariableInfo[] | null) {
    this.program = kept ? narrowed(program, kept) : program;
    this.elements = elements;
    this.meter = meter;
    this.parameters = new Float64Array(program.parameterCount);
    this.keepsAll = kept === null;
    this.stride = this.program.slots;
  }

  /** Makes room for a run and forgets what was derived from the one before. */
  renew(steps: number): void {
    this.steps = steps;
    this.known = undefined;
    if (this.rows.length !== (steps + 1) * this.stride) this.rows = new Float64Array((steps + 1) * this.stride);
  }

  get history(): Float64Array {
    return this.rows;
  }

  series(id: string, ...members: string[]): Float64Array {
    const { rows, stride } = this;
    const at = this.position(id, members);
    const result = new Float64Array(this.steps + 1);
    for (let k = 0; k <= this.steps; k++) result[k] = rows[k * stride + at];
    return result;
  }

  at(id: string, step: number): Float64Array {
    const v = this.variable(id);
    const start = this.row(step) + v.offset;
    return this.rows.subarray(start, start + v.size);
  }

  value(id: string, step: number, ...members: string[]): number {
    return this.rows[this.row(step) + this.position(id, members)];
  }

  get closing(): Closing {
    if (!this.known) {
      // A runner that does not keep everything has read the meter as it went.
      if (this.keepsAll) {
        this.meter.reset();
        for (let k = 0; k <= this.steps; k++) this.meter.read(this.rows, k * this.stride, k);
      }
      this.known = this.meter.result();
    }
    return this.known;
  }

  private row(step: number): number {
    if (Number.isInteger(step) && step >= 0 && step <= this.steps) return step * this.stride;
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
    const v = this.variable(id);
    const { over } = v;
    const index = this.elements.index(over, members);
    if (index !== undefined) return v.offset + index;
    const reason = over.length
      ? this.whyNone(id, over, members)
      : `${id} has no dimensions, so no member such as ${members.join(', ')}`;
    throw new ModelError([
      {
        code: 'bad-option',
        option: `element of ${id}`,
        value: members.join(', ') || 'none',
        reason,
      },
    ]);
  }

  /** What an element of a variable is named by, with the member that may have been meant and the first of those there are. */
  private whyNone(id: string, over: string[], members: string[]): string {
    const closest = members.length === over.length ? this.elements.closest(over, members) : undefined;
    const has = members.length ? `${id} has no ${members.join(', ')}` : `${id} needs a member`;
    const hint = closest ? `; did you mean ${closest.join(', ')}?` : '.';
    const lists = over.map((name) => {
      const known = this.elements.members(name);
      return `${name}: ${known.slice(0, 6).join(', ')}${known.length > 6 ? `, … (${known.length})` : ''}`;
    });
    return `${has}${hint} It is by ${lists.join('; by ')}`;
  }
}

/** A program whose rows hold the variables kept, one after the other. */
function narrowed(program: Program, kept: VariableInfo[]): Program {
  const places = new Map<VariableInfo, VariableInfo>();
  let slots = 0;
  for (const v of kept) {
    places.set(v, { ...v, offset: slots });
    slots += v.size;
  }
  return {
    ...program,
    slots,
    variables: [...places.values()],
    variable(id) {
      const v = program.variable(id);
      const place = v && places.get(v);
      if (v && !place) throw new ModelError([{ code: 'not-kept', variable: v.id }]);
      return place;
    },
  };
}
