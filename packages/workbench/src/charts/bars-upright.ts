/** The stacked bars standing: years along the bottom, values up. */
import { scaleBand } from 'd3-scale';
import { drawValueAxis, type ValueAxis, valueAxis } from './axis.ts';
import { type BarsData, type BarsState, barsKey } from './bars-state.ts';
import { type Area, type Frame, label, nothingToShow, widest } from './frame.ts';
import { drawKey, type PlacedKey, placeKey } from './key.ts';
import { patternFill } from './pattern.ts';
import { el, hover } from './svg.ts';
import { colour, size } from './theme.ts';
import { brief, withUnit } from './unit.ts';

interface PlacedBars {
  area: Area;
  y: ValueAxis;
  key: PlacedKey;
  at: (index: number) => number;
  wide: number;
}

function placeBars(state: BarsState, data: BarsData, frame: Frame): PlacedBars {
  const key = placeKey(barsKey(state, data, frame.id), { left: 12, right: frame.width - 12, top: frame.top });
  const area: Area = { left: 12, right: frame.width - 16, top: key.bottom + 16, bottom: frame.bottom - 24 };
  const y = valueAxis(state.value, [area.bottom, area.top], state.shown);
  area.left += widest(y.ticks.map((t) => t.text)) + 8;
  const band = scaleBand<number>(
    state.bars.map((_, i) => i),
    [area.left, area.right],
  )
    .paddingInner(0.3)
    .paddingOuter(0.2);
  const wide = Math.min(band.bandwidth(), 72);
  return { area, y, key, wide, at: (i) => (band(i) ?? 0) + (band.bandwidth() - wide) / 2 };
}

export function drawUprightBars(state: BarsState, data: BarsData, frame: Frame): string {
  const { area, y, key, at, wide } = placeBars(state, data, frame);
  const out = [drawKey(key), drawValueAxis(y, area)];
  if (state.bars.length === 0) return out.join('') + nothingToShow(area);
  const room = (area.right - area.left) / state.bars.length;
  // Names are cut to their room; moments, which are many and follow each other, are named at every so many bars.
  const every = room < 48 ? Math.ceil((widest(state.bars.map((b) => b.label)) + 8) / room) : 1;
  const ofWhole = state.shown.suffix === ' %' && state.bars.every((b) => Math.abs(b.total - 1) < 1e-6);
  const sums =
    !ofWhole &&
    widest(
      state.bars.map((b) => brief(b.total * state.shown.factor)),
      size.foot,
    ) <=
      room - 4;
  state.bars.forEach((bar, i) => {
    const x = at(i);
    for (const piece of bar.pieces) {
      const top = Math.min(y.place(piece.from), y.place(piece.to));
      const tall = Math.abs(y.place(piece.to) - y.place(piece.from));
      const words = hover(`${bar.label}, ${state.parts[piece.part]?.label}: ${withUnit(piece.value, data.unit)}`);
      out.push(
        el(
          'rect',
          {
            x,
            y: top,
            width: wide,
            height: tall,
            fill: patternFill(frame.id, piece.part),
            stroke: colour('paper'),
            'stroke-width': 0.8,
          },
          words,
        ),
      );
    }
    if (bar.compare) {
      const { value, p10, p90 } = bar.compare;
      const middle = x + wide / 2;
      const words = hover(`${bar.label}, ${data.compareLabel ?? 'actual'}: ${withUnit(value, data.unit)}`);
      if (p10 !== undefined && p90 !== undefined) {
        out.push(
          el('line', {
            x1: middle,
            x2: middle,
            y1: y.place(p10),
            y2: y.place(p90),
            stroke: colour('ink'),
            'stroke-width': 1.4,
          }),
        );
      }
      const line = { x1: x - 5, x2: x + wide + 5, y1: y.place(value), y2: y.place(value) };
      out.push(
        el('line', { ...line, stroke: colour('paper'), 'stroke-width': 6 }),
        el('line', { ...line, stroke: colour('ink'), 'stroke-width': 3 }, words),
      );
    }
    if (sums && bar.pieces.length) {
      const top = Math.min(
        y.place(0),
        ...bar.pieces.map((p) => y.place(p.to)),
        y.place(bar.compare?.p90 ?? bar.compare?.value ?? 0),
      );
      out.push(
        label(brief(bar.total * state.shown.factor), {
          x: x + wide / 2,
          y: top - 5,
          anchor: 'middle',
          size: size.foot,
          halo: true,
        }),
      );
    }
    if (i % every === 0) {
      out.push(
        label(bar.label, {
          x: x + wide / 2,
          y: area.bottom + 17,
          anchor: 'middle',
          size: size.axis,
          fill: colour('muted'),
          pixels: Math.max(room * every - 4, 30),
        }),
      );
    }
  });
  return out.join('');
}
