import { nearest } from '../nearest.ts';
import { ModelError, type Problem } from '../problems.ts';
import type { Elements } from './elements.ts';
import type { ParameterChange, ParameterInfo, RunOptions } from './types.ts';

/** A change with the positions in the parameter vector it moves. */
interface Scheduled {
  change: ParameterChange;
  positions: number[];
}

/** The parameters of a model: defaults, overrides by name, bounds, schedules. */
export class Parameters {
  readonly infos: ParameterInfo[];
  readonly count: number;
  private readonly defaults: Float64Array;
  private readonly byName: Map<string, ParameterInfo>;
  private readonly elements: Elements;

  constructor(infos: ParameterInfo[], elements: Elements) {
    this.infos = infos;
    this.elements = elements;
    this.byName = new Map(infos.map((p) => [p.id.toLowerCase(), p]));
    this.count = infos.reduce((a, p) => a + p.size, 0);
    this.defaults = new Float64Array(this.count);
    for (const p of infos) this.defaults.set(p.values, p.offset);
  }

  find(id: string): ParameterInfo | undefined {
    return this.byName.get(id.toLowerCase());
  }

  /** Fills the vector for a run. Throws ModelError with everything that does not fit. */
  fill(into: Float64Array, { set, parameters }: RunOptions): void {
    const problems: Problem[] = [];
    if (parameters && parameters.length !== this.count) {
      problems.push({
        code: 'bad-option',
        option: 'parameters',
        value: `${parameters.length} numbers`,
        reason: `the model has ${this.count}`,
      });
    } else into.set(parameters ?? this.defaults);
    for (const [name, value] of Object.entries(set ?? {})) {
      const positions = this.positions(name, undefined, problems);
      for (const i of positions) into[i] = value;
    }
    this.checkBounds(into, problems);
    if (problems.length > 0) throw new ModelError(problems);
  }

  private checkBounds(values: Float64Array, problems: Problem[], step?: number): void {
    for (const p of this.infos) {
      const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE } = p;
      for (let i = 0; i < p.size; i++) {
        const value = values[p.offset + i];
        if (value >= min && value <= max) continue;
        const members = this.elements.names(p.over, i);
        const parameter = members.length ? `${p.id}[${members.join(',')}]` : p.id;
        problems.push({
          code: 'out-of-bounds',
          parameter,
          value,
          min,
          max,
          unit: p.unit,
          ...(step === undefined ? {} : { step }),
        });
      }
    }
  }

  /** Positions that `rate`, `rate[openai]` or a name with members mean. */
  private positions(name: string, members: string[] | undefined, problems: Problem[]): number[] {
    const bracket = name.indexOf('[');
    const id = (bracket < 0 ? name : name.slice(0, bracket)).trim();
    const info = this.find(id);
    if (!info || (bracket >= 0 && !name.endsWith(']'))) {
      const closest = info ? undefined : nearest(id, this.byName.keys());
      problems.push({
        code: 'unknown-parameter',
        parameter: name,
        ...(closest && { closest }),
        ...(info && { over: info.over }),
      });
      return [];
    }
    const wanted =
      bracket < 0
        ? members
        : name
            .slice(bracket + 1, -1)
            .split(',')
            .map((m) => m.trim());
    if (!wanted || wanted.length === 0) return Array.from({ length: info.size }, (_, i) => info.offset + i);
    const index = this.elements.index(info.over, wanted);
    if (index === undefined) {
      const closest = info.over.length === wanted.length ? this.elements.closest(info.over, wanted) : undefined;
      problems.push({
        code: 'unknown-parameter',
        parameter: `${info.id}[${wanted.join(',')}]`,
        over: info.over,
        ...(closest && { closest: `${info.id}[${closest.join(',')}]` }),
      });
      return [];
    }
    return [info.offset + index];
  }

  /** Reads a schedule. Throws ModelError where it names what does not exist or times that make no sense. */
  schedule(changes: ParameterChange[] | undefined): Scheduled[] {
    if (!changes || changes.length === 0) return [];
    const problems: Problem[] = [];
    const result = changes.map((change) => {
      const { from, until, ramp, value, how } = change;
      const bad = (option: string, given: unknown, reason: string) =>
        problems.push({
          code: 'bad-option',
          option: `schedule of ${change.parameter}, ${option}`,
          value: String(given),
          reason,
        });
      if (!Number.isInteger(from)) bad('from', from, 'it is the whole number of a step');
      if (until !== undefined && !(Number.isInteger(until) && until > from))
        bad('until', until, `it is a whole step after ${from}`);
      if (ramp !== undefined && !(ramp >= 0)) bad('ramp', ramp, 'it is a number of steps, 0 or more');
      if (!Number.isFinite(value)) bad('value', value, 'it must be a finite number');
      if (how !== 'set' && how !== 'multiply' && how !== 'add') bad('how', how, 'it is set, multiply or add');
      return { change, positions: this.positions(change.parameter, change.element, problems) };
    });
    if (problems.length > 0) throw new ModelError(problems);
    return result;
  }

  /** The vector at a step: the base with every change in force, in order. */
  at(step: number, base: Float64Array, schedule: Scheduled[], into: Float64Array): void {
    into.set(base);
    for (const { change, positions } of schedule) {
      const { from, until = Infinity, ramp = 0, how, value } = change;
      if (step < from || step >= until) continue;
      const size = ramp > 0 ? Math.min(1, (step - from) / ramp) : 1;
      for (const i of positions) {
        if (how === 'set') into[i] = size === 1 ? value : into[i] + size * (value - into[i]);
        else if (how === 'multiply') into[i] *= 1 + size * (value - 1);
        else into[i] += size * value;
      }
    }
    const problems: Problem[] = [];
    this.checkBounds(into, problems, step);
    if (problems.length > 0) throw new ModelError(problems);
  }
}
