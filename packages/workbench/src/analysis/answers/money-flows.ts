/** Who paid whom in a year, and the statements of one company. */
import type { Run } from '@buildout/engine';
import { type Statements, statements } from '@buildout/engine/flows/index.ts';
import { yearWithin } from '../calendar.ts';
import type { AnalysisContext } from '../context.ts';
import { modelIndex } from '../model-index.ts';
import { paymentsOf } from '../payments.ts';
import { valueAt } from '../yearly.ts';

export interface MoneyFlow {
  from: string;
  to: string;
  /** In the simulated months of the year. */
  amount: number;
  /** By transfer, largest first. */
  kinds: { id: string; label: string; amount: number }[];
}

export interface MoneyFlows {
  year: number;
  companies: { id: string; label: string; sector: string }[];
  /** Largest first. */
  flows: MoneyFlow[];
}

/** All payments of a year between two companies; throws RangeError for a year outside the run. */
export function moneyFlows(run: Run, year: number, context: AnalysisContext): MoneyFlows {
  const { from, to } = yearOf(run, year);
  const index = modelIndex(run.program);
  const { companies, dt } = index.ledger;
  const flows = new Map<string, MoneyFlow>();
  for (const { payer, payee, place, transfer } of paymentsOf(index)) {
    let amount = 0;
    for (let step = from; step < to; step++) amount += valueAt(run, place, step);
    amount *= dt;
    if (amount === 0 || payer === payee) continue;
    const key = `${payer} ${payee}`;
    let flow = flows.get(key);
    if (flow === undefined) {
      flow = { from: companies[payer], to: companies[payee], amount: 0, kinds: [] };
      flows.set(key, flow);
    }
    flow.amount += amount;
    const kind = flow.kinds.find(({ id }) => id === transfer.id);
    if (kind) kind.amount += amount;
    else flow.kinds.push({ id: transfer.id, label: transfer.label, amount });
  }
  const list = [...flows.values()].sort((a, b) => b.amount - a.amount);
  for (const flow of list) flow.kinds.sort((a, b) => b.amount - a.amount);
  const present = new Set(list.flatMap((flow) => [flow.from, flow.to]));
  return {
    year,
    companies: context.companies
      .filter(({ id }) => present.has(id))
      .map(({ id, label, sector }) => ({ id, label, sector })),
    flows: list,
  };
}

/** Income, cash flow and balance sheets of a company for a year; throws RangeError for an unknown company or year. */
export function statementsOf(run: Run, company: string, year: number): Statements {
  const { from, to } = yearOf(run, year);
  return statements(run, modelIndex(run.program).ledger, company, { from, to, label: String(year) });
}

const yearOf = (run: Run, year: number) => yearWithin(run.program.model.time.start, run.steps, year);
