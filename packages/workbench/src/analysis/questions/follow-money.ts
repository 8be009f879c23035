/** Question 26: of each dollar a company books, whose money is it in the end, and how much is its own coming back? */
import type { Run } from '@buildout/engine';
import type { TransferIndex } from '@buildout/engine/ledger/types.ts';
import { type AnalysisContext, nameOf } from '../context.ts';
import { ORIGINS } from '../dye.ts';
import { modelIndex } from '../model-index.ts';
import { paymentsOf } from '../payments.ts';
import { band, bn, percent, percentRange } from '../say.ts';
import type { AnswerTable, QuestionAnswer } from './answer.ts';
import type { Draw } from './draws.ts';
import { originOf } from './follow-money-drawn.ts';
import { leversOf, yearOf } from './helpers.ts';

/** Less than this in a year is no round trip. */
const LEAST = 1e6;

export interface FollowMoneyQuestion {
  company: string;
  year: number;
}

/** Money from one company to another in the year, with what it was for. */
export interface Arrow {
  from: string;
  to: string;
  amount: number;
  /** Contract, facility or kind of payment, largest first. */
  names: string[];
}

/** A way by which what the company pays comes back to it. */
export interface Path {
  /** The company first and last. */
  companies: string[];
  arrows: Arrow[];
  /** Dollars of the year that went all the way, if everybody passes money on in proportion. */
  amount: number;
}

/** What two companies pay each other. */
export interface RoundTrip {
  partner: string;
  out: number;
  back: number;
  /** The smaller of the two. */
  round: number;
  outNames: string[];
  backNames: string[];
}

export interface FollowMoneyAnswer extends QuestionAnswer {
  revenue: number;
  /** Shares of revenue by where the payers had the money from; they add up to 1. */
  origin: { origin: string; share: number }[];
  ownShare: number;
  trips: RoundTrip[];
  paths: Path[];
}

export async function followMoneyAnswer(
  run: Run,
  { company, year }: FollowMoneyQuestion,
  context: AnalysisContext,
  draw?: Draw,
): Promise<FollowMoneyAnswer> {
  const index = modelIndex(run.program);
  if (index.company(company) < 0) throw new RangeError(`there is no company ${company}`);
  const { from, to } = yearOf(run, year);
  const { revenue, origin: shares, own: ownShare } = originOf(company, year)(run);
  const origin = ORIGINS.map((id, k) => ({ origin: id as string, share: shares[k] }));
  const drawn = await draw?.({ measured: [{ kind: 'origin', company, year }] });
  const bandOf = (figure: string) => drawn?.band('origin', { figure });
  const arrows = arrowsOf(run, from, to);
  const trips = tripsOf(arrows, company);
  const paths = pathsOf(run, arrows, company, from);
  const name = (id: string) => nameOf(context, id);
  const labels: Record<string, string> = {
    end_demand: 'users',
    outside_equity: 'new equity from outside',
    debt: 'lenders',
    other_business: 'the rest of clouds’ business and of the economy',
    cash_in_hand: 'cash there at the start',
  };
  const ends = (figure: string) => {
    const found = bandOf(figure);
    return found ? [found.p10, found.p90] : [];
  };
  return {
    question: 26,
    asked: `Of each dollar ${name(company)} books in ${year}, how much is its own money coming back?`,
    sentence: `${percent(ownShare)}${band(bandOf('own'), percent)} of the ${bn(revenue)}${band(bandOf('revenue'), bn)} that ${name(company)} books in ${year} is money it had paid out itself${trips[0] ? `; the largest round trip is with ${name(trips[0].partner)}, ${bn(trips[0].out)} out and ${bn(trips[0].back)} back` : ''}. In the end the revenue comes from ${[
      ...origin,
    ]
      .sort((a, b) => b.share - a.share)
      .filter((one) => one.share > 0.005)
      .map((one) => `${labels[one.origin]}, ${percent(one.share)}${rangeOnly(bandOf(one.origin))}`)
      .join('; ')}.`,
    charts: [
      {
        kind: 'bars',
        title: `Where ${name(company)}’s revenue of ${year} comes from in the end`,
        unit: 'share',
        parts: [...origin.map((one) => ({ id: one.origin, label: labels[one.origin] }))],
        bars: [{ label: name(company), values: origin.map((one) => one.share), compare: { value: ownShare } }],
        compareLabel: 'own money coming back',
      },
      flowsChart(context, company, year, arrows, paths),
    ],
    tables: [
      {
        id: 'origin',
        title: 'Ultimate origin of revenue; money from outside the circle first',
        columns: [
          { id: 'origin', label: 'origin' },
          { id: 'share', label: 'share of revenue', unit: 'share' },
          ...(drawn ? ['p10', 'p90'].map((id) => ({ id, label: id, unit: 'share' })) : []),
          { id: 'amount', label: 'amount', unit: 'USD' },
        ],
        rows: [
          ...outsideFirst(origin).map((one) => [
            labels[one.origin],
            one.share,
            ...ends(one.origin),
            one.share * revenue,
          ]),
          ['own money coming back (a part of the above)', ownShare, ...ends('own'), ownShare * revenue],
        ],
        note: 'All of a month’s money of a payer is mixed; boxes count with their sponsors.',
      },
      tripsTable(trips, name),
      pathsTable(paths, name),
    ],
    levers: leversOf(run.program, 'vendor_equity_factor', 'pledge_paid_share', 'commitment_share'),
    beside: {
      who: 'published ratios of vendor finance',
      said: 'from 10 % to 56 %, and 26 dollars committed per dollar of equity',
      ours: percent(ownShare),
      why: 'numerator: own payments that come back as revenue; denominator: all revenue booked in the year; announced amounts count only when paid',
    },
    unknown: [
      {
        what: 'timing of payments inside announced contracts',
        settledBy: 'schedules of the contracts, or the payers’ cash-flow statements',
      },
    ],
    redo: `npx buildout origin ${company}`,
    revenue,
    origin,
    ownShare,
    trips,
    paths,
  };
}

