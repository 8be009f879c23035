/** The stacked bars lying down: names at the left, values to the right. */
import { scaleBand } from 'd3-scale';
import { valueAxis } from './axis.ts';
import { type BarsData, type BarsState, barsKey } from './bars-state.ts';
import { type Area, type Frame, label, nothingToShow, widest } from './frame.ts';
import { drawKey, placeKey } from './key.ts';
import { patternFill } from './pattern.ts';
import { el, hover } from './svg.ts';
import { colour, size } from './theme.ts';
import { brief, withUnit } from './unit.ts';

export function drawSidewaysBars(state: BarsState, data: BarsData, frame: Frame): string {
  const key = placeKey(barsKey(state, data, frame.id), { left: 12, right: frame.width - 12, top: frame.top });
  const names = Math.min(frame.width * 0.3, widest(state.bars.map((b) => b.label)));
  const sums = widest(
    state.bars.map((b) => brief(b.total * state.shown.factor)),
    size.foot,
  );
  const area: Area = {
    left: 12 + names + 8,
    right: frame.width - 16 - sums,
    top: key.bottom + 4,
    bottom: frame.bottom - 22,
  };
  const axis = valueAxis(state.value, [area.left, area.right], state.shown);
  const out = [drawKey(key)];
  for (const { value, at, text } of axis.ticks) {
    out.push(
      el('line', {
        x1: at,
        x2: at,
        y1: area.top,
        y2: area.bottom,
        stroke: colour(value === 0 ? 'zero' : 'rule'),
        'stroke-width': 1,
      }),
    );
    out.push(label(text, { x: at, y: area.bottom + 15, anchor: 'middle', size: size.axis, fill: colour('muted') }));
  }
  if (state.bars.length === 0) return out.join('') + nothingToShow(area);
  const band = scaleBand<number>(
    state.bars.map((_, i) => i),
    [area.top, area.bottom],
  )
    .paddingInner(0.28)
    .paddingOuter(0.14);
  const wide = band.bandwidth();
  state.bars.forEach((bar, i) => {
    const y = band(i) ?? 0;
    out.push(label(bar.label, { x: area.left - 8, y: y + wide / 2 + 4, anchor: 'end', pixels: names }));
    for (const piece of bar.pieces) {
      const left = Math.min(axis.place(piece.from), axis.place(piece.to));
      const words = hover(`${bar.label}, ${state.parts[piece.part]?.label}: ${withUnit(piece.value, data.unit)}`);
      const width = Math.abs(axis.place(piece.to) - axis.place(piece.from));
      out.push(
        el(
          'rect',
          {
            x: left,
            y,
            width,
            height: wide,
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
      const middle = y + wide / 2;
      if (p10 !== undefined && p90 !== undefined) {
        out.push(
          el('line', {
            x1: axis.place(p10),
            x2: axis.place(p90),
            y1: middle,
            y2: middle,
            stroke: colour('ink'),
            'stroke-width': 1.4,
          }),
        );
      }
      const at = axis.place(value);
      const words = hover(`${bar.label}, ${data.compareLabel ?? 'actual'}: ${withUnit(value, data.unit)}`);
      out.push(el('line', { x1: at, x2: at, y1: y - 3, y2: y + wide + 3, stroke: colour('paper'), 'stroke-width': 6 }));
      out.push(
        el('line', { x1: at, x2: at, y1: y - 3, y2: y + wide + 3, stroke: colour('ink'), 'stroke-width': 3 }, words),
      );
    }
    if (bar.pieces.length) {
      const own = Math.max(axis.place(0), ...bar.pieces.map((p) => axis.place(p.to)));
      const mark = axis.place(bar.compare?.p90 ?? bar.compare?.value ?? 0);
      // The number is the bar's: it stands by the mark only where there is no room before it.
      const before = axis.place(bar.compare?.p10 ?? bar.compare?.value ?? 0);
      const end = before - own > sums + 16 ? own : Math.max(own, mark);
      out.push(
        label(brief(bar.total * state.shown.factor), { x: end + 6, y: y + wide / 2 + 4, size: size.foot, halo: true }),
      );
    }
  });
  return out.join('');
}
