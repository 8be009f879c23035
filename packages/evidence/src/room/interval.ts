/** 97.5 % point of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * A share and its 95 % interval by Wilson's score (1927), which stays within 0 and 1 and is usable from one observation on.
 * Undefined without observations.
 */
export function wilson(right: number, of: number): { share: number; low: number; high: number } | undefined {
  if (of <= 0) return undefined;
  const share = right / of;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z95 / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
