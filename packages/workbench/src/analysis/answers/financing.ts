/** Answer 2: what paid for capital spending — operations, debt, equity, vendors, cash. */
import type { Run } from '@buildout/engine';
import type { AnswerValue, At, Metric } from '../../runs/index.ts';
import { type AnalysisContext, inSectors } from '../context.ts';
import { type ModelIndex, perProgram } from '../model-index.ts';
import { type Payment, paymentsOf } from '../payments.ts';
import { band, percent } from '../say.ts';
import {
  addRows,
  type Line,
  SIMULATED_ONLY,
  type SumPlan,
  sumPlan,
  type Term,
  valueAt,
  yearlyRows,
} from '../yearly.ts';
import { cashLines, reporting } from './companies.ts';

/** Where money for capital spending comes from; negative where it goes. Together they are the capital spending. */
export const SOURCES = [
  'operations',
  'debt',
  'new_equity',
  'vendor_equity',
  'prepayments',
  'stakes',
  'payouts',
  'cash',
] as const;
export type Source = (typeof SOURCES)[number];

const ABOUT =
  'operations: receipts less payments of the business, interest and tax; debt: notes and draws less repayments; new_equity: paid in by funds and the public; vendor_equity: paid in by companies that sell chips or compute; prepayments: received from customers less made and used up; stakes: other claims on others bought (−); payouts: dividends and buy-backs (−); cash: used (+) or laid by (−).';

/** What a payment is for a group: a source with its sign, capital spending, or nothing. */
function partOf(
  payment: Payment,
  group: number,
  index: ModelIndex,
  funds: Set<number>,
): [Source | 'capital', 1 | -1] | undefined {
  const { transfer, payer, payee } = payment;
  const receives = index.group(payee) === group;
  if (receives === (index.group(payer) === group)) return undefined;
  const sign = receives ? 1 : -1;
  const { post } = transfer;
  if (post.kind === 'resale' || (post.kind === 'purchase' && !receives)) return ['capital', receives ? -1 : 1];
  if (post.kind === 'purchase') return ['operations', 1];
  if (post.kind === 'income') return [post.line === 'payout' && !receives ? 'payouts' : 'operations', sign];
  if (post.instrument.includes('prepaid')) return ['prepayments', sign];
  // The issuer of a claim receives at issue and pays at redemption.
  if ((post.kind === 'issue') !== receives) return ['stakes', sign];
  if (post.instrument !== 'equity') return ['debt', sign];
  const holder = receives ? payer : payee;
  return [funds.has(holder) || index.ledger.outside[holder] ? 'new_equity' : 'vendor_equity', sign];
}

interface Plan {
  companies: string[];
  /** Lines of a company in the order of SOURCES without cash. */
  flows: SumPlan;
  capital: SumPlan;
  cash: Line[];
}

/** Owners of accelerators and sites, boxes and landlords included. */
export function ownersOf(context: AnalysisContext): string[] {
  return [...inSectors(context, 'cloud', 'neocloud', 'lab', 'box'), 'data_centre_landlords'];
}

function makePlan(context: AnalysisContext) {
  return perProgram((index): Plan => {
    const funds = new Set(index.members('fund').map((id) => index.company(id)));
    const buys = new Set(
      paymentsOf(index)
        .filter(({ transfer: { post } }) => post.kind === 'purchase')
        .map(({ payer }) => index.group(payer)),
    );
    const companies = reporting(index, ownersOf(context)).filter((id) => buys.has(index.company(id)));
    const lines = new Map<string, Term[]>();
    const groups = new Set(companies.map((id) => index.company(id)));
    for (const payment of paymentsOf(index)) {
      for (const group of new Set([index.group(payment.payer), index.group(payment.payee)])) {
        const part = groups.has(group) ? partOf(payment, group, index, funds) : undefined;
        if (part === undefined) continue;
        const key = `${group} ${part[0]}`;
        lines.set(key, [...(lines.get(key) ?? []), [payment.place, part[1]]]);
      }
    }
    const of = (id: string, source: string): Line => ({
      at: { company: id, source },
      terms: lines.get(`${index.company(id)} ${source}`) ?? [],
    });
    return {
      companies,
      flows: sumPlan(companies.flatMap((id) => SOURCES.slice(0, -1).map((source) => of(id, source)))),
      capital: sumPlan(companies.map((id) => of(id, 'capital'))),
      cash: cashLines(index, companies),
    };
  });
}

