/**
 * Bars stacked from parts: who financed capex, revenue by origin, what is required. Negative parts hang below zero. A
 * second quantity (“actual”) may stand beside each bar as a tick with its band. Long names turn the picture on its side.
 */
import { drawSidewaysBars } from './bars-sideways.ts';
import { type BarsData, barsState, barsTable } from './bars-state.ts';
import { drawUprightBars } from './bars-upright.ts';
import { frameOf, picture } from './frame.ts';
import { patterns } from './pattern.ts';
import { csvOf } from './table.ts';
import { textWidth } from './text.ts';
import { size } from './theme.ts';
import type { Chart } from './types.ts';
import { withUnit } from './unit.ts';

export type { BarsData } from './bars-state.ts';

/** “2027”, “2026–27”, “2027-03”, “2027Q2”: time runs from left to right, however little room there is. */
const isPeriod = (text: string) => /^\d{4}[\d–-]*(?: ?-?Q[1-4])?$/.test(text);

/** Whether some name is too long to stand under its bar. */
function namesTooLong(data: BarsData): boolean {
  const room = ((data.width ?? 720) - 70) / Math.max(1, data.bars.length);
  return data.bars.some((b) => !isPeriod(b.label) && textWidth(b.label, size.axis) > room);
}

export function stackedBars(data: BarsData): Chart {
  const state = barsState(data);
  const sideways = data.sideways ?? namesTooLong(data);
  const tall = sideways ? Math.max(240, 120 + state.bars.length * 26) : 400;
  const frame = frameOf(data, 'bars', state.shown.axis, { width: 720, height: tall });
  const marks = sideways ? drawSidewaysBars(state, data, frame) : drawUprightBars(state, data, frame);
  const said = state.bars
    .map(
      (b) =>
        `${b.label}: ${withUnit(b.total, data.unit)}${b.compare ? `, ${data.compareLabel ?? 'actual'} ${withUnit(b.compare.value, data.unit)}` : ''}.`,
    )
    .join(' ');
  const table = barsTable(state, data);
  return {
    svg: picture(frame, data, said || 'No values.', patterns(frame.id, state.parts.length), marks),
    table,
    csv: csvOf(table, data),
  };
}
