import type {
  DataDeclaration,
  DimensionDeclaration,
  ParameterDeclaration,
  RelationDeclaration,
} from '@buildout/engine';

/** How well a number of the opening position is known. */
export type OpeningBasis = 'fact' | 'estimate' | 'rolled forward' | 'assumption' | 'derived';

/** One number of the opening position, with where it comes from. */
export interface OpeningNumber {
  company: string;
  item: string;
  value: number;
  unit: string;
  basis: OpeningBasis;
  source: string;
  low?: number;
  high?: number;
  reason?: string;
}

/** A company as the model sees it. */
export interface WorldCompany {
  id: string;
  label: string;
  sector: string;
  region: string;
  holderKind: string;
}

/** Everything the reference model takes from facts: who there is, what they own and owe, and the parameters. */
export interface World {
  start: string;
  asOf?: string;
  companies: WorldCompany[];
  dimensions: DimensionDeclaration[];
  relations: RelationDeclaration[];
  data: DataDeclaration[];
  parameters: ParameterDeclaration[];
  outside: string[];
  /** Every opening number with its basis, for the report. */
  opening: OpeningNumber[];
}

/** Collects declarations while a world is put together; refuses what does not fit. */
export class WorldBuilder {
  readonly dimensions = new Map<string, DimensionDeclaration>();
  readonly relations: RelationDeclaration[] = [];
  readonly data: DataDeclaration[] = [];
  readonly opening: OpeningNumber[] = [];

  dimension(id: string, members: string[], subsetOf?: string): string[] {
    this.dimensions.set(id, { id, members, ...(subsetOf ? { subsetOf } : {}) });
    return members;
  }

  members(dimension: string): string[] {
    const found = this.dimensions.get(dimension);
    if (!found) throw new Error(`the world has no dimension ${dimension}`);
    return found.members;
  }

  /** Declares a relation; a target that is not a member of `to` becomes none. */
  relation(id: string, from: string, to: string, of: (member: string) => string | null | undefined): void {
    const targets = new Set(this.members(to));
    this.relations.push({
      id,
      from,
      to,
      of: this.members(from).map((member) => {
        const target = of(member);
        return target !== null && target !== undefined && targets.has(target) ? target : null;
      }),
    });
  }

  /** Declares numbers over dimensions, one call per element. */
  numbers(id: string, label: string, unit: string, over: string[], of: (...members: string[]) => number): void {
    const values: number[] = [];
    const walk = (chosen: string[]): void => {
      if (chosen.length === over.length) {
        const value = of(...chosen);
        if (!Number.isFinite(value))
          throw new Error(`${id}[${chosen.join(', ')}] of the opening position is not a number`);
        values.push(value);
        return;
      }
      for (const member of this.members(over[chosen.length])) walk([...chosen, member]);
    };
    walk([]);
    this.data.push({ id, label, unit, over, values });
  }

  constant(id: string, label: string, unit: string, value: number): void {
    this.data.push({ id, label, unit, over: [], values: [value] });
  }

  flag(id: string, label: string, over: string, of: (member: string) => boolean): void {
    this.numbers(id, label, '1', [over], (member) => (of(member) ? 1 : 0));
  }

  record(number: OpeningNumber): number {
    this.opening.push(number);
    return number.value;
  }
}