/** Sources by company (row-major, in the order of SOURCES) in the months of a period. */
function sourcesOf(run: Run, plan: Plan, from: number, to: number): Float64Array {
  const width = SOURCES.length;
  const { dt } = run.program.ledger!;
  const flows = new Float64Array(plan.flows.lines.length);
  addRows(run, plan.flows, from, to, flows);
  const out = new Float64Array(plan.companies.length * width);
  for (let c = 0; c < plan.companies.length; c++) {
    for (let s = 0; s < width - 1; s++) out[c * width + s] = flows[c * (width - 1) + s] * dt;
    for (const [place] of plan.cash[c].terms)
      out[c * width + width - 1] += valueAt(run, place, from) - valueAt(run, place, to);
  }
  return out;
}

export function financing(context: AnalysisContext): Metric[] {
  const planOf = makePlan(context);
  const width = SOURCES.length;
  return [
    yearlyRows(
      {
        id: 'capex_financing',
        label: 'What paid for capital spending, all owners',
        unit: 'USD/year',
        about: `Clouds, neoclouds, labs with fleets, boxes and landlords together. ${ABOUT} The sources add up to capex_financed. ${SIMULATED_ONLY}`,
        sentence: (values, others) => financingSentence(values, others('capex_financing_shares')),
      },
      () => SOURCES.map((source): At => ({ source })),
      (run, { from, to }, _, out) => {
        const sources = sourcesOf(run, planOf(run.program), from, to);
        out.fill(0);
        for (let k = 0; k < sources.length; k++) out[k % width] += sources[k];
      },
    ),
    {
      id: 'capex_financing_shares',
      label: 'What paid for capital spending, as shares of the whole run',
      unit: 'share',
      about: `capex_financing over all years as a share of capex_financed. ${SIMULATED_ONLY}`,
      cells: () => SOURCES.map((source) => ({ at: { source } })),
      measure(run, out) {
        const sources = sourcesOf(run, planOf(run.program), 0, run.steps);
        out.fill(0);
        for (let k = 0; k < sources.length; k++) out[k % width] += sources[k];
        const all = out.reduce((a, b) => a + b, 0);
        for (let k = 0; k < width; k++) out[k] = all > 0 ? out[k] / all : Number.NaN;
      },
    },
    yearlyRows(
      {
        id: 'capex_financing_by_company',
        label: 'What paid for capital spending, by company',
        unit: 'USD/year',
        about: `Boxes are counted with the operating company that sponsors them. ${ABOUT} ${SIMULATED_ONLY}`,
      },
      ({ program }) =>
        planOf(program).companies.flatMap((company) => SOURCES.map((source): At => ({ company, source }))),
      (run, { from, to }, _, out) => out.set(sourcesOf(run, planOf(run.program), from, to)),
    ),
    yearlyRows(
      {
        id: 'capex_financed',
        label: 'Capital spending that the sources paid for',
        unit: 'USD/year',
        about: `Accelerators, other IT, sites and plant bought by the owners, less fleets sold out of estates. ${SIMULATED_ONLY}`,
      },
      ({ program }) => ['owners', ...planOf(program).companies].map((company): At => ({ company })),
      (run, { from, to }, _, out) => {
        const plan = planOf(run.program);
        const capital = new Float64Array(plan.companies.length);
        addRows(run, plan.capital, from, to, capital);
        const { dt } = run.program.ledger!;
        out[0] = 0;
        capital.forEach((value, c) => {
          out[c + 1] = value * dt;
          out[0] += value * dt;
        });
      },
    ),
  ];
}

function financingSentence(values: AnswerValue[], shares: AnswerValue[]): string {
  const totals = new Map<string, number>();
  for (const { at, value } of values)
    totals.set(String(at.source), (totals.get(String(at.source)) ?? 0) + (value ?? 0));
  const spent = [...totals.values()].reduce((a, b) => a + b, 0);
  if (!(spent > 0)) return '';
  const share = (...sources: Source[]) => percent(sources.reduce((sum, s) => sum + (totals.get(s) ?? 0), 0) / spent);
  const within = (source: Source) =>
    band(
      shares.find(({ at }) => at.source === source),
      percent,
    );
  const rest = ((totals.get('stakes') ?? 0) + (totals.get('cash') ?? 0)) / spent;
  const years = values.map(({ at }) => Number(at.year));
  return `From ${Math.min(...years)} to ${Math.max(...years)} operations after payouts paid for ${share('operations', 'payouts')} of capital spending, debt for ${share('debt')}${within('debt')}, new equity for ${share('new_equity')}${within('new_equity')}, vendors’ equity for ${share('vendor_equity')}${within('vendor_equity')}${rest < 0 ? `; stakes bought and cash put aside took ${percent(-rest)}` : `; cash run down and stakes sold gave ${percent(rest)}`}.`;
}
