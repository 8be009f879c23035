/** Ribbons, lanes, companies and their names. */
import { label } from '../frame.ts';
import { el, hover, num } from '../svg.ts';
import { textWidth } from '../text.ts';
import { colour, seriesColour, size } from '../theme.ts';
import { brief, plain, withUnit } from '../unit.ts';
import type { FlowState, MoneyFlowsData } from './data.ts';
import type { PlacedEdge, PlacedFlows } from './place.ts';

/** Centre line of a ribbon between two columns. */
function ribbon(e: PlacedEdge): string {
  const middle = (e.from.x + e.to.x) / 2;
  return `M${num(e.from.x)} ${num(e.from.y)}C${num(middle)} ${num(e.from.y)} ${num(middle)} ${num(e.to.y)} ${num(e.to.x)} ${num(e.to.y)}`;
}

/** Out to the right, down, back along the lane, up, and in from the left; corners rounded by at most half a lane. */
function lanePath(e: PlacedEdge): string {
  if (!e.lane) return '';
  const { down, y, up } = e.lane;
  const r = 7;
  const falls = y > e.from.y ? 1 : -1;
  const rises = y > e.to.y ? 1 : -1;
  return (
    `M${num(e.from.x)} ${num(e.from.y)}H${num(down - r)}Q${num(down)} ${num(e.from.y)} ${num(down)} ${num(e.from.y + r * falls)}` +
    `V${num(y - r * falls)}Q${num(down)} ${num(y)} ${num(down - r)} ${num(y)}H${num(up + r)}` +
    `Q${num(up)} ${num(y)} ${num(up)} ${num(y - r * rises)}V${num(e.to.y + r * rises)}Q${num(up)} ${num(e.to.y)} ${num(up + r)} ${num(e.to.y)}H${num(e.to.x - 7)}`
  );
}

/** One stroke, or parallel stripes in proportion to where the money came from. */
function strokes(e: PlacedEdge, path: string, state: FlowState, data: MoneyFlowsData): string {
  const origins = data.origins ?? [];
  const shares = origins.map((o) => e.edge.origins[o.id] ?? 0);
  const known = shares.reduce((sum, s) => sum + s, 0);
  if (data.colourBy !== 'origin' || known <= 0) {
    const paint = data.colourBy === 'origin' ? colour('ghost') : seriesColour(state.nodes[e.edge.from]?.hue ?? 0);
    return el('path', { d: path, fill: 'none', stroke: paint, 'stroke-width': e.thick });
  }
  // Widest first, each next origin drawn narrower on top: nested stripes keep the proportions along any curve.
  let wide = e.thick;
  return shares
    .map((share, i) => {
      if (share <= 0) return '';
      const stripe = el('path', { d: path, fill: 'none', stroke: seriesColour(i), 'stroke-width': wide });
      wide -= (e.thick * share) / Math.max(1, known);
      return stripe;
    })
    .join('');
}

