/** Numbers from one unit into another, exact where only powers of ten and whole factors lie between. */
import { type ScaledUnit, sameDimensions, scaleOf, unitOf } from './unit-text.ts';

/** Converts a number written as `digits` between units of one dimension. The power of ten goes into the number's own text, so that 57 % is exactly 0.57. */
export function scaled(digits: string, from: ScaledUnit, to: ScaledUnit): number {
  const [mantissa, exponent = '0'] = digits.toLowerCase().split('e');
  const shift = from.ten - to.ten;
  const whole = Math.trunc(shift);
  const value = scaleOf(Number(`${mantissa}e${Number(exponent) + whole}`), from, to);
  return shift === whole ? value : value * 10 ** (shift - whole);
}

/** Units as documents name them, in the words of `unitOf`. */
const SAID: Readonly<Record<string, string>> = {
  percent: '%',
  x: '1',
  times: '1',
  multiple: '1',
  'basis points': 'bp',
};

/** The unit of something said: per cent with a period is a rate ("38 percent", a year: `%/year`). */
export function saidUnit(unit: string, period: string): string {
  // Dollars of one thing for each dollar of another are a plain ratio.
  if (/^USD [a-z ]+ \/ USD [a-z ]+$/i.test(unit)) return '1';
  const text = unit.replace(/^[^/]+/, (head) => SAID[head.trim()] ?? head).replace(/\bmillion tokens?\b/, 'Mtoken');
  return (text === '%' || text === 'bp') && period !== '' ? `${text}/${period}` : text;
}

/**
 * A number said in `unit` (over `period`), in the unit `to`; or why it cannot be converted. Stricter than what a person types: a bare
 * share is no yearly rate.
 */
export function convertSaid(value: number, unit: string, period: string, to: string): number | { why: string } {
  const said = saidUnit(unit, period);
  const from = unitOf(said, to);
  const into = unitOf(to, to);
  if ('unknown' in from) return { why: `its unit ${said} is not one of the model’s` };
  if ('unknown' in into) return { why: `the unit ${to} is not known` };
  if (!sameDimensions(from, into)) {
    const share =
      said === '%' && /^1\/(year|month)$/.test(to)
        ? '; a share without a period is no rate: correct its period if the speaker means a year'
        : '';
    return { why: `it is in ${said}, but ${to === '1' ? 'a plain ratio' : to} is wanted${share}` };
  }
  return scaled(String(value), from, into);
}
