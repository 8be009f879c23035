/** Rows of data/ on the same quantity as a simulated number. */
import { withUnit } from '../../charts/index.ts';
import type { Behind } from '../behind.ts';
import { type Dot, dotsOf } from '../dots.ts';
import type { Workbench } from '../workbench.ts';

const MOST = 5;

export const dotWords = (dot: Dot, kind: 'seen' | 'said', unit: string) =>
  `${dot.t}: ${withUnit(dot.value, unit)} (${kind === 'seen' ? 'what happened' : 'announced'})`;

/** What was seen or said of a line of an answer: that of the same year first, then the nearest. */
export function dotsOn(answer: string, line: string, time: string, workbench: Workbench): Behind[] {
  const metric = workbench.metrics.find(({ id }) => id === answer);
  const { seen, said } = dotsOf(answer, [line], workbench);
  const year = Number(time.slice(0, 4));
  return [
    ...seen.map((dot) => ({ dot, kind: 'seen' as const })),
    ...said.map((dot) => ({ dot, kind: 'said' as const })),
  ]
    .toSorted((a, b) => Math.abs(a.dot.t - year) - Math.abs(b.dot.t - year))
    .slice(0, MOST)
    .map(({ dot, kind }) => ({ what: dotWords(dot, kind, metric?.unit ?? ''), ids: dot.ids }));
}

/** Contracts and deals in which one pays the other. */
export function betweenBoth(from: string, to: string, { facts }: Workbench): Behind[] {
  const { contracts, deals } = facts.tables;
  const groups = [
    {
      what: 'contracts between the two',
      ids: contracts.filter(({ payer, payees }) => payer === from && payees.includes(to)).map(({ id }) => id),
    },
    {
      what: 'deals between the two',
      ids: deals
        .filter(({ payerIds, receiverIds }) => payerIds.includes(from) && receiverIds.includes(to))
        .map(({ id }) => id),
    },
  ];
  return groups.filter(({ ids }) => ids.length > 0).map(({ what, ids }) => ({ what, ids: ids.slice(0, 2 * MOST) }));
}
