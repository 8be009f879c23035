/** Where a slider begins and ends: the evidence with room on both sides, within what makes sense. */
import type { Lever } from '../worker/messages.ts';

export interface Range {
  from: number;
  to: number;
  step: number;
}

/** A round step near a two-hundredth of the range: 1, 2 or 5 times a power of ten. */
function roundStep(span: number): number {
  const raw = span / 200;
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

export function rangeOf(lever: Lever, value: number): Range {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = lever;
  const low = lever.low ?? (lever.value > 0 ? lever.value / 2 : lever.value - 1);
  const high = lever.high ?? (lever.value > 0 ? lever.value * 2 : lever.value + 1);
  const room = Math.max(high - low, Math.abs(lever.value) * 0.1, 1e-9) * 0.5;
  // What cannot be negative by its evidence does not become so by the room around it.
  const floor = low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const from = Math.min(Math.max(low - room, min, floor), lever.value, value);
  const to = Math.max(Math.min(high + room, max), lever.value, value);
  const step = roundStep(to - from || 1);
  return {
    from: roundTo(Math.floor(from / step + 1e-9) * step, step),
    to: roundTo(Math.ceil(to / step - 1e-9) * step, step),
    step,
  };
}

/** Multiples of a step without binary dust: 0.30000000000000004 → 0.3. */
export function roundTo(value: number, step: number): number {
  const digits = Math.max(0, Math.min(12, Math.ceil(-Math.log10(step)) + 1));
  return Number(value.toFixed(digits));
}

/** Whether a value lies outside what the evidence supports. */
export const isBeyond = (lever: Lever, value: number) =>
  (lever.low !== undefined && value < lever.low) || (lever.high !== undefined && value > lever.high);
