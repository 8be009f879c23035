import type { Figure } from '../figures/index.ts';

/** The interval a figure admits: its range, or its value with the slack its modifier and its last spoken digit give. */
export function ends(f: Figure): [number, number] {
  if (typeof f.value !== 'number')
    return [f.valueMin ?? Number.NEGATIVE_INFINITY, f.valueMax ?? Number.POSITIVE_INFINITY];
  const v = f.value;
  const step = lastDigit(v) / 2;
  const slack = f.modifier === 'approx' ? Math.abs(v) * 0.1 : Math.min(step * 0.999, Math.abs(v) * 0.05);
  switch (f.modifier) {
    case 'gt':
    case 'ge':
      return [v, Math.max(v * 1.25, v + step)];
    case 'lt':
    case 'le':
      return [Math.min(v * 0.75, v - step), v];
    default:
      return [v - slack, v + slack];
  }
}

/** The weight of the last significant digit: 1e8 for 2.4e9. */
function lastDigit(v: number): number {
  if (v === 0) return 1;
  const text = Math.abs(v)
    .toPrecision(12)
    .replace(/(\.\d*?)0+(e|$)/, '$1$2');
  const digits = text.replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
  return 10 ** (Math.floor(Math.log10(Math.abs(v))) - Math.max(1, digits) + 1);
}
