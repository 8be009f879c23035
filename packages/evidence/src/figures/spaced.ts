import type { Scan } from '../tokens/index.ts';
import { CURRENCY_STARTS } from './lexicon/currencies.ts';
import { MAGNITUDES } from './lexicon/numerals.ts';

/** "6 . 2 %", "1 . 6 billion": decimals of a text that was cut into words, with spaces around every sign. Only where a per cent sign, a multiplier or a currency follows. External cases: Recognizers-Text CurrencyModel ("a deficit of 1 . 6 billion ( $ 2.54 billion )"). */
export function spacedDecimal(s: Scan, i: number): { value: number; next: number } | undefined {
  if (!s.isSymbol(i + 1, '.') || s.glued(i + 1) || s.glued(i + 2) || !s.isNumber(i + 2) || s.opensLine(i + 2))
    return undefined;
  if (!/^\d{1,3}$/.test(s.raw(i)) || !/^\d{1,4}$/.test(s.raw(i + 2)) || s.opensLine(i + 3)) return undefined;
  const said = s.low(i + 3);
  const follows =
    s.isSymbol(i + 3, '%') || MAGNITUDES.has(said) || /^per ?cent$/.test(said) || CURRENCY_STARTS.has(said);
  return follows ? { value: Number(`${s.raw(i)}.${s.raw(i + 2)}`), next: i + 3 } : undefined;
}

/** "10 $ 30 $", "10 $ 30 cent": the sign between two numbers belongs to the left one when the right one has its own. External cases: Recognizers-Text CurrencyModel ("10 $ 30 $"). */
export function signBelongsLeft(s: Scan, i: number): boolean {
  if (s.glued(i) || s.glued(i + 1) || !s.isNumber(i - 1) || !s.isNumber(i + 1) || s.isSymbol(i - 2, s.raw(i)))
    return false;
  return (s.isSymbol(i + 2, s.raw(i)) && !s.isNumber(i + 3)) || /^(cents?|pence)$/.test(s.low(i + 2));
}
