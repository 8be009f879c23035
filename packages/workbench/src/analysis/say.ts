/** Numbers as sentences say them. */

/** `USD 612 bn`, `USD 1.2 tn`, `USD 0.4 bn`, `USD −3.0 bn`, as the tables write amounts; `nothing` for 0. */
export function bn(dollars: number): string {
  const size = Math.abs(dollars);
  if (size === 0) return 'nothing';
  const sign = dollars < 0 ? '−' : '';
  if (size >= 0.9995e12) return `USD ${sign}${(size / 1e12).toFixed(size >= 9.995e12 ? 0 : 1)} tn`;
  return `USD ${sign}${(size / 1e9).toFixed(size >= 9.95e9 ? 0 : 1)} bn`;
}

/** `12 %`, `0.4 %`. */
export function percent(share: number): string {
  const value = 100 * share;
  return `${value.toFixed(Math.abs(value) >= 9.95 ? 0 : 1)} %`;
}

/** `In 2027 USD 477 bn, in 2030 USD 506 bn.` from values that have a year, with their bands; those without a value are left out. */
export function byYear(
  values: { at: Record<string, string | number>; value: number | null; p10?: number | null; p90?: number | null }[],
  say: (value: number) => string,
): string {
  const parts = values.flatMap(({ at, value, p10, p90 }) => {
    if (value === null) return [];
    return [`in ${at.year} ${say(value)}${band({ p10, p90 }, say)}`];
  });
  return parts.length === 0 ? '' : `${parts.join(', ').replace(/^i/, 'I')}.`;
}

/** ` (8 of 10 scenarios: USD 1.2 to 2.0 tn)`; nothing where there is no band. */
export function band(
  of: { p10?: number | null; p90?: number | null } | undefined,
  say: (value: number) => string,
): string {
  return of?.p10 == null || of.p90 == null ? '' : ` (8 of 10 scenarios: ${rangeOf(say(of.p10), say(of.p90))})`;
}

/** Two numbers as said, what they share said once: `USD −2.4 to 3.2 tn`, `USD 565 bn to 1.2 tn`, `36 to 89 %`. */
export function rangeOf(low: string, high: string): string {
  const [first, second] = [low.split(' '), high.split(' ')];
  const unit = first.length > 1 && first.length === second.length && first.at(-1) === second.at(-1);
  const from = unit ? first.slice(0, -1).join(' ') : low;
  return `${from} to ${first[0] === 'USD' && second[0] === 'USD' ? second.slice(1).join(' ') : high}`;
}

/** `62 % of 200 scenarios (55 to 69 %)`: a share with what the number of scenarios leaves open. */
export function chance({ share, low, high, n }: { share: number; low: number; high: number; n: number }): string {
  return Number.isNaN(share)
    ? 'an unknown share of scenarios'
    : `${percent(share)} of ${n} scenarios (${percentRange(low, high)})`;
}

/** `55 to 69 %` */
export function percentRange(low: number, high: number): string {
  return `${percent(low).replace(' %', '')} to ${percent(high)}`;
}
