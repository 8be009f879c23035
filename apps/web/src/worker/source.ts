/** Where a number of the shown run comes from; then, step by step, which parameters move it. */
import { rowsById } from '@buildout/workbench/operations/evidence/data-rows.ts';
import { findSource } from '@buildout/workbench/operations/source/find.ts';
import { moversOf } from '@buildout/workbench/operations/source/movers.ts';
import { readReference } from '@buildout/workbench/operations/source/reference.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import type { FromWorker } from './messages.ts';
import type { Shower } from './show.ts';

interface Turn {
  /** Whether something else was asked for meanwhile. */
  stale(): boolean;
  pause(): Promise<void>;
  say(message: FromWorker): void;
}

/** Parameters tried between two messages to the page. */
const OFTEN = 8;

export async function tellSource(of: string, asked: number, workbench: Workbench, shower: Shower, turn: Turn) {
  const { say, stale, pause } = turn;
  const reference = readReference(of);
  const ran = shower.last;
  if (!reference) return say({ kind: 'no-source', asked, message: `“${of}” names no number of this workbench.` });
  if (!ran) return;
  try {
    const { source, value } = findSource(reference, workbench, ran.run);
    const ids = source.facts.flatMap((group) => group.ids);
    const rows = rowsById(workbench.facts.tables, new Set(ids));
    say({ kind: 'source', asked, runId: shower.idOf(ran), source, rows });
    if (!value || source.value === null) return;
    const parts = source.parts.map(({ id }) => id);
    for (const movers of moversOf(ran.run, ran.composition.settings, value, parts)) {
      if (movers.done % OFTEN === 0 || movers.done === movers.total) say({ kind: 'movers', asked, movers });
      await pause();
      if (stale()) return;
    }
  } catch (error) {
    say({ kind: 'no-source', asked, message: (error as Error).message });
  }
}
