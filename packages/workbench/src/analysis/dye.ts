/**
 * Where revenue comes from in the end. A month's payments carry the mixture of the payer's cash and all its receipts of the
 * month, so the mixtures of one month are one linear system. As the engine's dye, but on the few groups of companies that
 * can pass money on to those asked about, with an elimination worked out once: fast enough for every scenario.
 */
import type { Run } from '@buildout/engine';
import type { ModelIndex } from './model-index.ts';
import { BUSINESS_LINES, type Payment, paymentsOf, subjectOf } from './payments.ts';
import { SparseSystem } from './sparse.ts';

/** Where money enters the sector, and the cash that was there at the start. */
export const ORIGINS = ['cash_in_hand', 'end_demand', 'outside_equity', 'debt', 'other_business'] as const;
const WIDTH = ORIGINS.length;

/** Who can pass money on to whom: groups as nodes, what comes from outside with its colour. */
export interface DyeNetwork {
  /** Companies asked about, and their nodes. */
  asked: string[];
  askedNode: Int32Array;
  nodes: number;
  /** Places of the cash of each node, and whose it is. */
  cashPlace: Int32Array;
  cashNode: Int32Array;
  /** Payments into nodes: where the amount stands, its colour or −1, payee's node, edge it belongs to or −1, company asked about whose revenue it is or −1. */
  place: Int32Array;
  colour: Int32Array;
  payee: Int32Array;
  edge: Int32Array;
  revenueOf: Int32Array;
  /** The payments above that are revenue of somebody asked about. */
  sales: Int32Array;
  /** Payer's and payee's node by edge. */
  edgePayer: Int32Array;
  edgePayee: Int32Array;
}

export function dyeNetwork(index: ModelIndex, asked: string[]): DyeNetwork {
  const users = new Set(
    [...index.relation('region_users').values()].map((id) => (id === null ? -1 : index.company(id))),
  );
  const funds = new Set(index.members('fund').map((id) => index.company(id)));
  const colourOf = ({ payer, transfer }: Payment): number => {
    if (users.has(payer)) return ORIGINS.indexOf('end_demand');
    if (funds.has(payer)) return ORIGINS.indexOf(subjectOf(transfer) === 'loan' ? 'debt' : 'outside_equity');
    return index.ledger.outside[payer] ? ORIGINS.indexOf('other_business') : -1;
  };
  const payments = paymentsOf(index)
    .map((one) => ({ ...one, colour: colourOf(one), from: index.group(one.payer), to: index.group(one.payee) }))
    .filter(({ from, to }) => from !== to);
  // Only those who pay somebody who pays … somebody asked about.
  const inside = new Set(asked.map((id) => index.group(index.company(id))));
  for (let before = -1; before < inside.size; ) {
    before = inside.size;
    for (const { from, to, colour } of payments) if (colour < 0 && inside.has(to)) inside.add(from);
  }
  const node = new Map([...inside].sort((a, b) => a - b).map((group, i) => [group, i]));
  const askedNode = Int32Array.from(asked, (id) => node.get(index.group(index.company(id)))!);
  const revenue = new Set(BUSINESS_LINES);
  const revenueOf = ({ transfer: { post }, to }: (typeof payments)[number]): number =>
    'line' in post && post.kind !== 'resale' && revenue.has(post.line) ? askedNode.indexOf(node.get(to)!) : -1;
  const into = payments.filter(({ to }) => node.has(to)).sort((a, b) => a.place - b.place);
  const edges = new Map<string, { payer: number; payee: number }>();
  for (const { from, to, colour } of into) {
    if (colour < 0) edges.set(`${from} ${to}`, { payer: node.get(from)!, payee: node.get(to)! });
  }
  const edgeOf = new Map([...edges.keys()].map((key, i) => [key, i]));
  const cash = index.ledger.companies.flatMap((_, company) => {
    const found = node.get(index.group(company));
    return found === undefined ? [] : [{ place: index.at('cash', company), node: found }];
  });
  return {
    asked,
    askedNode,
    nodes: node.size,
    cashPlace: Int32Array.from(cash, (c) => c.place),
    cashNode: Int32Array.from(cash, (c) => c.node),
    place: Int32Array.from(into, (p) => p.place),
    colour: Int32Array.from(into, (p) => p.colour),
    payee: Int32Array.from(into, (p) => node.get(p.to)!),
    edge: Int32Array.from(into, (p) => (p.colour >= 0 ? -1 : edgeOf.get(`${p.from} ${p.to}`)!)),
    revenueOf: Int32Array.from(into, revenueOf),
    sales: Int32Array.from(into.keys()).filter((k) => revenueOf(into[k]) >= 0),
    edgePayer: Int32Array.from(edges.values(), (e) => e.payer),
    edgePayee: Int32Array.from(edges.values(), (e) => e.payee),
  };
}

/** Receipts added up per period. */
export interface Receipts {
  /** Period, asked company, colour: by origin, or one for its own money. */
  coloured: Float64Array;
  /** Period, asked company: all its revenue. */
  total: Float64Array;
}

/** What is followed: the origin of all money, or for each asked company the money it had paid out itself. */
export type Follow = 'origin' | 'own';

