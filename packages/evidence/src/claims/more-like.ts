import type { Claim } from './types.ts';

/** A claim not yet decided, and how much its sentence is like the accepted ones (−1…1). */
export interface Likeness {
  claim: Claim;
  likeness: number;
}

/** Ranks every other claim by likeness to accepted examples, away from rejected ones. Decided claims and copies are never offered again. Words count by rarity; names and amounts count by kind, so that "X raised $5 million" is like "Y raised €2 billion". */
export function moreLike(
  claims: readonly Claim[],
  accepted: readonly string[],
  rejected: readonly string[] = [],
): Likeness[] {
  const known = new Set(claims.map((c) => c.id));
  for (const id of [...accepted, ...rejected]) if (!known.has(id)) throw new UnknownClaim(id);
  const bags = claims.map(bagOf);
  const frequency = new Map<string, number>();
  for (const bag of bags) for (const w of bag.keys()) frequency.set(w, (frequency.get(w) ?? 0) + 1);
  const vectors = bags.map((bag) => {
    const v = new Map<string, number>();
    for (const [w, n] of bag) v.set(w, (1 + Math.log(n)) * Math.log((1 + claims.length) / (frequency.get(w) ?? 1)));
    return v;
  });
  const at = (ids: readonly string[]) => centre(ids.map((id) => vectors[claims.findIndex((c) => c.id === id)]));
  const good = at(accepted);
  const bad = at(rejected);
  const decided = new Set([...accepted, ...rejected]);
  return claims
    .map((claim, k) => ({ claim, likeness: cosine(vectors[k], good) - 0.5 * cosine(vectors[k], bad) }))
    .filter(({ claim }) => !decided.has(claim.id) && !claim.copyOf)
    .sort((a, b) => b.likeness - a.likeness || a.claim.figure.start - b.claim.figure.start);
}

/** Thrown for an id that no claim has; carries `problem`. */
export class UnknownClaim extends Error {
  readonly problem: { code: 'unknown-claim'; id: string };
  constructor(id: string) {
    super(`There is no claim ${id} in these files. List them with \`buildout evidence claims FILE --json\`.`);
    this.name = 'UnknownClaim';
    this.problem = { code: 'unknown-claim', id };
  }
}

function bagOf(c: Claim): Map<string, number> {
  const bag = new Map<string, number>();
  const add = (w: string, n = 1) => bag.set(w, (bag.get(w) ?? 0) + n);
  for (const w of c.sentence.text.toLowerCase().match(/\p{L}[\p{L}'’-]{2,}/gu) ?? [])
    add(w.length > 4 ? w.replace(/(ing|ed|es|s)$/, '') : w);
  add(`metric ${c.key.metric}`, 3);
  add(`kind ${c.figure.kind}`, 4);
  add(`period ${c.key.period}`);
  if (c.key.entity) add('named');
  if (c.figure.prediction) add('prediction', 2);
  return bag;
}

function centre(vectors: readonly Map<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const v of vectors) {
    const size = Math.sqrt([...v.values()].reduce((n, x) => n + x * x, 0)) || 1;
    for (const [w, x] of v) sum.set(w, (sum.get(w) ?? 0) + x / size);
  }
  return sum;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (const [w, x] of a) {
    dot += x * (b.get(w) ?? 0);
    aa += x * x;
  }
  for (const x of b.values()) bb += x * x;
  return aa > 0 && bb > 0 ? dot / Math.sqrt(aa * bb) : 0;
}
