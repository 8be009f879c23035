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
/** There is room for this many. */
const mostDraws = 1000;

export interface DrawOptions {
  draws: number;
  /** Whether a newer question has come. */
  stale: () => boolean;
  /** Lets waiting messages in. */
  pause: () => Promise<void>;
  send: (bands: Bands, done: number) => void;
}

/** Draws of one scenario for one set of lines: a question that differs in neither goes on where the last one stopped. */
interface Begun {
  key: string;
  done: number;
  run: (scenario: number) => void;
  bands: (done: number) => Bands;
}

export class Drawer {
  readonly #workbench: Workbench;
  #begun: Begun | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async draw(ran: Ran, { draws, stale, pause, send }: DrawOptions): Promise<void> {
    if (ran.plans.size === 0 || draws === 0) return;
    const begun = this.#begin(ran);
    if (begun.done > 0) send(begun.bands(begun.done), begun.done);
    while (begun.done < draws) {
      await pause();
      if (stale()) return;
      begun.run(begun.done);
      begun.done++;
      if (begun.done % every === 0 || begun.done === draws) send(begun.bands(begun.done), begun.done);
    }
  }

  #begin(ran: Ran): Begun {
    const plans = [...ran.plans].map(([key, lines]) => ({ key, lines }));
    const { settings } = ran.composition;
    const lines = plans.map((p) => [p.key, ...p.lines.map((l) => `${l.metric.id} ${l.id}`)]);
    const key = JSON.stringify([settings, lines]);
    if (this.#begun?.key === key) return this.#begun;
    const metrics = [...new Set(plans.flatMap((p) => p.lines.map((l) => l.metric)))];
    const prepared = { program: this.#workbench.program, metrics };
    const plan = { settings, seed, scenarios: mostDraws };
    const layout = layOut(prepared, plan);
    const memory = reserve(layout);
    const runBlock = blockRunner(prepared, plan, layout);
    const first = new Map<Metric, number>(metrics.map((m, i) => [m, layout.metrics[i]?.first ?? 0]));
    this.#begun = {
      key,
      done: 0,
      run: (scenario) => runBlock(scenario, scenario + 1, memory),
      bands: (done) => bandsOf(plans, first, memory, done),
    };
    return this.#begun;
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