/** Money that enters from outside first, cash that was there last. */
const outsideFirst = (origin: { origin: string; share: number }[]) =>
  origin.toSorted((a, b) => Number(a.origin === 'cash_in_hand') - Number(b.origin === 'cash_in_hand'));

/** ` (9.1 to 17 %)` */
const rangeOnly = (of: { p10: number | null; p90: number | null } | undefined) =>
  of?.p10 == null || of.p90 == null ? '' : ` (${percentRange(of.p10, of.p90)})`;

/** Payments between companies of the build-out: funds and the outside pass nothing on, as in the shares by origin. */
function arrowsOf(run: Run, from: number, to: number): Map<string, Arrow> {
  const index = modelIndex(run.program);
  const { companies, dt, outside } = index.ledger;
  const dimensions = new Map(run.program.model.dimensions.map(({ id, members }) => [id, members]));
  const funds = new Set(index.members('fund').map((id) => index.company(id)));
  const leads = (at: number) => outside[at] || funds.has(at);
  const names = new Map<string, Map<string, number>>();
  const arrows = new Map<string, Arrow>();
  for (const { payer, payee, place, transfer, element } of paymentsOf(index)) {
    const [a, b] = [index.group(payer), index.group(payee)];
    if (a === b || leads(a) || leads(b)) continue;
    let amount = 0;
    for (let step = from; step < to; step++) amount += run.history[step * run.program.slots + place];
    if (amount <= 0) continue;
    amount *= dt;
    const key = `${companies[a]} ${companies[b]}`;
    const arrow = arrows.get(key) ?? { from: companies[a], to: companies[b], amount: 0, names: [] };
    arrow.amount += amount;
    arrows.set(key, arrow);
    const called = names.get(key) ?? new Map<string, number>();
    const title = nameOfElement(transfer, element, dimensions, companies);
    called.set(title, (called.get(title) ?? 0) + amount);
    names.set(key, called);
  }
  for (const [key, arrow] of arrows)
    arrow.names = [...names.get(key)!].sort((a, b) => b[1] - a[1]).map(([title]) => title);
  return arrows;
}

/** `Contract payments c_oai_orcl`: the transfer, and the contract, facility or pledge where there is one. */
function nameOfElement(
  transfer: TransferIndex,
  element: number,
  dimensions: Map<string, string[]>,
  companies: string[],
): string {
  let rest = element;
  const parts: string[] = [];
  for (const dimension of [...transfer.over].reverse()) {
    const members = dimensions.get(dimension) ?? [];
    parts.unshift(members[rest % members.length]);
    rest = Math.floor(rest / members.length);
  }
  const own = parts.filter((part) => part !== undefined && !companies.includes(part));
  return [transfer.label, ...own].join(' ');
}

