/** Which parameter of the model a claim speaks to, and which other numbers of the workbench. */
import type { Claim } from '@buildout/evidence';
import { type Bearing, bearingsOf, type Relation } from './bearing/index.ts';
import type { Room } from './room.ts';

export interface Link {
  parameter: string;
  /** −1: the parameter is the negative of what is said. */
  sign: 1 | -1;
  /** `bears`: the claim is no value of it. */
  relation: Relation;
  /** Who or what says so, in words. */
  by: string;
}

/**
 * A reviewer’s link before what the rules find (see `bearing`). Of several the one that is the same quantity, of those the one with the
 * most influence. A reviewer’s “none” is none.
 */
export function linkOf(room: Room, claim: Claim, influence: (parameter: string) => number): Link | undefined {
  const { link } = room.state(claim.id);
  if (link)
    return link.parameter === null
      ? undefined
      : { ...readLink(link.parameter), relation: 'same', by: `linked by ${link.reviewer}` };
  return numbersOf(room, claim)
    .filter(({ kind }) => kind === 'parameter')
    .map(({ id, sign, relation, why }): Link => ({ parameter: id, sign, relation, by: why }))
    .toSorted(
      (a, b) =>
        Number(a.relation === 'bears') - Number(b.relation === 'bears') ||
        influence(b.parameter) - influence(a.parameter),
    )[0];
}

/** Every number the rules lead to from what the claim is taken to mean now. */
export function numbersOf(room: Room, { id, sentence, figure, said }: Claim): Bearing[] {
  const { meant } = room.state(id);
  return bearingsOf({ meant, sentence: sentence.text, figure: figure.text, said }, room.ground);
}

/** `-x` is the negative of x. */
export function readLink(text: string): { parameter: string; sign: 1 | -1 } {
  const match = /^\s*([-−]?)\s*(.*?)\s*$/.exec(text)!;
  return { parameter: match[2], sign: match[1] === '' ? 1 : -1 };
}
