/** The key above a plot: one symbol and a word or two per kind of mark, in as many rows as it needs. */
import { label } from './frame.ts';
import { el, tidyPath } from './svg.ts';
import { textWidth } from './text.ts';
import { colour, size } from './theme.ts';

export interface KeyEntry {
  kind: 'line' | 'ghost' | 'band' | 'dot' | 'diamond' | 'swatch' | 'tick';
  text: string;
  /** Fill or stroke; the ink if left out. */
  paint?: string;
  /** How dense a band is drawn; 0.2 if left out. */
  opacity?: number;
}

export interface PlacedKey {
  entries: (KeyEntry & { x: number; y: number })[];
  bottom: number;
}

const row = 17;
const symbol = 24;

/** Sets entries side by side, breaking rows at the right edge. */
export function placeKey(entries: KeyEntry[], space: { left: number; right: number; top: number }): PlacedKey {
  let x = space.left;
  let y = space.top + row / 2;
  const placed = entries.map((entry) => {
    const wide = symbol + textWidth(entry.text, size.foot) + 16;
    if (x > space.left && x + wide > space.right) {
      x = space.left;
      y += row;
    }
    const at = { ...entry, x, y };
    x += wide;
    return at;
  });
  return { entries: placed, bottom: entries.length ? y + row / 2 : space.top };
}

function mark(entry: PlacedKey['entries'][number]): string {
  const { x, y, kind } = entry;
  const paint = entry.paint ?? colour('ink');
  const middle = x + 9;
  if (kind === 'dot') return el('circle', { cx: middle, cy: y, r: 3.4, fill: paint });
  if (kind === 'diamond') {
    const d = `M${middle} ${y - 5}L${middle + 5} ${y}L${middle} ${y + 5}L${middle - 5} ${y}Z`;
    return el('path', { d: tidyPath(d), fill: colour('paper'), stroke: paint, 'stroke-width': 1.5 });
  }
  if (kind === 'band')
    return el('rect', { x, y: y - 5, width: 18, height: 10, fill: paint, 'fill-opacity': entry.opacity ?? 0.2 });
  if (kind === 'swatch') return el('rect', { x: x + 3, y: y - 6, width: 12, height: 12, fill: paint });
  if (kind === 'tick') return el('line', { x1: x, x2: x + 18, y1: y, y2: y, stroke: paint, 'stroke-width': 3 });
  const thin = kind === 'ghost';
  return el('line', {
    x1: x,
    x2: x + 18,
    y1: y,
    y2: y,
    stroke: paint,
    'stroke-width': thin ? 1.1 : 2.4,
    opacity: thin ? 0.65 : undefined,
  });
}

export function drawKey(key: PlacedKey): string {
  return key.entries
    .map(
      (entry) =>
        mark(entry) +
        label(entry.text, { x: entry.x + symbol, y: entry.y + 4, size: size.foot, fill: colour('muted') }),
    )
    .join('');
}
