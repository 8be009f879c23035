/** Question 4: if a lab stops paying, who loses how much, in which order? */
import type { Run } from '@buildout/engine';
import { holderKind } from '../answers/losses.ts';
import { type AnalysisContext, nameOf } from '../context.ts';
import { modelIndex } from '../model-index.ts';
import { bn } from '../say.ts';
import type { AnswerTable, QuestionAnswer, RunWith } from './answer.ts';
import { leversOf, momentOf, monthOf } from './helpers.ts';

export interface LabStopsQuestion {
  lab: string;
  /** Step of the first month in which it pays nothing. */
  from: number;
  /** Months looked at; default 36, because later on other failures come that have other causes. */
  months?: number;
}

/** What happened to a company in a month that would not have happened without. */
export interface CascadeEvent {
  step: number;
  company: string;
  what: 'misses payments' | 'defaults' | 'pays a guarantee' | 'writes off';
  amount: number;
}

export interface LabStopsAnswer extends QuestionAnswer {
  events: CascadeEvent[];
  /** Written off more than without, by kind of holder; adds up to `total`. */
  byKind: { kind: string; amount: number }[];
  total: number;
}

/** Less than this is rounding, not an event. */
const LEAST = 1e6;

/** The month-by-month cascade after a lab stops paying, against the same run in which it pays. */
export function labStopsAnswer(
  { lab, from, months = 36 }: LabStopsQuestion,
  runWith: RunWith,
  context: AnalysisContext,
): LabStopsAnswer {
  const { program } = runWith({ steps: 1 });
  if (!(Number.isInteger(from) && from >= 0 && from < program.steps)) {
    throw new RangeError(`month ${from} lies outside the run of ${program.steps} months`);
  }
  const steps = Math.min(program.steps, from + months);
  const base = runWith({ steps });
  const labs = modelIndex(base.program).members('lab');
  if (!labs.includes(lab)) throw new RangeError(`there is no lab ${lab}; there are ${labs.join(', ')}`);
  const stops = runWith({
    schedule: [{ parameter: 'lab_pays', element: [lab], from, how: 'set', value: 0 }],
    steps: base.steps,
  });
  const events = eventsOf(base, stops, from);
  const byCompany = lossesOf(base, stops, from);
  const kinds = new Map<string, number>();
  for (const [company, amount] of byCompany) {
    const kind = holderKind(context, company);
    kinds.set(kind, (kinds.get(kind) ?? 0) + amount);
  }
  const byKind = [...kinds].map(([kind, amount]) => ({ kind, amount })).sort((a, b) => b.amount - a.amount);
  const total = byKind.reduce((sum, { amount }) => sum + amount, 0);
  const failed = events.filter(({ what }) => what === 'defaults');
  const unpaid = unpaidTo(stops, lab, from);
  const name = (id: string) => nameOf(context, id);
  return {
    question: 4,
    asked: `If ${name(lab)} stops paying in ${monthOf(base, from)}, who loses how much, in which order?`,
    sentence: sentence({ base, lab: name(lab), from, total, byKind, failed, unpaid, name }),
    charts: [
      {
        kind: 'bars',
        title: `Who writes off what after ${name(lab)} stops paying`,
        unit: 'USD',
        barLabel: 'kind of holder',
        parts: [{ id: 'more', label: 'written off more than without' }],
        bars: byKind
          .filter(({ amount }) => Math.abs(amount) > LEAST)
          .map(({ kind, amount }) => ({ label: kind, values: [amount] })),
      },
      defaultsLine(base, stops, from),
    ],
    tables: [
      eventsTable(base, events, name),
      lossTable(byCompany, context, total),
      unpaidTable(unpaid, name, monthOf(base, from)),
    ],
    levers: leversOf(
      base.program,
      'grace_months',
      'resolution_months',
      'fire_sale_depth',
      'resale_years',
      'commitment_share',
    ),
    beside: {
      who: 'TS Imagine, March 2026',
      said: 'fourteen per cent off an index over years',
      ours: `${bn(total)} of claims written off at cost`,
      why: 'claims at cost against market values: stakes are carried here at what was paid for them',
    },
    unknown: [
      {
        what: 'who holds the loans behind each facility beyond the kind of its lead lenders',
        settledBy: 'registers of holders of the notes and loans',
      },
      { what: 'collateral and set-off rights in the lab’s compute contracts', settledBy: 'the unredacted agreements' },
    ],
    redo: redoOf(lab, monthOf(base, from)),
    events,
    byKind,
    total,
  };
}