function words(e: PlacedEdge, state: FlowState, data: MoneyFlowsData): string {
  const [payer, payee] = [state.nodes[e.edge.from]?.label ?? '', state.nodes[e.edge.to]?.label ?? ''];
  const named = (data.origins ?? [])
    .filter((o) => (e.edge.origins[o.id] ?? 0) >= 0.005)
    .map((o) => `${o.label} ${plain(100 * (e.edge.origins[o.id] ?? 0), 0)} %`);
  const tail = [
    e.edge.label,
    e.edge.closesLoop ? 'closes a loop' : '',
    named.length ? `came from: ${named.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ');
  return `${payer} → ${payee}: ${withUnit(e.edge.value, data.unit)}${tail ? ` (${tail})` : ''}`;
}

/** Who pays whom, where both are one company: what a page leads from to the payment’s source. */
function parties({ edge }: PlacedEdge, { nodes }: FlowState): Record<string, string | undefined> {
  const [payer, payee] = [nodes[edge.from], nodes[edge.to]];
  const alone = payer?.members === 1 && payee?.members === 1;
  return { 'data-payer': alone ? payer.id : undefined, 'data-payee': alone ? payee.id : undefined };
}

export function drawFlows(state: FlowState, placed: PlacedFlows, data: MoneyFlowsData): string {
  const chosen = state.nodes.flatMap((n, i) => (n.id === data.highlight ? [i] : []));
  const isChosen = (i: number) => chosen.includes(i);
  const touches = (e: PlacedEdge) => isChosen(e.edge.from) || isChosen(e.edge.to);
  const usual = data.colourBy === 'origin' ? 0.7 : 0.42;
  const weight = (e: PlacedEdge) => (chosen.length === 0 ? usual : touches(e) ? 0.75 : 0.1);
  const forward = placed.edges.filter((e) => e.edge.way === 'forward');
  const back = placed.edges.filter((e) => e.edge.way === 'return');
  const out: string[] = [];
  for (const e of forward)
    out.push(
      el(
        'g',
        { opacity: weight(e), ...parties(e, state) },
        hover(words(e, state, data)),
        strokes(e, ribbon(e), state, data),
      ),
    );
  for (const e of back) out.push(drawLane(e, weight(e), state, data));
  if (back.length) {
    const share = state.total > 0 ? ` (${plain((100 * state.returning) / state.total, 0)} % of all flows)` : '';
    const text = `Coming back: ${withUnit(state.returning, data.unit)}${share}`;
    out.push(
      el('line', {
        x1: 12,
        x2: placed.area.right,
        y1: placed.lanes + 2,
        y2: placed.lanes + 2,
        stroke: colour('rule'),
        'stroke-dasharray': '3 3',
      }),
    );
    out.push(
      label(text, {
        x: 12,
        y: placed.lanes + 16,
        size: size.foot,
        fill: colour('muted'),
        halo: true,
        pixels: placed.area.right - 12,
      }),
    );
  }
  state.nodes.forEach((node, i) => {
    const at = placed.nodes[i];
    if (!at) return;
    const near = placed.edges.some((e) => touches(e) && (e.edge.from === i || e.edge.to === i));
    const faded = chosen.length > 0 && !isChosen(i) && !near;
    const paint = data.colourBy === 'origin' ? colour('ink') : seriesColour(node.hue);
    const info = `${node.label}: in ${withUnit(node.in, data.unit)}, out ${withUnit(node.out, data.unit)}`;
    const box = el('rect', { x: at.x, y: at.y, width: placed.nodeWidth, height: at.tall, fill: paint, rx: 1.5 });
    out.push(
      el(
        'g',
        { 'data-company': node.members === 1 ? node.id : undefined, opacity: faded ? 0.35 : undefined },
        hover(info),
        box,
        nameOf(i, state, placed, isChosen(i)),
      ),
    );
  });
  state.columns.forEach((column, c) => {
    const x = placed.columns[c] ?? 0;
    const middle = x + placed.nodeWidth / 2;
    const room = columnRoom(placed) + placed.nodeWidth;
    const anchor = c === 0 || c === state.columns.length - 1 ? 'start' : 'middle';
    out.push(
      label(column.label, {
        x: c === 0 ? 12 : anchor === 'start' ? x : middle,
        y: placed.area.top - 10,
        anchor,
        size: size.foot,
        weight: 650,
        fill: colour('muted'),
        pixels: c === 0 ? columnRoom(placed) - 4 : c === state.columns.length - 1 ? placed.names : room - 4,
      }),
    );
  });
  return out.join('');
}

const columnRoom = (placed: PlacedFlows) =>
  placed.columns.length > 1
    ? (placed.columns[1] ?? 0) - (placed.columns[0] ?? 0) - placed.nodeWidth
    : placed.area.right - placed.area.left;

/** The name beside a company, right of it; the amount too where both fit before the next column. */
function nameOf(i: number, state: FlowState, placed: PlacedFlows, bold: boolean): string {
  const node = state.nodes[i];
  const at = placed.nodes[i];
  if (!node || !at) return '';
  const last = node.column === state.columns.length - 1;
  // Lanes that leave the last column run where the names would stand.
  const turns = last
    ? Math.max(
        0,
        ...placed.edges.map((e) =>
          e.lane && state.nodes[e.edge.from]?.column === node.column
            ? e.lane.down + e.thick / 2 - at.x - placed.nodeWidth
            : 0,
        ),
      )
    : 0;
  const room = last ? placed.names - turns : columnRoom(placed) - 12;
  const full = `${node.label} ${brief(node.through * state.shown.factor)}`;
  const text = textWidth(full, size.foot) <= room ? full : node.label;
  const x = at.x + placed.nodeWidth + 5 + turns;
  return label(text, {
    x,
    y: at.y + at.tall / 2 + 4,
    size: size.foot,
    pixels: room,
    halo: true,
    weight: bold ? 700 : undefined,
  });
}

function drawLane(e: PlacedEdge, opacity: number, state: FlowState, data: MoneyFlowsData): string {
  const path = lanePath(e);
  const paint = data.colourBy === 'origin' ? colour('ink') : seriesColour(state.nodes[e.edge.from]?.hue ?? 0);
  const half = Math.max(4, Math.min(9, e.thick / 2 + 2.5));
  const tip = `M${num(e.to.x)} ${num(e.to.y)}l-8 ${num(-half)}v${num(2 * half)}Z`;
  const middle = e.lane ? (e.lane.down + e.lane.up) / 2 : 0;
  const along = e.lane ? `M${num(middle - 4)} ${num(e.lane.y)}l7 -4v8Z` : '';
  // White chevrons on the lane say which way it runs even where the tip is covered.
  return el(
    'g',
    { opacity: Math.min(1, opacity + 0.2), ...parties(e, state) },
    hover(words(e, state, data)),
    strokes(e, path, state, data),
    el('path', { d: tip, fill: paint }),
    e.thick >= 6 ? el('path', { d: along, fill: colour('paper') }) : el('path', { d: along, fill: paint }),
  );
}
