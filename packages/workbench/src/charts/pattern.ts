/** Hatching over a colour, so that parts of a bar are told apart without seeing colours. */
import { el } from './svg.ts';
import { colour, seriesColour } from './theme.ts';

const strokes = [
  '', // plain
  'M-2 2L2 -2M0 8L8 0M6 10L10 6', // rising
  'M0 4H8', // level
  'M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z', // dots
  'M-2 6L2 10M0 0L8 8M6 -2L10 2', // falling
  'M4 0V8', // upright
  'M0 4H8M4 0V8', // grid
  'M0 8L8 0M0 0L8 8', // crosses
];

/** Definitions of the first `count` patterns, under ids that start with `prefix`. */
export function patterns(prefix: string, count: number): string {
  let defs = '';
  for (let i = 0; i < count; i++) {
    defs += el(
      'pattern',
      { id: `${prefix}-p${i}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
      el('rect', { width: 8, height: 8, fill: seriesColour(i) }),
      strokes[i % 8]
        ? el('path', {
            d: strokes[i % 8],
            stroke: colour('paper'),
            'stroke-width': 1.1,
            'stroke-opacity': 0.7,
            fill: 'none',
          })
        : '',
    );
  }
  return defs;
}

/** The fill of part `index`. */
export function patternFill(prefix: string, index: number): string {
  return `url(#${prefix}-p${index})`;
}
