/** From a claim to the numbers of the workbench it speaks to, by what is said, its unit and time. Pure: the same for a workspace and for a folder of documents. */
import { citedBearings } from './cited.ts';
import { dealBearings } from './deals.ts';
import { declaredBearings } from './declared.ts';
import { lineBearings } from './lines.ts';
import { priceBearings } from './prices.ts';
import { recordedBearings } from './recorded.ts';
import { reportedBearings } from './reported.ts';
import type { Bearing, Ground, Said } from './types.ts';

/** Numbers a claim leads to, those that are the same quantity first; none where nothing fits. */
export function bearingsOf(said: Said, ground: Ground): Bearing[] {
  const all = [
    ...declaredBearings(said, ground),
    ...reportedBearings(said, ground),
    ...dealBearings(said, ground),
    ...priceBearings(said, ground),
    ...lineBearings(said, ground),
    ...citedBearings(said, ground),
    ...recordedBearings(said, ground),
  ];
  const unique = new Map<string, Bearing>();
  for (const one of all) {
    const key = `${one.kind} ${one.id} ${one.line}`;
    const before = unique.get(key);
    if (!before || (before.relation === 'bears' && one.relation === 'same')) unique.set(key, one);
  }
  return [...unique.values()].sort((a, b) => Number(a.relation === 'bears') - Number(b.relation === 'bears'));
}
