/** Whether a claim's unit fits a number's, and over which length of time an amount counts. */
import { convertSaid } from '../../../facts/index.ts';
import type { Said } from './types.ts';

/** Units of rows that the words of units do not know. */
const PLAIN: Record<string, string> = { fraction: '1', share: '1', ratio: '1', x: '1', USD_per_year: 'USD/year' };

export const rowUnit = (unit: string): string => PLAIN[unit] ?? unit;

/** Whether what is meant could be given in this unit. */
export function unitFits({ unit, period }: Said['meant'], to: string): boolean {
  return typeof convertSaid(1, unit, period, rowUnit(to)) === 'number';
}

/** `USD/year` is USD over a year; `USD/share` is no amount over a time. */
export function measureOf(unit: string): { measure: string; over: string } {
  const [, measure = unit, over = ''] = /^(.*)\/(year|yr|quarter|month|week|day)$/.exec(unit) ?? [];
  return { measure, over: over === 'yr' ? 'year' : over };
}

/** The value, or both ends of the range; none where it is open or has no number. */
export function endsOf({ value, valueMin, valueMax }: Said['meant']): [low: number, high: number] | undefined {
  if (value !== undefined) return [value, value];
  return valueMin !== undefined && typeof valueMax === 'number' ? [valueMin, valueMax] : undefined;
}

/** How far figures may differ and still be one, said roughly. */
const ROUNDING = 0.05;

/** Whether a row says the same number, however roughly: by size, since a loss is said without its sign. */
export function near(meant: Said['meant'], measure: string, value: number, unit: string): boolean {
  const ends = endsOf(meant);
  const said = convertSaid(value, rowUnit(unit), '', measure);
  if (!ends || typeof said !== 'number') return false;
  const size = Math.abs(said);
  const [low, high] = ends.map(Math.abs).toSorted((a, b) => a - b);
  return size >= low * (1 - ROUNDING) && size <= high * (1 + ROUNDING);
}
