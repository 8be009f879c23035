/**
 * How a unit of the model is shown to a person: factor, name on the axis, and one value in words.
 * The model keeps plain dollars, fractions and months; only what is drawn is scaled.
 */

export interface Shown {
  /** Shown number = value × factor. */
  factor: number;
  /** On the axis: “USD bn a year”. */
  axis: string;
  /** After one number: “ bn”, “ %”, “×”. */
  suffix: string;
}

const magnitudes = [
  { from: 1e12, factor: 1e-12, word: 'tn' },
  { from: 1e9, factor: 1e-9, word: 'bn' },
  { from: 1e6, factor: 1e-6, word: 'm' },
  { from: 1e4, factor: 1e-3, word: 'k' },
];

const shares = new Set(['share', 'fraction', 'probability', '%']);

/** “year” → “ a year”, “(H100e*hour)” → “ per H100e-hour”; nothing where there is no denominator. */
function per(denominator: string | undefined): string {
  if (!denominator) return '';
  if (['year', 'quarter', 'month', 'day'].includes(denominator)) return ` a ${denominator}`;
  const words = denominator.replace(/[()]/g, '').replaceAll('*', '-').replaceAll('_', ' ');
  return words.endsWith('-year') ? ` per ${words.slice(0, -5)} a year` : ` per ${words}`;
}

/** Chooses how values up to `largest` (in `unit`) are shown; one choice for a whole picture. */
export function shownUnit(unit: string, largest: number): Shown {
  const [numerator = '', denominator] = unit.split('/');
  const top = numerator.trim();
  const bottom = denominator?.trim();
  if (shares.has(top)) return { factor: 100, axis: `%${per(bottom)}`, suffix: ' %' };
  if (top === '1' && bottom && /^(year|month|quarter)$/.test(bottom)) {
    return { factor: 100, axis: `%${per(bottom)}`, suffix: ' %' };
  }
  if (top === 'ratio' || top === 'x') return { factor: 1, axis: 'times', suffix: '×' };
  if (top === '1' || top === '') return { factor: 1, axis: bottom ? per(bottom).trim() : '', suffix: '' };
  const size = Math.abs(largest);
  // What would round up to the next word takes it: 999.95 bn is 1 tn.
  const magnitude = magnitudes.find((m) => size >= m.from * 0.9995);
  const name = top.replaceAll('_', ' ');
  if (!magnitude) return { factor: 1, axis: `${name}${per(bottom)}`, suffix: '' };
  const { factor, word } = magnitude;
  return name === 'USD'
    ? { factor, axis: `USD ${word}${per(bottom)}`, suffix: ` ${word}` }
    : { factor, axis: `${word} ${name}${per(bottom)}`, suffix: ` ${word}` };
}

/** A number with at most `digits` decimals, thousands set apart, a real minus sign. Never “-0”. */
export function plain(value: number, digits = 1): string {
  if (!Number.isFinite(value)) return '–';
  const fixed = Math.abs(value).toFixed(digits);
  const [whole = '0', decimals = ''] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const tail = decimals.replace(/0+$/, '');
  const text = tail ? `${grouped}.${tail}` : grouped;
  return value < 0 && Number(fixed) !== 0 ? `−${text}` : text;
}

/** A number with exactly `digits` decimals, for the marks of one axis; zero stays “0”. */
export function even(value: number, digits: number): string {
  const text = plain(value, digits);
  if (digits === 0 || text === '0') return text;
  const [whole = '', decimals = ''] = text.split('.');
  return `${whole}.${decimals.padEnd(digits, '0')}`;
}

/** Three significant figures at most, in the shown unit: 12.3, 0.046, 1,240. */
export function brief(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
  return plain(value, digits);
}

/** Units that are words of the language and take a plural. */
const countable = new Set([
  'month',
  'year',
  'quarter',
  'day',
  'hour',
  'week',
  'unit',
  'token',
  'user',
  'company',
  'contract',
]);

function noun(name: string, count: string): string {
  if (!countable.has(name) || count === '1') return name.replaceAll('_', ' ');
  return name.endsWith('y') && !/[aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** Whether values in years are moments (2032.21), not spans (5.5). */
export const isMoment = (value: number, unit: string): boolean => unit === 'year' && value >= 1900 && value < 2200;

/** 2032.2083 → 2032-03: the month in which a moment lies. */
export function monthText(moment: number): string {
  const year = Math.floor(moment);
  return `${year}-${String(Math.min(12, Math.floor((moment - year) * 12) + 1)).padStart(2, '0')}`;
}

/** One value with its unit, each scaled by its own size: “USD 61.5 bn a year”, “38 %”, “1.32×”, “12 months”. */
export function withUnit(value: number, unit: string): string {
  if (isMoment(value, unit)) return monthText(value);
  const shown = shownUnit(unit, value);
  const [top = '', bottom] = unit.split('/');
  const number = brief(value * shown.factor);
  const tail = bottom ? per(bottom.trim()) : '';
  const dimensionless = shares.has(top) || top === '' || top === '1' || top === 'ratio' || top === 'x';
  const name = dimensionless || top === 'USD' ? '' : ` ${noun(top, number)}`;
  return `${top === 'USD' ? 'USD ' : ''}${number}${shown.suffix}${name}${tail}`;
}

/** A range with its unit said once where both ends read alike: “6 to 24 months”, “USD 900 m to 1.2 bn a year”. */
export function rangeWithUnit(low: number, high: number, unit: string): string {
  const [from, to] = [withUnit(low, unit), withUnit(high, unit)];
  const [, start = '', tail = ''] = /^((?:USD )?[−0-9.,]+)(.*)$/.exec(from) ?? [];
  if (tail !== '' && to.endsWith(tail)) return `${start} to ${to.replace(/^USD /, '')}`;
  return from.startsWith('USD ') ? `${from} to ${to.replace(/^USD /, '')}` : `${from} to ${to}`;
}
