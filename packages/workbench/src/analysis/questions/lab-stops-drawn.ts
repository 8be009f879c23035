/** Question 4 over scenarios: losses by kind of holder, guarantees paid and who has failed. */
import type { Run } from '@buildout/engine';
import type { At, Metric } from '../../runs/index.ts';
import { holderKind } from '../answers/losses.ts';
import type { AnalysisContext } from '../context.ts';
import { modelIndex } from '../model-index.ts';

/** What a guarantor pays has no claim behind it: it is lost by the guarantor at once. */
export const GUARANTORS = 'guarantors';

/** Lost from step `from` to the end of the run: `lab_stops` at `{holder}` and `{holder: 'all'}`, and 1 at `{failed}` for who has failed by then. */
export function labStopsMetrics({ from }: { from: number }, context: AnalysisContext): Metric[] {
  const kinds = [...new Set(context.companies.map(({ id }) => holderKind(context, id)))];
  const holders = [...kinds, GUARANTORS, 'all'];
  const companies = context.companies.map(({ id }) => id);
  const cells: { at: At }[] = [
    ...holders.map((holder) => ({ at: { holder } })),
    ...companies.map((failed) => ({ at: { failed } })),
  ];
  return [
    {
      id: 'lab_stops',
      label: 'Lost by kind of holder, and who fails',
      unit: 'USD',
      about: 'Written off and paid under guarantees since the month of the stop; 1 for a company that has failed.',
      cells: () => cells,
      measure(run: Run, out) {
        out.fill(0);
        const put = (holder: string, amount: number) => {
          out[holders.indexOf(holder)] += amount;
          out[holders.length - 1] += amount;
        };
        for (const id of companies) put(holderKind(context, id), lostBy(run, id, from));
        put(GUARANTORS, guaranteesPaid(run, from));
        companies.forEach((id, i) => {
          out[holders.length + i] = run.value('alive', run.steps, id) > 0.5 ? 0 : 1;
        });
      },
    },
  ];
}

/** Written off by a holder from a step on, in dollars. */
function lostBy(run: Run, company: string, from: number): number {
  const lost = run.series('loss_by_holder', company);
  let sum = 0;
  for (let step = from; step < run.steps; step++) sum += lost[step];
  return sum * run.program.ledger!.dt;
}

/** Paid under one guarantee, or all, from a step on, in dollars. */
export function guaranteesPaid(run: Run, from: number, ...one: string[]): number {
  const guarantees = one.length > 0 ? one : modelIndex(run.program).members('guarantee');
  let sum = 0;
  for (let step = from; step < run.steps; step++)
    for (const id of guarantees) sum += run.value('paid_guarantee_call', step, id);
  return sum * run.program.ledger!.dt;
}
