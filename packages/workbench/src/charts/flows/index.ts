/** Who pays whom: companies by sector in columns, flows as ribbons in proportion, money that comes back as lanes below. */
import { type Area, frameOf, label, nothingToShow, picture, widest } from '../frame.ts';
import { drawKey, type KeyEntry, placeKey } from '../key.ts';
import { csvOf } from '../table.ts';
import { colour, seriesColour, size } from '../theme.ts';
import type { Chart, Table } from '../types.ts';
import { brief, plain, withUnit } from '../unit.ts';
import type { FlowState, MoneyFlowsData } from './data.ts';
import { drawFlows } from './draw.ts';
import { placeFlows } from './place.ts';
import { flowState } from './state.ts';

export type { MoneyFlowsData } from './data.ts';

/** The flows in the order of the table’s rows: the largest first. */
export const flowsInOrder = <Flow extends { value: number }>(flows: readonly Flow[]): Flow[] =>
  flows.filter((f) => f.value > 0 && Number.isFinite(f.value)).sort((a, b) => b.value - a.value);

export function moneyFlowTable(data: MoneyFlowsData): Table {
  const name = new Map(data.companies.map((c) => [c.id, c.label]));
  const origins = (data.origins ?? []).filter((o) => data.flows.some((f) => f.origins?.[o.id] !== undefined));
  return {
    columns: [
      { id: 'from', label: 'payer' },
      { id: 'to', label: 'payee' },
      { id: 'what', label: 'for' },
      { id: 'value', label: 'amount', unit: data.unit },
      ...origins.map((o) => ({ id: o.id, label: `from ${o.label}`, unit: 'share' })),
    ],
    rows: flowsInOrder(data.flows).map((f) => [
      name.get(f.from) ?? f.from,
      name.get(f.to) ?? f.to,
      f.label ?? null,
      f.value,
      ...origins.map((o) => f.origins?.[o.id] ?? null),
    ]),
  };
}

function spoken(state: FlowState, data: MoneyFlowsData): string {
  const largest = [...state.edges].sort((a, b) => b.value - a.value).slice(0, 5);
  const name = (i: number) => state.nodes[i]?.label ?? '';
  const flows = largest.map((e) => `${name(e.from)} pays ${name(e.to)} ${withUnit(e.value, data.unit)}.`);
  // Names that have no room in the picture are said in full.
  const drawn = [...new Set(state.nodes.map(({ label: full }) => full))];
  return `${flows.join(' ')} Coming back against the columns: ${withUnit(state.returning, data.unit)}. Drawn by name: ${drawn.join('; ')}.`;
}

export function moneyFlowChart(data: MoneyFlowsData): Chart {
  const state = flowState(data);
  const { left, between } = state;
  const small = left.count ? `${left.count} smaller flows, together ${withUnit(left.value, data.unit)}` : '';
  const apart = between.count
    ? `${withUnit(between.value, data.unit)} that lenders, investors and the rest of the economy pay each other`
    : '';
  const missing = [small, apart].filter(Boolean).join(', and ');
  const notes = [data.note, missing ? `In the table only: ${missing}.` : ''];
  const note = notes.filter(Boolean).join(' ');
  const head = { ...data, ...(note ? { note } : {}) };
  const frame = frameOf(head, 'flows', state.shown.axis, { width: 720, height: 560 });
  const entries: KeyEntry[] =
    data.colourBy === 'origin'
      ? (data.origins ?? []).map((o, i) => ({ kind: 'swatch', text: `${o.label}`, paint: seriesColour(i) }))
      : [
          {
            kind: 'band',
            text:
              frame.words < frame.width
                ? 'money, in its payer’s colour'
                : 'money, left to right, in its payer’s colour; amounts beside names',
            paint: colour('s0'),
          },
        ];
  const key = placeKey(entries, { left: 12, right: frame.words - 12, top: frame.top });
  // Lanes turn around outside the first and last column.
  const turns = state.edges.some((e) => e.way === 'return') ? 30 : 12;
  const lastNames = state.nodes
    .filter((n) => n.column === state.columns.length - 1)
    .map((n) => `${n.label} ${brief(n.through * state.shown.factor)}`);
  const names = Math.min(frame.width * 0.18, widest(lastNames, size.foot)) + 4;
  const area: Area = {
    left: 12 + turns,
    right: frame.width - 16 - names,
    top: key.bottom + 26,
    bottom: frame.bottom - 4,
  };
  const marks = state.edges.length ? drawFlows(state, placeFlows(state, area, names), data) : nothingToShow(area);
  const share =
    state.total > 0 && state.left.value / state.total > 0.1
      ? label(`${plain((100 * state.left.value) / state.total, 0)} % of the money is not drawn`, {
          x: frame.words - 12,
          y: frame.top - 4,
          anchor: 'end',
          size: size.foot,
          fill: colour('alert'),
        })
      : '';
  const table = moneyFlowTable(data);
  return {
    svg: picture(frame, head, spoken(state, data), '', drawKey(key) + marks + share),
    table,
    csv: csvOf(table, head),
  };
}
