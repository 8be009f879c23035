/** Which parameter of the model a claim speaks to, and which other numbers of the workbench. */
import type { Claim } from '@buildout/evidence';
import { type Bearing, bearingsOf, type Ground, type Relation, rankOf } from './bearing/index.ts';
import type { Room } from './room.ts';
import { textOf } from './texts.ts';

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
    .toSorted((a, b) => rankOf(a.relation) - rankOf(b.relation) || influence(b.parameter) - influence(a.parameter))[0];
}

const found = new WeakMap<Ground, Map<string, { of: string; numbers: Bearing[] }>>();

/** Every number the rules lead to from what the claim is taken to mean now. Kept until its meaning changes. */
export function numbersOf(room: Room, { id, sentence, figure, said }: Claim): Bearing[] {
  const { meant } = room.state(id);
  let kept = found.get(room.ground);
  if (!kept) {
    kept = new Map();
    found.set(room.ground, kept);
  }
  const of = JSON.stringify(meant);
  const before = kept.get(id);
  if (before?.of === of) return before.numbers;
  const numbers = bearingsOf({ meant, sentence: sentence.text, figure: figure.text, said }, room.ground);
  kept.set(id, { of, numbers });
  return numbers;
}

/** Numbers of a claim as people are shown them: a reviewer’s link first, and in place of what the rules say of parameters. */
export async function numbersShown(room: Room, claim: Claim): Promise<Bearing[]> {
  const { link } = room.state(claim.id);
  const numbers = link ? numbersOf(room, claim) : await withRecorded(room, claim);
  if (!link) return numbers;
  const others = numbers.filter(({ kind }) => kind !== 'parameter');
  if (link.parameter === null) return others;
  const { parameter, sign } = readLink(link.parameter);
  const known = room.ground.parameters.get(parameter.split('[')[0]);
  const { label = parameter, unit = '' } = known ?? {};
  const why = `linked by ${link.reviewer}`;
  return [{ kind: 'parameter', id: parameter, line: '', label, unit, relation: 'same', sign, why }, ...others];
}

/** As `numbersOf`, and parameters that cite the row of claims.csv which rests on this very line. */
async function withRecorded(room: Room, claim: Claim): Promise<Bearing[]> {
  const name = room.documents.get(claim.document)?.name ?? '';
  if (!room.facts.tables.claims.some(({ source }) => source === name)) return numbersOf(room, claim);
  const place = await placeOf(room, claim, name);
  const { meant } = room.state(claim.id);
  return bearingsOf(
    { meant, sentence: claim.sentence.text, figure: claim.figure.text, said: claim.said, place },
    room.ground,
  );
}

/** Document and line of a claim; undefined where the text is not at hand. */
export async function placeOf(room: Room, { document, anchor }: Claim, name: string) {
  const text = await textOf(room.store, document);
  return text === undefined ? undefined : { document: name, line: text.slice(0, anchor.startUtf16).split('\n').length };
}

/** `-x` is the negative of x. */
export function readLink(text: string): { parameter: string; sign: 1 | -1 } {
  const match = /^\s*([-−]?)\s*(.*?)\s*$/.exec(text)!;
  return { parameter: match[2], sign: match[1] === '' ? 1 : -1 };
}
