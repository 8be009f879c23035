/** Who paid whom in a year, and where a company's revenue began. */
import type { Run } from '@buildout/engine';
import { paymentsOf } from '@buildout/engine/flows/index.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import type { Metric } from '@buildout/workbench/runs/metric.ts';
import type { FlowsShown } from './messages.ts';
import { originsOf, revenueOf } from './origins.ts';
import { windowOf } from './time.ts';

export function flowsOf(
  run: Run,
  measure: (metric: Metric) => Float64Array,
  workbench: Workbench,
  { year, origins, company }: { year: number; origins: boolean; company?: string },
): FlowsShown | undefined {
  const { ledger } = workbench.program;
  const window = windowOf(year, workbench.world.start, run.steps);
  if (!ledger || !window) return undefined;
  const payments = paymentsOf(run, ledger);
  const { slots } = workbench.program;
  const sums = new Map<string, { from: number; to: number; value: number; by: Map<string, number> }>();
  for (let k = 0; k < payments.count; k++) {
    let value = 0;
    for (let step = window.from; step < window.to; step++)
      value += (run.history[step * slots + (payments.offset[k] ?? 0)] ?? 0) * ledger.dt;
    if (!(value > 0)) continue;
    const [from, to] = [payments.payer[k] ?? 0, payments.payee[k] ?? 0];
    const key = `${from}>${to}`;
    const sum = sums.get(key) ?? { from, to, value: 0, by: new Map() };
    sum.value += value;
    const what = ledger.transfers[payments.transfer[k] ?? 0]?.label ?? '';
    sum.by.set(what, (sum.by.get(what) ?? 0) + value);
    sums.set(key, sum);
  }
  // The dye of a run takes several times as long as the run: only where it is looked at.
  const origin = origins ? originsOf(workbench, measure, year) : undefined;
  const flows = [...sums.values()].map(({ from, to, value, by }) => {
    const payer = ledger.companies[from] ?? '';
    const shares = origin?.share(payer);
    // The two largest purposes name a flow; the rest are in the statements.
    const purposes = [...by].sort((a, b) => b[1] - a[1]).slice(0, 2);
    return {
      from: payer,
      to: ledger.companies[to] ?? '',
      value,
      label: purposes.map(([what]) => what).join(', '),
      ...(shares ? { origins: shares } : {}),
    };
  });
  const shown: FlowsShown = { flows, origins: origin?.origins ?? [] };
  const shares = company ? origin?.share(company) : undefined;
  if (company && origin && shares) {
    const total = revenueOf(workbench, measure, company, year);
    shown.revenue = { company, total, shares: origin.origins.map((o) => ({ ...o, share: shares[o.id] ?? 0 })) };
  }
  return shown;
}