function tripsOf(arrows: Map<string, Arrow>, company: string): RoundTrip[] {
  const trips: RoundTrip[] = [];
  for (const out of arrows.values()) {
    if (out.from !== company) continue;
    const back = arrows.get(`${out.to} ${company}`);
    if (back === undefined || Math.min(out.amount, back.amount) < LEAST) continue;
    trips.push({
      partner: out.to,
      out: out.amount,
      back: back.amount,
      round: Math.min(out.amount, back.amount),
      outNames: out.names.slice(0, 3),
      backNames: back.names.slice(0, 3),
    });
  }
  return trips.sort((a, b) => b.round - a.round);
}

/** Ways back with one or two companies between, by the money that goes all the way. */
function pathsOf(run: Run, arrows: Map<string, Arrow>, company: string, from: number): Path[] {
  const out = new Map<string, Arrow[]>();
  const pot = new Map<string, number>();
  for (const arrow of arrows.values()) {
    out.set(arrow.from, [...(out.get(arrow.from) ?? []), arrow]);
    pot.set(arrow.to, (pot.get(arrow.to) ?? 0) + arrow.amount);
  }
  // What a company can pass on: what it received in the year from anybody, outside included, and what it had.
  const { companies, dt } = run.program.ledger!;
  const through = (id: string) => {
    let received = Math.max(0, run.value('cash', from, id));
    for (let step = from; step < from + 12 && step < run.steps; step++) received += run.value('cash_in', step, id) * dt;
    return Math.max(received, pot.get(id) ?? 0);
  };
  const known = new Map(companies.map((id) => [id, through(id)]));
  const passed = (arrow: Arrow) => Math.min(1, arrow.amount / Math.max(1, known.get(arrow.from)!));
  const paths: Path[] = [];
  for (const first of out.get(company) ?? []) {
    for (const second of out.get(first.to) ?? []) {
      if (second.to === company) {
        paths.push({
          companies: [company, first.to, company],
          arrows: [first, second],
          amount: first.amount * passed(second),
        });
        continue;
      }
      const third = arrows.get(`${second.to} ${company}`);
      if (third === undefined || second.to === first.to) continue;
      const amount = first.amount * passed(second) * passed(third);
      paths.push({ companies: [company, first.to, second.to, company], arrows: [first, second, third], amount });
    }
  }
  return paths
    .filter(({ amount }) => amount > LEAST)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, 12);
}

function flowsChart(
  { companies }: AnalysisContext,
  company: string,
  year: number,
  arrows: Map<string, Arrow>,
  paths: Path[],
) {
  const all = [...arrows.values()];
  const shown = new Set([
    ...paths.flatMap((path) => path.arrows),
    ...all
      .filter(({ to }) => to === company)
      .sort((a, b) => b.amount - a.amount)
      .slice(0, 12),
  ]);
  const flows = [...shown].map(({ from, to, amount, names }) => ({ from, to, value: amount, label: names[0] }));
  const present = new Set(flows.flatMap(({ from, to }) => [from, to]));
  return {
    kind: 'flows' as const,
    title: `Who pays ${companies.find(({ id }) => id === company)?.label ?? company}, and the largest ways back, ${year}`,
    unit: 'USD',
    companies: companies.filter(({ id }) => present.has(id)).map(({ id, label, sector }) => ({ id, label, sector })),
    flows,
  };
}

function tripsTable(trips: RoundTrip[], name: (id: string) => string): AnswerTable {
  return {
    id: 'round_trips',
    title: 'Two-party round trips',
    columns: [
      { id: 'partner', label: 'with' },
      { id: 'out', label: 'paid to it', unit: 'USD' },
      { id: 'back', label: 'received from it', unit: 'USD' },
      { id: 'round', label: 'the smaller', unit: 'USD' },
      { id: 'outNames', label: 'for' },
      { id: 'backNames', label: 'back for' },
    ],
    rows: trips.map(({ partner, out, back, round, outNames, backNames }) => [
      name(partner),
      out,
      back,
      round,
      outNames.join('; '),
      backNames.join('; '),
    ]),
  };
}

function pathsTable(paths: Path[], name: (id: string) => string): AnswerTable {
  return {
    id: 'paths',
    title: 'Largest ways back',
    columns: [
      { id: 'path', label: 'way' },
      { id: 'amount', label: 'went all the way', unit: 'USD' },
      { id: 'arrows', label: 'on the arrows' },
    ],
    rows: paths.map(({ companies, amount, arrows }) => [
      companies.map(name).join(' → '),
      amount,
      arrows.map(({ names, amount: size }) => `${names[0]} (${bn(size)})`).join(' → '),
    ]),
    note: 'Each company passes on what it received in the year in proportion to what it paid; ways with more than two companies between are not listed but count in the share.',
  };
}
