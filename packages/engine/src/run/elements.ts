import type { DimensionDeclaration } from '../declare.ts';
import { nearest } from '../nearest.ts';

/** Members of arrays by name and by number, row-major. */
export class Elements {
  private readonly dimensions: Map<string, { members: string[]; positions: Map<string, number> }>;

  constructor(dimensions: DimensionDeclaration[]) {
    this.dimensions = new Map(
      dimensions.map((d) => [
        d.id.toLowerCase(),
        { members: d.members, positions: new Map(d.members.map((m, i) => [m.toLowerCase(), i])) },
      ]),
    );
  }

  private get(dimension: string) {
    return this.dimensions.get(dimension.toLowerCase())!;
  }

  /** Members of a dimension, in order. */
  members(dimension: string): string[] {
    return this.get(dimension).members;
  }

  /** Member names of element number `index`. */
  names(over: string[], index: number): string[] {
    const result: string[] = [];
    let rest = index;
    for (let i = over.length - 1; i >= 0; i--) {
      const { members } = this.get(over[i]);
      result.unshift(members[rest % members.length]);
      rest = Math.floor(rest / members.length);
    }
    return result;
  }

  /** Number of the element with these members; undefined where there is none. */
  index(over: string[], members: string[]): number | undefined {
    if (members.length !== over.length) return undefined;
    let index = 0;
    for (let i = 0; i < over.length; i++) {
      const dimension = this.get(over[i]);
      const position = dimension.positions.get(members[i].toLowerCase());
      if (position === undefined) return undefined;
      index = index * dimension.members.length + position;
    }
    return index;
  }

  /** The members most likely meant. */
  closest(over: string[], members: string[]): string[] | undefined {
    const found = members.map((m, i) => nearest(m, this.get(over[i]).members));
    return found.every((m) => m !== undefined) ? found : undefined;
  }
}
