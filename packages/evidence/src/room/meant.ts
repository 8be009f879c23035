import type { Claim } from '../claims/index.ts';
import type { Correction } from './review.ts';

/** What a claim is taken to say: as proposed, with a reviewer's corrections in place. A value or a range, never both. */
export interface Meant {
  value?: number;
  valueMin?: number;
  /** Null: open above. */
  valueMax?: number | null;
  unit: string;
  entity: string | null;
  metric: string;
  period: string;
  asOf: string;
  scope: string;
  prediction: boolean;
  hypothetical: boolean;
  negated: boolean;
}

/** The meaning of a claim. A corrected value replaces a range and the other way round; everything not corrected stays. */
export function meantOf(claim: Pick<Claim, 'figure' | 'key'>, correction: Correction = {}): Meant {
  const { figure, key } = claim;
  const { value, valueMin, valueMax, ...rest } = correction;
  const amount =
    value !== undefined
      ? { value }
      : valueMin !== undefined || valueMax !== undefined
        ? range(valueMin ?? figure.valueMin, valueMax === undefined ? figure.valueMax : valueMax)
        : typeof figure.value === 'number'
          ? { value: figure.value }
          : figure.value === undefined
            ? range(figure.valueMin, figure.valueMax)
            : {};
  return {
    unit: key.unit,
    entity: key.entity,
    metric: key.metric,
    period: key.period,
    asOf: key.asOf,
    scope: key.scope,
    prediction: figure.prediction,
    hypothetical: figure.hypothetical,
    negated: figure.negated,
    ...rest,
    ...amount,
  };
}

function range(valueMin: number | undefined, valueMax: number | null | undefined): Partial<Meant> {
  return { ...(valueMin !== undefined && { valueMin }), ...(valueMax !== undefined && { valueMax }) };
}

/** Why a correction cannot be taken, in words; undefined when it can. */
export function correctionFault(claim: Claim, correction: Correction): string | undefined {
  const { value, valueMin, valueMax } = correction;
  if (Object.values(correction).every((field) => field === undefined))
    return 'it changes nothing; accept the claim instead';
  if (value !== undefined && (valueMin !== undefined || valueMax !== undefined))
    return 'it gives a value and a range; give one of them';
  for (const [name, number] of Object.entries({ value, valueMin, valueMax }))
    if (typeof number === 'number' && !Number.isFinite(number)) return `${name} is not a finite number`;
  const meant = meantOf(claim, correction);
  if (typeof meant.valueMin === 'number' && typeof meant.valueMax === 'number' && meant.valueMin > meant.valueMax)
    return `the range ends (${meant.valueMax}) before it begins (${meant.valueMin})`;
  if (meant.valueMax === null && meant.valueMin === undefined) return 'a range that is open above needs a lower end';
  return undefined;
}

/** Whether two readings say the same. Numbers are compared as written, words without regard to case. */
export function sameMeant(a: Meant, b: Meant): boolean {
  return meantKey(a) === meantKey(b);
}

/** A text that is equal exactly for equal readings. */
export function meantKey(m: Meant): string {
  const words = [m.unit, m.entity ?? '', m.metric, m.period, m.asOf, m.scope].map((word) => word.trim().toLowerCase());
  const open = m.valueMax === null ? 'open' : m.valueMax;
  return JSON.stringify([m.value, m.valueMin, open, ...words, m.prediction, m.hypothetical, m.negated]);
}
