/** Moments on a chart are decimal years; a month is its twelfth. */

const two = (n: number) => String(n).padStart(2, '0');

/** Decimal year of the end of the month `months` after an ISO date: ('2026-03-31', 0) → 2026.25. */
export function momentOf(start: string, months: number): number {
  const year = Number(start.slice(0, 4));
  const month = Number(start.slice(5, 7));
  return year + (month + months) / 12;
}

/** 2026.25 → “2026-03”; a whole year that ends a December, 2027.0 → “2026-12”. Years given as such stay years. */
export function monthName(t: number): string {
  const index = Math.round(t * 12) - 1;
  return `${Math.floor(index / 12)}-${two((((index % 12) + 12) % 12) + 1)}`;
}

/** Whether all moments are calendar years (2026, 2027 …): then they are named so. */
export function areYears(moments: number[]): boolean {
  return moments.length > 0 && moments.every((t) => Number.isInteger(t));
}

/** Names for a column of moments: years, or months. */
export function timeNames(moments: number[]): (t: number) => string {
  return areYears(moments) ? (t) => String(t) : monthName;
}

/** Years to mark on an axis of `pixels`, at most one per 56 pixels. */
export function yearTicks(from: number, to: number, pixels: number): number[] {
  const first = Math.ceil(from - 1e-9);
  const last = Math.floor(to + 1e-9);
  const room = Math.max(1, Math.floor(pixels / 56));
  const step = [1, 2, 5, 10, 20, 50].find((s) => (last - first) / s < room) ?? 100;
  const ticks: number[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push(year);
  return ticks;
}
