/**
 * A causal strip: what a variable reads directly, and which share of its change each cause brought. Causes that pushed
 * the same way stand right of the middle, those that pushed against it left; widths are shares of the change.
 */
import { type Area, type Frame, frameOf, label, nothingToShow, picture, widest } from './frame.ts';
import { drawKey, placeKey } from './key.ts';
import { patternFill, patterns } from './pattern.ts';
import { el, hover } from './svg.ts';
import { csvOf } from './table.ts';
import { colour, size } from './theme.ts';
import type { Chart, ChartHead, Table } from './types.ts';
import { brief, plain, withUnit } from './unit.ts';

export interface CausalData extends ChartHead {
  /** The variable explained, and how much it changed. */
  target: string;
  change: number;
  causes: {
    id: string;
    label: string;
    /** What this cause alone brought, in the unit of the target. */
    contribution: number;
    /** The cause's own change, in its own unit. */
    from?: number;
    to?: number;
    unit?: string;
  }[];
  /** “2026-03 to 2027-03”, “this run against baseline”. */
  over?: string;
}

export interface CausalState {
  causes: (CausalData['causes'][number] & { share: number })[];
  /** Contributions that the listed causes leave unexplained: curvature, and causes acting together. */
  rest: number;
  most: number;
}

export function causalState(data: CausalData): CausalState {
  const causes = data.causes
    .filter((c) => Number.isFinite(c.contribution))
    .map((c) => ({ ...c, share: data.change === 0 ? 0 : c.contribution / data.change }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.id < b.id ? -1 : 1));
  const rest = data.change - causes.reduce((sum, c) => sum + c.contribution, 0);
  return { causes, rest, most: Math.max(0, ...causes.map((c) => Math.abs(c.contribution)), Math.abs(rest)) };
}

interface Row {
  text: string;
  value: number;
  note: string;
  /** The cause's own change, for the pointer. */
  own: string;
  y: number;
}

function placeCausal(
  state: CausalState,
  data: CausalData,
  frame: Frame,
  top: number,
): { rows: Row[]; area: Area; middle: number; names: number; step: number } {
  const small = Math.abs(state.rest) <= 1e-6 * Math.max(state.most, Math.abs(data.change));
  const shareOf = (value: number) =>
    data.change === 0 ? '' : `${plain((100 * value) / data.change, 0)} % of the change`;
  const rows = state.causes.map((c) => {
    const own =
      c.from !== undefined && c.to !== undefined
        ? `${c.label} went from ${brief(c.from)} to ${withUnit(c.to, c.unit ?? '1')}`
        : '';
    return { text: c.label, value: c.contribution, note: shareOf(c.contribution), own, y: 0 };
  });
  if (!small && state.causes.length)
    rows.push({ text: 'acting together', value: state.rest, note: shareOf(state.rest), own: '', y: 0 });
  const names = Math.min(frame.width * 0.34, widest(rows.map((r) => r.text)));
  const area: Area = { left: 24 + names, right: frame.width - 12, top, bottom: frame.bottom - 4 };
  const step = (area.bottom - area.top) / Math.max(1, rows.length);
  rows.forEach((row, i) => {
    row.y = area.top + step * (i + 0.5);
  });
  const anyAgainst = rows.some((r) => r.value * (data.change || 1) < 0);
  return { rows, area, names, step, middle: anyAgainst ? area.left + (area.right - area.left) * 0.26 : area.left };
}

export function causalStrip(data: CausalData): Chart {
  const state = causalState(data);
  const count = state.causes.length + 1;
  const axis = `${data.target}: ${data.change >= 0 ? '+' : ''}${withUnit(data.change, data.unit)}${data.over ? `, ${data.over}` : ''}`;
  const frame = frameOf(data, 'causal', axis, { width: 720, height: 110 + count * 30 });
  const key = placeKey(
    [
      { kind: 'swatch', text: 'pushed the same way', paint: patternFill(frame.id, 0) },
      { kind: 'swatch', text: 'pushed against it', paint: patternFill(frame.id, 1) },
    ],
    { left: 12, right: frame.width - 12, top: frame.top },
  );
  const { rows, area, middle, names, step } = placeCausal(state, data, frame, key.bottom + 6);
  const room = Math.max(
    40,
    Math.min(area.right - middle, middle > area.left ? (middle - area.left) / 0.26 : Number.POSITIVE_INFINITY) * 0.42,
  );
  const scale = state.most > 0 ? room / state.most : 0;
  const direction = data.change < 0 ? -1 : 1;
  const left = state.most > 0 && middle > area.left ? Math.min(scale, (middle - area.left) / state.most) : scale;
  const used = Math.min(scale, left);
  const marks = rows.map(({ text, value, note, own, y }) => {
    const signed = value * direction;
    const wide = Math.abs(signed) * used;
    const thick = Math.min(18, step * 0.6);
    return (
      label(text, { x: 12 + names, y: y + 4, anchor: 'end', pixels: names }) +
      el(
        'rect',
        {
          x: signed >= 0 ? middle : middle - wide,
          y: y - thick / 2,
          width: Math.max(wide, 0.5),
          height: thick,
          fill: patternFill(frame.id, signed >= 0 ? 0 : 1),
        },
        hover(`${text}: ${withUnit(value, data.unit)}${own ? `; ${own}` : ''}`),
      ) +
      label(`${withUnit(value, data.unit)}${note ? ` (${note})` : ''}`, {
        x: (signed >= 0 ? middle + wide : middle) + 6,
        y: y + 4,
        size: size.foot,
        fill: colour('muted'),
        pixels: Math.max(60, frame.width - 12 - (signed >= 0 ? middle + wide : middle) - 6),
        halo: true,
      })
    );
  });
  const line = rows.length
    ? el('line', { x1: middle, x2: middle, y1: area.top, y2: area.bottom, stroke: colour('ink'), 'stroke-width': 1.4 })
    : nothingToShow(area);
  const table = causalTable(state, data);
  const said = rows.map((r) => `${r.text}: ${withUnit(r.value, data.unit)}${r.note ? ` (${r.note})` : ''}.`).join(' ');
  return {
    svg: picture(frame, data, said || 'No causes.', patterns(frame.id, 2), drawKey(key) + marks.join('') + line),
    table,
    csv: csvOf(table, data),
  };
}

export function causalTable(state: CausalState, data: CausalData): Table {
  return {
    columns: [
      { id: 'cause', label: 'cause' },
      { id: 'contribution', label: 'contribution', unit: data.unit },
      { id: 'share', label: 'share of the change' },
      { id: 'from', label: 'cause from' },
      { id: 'to', label: 'cause to' },
      { id: 'unit', label: 'unit of the cause' },
    ],
    rows: [
      ...state.causes.map((c) => [c.label, c.contribution, c.share, c.from ?? null, c.to ?? null, c.unit ?? null]),
      ['acting together', state.rest, data.change === 0 ? 0 : state.rest / data.change, null, null, null],
    ],
  };
}
