/** A closing check: what must be equal, by how much it was not, where and when most. */
import type { Run } from '@buildout/engine';
import { monthAt } from '../../runs/index.ts';
import { mustBeKnown } from '../known-name.ts';
import { memberNames } from '../member-names.ts';
import type { Workbench } from '../workbench.ts';
import type { NumberSource } from './types.ts';

export function booksSource(check: string, { world }: Workbench, run: Run): NumberSource {
  const { checks } = run.closing;
  mustBeKnown('closing check', check, new Set(checks.map(({ id }) => id)));
  const { label, maxResidual, worst } = checks.find(({ id }) => id === check)!;
  const nameOf = memberNames(world);
  const place = worst && [...worst.element.map(nameOf), monthAt(worst.step, world.start) ?? `step ${worst.step}`];
  return {
    ...{ of: `books:${check}`, title: `Books: ${label}`, kind: 'follows', unit: '1', value: maxResidual },
    how:
      'The largest distance between the two sides of the identity over all months and companies, as a part of the money that moved; ' +
      `the equations that fill the ledger stand in packages/engine/src/ledger.${place ? ` It was largest at ${place.join(', ')}.` : ''}`,
    ...{ parts: [], adds: false, left: { count: 0, amount: 0 }, facts: [], claims: '', remarks: [] },
  };
}