const sum = (amounts: Map<string, number>) => [...amounts.values()].reduce((a, b) => a + b, 0);

/** Shipped shocks stop the two large labs in a month; for others the switch holds from the start of the run. */
const redoOf = (lab: string, month: string): string => {
  const shock = { openai: 'lab-fails', anthropic: 'anthropic-fails' }[lab];
  return shock ? `npx buildout run --shock ${shock}@${month}` : `npx buildout run --set 'lab_pays[${lab}]=0'`;
};

/** What a company left unpaid in a month, by whom it was owed; dues of earlier months included. */
function unpaidTo(run: Run, lab: string, step: number): Map<string, number> {
  const { ledger } = run.program;
  const at = ledger!.companies.indexOf(lab);
  const owed = new Map<string, number>();
  for (const transfer of ledger!.transfers) {
    if (transfer.settle.stage !== 'owed' || transfer.settle.unpaid !== 'arrears') continue;
    const [due, paid] = [run.at(transfer.due, step), run.at(transfer.paid, step)];
    for (let i = 0; i < transfer.size; i++) {
      if (transfer.payer[i] !== at || transfer.payee[i] < 0) continue;
      const payee = ledger!.companies[transfer.payee[i]];
      owed.set(payee, (owed.get(payee) ?? 0) + due[i] - paid[i]);
    }
  }
  return new Map([...owed].filter(([, amount]) => amount > 1).sort((a, b) => b[1] - a[1]));
}

function eventsOf(base: Run, stops: Run, from: number): CascadeEvent[] {
  const { companies } = base.program.ledger!;
  const index = modelIndex(base.program);
  const events: CascadeEvent[] = [];
  const missing = new Set<string>();
  const guarantors = index.relation('guarantor');
  for (let step = from; step < base.steps; step++) {
    companies.forEach((company) => {
      const [now, without] = [stops.value('unpaid', step, company), base.value('unpaid', step, company)];
      const misses = now > LEAST && without <= LEAST && stops.value('alive', step, company) > 0.5;
      if (misses && !missing.has(company))
        events.push({ step, company, what: 'misses payments', amount: sum(unpaidTo(stops, company, step)) });
      if (misses) missing.add(company);
      else if (now <= LEAST) missing.delete(company);
      if (
        stops.value('failed_now', step, company) > 0 &&
        base.value('alive', Math.min(base.steps, step + 1), company) > 0.5
      ) {
        events.push({ step, company, what: 'defaults', amount: sum(unpaidTo(stops, company, step)) });
      }
      const lost = stops.value('loss_by_holder', step, company) - base.value('loss_by_holder', step, company);
      if (lost > LEAST) events.push({ step, company, what: 'writes off', amount: lost });
    });
  }
  for (const [guarantee, guarantor] of guarantors) {
    const called = Array.from({ length: base.steps - from }, (_, k) => {
      const step = from + k;
      return stops.value('paid_guarantee_call', step, guarantee) - base.value('paid_guarantee_call', step, guarantee);
    });
    const first = called.findIndex((amount) => amount > LEAST);
    const amount = called.reduce((a, b) => a + b, 0);
    if (first >= 0 && guarantor !== null)
      events.push({ step: from + first, company: guarantor, what: 'pays a guarantee', amount });
  }
  events.sort((a, b) => a.step - b.step);
  return events;
}

function lossesOf(base: Run, stops: Run, from: number): Map<string, number> {
  const lost = new Map<string, number>();
  for (const company of base.program.ledger!.companies) {
    let sum = 0;
    for (let step = from; step < base.steps; step++) {
      sum += stops.value('loss_by_holder', step, company) - base.value('loss_by_holder', step, company);
    }
    if (Math.abs(sum) > 1) lost.set(company, sum);
  }
  return lost;
}

