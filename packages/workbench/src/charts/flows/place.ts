/** Where companies stand and flows run. Forward ribbons between columns; return lanes below, the shortest way innermost. */
import type { Area } from '../frame.ts';
import type { FlowEdge, FlowState } from './data.ts';

export interface PlacedNode {
  x: number;
  y: number;
  tall: number;
}

export interface PlacedEdge {
  edge: FlowEdge;
  thick: number;
  /** Middle of the ribbon where it leaves and arrives. */
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** Of a return lane: where it goes down, along and up again. */
  lane?: { down: number; y: number; up: number };
}

export interface PlacedFlows {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  /** Left edges of the columns. */
  columns: number[];
  nodeWidth: number;
  /** Top of the zone of return lanes. */
  lanes: number;
  /** Pixels right of the last column for its names. */
  names: number;
  area: Area;
}

const nodeWidth = 12;
/** A company's label needs this much height, however small its ribbon. */
const slot = 15;
const gap = 7;

export function placeFlows(state: FlowState, area: Area, names: number): PlacedFlows {
  const last = Math.max(1, state.columns.length - 1);
  const columns = state.columns.map((_, i) => area.left + ((area.right - area.left - nodeWidth) * i) / last);
  const returns = state.edges.filter((e) => e.way === 'return');
  const byColumn = state.columns.map((_, c) =>
    state.nodes.map((_, i) => i).filter((i) => state.nodes[i]?.column === c),
  );

  const height = area.bottom - area.top;
  const returned = returns.reduce((sum, e) => sum + e.value, 0);
  /** Height that the tallest column and the lanes need at `scale` pixels per unit of money. */
  const needed = (scale: number) => {
    const tallest = Math.max(
      0,
      ...byColumn.map((ids) =>
        ids.reduce((sum, i) => sum + Math.max(slot, (state.nodes[i]?.through ?? 0) * scale) + gap, 0),
      ),
    );
    return tallest + lanesHeight(returned * scale, returns.length);
  };
  let scale = 0;
  for (
    let step = height / Math.max(1e-300, Math.max(0, ...state.nodes.map((n) => n.through)) || 1), i = 0;
    i < 48;
    i++, step /= 2
  ) {
    if (needed(scale + step) <= height) scale += step;
  }
  const thick = (value: number) => Math.max(1, value * scale);
  const lanes = area.bottom - lanesHeight(returned * scale, returns.length);

  const nodes: PlacedNode[] = state.nodes.map((n) => ({
    x: columns[n.column] ?? area.left,
    y: 0,
    tall: Math.max(2, n.through * scale),
  }));
  const stack = (ids: number[]) => {
    const used = ids.reduce((sum, i) => sum + Math.max(slot, nodes[i]?.tall ?? 0), 0);
    const space = Math.min(26, Math.max(gap, (lanes - area.top - used) / Math.max(1, ids.length)));
    let y = area.top + Math.max(0, (lanes - area.top - used - space * ids.length) / 2);
    for (const i of ids) {
      const node = nodes[i];
      if (!node) continue;
      const room = Math.max(slot, node.tall);
      node.y = y + (room - node.tall) / 2;
      y += room + space;
    }
  };
  arrange(byColumn, state, nodes, stack);

  const edges: PlacedEdge[] = state.edges.map((edge) => ({
    edge,
    thick: thick(edge.value),
    from: { x: 0, y: 0 },
    to: { x: 0, y: 0 },
  }));
  attach(edges, nodes);
  layLanes(edges, columns, lanes, state);
  return { nodes, edges, columns, nodeWidth, lanes, names, area };
}

const lanesHeight = (thickness: number, count: number) => (count ? 26 + thickness + count * 6 : 0);

/** Orders each column so that ribbons cross little: by the mean place of those they trade with, to and fro. */
function arrange(byColumn: number[][], state: FlowState, nodes: PlacedNode[], stack: (ids: number[]) => void): void {
  for (const ids of byColumn) {
    ids.sort((a, b) => (state.nodes[b]?.through ?? 0) - (state.nodes[a]?.through ?? 0) || a - b);
    stack(ids);
  }
  const middle = (i: number) => (nodes[i]?.y ?? 0) + (nodes[i]?.tall ?? 0) / 2;
  for (let pass = 0; pass < 6; pass++) {
    const sweep = pass % 2 ? [...byColumn].reverse() : byColumn;
    for (const ids of sweep) {
      const pull = new Map<number, number>();
      for (const i of ids) {
        let weight = 0;
        let sum = 0;
        for (const e of state.edges) {
          if (e.way !== 'forward' || (e.from !== i && e.to !== i)) continue;
          weight += e.value;
          sum += e.value * middle(e.from === i ? e.to : e.from);
        }
        pull.set(i, weight > 0 ? sum / weight : middle(i));
      }
      const others = (i: number) => (state.nodes[i]?.id.startsWith('others_') ? 1 : 0);
      ids.sort((a, b) => others(a) - others(b) || (pull.get(a) ?? 0) - (pull.get(b) ?? 0) || a - b);
      stack(ids);
    }
  }
}

/** Ribbons leave on the right and arrive on the left, in the order of where they come from; return lanes lowest. */
function attach(edges: PlacedEdge[], nodes: PlacedNode[]): void {
  nodes.forEach((node, i) => {
    const height = (other: number) => (nodes[other]?.y ?? 0) + (nodes[other]?.tall ?? 0) / 2;
    const low = (e: PlacedEdge) => (e.edge.way === 'return' ? 1 : 0);
    const leaving = edges
      .filter((e) => e.edge.from === i)
      .sort((a, b) => low(a) - low(b) || height(a.edge.to) - height(b.edge.to) || a.edge.to - b.edge.to);
    const arriving = edges
      .filter((e) => e.edge.to === i)
      .sort((a, b) => low(a) - low(b) || height(a.edge.from) - height(b.edge.from) || a.edge.from - b.edge.from);
    let y = node.y;
    for (const e of leaving) {
      e.from = { x: node.x + nodeWidth, y: y + e.thick / 2 };
      y += e.thick;
    }
    y = node.y;
    for (const e of arriving) {
      e.to = { x: node.x, y: y + e.thick / 2 };
      y += e.thick;
    }
  });
}

/** Return lanes: the ones that span fewer columns lie higher; each goes down right of its payer and up left of its payee. */
function layLanes(edges: PlacedEdge[], columns: number[], top: number, state: FlowState): void {
  const back = edges.filter((e) => e.edge.way === 'return');
  const span = (e: PlacedEdge) => (state.nodes[e.edge.from]?.column ?? 0) - (state.nodes[e.edge.to]?.column ?? 0);
  back.sort((a, b) => span(a) - span(b) || b.thick - a.thick || a.edge.from - b.edge.from || a.edge.to - b.edge.to);
  let y = top + 22;
  const downs = columns.map(() => 8);
  const ups = columns.map(() => 12);
  for (const e of back) {
    const from = state.nodes[e.edge.from]?.column ?? 0;
    const to = state.nodes[e.edge.to]?.column ?? 0;
    const down = e.from.x + (downs[from] ?? 8) + e.thick / 2;
    const up = e.to.x - (ups[to] ?? 12) - e.thick / 2;
    downs[from] = (downs[from] ?? 8) + e.thick + 3;
    ups[to] = (ups[to] ?? 12) + e.thick + 3;
    e.lane = { down, y: y + e.thick / 2, up };
    y += e.thick + 6;
  }
}
