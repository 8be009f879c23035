/** Figures and their readings in words. */
import { unitFor, withUnit } from '@buildout/workbench/charts/index.ts';
import type { Mark, View } from './api.ts';

export const STATUS: Record<View['status'], { sign: string; word: string }> = {
  waiting: { sign: '○', word: 'waiting' },
  accepted: { sign: '✓', word: 'accepted' },
  corrected: { sign: '✎', word: 'corrected' },
  rejected: { sign: '✕', word: 'rejected' },
  disputed: { sign: '≠', word: 'readings differ' },
};

/** What the claim is taken to say: value or range with its unit. */
export function meaning({ meant }: Pick<Mark, 'meant'>): string {
  const { value, valueMin, valueMax, unit } = meant;
  if (value !== undefined) return amount(value, unit);
  if (valueMin !== undefined && valueMax !== undefined && valueMax !== null)
    return `${amount(valueMin, unit)} to ${amount(valueMax, unit)}`;
  if (valueMin !== undefined) return `${amount(valueMin, unit)} or more`;
  if (valueMax !== undefined && valueMax !== null) return `up to ${amount(valueMax, unit)}`;
  return 'no number';
}

/** A number of the evidence, whose units are words of documents: `USD`, `percent`, `USD/hour`, `GW`. */
export function amount(value: number, unit: string): string {
  if (unit === 'percent') return `${Number(value.toPrecision(6))} %`;
  if (/^(USD|EUR|GBP)(\/|$)/.test(unit)) return withUnit(value, unit.replace(/\/year$/, '/yr'));
  const number = value.toLocaleString('en', { maximumSignificantDigits: 6 });
  return `${number}${unit ? ` ${unitFor(value, unit)}` : ''}`;
}

/** What it is about, in one line. */
export function about({ meant }: Pick<View, 'meant'>): string {
  const when = [meant.period && `per ${meant.period}`, meant.asOf && `as of ${meant.asOf}`, meant.scope];
  return [meant.entity ?? 'nobody named', meant.metric, ...when].filter(Boolean).join(' · ');
}

/** What sort of statement it is, beside a plain one. */
export function manner({ meant }: Pick<View, 'meant'>): string[] {
  return [
    ...(meant.prediction ? ['a prediction'] : []),
    ...(meant.hypothetical ? ['hypothetical'] : []),
    ...(meant.negated ? ['denied'] : []),
  ];
}

/** “1 claim”, “2,300 claims”. */
export const counted = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** 1:02:03 of a recording. */
export function clock(seconds: number): string {
  const s = Math.floor(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** The figure of a row of data/; as it stands where it is no number. */
export const rowValue = ({ value, unit }: { value: string; unit: string }) =>
  value === '' || Number.isNaN(Number(value)) ? `${value} ${unit}` : amount(Number(value), unit);
