/** Numbers of one table: the same decimals throughout, so that digits stand under digits. */

/** Decimals with which a number of this size keeps three figures. */
export function decimalsFor(size: number): number {
  if (size >= 100) return 0;
  if (size >= 10) return 1;
  return size >= 1 ? 2 : 3;
}

/** Thousands set apart, a real minus sign, trailing zeros kept. A plain “0” is zero; “0.0” is something too small to show. */
export function fixed(value: number, decimals: number): string {
  if (value === 0) return '0';
  const text = Math.abs(value).toFixed(decimals);
  const [whole, tail] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return `${sign}${grouped}${tail ? `.${tail}` : ''}`;
}