/** Revenue of the companies asked about by colour; `periodOf[step]` is the number of a step's period, or −1 for none. */
export function follow(run: Run, network: DyeNetwork, what: Follow, periodOf: Int32Array, periods: number): Receipts {
  const companies = network.asked.length;
  const width = what === 'origin' ? WIDTH : companies;
  const month = monthOf(network, width, what === 'own');
  const coloured = new Float64Array(periods * companies * (what === 'origin' ? WIDTH : 1));
  const total = new Float64Array(periods * companies);
  const { place, edge, colour, revenueOf, sales, edgePayer } = network;
  const { history } = run;
  for (let step = 0; step < periodOf.length; step++) {
    const row = step * run.program.slots;
    month.read(history, row);
    month.solve();
    if (periodOf[step] < 0) continue;
    const { mixture } = month;
    for (let s = 0; s < sales.length; s++) {
      const k = sales[s];
      const amount = history[row + place[k]];
      if (amount === 0) continue;
      const a = revenueOf[k];
      const at = periodOf[step] * companies + a;
      total[at] += amount;
      const payer = edge[k] < 0 ? -1 : edgePayer[edge[k]];
      if (what === 'own') {
        if (payer >= 0) coloured[at] += amount * mixture[payer * width + a];
      } else if (payer < 0) coloured[at * WIDTH + colour[k]] += amount;
      else for (let c = 0; c < WIDTH; c++) coloured[at * WIDTH + c] += amount * mixture[payer * WIDTH + c];
    }
  }
  return { coloured, total };
}

/** A network's memory and elimination are made once; a run starts with cash in hand. */
const months = new WeakMap<DyeNetwork, Map<boolean, Month>>();

function monthOf(network: DyeNetwork, width: number, own: boolean): Month {
  let known = months.get(network);
  if (known === undefined) {
    known = new Map();
    months.set(network, known);
  }
  let month = known.get(own);
  if (month === undefined) {
    month = new Month(network, width, own);
    known.set(own, month);
  }
  month.begin();
  return month;
}

/** The mixtures of one month after another, in memory that is used again. */
class Month {
  /** Share of each colour in the pot of each node. */
  readonly mixture: Float64Array;
  readonly #network: DyeNetwork;
  readonly #width: number;
  /** What a company has in its own hands is its own money, whatever flows; others' money is not followed. */
  readonly #own: boolean;
  readonly #system: SparseSystem;
  readonly #edgePlace: Int32Array;
  readonly #diagonal: Int32Array;
  readonly #pot: Float64Array;
  readonly #cash: Float64Array;
  readonly #unit: Float64Array;

  constructor(network: DyeNetwork, width: number, own: boolean) {
    const { nodes, edgePayer, edgePayee } = network;
    this.#network = network;
    this.#width = width;
    this.#own = own;
    this.mixture = new Float64Array(nodes * width);
    this.#pot = new Float64Array(nodes);
    this.#cash = new Float64Array(nodes);
    this.#unit = new Float64Array(own ? nodes * width : 0);
    this.#system = new SparseSystem(
      nodes,
      Array.from(edgePayer, (payer, e) => [edgePayee[e], payer]),
    );
    this.#edgePlace = Int32Array.from(edgePayer, (payer, e) => this.#system.place(edgePayee[e], payer));
    this.#diagonal = Int32Array.from({ length: nodes }, (_, i) => this.#system.place(i, i));
  }

  /** At the start everybody's cash is cash in hand; nobody holds what another has paid out. */
  begin(): void {
    this.mixture.fill(0);
    if (!this.#own) for (let i = 0; i < this.#network.nodes; i++) this.mixture[i * this.#width] = 1;
  }

  /** Everybody's pot, payments as shares of it, what cash and outside money bring. */
  read(history: Float64Array, row: number): void {
    const { cashPlace, cashNode, place, colour, payee, edge, edgePayee, nodes } = this.#network;
    const [pot, cash, mixture, width, edgePlace] = [this.#pot, this.#cash, this.mixture, this.#width, this.#edgePlace];
    const { values } = this.#system;
    cash.fill(0);
    values.fill(0);
    for (let k = 0; k < cashPlace.length; k++) cash[cashNode[k]] += Math.max(0, history[row + cashPlace[k]]);
    pot.set(cash);
    for (let i = 0; i < nodes; i++) for (let w = 0; w < width; w++) mixture[i * width + w] *= cash[i];
    for (let k = 0; k < place.length; k++) {
      const amount = history[row + place[k]];
      if (amount === 0) continue;
      pot[payee[k]] += amount;
      if (edge[k] >= 0) values[edgePlace[edge[k]]] -= amount;
      else if (!this.#own) mixture[payee[k] * width + colour[k]] += amount;
    }
    for (let e = 0; e < edgePlace.length; e++) if (pot[edgePayee[e]] > 0) values[edgePlace[e]] /= pot[edgePayee[e]];
    for (let i = 0; i < nodes; i++) {
      values[this.#diagonal[i]] += 1;
      const size = pot[i] > 0 ? 1 / pot[i] : 0;
      for (let w = 0; w < width; w++) mixture[i * width + w] *= size;
    }
  }

  solve(): void {
    const [system, mixture, unit, width] = [this.#system, this.mixture, this.#unit, this.#width];
    system.factor();
    if (!this.#own) {
      system.solve(mixture, width);
      return;
    }
    const { askedNode, nodes } = this.#network;
    unit.fill(0);
    for (let a = 0; a < width; a++) {
      unit[askedNode[a] * width + a] = 1;
      mixture[askedNode[a] * width + a] = 0;
    }
    system.solve(mixture, width);
    system.solve(unit, width);
    // The company's own equation is replaced by "all it pays is its own money".
    for (let a = 0; a < width; a++) {
      const at = askedNode[a] * width + a;
      const lift = (1 - mixture[at]) / unit[at];
      for (let i = 0; i < nodes; i++) mixture[i * width + a] += lift * unit[i * width + a];
    }
  }
}
