import type { Figure } from '../../figures/index.ts';
import { CURRENCY_NAMES } from '../../figures/lexicon/currencies.ts';
import { FOREIGN_CURRENCY_NAMES } from '../../figures/lexicon/foreign.ts';
import { UNITS } from '../../figures/lexicon/units.ts';
import type { SpecClass, SpecResult } from './read.ts';

/** Small money the suite counts as units of their own, in the main unit. */
const SMALL: Readonly<Record<string, [string, number]>> = {
  cent: ['USD', 0.01],
  centavo: ['', 0.01],
  pence: ['GBP', 0.01],
  penny: ['', 0.01],
  satoshi: ['BTC', 1e-8],
  sen: ['', 0.01],
};

/** A number as a specification writes it: "0,5", "1E-12", "20%". */
export function numberOf(value: string): number {
  const plain = value.replace(/%$/, '');
  return Number(plain.includes(',') && !plain.includes('.') ? plain.replace(',', '.') : plain);
}

/** What the figure says in the specification's terms agrees with it. */
export function agreesInValue(f: Figure, r: SpecResult, about: SpecClass, group: readonly Figure[]): boolean {
  if (r.value === null) return true;
  if (about === 'range') return sameBounds(boundsOf(group), intervalOf(r.value));
  let wanted = numberOf(r.value);
  if (about === 'percentage' && f.unit === 'fraction') wanted /= 100;
  if (about === 'currency') wanted *= SMALL[r.unit?.toLowerCase() ?? '']?.[1] ?? 1;
  const ours = [f.value, f.valueMax, f.valueMin].filter((v): v is number => typeof v === 'number');
  return ours.some((v) => close(v, wanted));
}

/** Whether the units agree; undefined where the specification names none or one we have no word for. */
export function agreesInUnit(f: Figure, r: SpecResult, about: SpecClass): boolean | undefined {
  if (about === 'percentage') return f.kind === 'percentage' || f.unit === 'fraction';
  if (r.unit === undefined) return undefined;
  if (about === 'currency') {
    const code = currencyOf(r);
    return code === undefined ? undefined : f.currency === code;
  }
  const wanted = measureOf(r.unit);
  if (wanted === undefined) return undefined;
  return f.unit === wanted || (f.denominator !== undefined && f.unit === `${wanted}/${f.denominator}`);
}

function currencyOf(r: SpecResult): string | undefined {
  if (r.currency) return r.currency;
  const unit = r.unit!.toLowerCase();
  const small = SMALL[unit];
  if (small) return small[0] || undefined;
  if (unit === 'netherlands guilder') return 'NLG';
  return CURRENCY_NAMES.get(unit)?.code ?? FOREIGN_CURRENCY_NAMES.get(unit)?.code;
}

/** "Square meter", "Kilometer per hour" as our grammar writes it. */
function measureOf(unit: string): string | undefined {
  const [above, below] = unit.toLowerCase().split(' per ');
  const of = (word: string): string | undefined => {
    const [first, ...rest] = word.split(' ');
    if (first === 'square' || first === 'cubic') {
      const side = UNITS.get(rest.join(' '))?.unit;
      return side && `${first} ${side}`;
    }
    return UNITS.get(word)?.unit ?? (first === 'metric' ? UNITS.get(rest.join(' '))?.unit : undefined);
  };
  const top = of(above);
  return top && below ? `${top}/${below}` : top;
}

interface Bounds {
  min: number;
  max: number;
  openMin: boolean;
  openMax: boolean;
}

/** "(20,35]", "[500,)", "(,100]". */
function intervalOf(value: string): Bounds {
  const [low, high] = value.slice(1, -1).split(',');
  return {
    min: low ? Number(low) : Number.NEGATIVE_INFINITY,
    max: high ? Number(high) : Number.POSITIVE_INFINITY,
    openMin: value[0] === '(',
    openMax: value.at(-1) === ')',
  };
}

/** The interval all figures together say: ends of ranges, "more than", "at most". */
function boundsOf(group: readonly Figure[]): Bounds {
  const b: Bounds = {
    min: Number.NEGATIVE_INFINITY,
    max: Number.POSITIVE_INFINITY,
    openMin: false,
    openMax: false,
  };
  for (const f of group) {
    const value = typeof f.value === 'number' ? f.value : undefined;
    if (f.valueMin !== undefined) b.min = Math.max(b.min, f.valueMin);
    if (typeof f.valueMax === 'number') b.max = Math.min(b.max, f.valueMax);
    if (value === undefined) continue;
    if (f.modifier === 'gt' || f.modifier === 'ge' || f.modifier === 'exact' || f.modifier === 'approx')
      b.min = Math.max(b.min, value);
    if (f.modifier === 'lt' || f.modifier === 'le' || f.modifier === 'exact' || f.modifier === 'approx')
      b.max = Math.min(b.max, value);
    if (f.modifier === 'gt') b.openMin = true;
    if (f.modifier === 'lt') b.openMax = true;
  }
  return b;
}

/** Equal ends; whether an end belongs to it is compared only where one end is open ("more than" against "at least"), because "20 to 30" says nothing about it. */
function sameBounds(a: Bounds, b: Bounds): boolean {
  if (!close(a.min, b.min) || !close(a.max, b.max)) return false;
  if (b.max === Number.POSITIVE_INFINITY) return a.openMin === b.openMin;
  if (b.min === Number.NEGATIVE_INFINITY) return a.openMax === b.openMax;
  return true;
}

const close = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
