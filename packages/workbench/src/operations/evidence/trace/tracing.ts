/** What every trace is made with: the model, what moves its answers, and the room where there is one. */
import type { AcceptedFact, Claim } from '@buildout/evidence';
import type { z } from 'zod';
import { factOfRow } from '../../../facts/index.ts';
import type { Workbench } from '../../workbench.ts';
import { type Bearing, rankOf } from '../bearing/index.ts';
import type { Influences } from '../influence.ts';
import type { evidenceSchemas } from '../inputs.ts';
import { linkOf, numbersOf } from '../links.ts';
import type { Room } from '../room.ts';
import { viewsOf } from '../views.ts';

export type Trace = z.output<typeof evidenceSchemas.trace.output>;

/** Claims shown of one number. */
const MOST_CLAIMS = 40;

export class Tracing {
  readonly workbench: Workbench;
  readonly influences: Influences;
  readonly room: Room | undefined;

  constructor(workbench: Workbench, moved: Influences, room: Room | undefined) {
    this.workbench = workbench;
    this.influences = moved;
    this.room = room;
  }

  empty(of: string, kind: Trace['kind'], label: string): Trace {
    return {
      ...{ of, kind, label },
      ...{ sentences: [], parameters: [], answers: [], facts: [], columns: [], accepted: [], claims: [] },
      ...{ numbers: [], leads: [], remarks: [] },
    };
  }

  /** An accepted fact of the room, or of data/accepted.csv. */
  fact(id: string): AcceptedFact | undefined {
    const row = this.workbench.facts.tables.accepted.find((one) => one.id === id);
    return this.room?.accepted().get(id) ?? (row && factOfRow(row));
  }

  /** Adds a parameter, as connected `through` something, with the answers it moves. */
  moves(parameter: string, through: string, out: Trace): void {
    const id = parameter.split('[')[0];
    const found = this.workbench.program.parameter(id);
    if (!found || out.parameters.some((one) => one.id === id)) return;
    out.parameters.push({ id, label: found.label, unit: found.unit, value: found.values[0], through });
    out.answers.push(...this.answersOf(id));
  }

  answersOf(parameter: string): Trace['answers'] {
    return this.influences
      .answers(parameter)
      .map(({ metric, label, unit, correlation }) => ({ id: metric, label, unit, correlation, parameter }));
  }

  /** Claims of the room that lead to a number, those that are the same quantity first; copies count with what they repeat. */
  async leading(fits: (number: Bearing) => boolean, what: string, out: Trace): Promise<Claim[]> {
    const { room } = this;
    if (!room) return [];
    const found = room.list.flatMap((claim) => {
      const number = claim.copyOf ? undefined : this.#numbers(claim, room).find(fits);
      return number ? [{ claim, number }] : [];
    });
    found.sort((a, b) => rankOf(a.number.relation) - rankOf(b.number.relation));
    const shown = found.slice(0, MOST_CLAIMS);
    if (found.length > shown.length)
      out.remarks.push(`of ${found.length} claims that speak to ${what} the first ${shown.length} are shown`);
    for (const { claim, number } of shown)
      out.leads.push({ claim: claim.id, id: number.id, relation: number.relation, why: number.why });
    const ids = shown.map(({ claim }) => claim.id).filter((id) => !out.claims.some((one) => one.id === id));
    out.claims.push(...(await viewsOf(room, ids, { influence: this.influences.of })));
    return found.map(({ claim }) => claim);
  }

  /** A reviewer’s link stands in place of what the rules say of parameters. */
  #numbers(claim: Claim, room: Room): Bearing[] {
    const numbers = numbersOf(room, claim);
    if (!room.state(claim.id).link) return numbers;
    const link = linkOf(room, claim, this.influences.of);
    const others = numbers.filter(({ kind }) => kind !== 'parameter');
    if (!link) return others;
    const { parameter: id, sign, relation, by: why } = link;
    return [{ kind: 'parameter', id, line: '', label: id, unit: '', relation, sign, why }, ...others];
  }
}
