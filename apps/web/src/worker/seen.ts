/** What happened before the run starts, for the quantities that somebody reports under the same definition. */

import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import type { Quantity, Shown } from './messages.ts';

type Seen = Extract<Shown, { kind: 'quantity' }>['seen'];

/** Answers of `analysis` carry their own observations; for variables none is claimed to be the same thing. */
export function seenFor(_quantity: Quantity, _lines: string[], _workbench: Workbench): Seen {
  return [];
}
