/** Bands: many scenarios around the one that is shown, run in slices so that a new question never waits long. */

import { quantileSorted as quantile } from '@buildout/engine/statistics/index.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { blockRunner } from '@buildout/workbench/runs/block.ts';
import { DONE, reserve } from '@buildout/workbench/runs/memory.ts';
import type { Metric } from '@buildout/workbench/runs/metric.ts';
import { layOut } from '@buildout/workbench/runs/plan.ts';
import type { Bands } from './messages.ts';
import type { LinePlan } from './quantity.ts';
import type { Ran } from './show.ts';

/** The same draws for every question: two pictures then differ by what was asked, not by chance. */
const seed = 1;
/** A band is shown from this many draws on, and again each time as many have come. */
const every = 25;

export interface DrawOptions {
  draws: number;
  /** Whether a newer question has come. */
  stale: () => boolean;
  /** Lets waiting messages in. */
  pause: () => Promise<void>;
  send: (bands: Bands, done: number) => void;
}

export async function drawBands(
  ran: Ran,
  workbench: Workbench,
  { draws, stale, pause, send }: DrawOptions,
): Promise<void> {
  const plans = [...ran.plans].map(([key, lines]) => ({ key, lines }));
  const metrics = [...new Set(plans.flatMap((p) => p.lines.map((l) => l.metric)))];
  if (metrics.length === 0 || draws === 0) return;
  const prepared = { program: workbench.program, metrics };
  const plan = { settings: ran.composition.settings, seed, scenarios: draws };
  const layout = layOut(prepared, plan);
  const memory = reserve(layout);
  const runBlock = blockRunner(prepared, plan, layout);
  const first = new Map<Metric, number>(metrics.map((m, i) => [m, layout.metrics[i]?.first ?? 0]));
  for (let k = 0; k < draws; k++) {
    await pause();
    if (stale()) return;
    runBlock(k, k + 1, memory);
    const done = k + 1;
    if (done % every === 0 || done === draws) send(bandsOf(plans, first, memory, done), done);
  }
}

function bandsOf(
  plans: { key: string; lines: LinePlan[] }[],
  first: Map<Metric, number>,
  memory: { columns: Float64Array; stride: number; status: Uint8Array },
  done: number,
): Bands {
  const sorted = (cell: number) => {
    const column = memory.columns.subarray(cell * memory.stride, cell * memory.stride + done);
    return column.filter((value, s) => memory.status[s] === DONE && !Number.isNaN(value)).sort();
  };
  return Object.fromEntries(
    plans.map(({ key, lines }) => [
      key,
      Object.fromEntries(
        lines.map((line) => {
          const from = first.get(line.metric) ?? 0;
          const band = line.cells.map((cell) => {
            const values = sorted(from + cell);
            return { p10: quantile(values, 0.1), p90: quantile(values, 0.9) };
          });
          return [line.id, band];
        }),
      ),
    ]),
  );
}