function sentence(of: {
  base: Run;
  lab: string;
  from: number;
  total: number;
  byKind: { kind: string; amount: number }[];
  failed: CascadeEvent[];
  unpaid: Map<string, number>;
  name: (id: string) => string;
}): string {
  const { base, lab, from, total, byKind, failed, unpaid, name } = of;
  const first = [...unpaid].slice(0, 3).map(([payee, amount]) => `${name(payee)} (${bn(amount)})`);
  const owed = [...unpaid.values()].reduce((a, b) => a + b, 0);
  const most = byKind
    .filter(({ amount }) => amount > LEAST)
    .slice(0, 3)
    .map(({ kind, amount }) => `${kind} (${bn(amount)})`);
  const after = failed
    .filter(({ company }) => name(company) !== lab)
    .slice(0, 3)
    .map(({ company, step }) => `${name(company)} in ${monthOf(base, step)}`);
  const chain =
    after.length > 0 ? ` Others that fail because of it: ${after.join(', ')}.` : ' Nobody else fails because of it.';
  return `If ${lab} stops paying in ${monthOf(base, from)}, ${bn(owed)} of that month’s bills go unpaid, first to ${first.join(', ')}; within ${base.steps - from} months ${bn(total)} more is written off than without${most.length > 0 ? `, most by ${most.join(', ')}` : ''}.${chain}`;
}

function defaultsLine(base: Run, stops: Run, from: number) {
  const line = (id: string, label: string, of: (step: number) => number) => ({
    id,
    label,
    values: Array.from({ length: base.steps - from }, (_, k) => ({ t: momentOf(base, from + k), value: of(from + k) })),
  });
  let [mine, other] = [0, 0];
  const lost = (run: Run, step: number) => run.at('loss_by_holder', step).reduce((a, b) => a + b, 0);
  return {
    kind: 'line' as const,
    title: 'Claims written off since the stop',
    unit: 'USD',
    lines: [
      line('stops', 'the lab stops paying', (step) => (mine += lost(stops, step))),
      line('pays', 'it pays', (step) => (other += lost(base, step))),
    ],
  };
}

function eventsTable(run: Run, events: CascadeEvent[], name: (id: string) => string): AnswerTable {
  return {
    id: 'cascade',
    title: 'Who, what, when: events that do not happen while the lab pays',
    columns: [
      { id: 'month', label: 'month' },
      { id: 'company', label: 'company' },
      { id: 'what', label: 'what' },
      { id: 'amount', label: 'amount', unit: 'USD' },
    ],
    rows: events.map(({ step, company, what, amount }) => [monthOf(run, step), name(company), what, amount]),
    note: 'A company misses payments from the month given until it pays again or defaults; the amount is what it leaves unpaid that month, what a guarantor pays is in all.',
  };
}

function lossTable(byCompany: Map<string, number>, context: AnalysisContext, total: number): AnswerTable {
  const rows = [...byCompany].sort((a, b) => b[1] - a[1]);
  return {
    id: 'losses',
    title: 'Written off more than without, by holder',
    columns: [
      { id: 'kind', label: 'kind of holder' },
      { id: 'holder', label: 'holder' },
      { id: 'amount', label: 'written off', unit: 'USD' },
    ],
    rows: [
      ...rows.map(([company, amount]) => [holderKind(context, company), nameOf(context, company), amount]),
      ['all', '', total],
    ],
    note: 'Loans, notes, stakes at cost and unpaid dues. Negative where a loss that would have come anyway is smaller. Who stands behind a kind of holder is not known.',
  };
}

function unpaidTable(unpaid: Map<string, number>, name: (id: string) => string, month: string): AnswerTable {
  return {
    id: 'unpaid',
    title: `Not paid in ${month}`,
    columns: [
      { id: 'payee', label: 'owed to' },
      { id: 'amount', label: 'amount', unit: 'USD' },
    ],
    rows: [
      ...[...unpaid].map(([payee, amount]) => [name(payee), amount]),
      ['all', [...unpaid.values()].reduce((a, b) => a + b, 0)],
    ],
  };
}
