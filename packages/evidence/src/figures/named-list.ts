import type { Scan } from '../tokens/index.ts';
import { readQuantity } from './quantity.ts';
import type { Draft } from './types.ts';

const MEASURED = new Set(['quantity', 'rate', 'money', 'price', 'percentage', 'duration']);

/** "Texas 50, Ohio 60 and Iowa 100 MW": each number has a name before it and only the last says the unit of all. The amount with the unit, or undefined. */
export function inNamedList(s: Scan, d: Draft): Draft | undefined {
  let at = d.last;
  for (let turn = 0; turn < 6; turn++) {
    let next = at;
    if (s.isSymbol(next, ',')) next++;
    if (s.low(next) === 'and') next++;
    if (next === at || s.opensLine(next)) return undefined;
    let names = 0;
    while (names < 3 && s.capital(next) && !s.opensLine(next)) {
      next++;
      names++;
    }
    if (names === 0 || !s.isNumber(next) || s.glued(next) || s.opensLine(next)) return undefined;
    const q = readQuantity(s, next);
    if (!q || typeof q.value !== 'number' || q.first !== next) return undefined;
    if (!q.bare) return MEASURED.has(q.kind) && s.low(next - names - 1) === 'and' ? q : undefined;
    at = q.last;
  }
  return undefined;
}

/** Gives the numbers of such lists the unit of the last. */
export function unitOfNamedList(s: Scan, d: Draft): boolean {
  if (!d.bare || d.kind !== 'number' || d.unit || typeof d.value !== 'number' || d.inWords || !s.capital(d.first - 1))
    return false;
  const last = inNamedList(s, d);
  if (!last) return false;
  if (d.magnitude === 1 && last.magnitude > 1 && Math.abs(d.value) < 1000) {
    d.value = Number((d.value * last.magnitude).toPrecision(15));
    d.magnitude = last.magnitude;
  }
  Object.assign(d, {
    unit: last.unit,
    kind: last.kind,
    currency: last.currency,
    denominator: last.denominator,
    bare: false,
  });
  d.repairs.push('unit_from_list');
  return true;
}
