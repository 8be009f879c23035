/** From a claim to the numbers of the workbench it speaks to, by what is said, its unit and time. Pure: the same for a workspace and for a folder of documents. */
import { citedBearings } from './cited.ts';
import { isVague } from './context.ts';
import { dealBearings } from './deals.ts';
import { declaredBearings } from './declared.ts';
import { lineBearings } from './lines.ts';
import { priceBearings } from './prices.ts';
import { ratioBearings } from './ratios.ts';
import { recordedBearings } from './recorded.ts';
import { rankOf } from './relation.ts';
import { reportedBearings } from './reported.ts';
import type { Bearing, Ground, Said } from './types.ts';

/** Numbers a claim leads to, the closest first; none where nothing fits, or where no amount is named. */
export function bearingsOf(said: Said, ground: Ground): Bearing[] {
  if (isVague(said)) return [];
  const all = [
    ...declaredBearings(said, ground),
    ...reportedBearings(said, ground),
    ...dealBearings(said, ground),
    ...ratioBearings(said, ground),
    ...priceBearings(said, ground),
    ...lineBearings(said, ground),
    ...citedBearings(said, ground),
    ...recordedBearings(said, ground),
  ];
  const unique = new Map<string, Bearing>();
  for (const one of all) {
    const key = `${one.kind} ${one.id} ${one.line}`;
    const before = unique.get(key);
    if (!before || rankOf(one.relation) < rankOf(before.relation)) unique.set(key, one);
  }
  return [...unique.values()].sort((a, b) => rankOf(a.relation) - rankOf(b.relation));
}
