/** A picture of money without pixels: who stands in which column, which flows run forward, which come back. */
import { shownUnit } from '../unit.ts';
import type { FlowEdge, FlowNode, FlowState, MoneyFlowsData } from './data.ts';
import { counts, type Gathered, gather, groupsOf } from './gather.ts';
import { components, leastBackwardOrder } from './order.ts';

export function flowState(data: MoneyFlowsData): FlowState {
  const { nodes, payer, payee } = gather(data);
  const atEdge = new Set(data.edges?.sectors ?? []);
  const sectorOf = new Map(data.companies.map((c) => [c.id, c.sector]));
  let undrawn = 0;
  let undrawnCount = 0;
  const merged = new Map<string, FlowEdge & { sum: Record<string, number> }>();
  for (const f of data.flows) {
    if (!counts(f, atEdge, sectorOf)) {
      if (f.value > 0 && Number.isFinite(f.value) && f.from !== f.to) {
        undrawn += f.value;
        undrawnCount++;
      }
      continue;
    }
    const from = payer.get(f.from);
    const to = payee.get(f.to);
    if (from === undefined || to === undefined || from === to) continue;
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
  const groups = groupsOf(data);
  const order = columnOrder(data, groups.length, nodes, all);
  const columnOf = new Map(order.map((group, column) => [group, column]));
  const component = components(
    nodes.length,
    all.map((e): [number, number] => [e.from, e.to]),
  );
  const placed: FlowNode[] = nodes.map((n) => ({ ...n, column: columnOf.get(n.group) ?? 0 }));
  const columnAt = (node: number) => placed[node]?.column ?? 0;
  for (const e of all) {
    e.way = columnAt(e.from) < columnAt(e.to) ? 'forward' : 'return';
    e.closesLoop = e.way === 'return' && component[e.from] === component[e.to];
  }
  const lanes = all
    .filter((e) => e.way === 'return')
    .sort((a, b) => b.value - a.value || a.from - b.from || a.to - b.to);
  const small = new Set(lanes.slice(data.mostLanes ?? 8));
  const kept = all.filter((e) => e.value >= least && !small.has(e));
  const dropped = all.filter((e) => e.value < least || small.has(e));
  for (const e of kept) {
    const [from, to] = [placed[e.from], placed[e.to]];
    if (from) from.out += e.value;
    if (to) to.in += e.value;
  }
  for (const node of placed) node.through = Math.max(node.in, node.out);
  // A company whose flows are all too small to draw is not drawn.
  const seat = new Map(placed.flatMap((node, i) => (node.through > 0 ? [i] : [])).map((i, place) => [i, place]));
  const seated = kept.map((e) => ({ ...e, from: seat.get(e.from) ?? 0, to: seat.get(e.to) ?? 0 }));
  const returning = lanes.reduce((sum, e) => sum + e.value, 0);
  return {
    nodes: placed.filter((node) => node.through > 0),
    edges: seated.sort((a, b) => a.from - b.from || a.to - b.to),
    columns: order.map((group) => ({ label: groups[group]?.label ?? data.edges?.label ?? '', group })),
    between: { count: undrawnCount, value: undrawn },
    total: all.reduce((sum, e) => sum + e.value, 0),
    returning,
    left: { count: dropped.length, value: dropped.reduce((sum, e) => sum + e.value, 0) },
    shown: shownUnit(data.unit, largest),
  };
}

/** Groups that appear, in the order of their columns; what goes to the edge comes last. */
function columnOrder(data: MoneyFlowsData, last: number, nodes: Gathered[], edges: FlowEdge[]): number[] {
  const present = [...new Set(nodes.map((n) => n.group))].filter((g) => g !== last).sort((a, b) => a - b);
  const end = nodes.some((n) => n.group === last) ? [last] : [];
  if (data.keepOrder) return [...present, ...end];
  const between = (a: number, b: number) =>
    edges.reduce((sum, e) => sum + (nodes[e.from]?.group === a && nodes[e.to]?.group === b ? e.value : 0), 0);
  const weights = present.map((a) => present.map((b) => (a === b ? 0 : between(a, b))));
  return [...leastBackwardOrder(weights).map((i) => present[i] ?? 0), ...end];
}
