/** A picture of money without pixels: who stands in which column, which flows run forward, which come back. */

import type { ChartHead } from '../types.ts';
import { type Shown, shownUnit } from '../unit.ts';
import { components, leastBackwardOrder } from './order.ts';

export interface MoneyFlowsData extends ChartHead {
  companies: { id: string; label: string; sector: string }[];
  /** One per payer and payee (several are added up); amounts in `unit`, zero or positive. `origins`: share of the amount by ultimate origin. */
  flows: { from: string; to: string; value: number; label?: string; origins?: Record<string, number> }[];
  sectors: { id: string; label: string }[];
  /** Names of the origins, in the order of their colours. */
  origins?: { id: string; label: string }[];
  /** Colour by the payer's sector, or by where the money came from in the end. */
  colourBy?: 'payer' | 'origin';
  /** Keep the columns as `sectors` lists them; otherwise the order with least money running backwards is found. */
  keepOrder?: boolean;
  /** Companies drawn by name in each column; the rest are added up. 6 if left out. */
  perColumn?: number;
  /** Flows below this share of the largest are left out of the picture (not of the table). 0.004 if left out. */
  least?: number;
  /** This company's flows stand out. */
  highlight?: string;
}

export interface FlowNode {
  id: string;
  label: string;
  sector: number;
  column: number;
  /** Money in and out, whichever is larger. */
  through: number;
  in: number;
  out: number;
  /** How many companies are added up here. */
  members: number;
}

export interface FlowEdge {
  from: number;
  to: number;
  value: number;
  label: string;
  origins: Record<string, number>;
  /** `forward` runs left to right; `return` runs against the columns and goes below. */
  way: 'forward' | 'return';
  /** Payee's money can reach the payer again. */
  closesLoop: boolean;
}

export interface FlowState {
  nodes: FlowNode[];
  edges: FlowEdge[];
  columns: { label: string; sector: number }[];
  total: number;
  returning: number;
  left: { count: number; value: number };
  shown: Shown;
}

/** Companies to draw by name, and to which drawn id every company belongs. */
function gather(data: MoneyFlowsData): { nodes: Omit<FlowNode, 'column'>[]; of: Map<string, number> } {
  const size = new Map<string, number>();
  for (const f of data.flows) {
    if (!(f.value > 0)) continue;
    size.set(f.from, (size.get(f.from) ?? 0) + f.value);
    size.set(f.to, (size.get(f.to) ?? 0) + f.value);
  }
  const nodes: Omit<FlowNode, 'column'>[] = [];
  const of = new Map<string, number>();
  data.sectors.forEach((sector, index) => {
    const members = data.companies.filter((c) => c.sector === sector.id && size.has(c.id));
    members.sort((a, b) => (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
    const most = data.perColumn ?? 6;
    const named = members.length > most ? members.slice(0, most - 1) : members;
    const chosen = members.find((m) => m.id === data.highlight);
    if (chosen && !named.includes(chosen)) named[named.length - 1] = chosen;
    const others = members.filter((m) => !named.includes(m));
    for (const c of named) {
      of.set(c.id, nodes.length);
      nodes.push({ id: c.id, label: c.label, sector: index, through: 0, in: 0, out: 0, members: 1 });
    }
    if (others.length) {
      for (const c of others) of.set(c.id, nodes.length);
      nodes.push({
        id: `other_${sector.id}`,
        label: `${others.length} others`,
        sector: index,
        through: 0,
        in: 0,
        out: 0,
        members: others.length,
      });
    }
  });
  return { nodes, of };
}

export function flowState(data: MoneyFlowsData): FlowState {
  const { nodes, of } = gather(data);
  const merged = new Map<string, FlowEdge & { sum: Record<string, number> }>();
  for (const f of data.flows) {
    const from = of.get(f.from);
    const to = of.get(f.to);
    if (from === undefined || to === undefined || from === to || !(f.value > 0) || !Number.isFinite(f.value)) continue;
    const key = `${from}>${to}`;
    const edge = merged.get(key) ?? {
      from,
      to,
      value: 0,
      label: '',
      origins: {},
      way: 'forward' as const,
      closesLoop: false,
      sum: {},
    };
    edge.value += f.value;
    if (f.label && !edge.label.split('; ').includes(f.label))
      edge.label = edge.label ? `${edge.label}; ${f.label}` : f.label;
    for (const [origin, share] of Object.entries(f.origins ?? {}))
      edge.sum[origin] = (edge.sum[origin] ?? 0) + share * f.value;
    merged.set(key, edge);
  }
  const all = [...merged.values()].map(({ sum, ...edge }) => ({
    ...edge,
    origins: Object.fromEntries(Object.entries(sum).map(([o, v]) => [o, v / edge.value])),
  }));
  const largest = Math.max(0, ...all.map((e) => e.value));
  const least = (data.least ?? 0.004) * largest;
  const kept = all.filter((e) => e.value >= least);
  const dropped = all.filter((e) => e.value < least);

  const order = columnOrder(data, nodes, kept);
  const columnOf = new Map(order.map((sector, column) => [sector, column]));
  const component = components(
    nodes.length,
    all.map((e): [number, number] => [e.from, e.to]),
  );
  const placed: FlowNode[] = nodes.map((n) => ({ ...n, column: columnOf.get(n.sector) ?? 0 }));
  for (const edge of kept) {
    const [payer, payee] = [placed[edge.from], placed[edge.to]];
    if (!payer || !payee) continue;
    edge.way = payer.column < payee.column ? 'forward' : 'return';
    edge.closesLoop = edge.way === 'return' && component[edge.from] === component[edge.to];
    payer.out += edge.value;
    payee.in += edge.value;
  }
  for (const node of placed) node.through = Math.max(node.in, node.out);
  const returning = kept.filter((e) => e.way === 'return').reduce((sum, e) => sum + e.value, 0);
  return {
    nodes: placed,
    edges: kept.sort((a, b) => a.from - b.from || a.to - b.to),
    columns: order.map((sector) => ({ label: data.sectors[sector]?.label ?? '', sector })),
    total: all.reduce((sum, e) => sum + e.value, 0),
    returning,
    left: { count: dropped.length, value: dropped.reduce((sum, e) => sum + e.value, 0) },
    shown: shownUnit(data.unit, largest),
  };
}

/** Sectors that appear, in the order of their columns. */
function columnOrder(data: MoneyFlowsData, nodes: Omit<FlowNode, 'column'>[], edges: FlowEdge[]): number[] {
  const present = data.sectors.map((_, i) => i).filter((i) => nodes.some((n) => n.sector === i));
  if (data.keepOrder) return present;
  const weights = present.map((a) =>
    present.map((b) =>
      a === b
        ? 0
        : edges.reduce((sum, e) => sum + (nodes[e.from]?.sector === a && nodes[e.to]?.sector === b ? e.value : 0), 0),
    ),
  );
  return leastBackwardOrder(weights).map((i) => present[i] ?? 0);
}
