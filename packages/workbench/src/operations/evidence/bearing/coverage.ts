/** How many claims lead to a number of the workbench: measured over claims, copies left out. */
import { type Claim, meantOf } from '@buildout/evidence';
import { bearingsOf } from './bearings.ts';
import { type Reason, reasonFor } from './reasons.ts';
import { RELATIONS, type Relation } from './relation.ts';
import type { Bearing, Ground } from './types.ts';

export interface CoverageOfClass {
  /** What sort of figure: money, share, … */
  kind: string;
  claims: number;
  /** Claims that lead to at least one number. */
  leading: number;
  same: number;
}

export interface Coverage {
  claims: number;
  leading: number;
  /** Of these, those that are the same quantity as at least one number. */
  same: number;
  /** Claims that lead to a parameter, an answer, a row of data/. */
  parameters: number;
  answers: number;
  rows: number;
  byKind: CoverageOfClass[];
  /** Claims by the closest way in which they lead to a number. */
  byRelation: Record<Relation, number>;
  /** Claims that lead to none, by what stood in the way; the most first. */
  reasons: { reason: Reason; claims: number; example: string }[];
}

const KINDS: [string, RegExp][] = [
  ['money', /^(USD|EUR|GBP|CNY|JPY|KRW|currency unstated)(\/(year|quarter|month|week|day|hour))?$/],
  ['price of something', /^(USD|EUR|GBP|CNY|currency unstated)\//],
  ['share or change', /^(percent|x|basis points|times)/],
  ['duration or age', /^(seconds|minutes|hours|days|weeks|months|years|quarters)$/],
  ['power or energy', /^([kMGT]?W|[kMGT]Wh)\b/],
];

export const kindOfUnit = (unit: string): string =>
  KINDS.find(([, pattern]) => pattern.test(unit))?.[0] ?? 'count of something';

export function coverageOf(
  claims: readonly Claim[],
  ground: Ground,
): Coverage & { links: { claim: Claim; bearings: Bearing[] }[] } {
  const links = claims
    .filter(({ copyOf }) => !copyOf)
    .map((claim) => {
      const said = {
        meant: meantOf(claim),
        sentence: claim.sentence.text,
        figure: claim.figure.text,
        said: claim.said,
      };
      return { claim, said, bearings: bearingsOf(said, ground) };
    });
  const nowhere = Map.groupBy(
    links.filter(({ bearings }) => bearings.length === 0),
    ({ said }) => reasonFor(said, ground),
  );
  const closest = Map.groupBy(
    links.filter(({ bearings }) => bearings.length > 0),
    ({ bearings }) => bearings[0]!.relation,
  );
  const count = (among: typeof links, fits: (one: Bearing) => boolean) =>
    among.filter(({ bearings }) => bearings.some(fits)).length;
  const groups = Map.groupBy(links, ({ claim }) => kindOfUnit(claim.key.unit));
  return {
    claims: links.length,
    leading: count(links, () => true),
    same: count(links, ({ relation }) => relation === 'same'),
    parameters: count(links, ({ kind }) => kind === 'parameter'),
    answers: count(links, ({ kind }) => kind === 'answer'),
    rows: count(links, ({ kind }) => kind === 'row'),
    byKind: [...groups]
      .map(([kind, among]) => ({
        kind,
        claims: among.length,
        leading: count(among, () => true),
        same: count(among, ({ relation }) => relation === 'same'),
      }))
      .sort((a, b) => b.claims - a.claims),
    byRelation: Object.fromEntries(
      RELATIONS.map((one) => [one, closest.get(one)?.length ?? 0]),
    ) as Coverage['byRelation'],
    reasons: [...nowhere]
      .map(([reason, among]) => ({ reason, claims: among.length, example: among[0]!.claim.figure.text }))
      .sort((a, b) => b.claims - a.claims),
    links,
  };
}
