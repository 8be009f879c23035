/** Numbers as sentences say them. */

/** `612 bn USD`, `1.2 tn USD`, `0.4 bn USD`. */
export function bn(dollars: number): string {
  const size = Math.abs(dollars);
  if (size >= 0.9995e12) return `${(dollars / 1e12).toFixed(size >= 9.995e12 ? 0 : 1)} tn USD`;
  return `${(dollars / 1e9).toFixed(size >= 9.95e9 ? 0 : 1)} bn USD`;
}

/** `12 %`, `0.4 %`. */
export function percent(share: number): string {
  const value = 100 * share;
  return `${value.toFixed(Math.abs(value) >= 9.95 ? 0 : 1)} %`;
}

/** `In 2027 477 bn USD, in 2030 506 bn USD.` from values that have a year; those without a value are left out. */
export function byYear(
  values: { at: Record<string, string | number>; value: number | null }[],
  say: (value: number) => string,
): string {
  const parts = values.flatMap(({ at, value }) => (value === null ? [] : [`in ${at.year} ${say(value)}`]));
  return parts.length === 0 ? '' : `${parts.join(', ').replace(/^i/, 'I')}.`;
}
