/** Where the money that companies received in a year began. */
import type { Run } from '@buildout/engine';
import { type OriginShares, originShares } from '@buildout/engine/flows/index.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { windowOf } from './time.ts';

export interface Origins {
  origins: { id: string; label: string }[];
  /** Shares of a company's receipts by origin; undefined where it received nothing. */
  share(company: string): Record<string, number> | undefined;
  /** What it received, in currency. */
  receipts(company: string): number;
}

/** The dye of a run is computed once for all years; a run overwrites its numbers, so its id is kept beside it. */
let known: { run: Run; stamp: number; shares: OriginShares } | undefined;
let stamp = 0;

/** To be called when a run has new numbers. */
export function forgetOrigins(): void {
  stamp++;
}

/** End demand is money from outside; so is what lenders and investors bring; the rest of the economy is other business. */
function sourcesOf({ world }: Workbench): Record<string, string> {
  const colours: Record<string, string> = {
    end_demand: 'end demand',
    capital: 'investors and lenders',
    outside: 'rest of the economy',
  };
  return Object.fromEntries(world.companies.flatMap((c) => (colours[c.sector] ? [[c.id, colours[c.sector]]] : [])));
}

export function originsOf(run: Run, workbench: Workbench, year: number): Origins | undefined {
  const { ledger } = workbench.program;
  const { start } = workbench.world;
  if (!ledger || !windowOf(year, start, run.steps)) return undefined;
  const windows = [
    ...new Set(
      Array.from({ length: run.steps }, (_, k) => k).map((k) => windowOf(yearAt(k, start), start, run.steps)?.label),
    ),
  ].flatMap((label) => {
    const window = windowOf(Number(label), start, run.steps);
    return window ? [window] : [];
  });
  if (known?.run !== run || known.stamp !== stamp)
    known = {
      run,
      stamp,
      shares: originShares(run, ledger, { sources: { companies: sourcesOf(workbench) }, windows }),
    };
  const { shares } = known;
  const at = windows.findIndex((w) => w.label === String(year));
  const width = shares.colours.length;
  const amounts = (company: string) => {
    const index = ledger.companies.indexOf(company);
    const from = (at * ledger.companies.length + index) * width;
    return index < 0 ? new Float64Array(0) : shares.receipts.subarray(from, from + width);
  };
  const receipts = (company: string) => amounts(company).reduce((sum, x) => sum + x, 0);
  return {
    origins: shares.colours.map((id) => ({ id, label: id })),
    receipts,
    share: (company) => (receipts(company) > 0 ? shares.share(at, company) : undefined),
  };
}

const yearAt = (step: number, start: string) => {
  const month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) + step;
  return Math.floor(month / 12);
};
