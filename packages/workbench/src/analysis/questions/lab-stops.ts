/** Question 4: if a lab stops paying, who loses how much, in which order? */
import type { ParameterChange, Run } from '@buildout/engine';
import { countedShare } from '@buildout/engine/statistics/index.ts';
import { type AnalysisContext, nameOf } from '../context.ts';
import { modelIndex } from '../model-index.ts';
import { band, bn, chance, percent } from '../say.ts';
import type { QuestionAnswer, RunWith } from './answer.ts';
import type { Draw, Measured } from './draws.ts';
import { leversOf, monthOf } from './helpers.ts';
import { guaranteesPaid } from './lab-stops-drawn.ts';
import { type Loss, lossesBetween, lossesBy, outsideShare } from './lab-stops-losses.ts';
import {
  addedBand,
  type BothDrawn,
  eventsTable,
  failuresTable,
  guaranteesTable,
  holdersTable,
  lossChart,
  matrixTable,
  monthsTable,
  unpaidTable,
} from './lab-stops-tables.ts';

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
  /** Lost more than without, by kind of holder; adds up to `total`. */
  byKind: { kind: string; amount: number }[];
  losses: Loss[];
  total: number;
  /** Part of it that falls on lenders, investors and the rest of the world. */
  outsideShare: number;
}

/** Less than this is rounding, not an event. */
const LEAST = 1e6;

/** The month-by-month cascade after a lab stops paying, against the same run in which it pays. */
export async function labStopsAnswer(
  { lab, from, months = 36 }: LabStopsQuestion,
  runWith: RunWith,
  context: AnalysisContext,
  draw?: Draw,
): Promise<LabStopsAnswer> {
  const { program } = runWith({ steps: 1 });
  if (!(Number.isInteger(from) && from >= 0 && from < program.steps)) {
    throw new RangeError(`month ${from} lies outside the run of ${program.steps} months`);
  }
  const base = runWith({ steps: Math.min(program.steps, from + months) });
  const { steps } = base;
  const labs = modelIndex(base.program).members('lab');
  if (!labs.includes(lab)) throw new RangeError(`there is no lab ${lab}; there are ${labs.join(', ')}`);
  const schedule: ParameterChange[] = [{ parameter: 'lab_pays', element: [lab], from, how: 'set', value: 0 }];
  const stops = runWith({ schedule, steps });
  const events = eventsOf(base, stops, from);
  const losses = lossesBetween(base, stops, from, context);
  const byKind = [...lossesBy(losses, 'kind')].map(([kind, amount]) => ({ kind, amount }));
  const total = byKind.reduce((sum, { amount }) => sum + amount, 0);
  const unpaid = unpaidTo(stops, lab, from);
  const name = (id: string) => nameOf(context, id);
  const measured: Measured[] = [{ kind: 'lab-stops', from }];
  const drawn = draw && {
    base: await draw({ measured, steps }),
    stops: await draw({ measured, steps, schedule }),
  };
  const shareOutside = outsideShare(losses, context);
  const failed = events.filter(({ what, company }) => what === 'defaults' && company !== lab);
  return {
    question: 4,
    asked: `If ${name(lab)} stops paying in ${monthOf(base, from)}, who loses how much, in which order?`,
    sentence: sentence({ base, stops, lab, from, total, byKind, failed, unpaid, name, shareOutside, drawn }),
    charts: [
      {
        kind: 'bars',
        title: `Who loses what after ${name(lab)} stops paying`,
        unit: 'USD',
        barLabel: 'kind of holder',
        parts: [{ id: 'more', label: 'lost more than without' }],
        bars: byKind
          .filter(({ amount }) => Math.abs(amount) > LEAST)
          .map(({ kind, amount }) => ({ label: kind, values: [amount] })),
      },
      lossChart(base, { base, stops, from }),
    ],
    tables: [
      matrixTable(losses, name, drawn),
      eventsTable(base, events, name),
      monthsTable(base, stops, from),
      holdersTable(losses, name, total),
      guaranteesTable(base, stops, from, context),
      ...(drawn ? [failuresTable(drawn, base.program.ledger!.companies, name)] : []),
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
      ours: `${bn(total)} lost, claims at cost`,
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
    losses,
    total,
    outsideShare: shareOutside,
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

function sentence(of: {
  base: Run;
  stops: Run;
  lab: string;
  from: number;
  total: number;
  byKind: { kind: string; amount: number }[];
  failed: CascadeEvent[];
  unpaid: Map<string, number>;
  name: (id: string) => string;
  shareOutside: number;
  drawn: BothDrawn | undefined;
}): string {
  const { base, stops, lab, from, total, byKind, failed, unpaid, name, shareOutside, drawn } = of;
  const first = [...unpaid].slice(0, 3).map(([payee, amount]) => `${name(payee)} (${bn(amount)})`);
  const owed = [...unpaid.values()].reduce((a, b) => a + b, 0);
  const most = byKind
    .filter(({ amount }) => amount > LEAST)
    .slice(0, 3)
    .map(({ kind, amount }) => `${kind} (${bn(amount)})`);
  const unpaidWords =
    owed > 0
      ? `${bn(owed)} of that month’s bills go unpaid, first to ${first.join(', ')}`
      : 'no bill of that month goes unpaid, as what it takes in that month covers them even without its cash';
  const lost = `Within ${base.steps - from} months ${bn(total)}${band(drawn && addedBand(drawn, 'all'), bn)} more is lost than without`;
  const outside = Number.isNaN(shareOutside)
    ? ''
    : ` ${percent(shareOutside)} of it falls on lenders, investors and others outside the build-out.`;
  const called = guaranteesPaid(stops, from) - guaranteesPaid(base, from);
  const guarantees = called > LEAST ? ` Guarantors pay ${bn(called)}.` : ' No guarantee is called.';
  const others = failed.slice(0, 3).map(({ company, step }) => `${name(company)} in ${monthOf(base, step)}`);
  const chain =
    others.length > 0 ? ` Others that fail because of it: ${others.join(', ')}.` : ' Nobody else fails because of it.';
  return `If ${name(lab)} stops paying in ${monthOf(base, from)}, ${unpaidWords}. ${lost}${most.length > 0 ? `, most by ${most.join(', ')}` : ''}.${outside}${guarantees}${chain}${drawn ? oddsWords(drawn, lab) : ''}`;
}

/** How often somebody else fails who does not fail without the stop. */
function oddsWords({ base, stops }: BothDrawn, lab: string): string {
  const { layout } = stops.result;
  const others = layout.cells.flatMap(({ at }) =>
    typeof at.failed === 'string' && at.failed !== lab ? [at.failed] : [],
  );
  const columns = others.map((failed) => [base, stops].map((one) => one.column('lab_stops', { failed })));
  let [hits, n] = [0, 0];
  for (let scenario = 0; scenario < layout.kept; scenario++) {
    if (columns.some(([a, b]) => Number.isNaN(a[scenario]) || Number.isNaN(b[scenario]))) continue;
    n++;
    if (columns.some(([a, b]) => b[scenario] > a[scenario])) hits++;
  }
  return n === 0 ? '' : ` Somebody else fails because of it in ${chance({ ...countedShare(hits, n), n })}.`;
}
