import { FUNCTION_WORDS, type Scan } from '../tokens/index.ts';
import { CURRENCY_STARTS } from './lexicon/currencies.ts';
import { UNITS } from './lexicon/units.ts';

/** "12 500 000", "3 450 units": thousands set off by spaces. One group alone needs something it counts after it, or a currency before. */
export function spacedGroups(s: Scan, i: number, money: boolean): { value: number; next: number } | undefined {
  if (!/^[1-9]\d{0,2}$/.test(s.raw(i)) || (s.isNumber(i - 1) && !s.opensLine(i))) return undefined;
  let text = s.raw(i);
  let next = i + 1;
  while (s.isNumber(next) && !s.glued(next) && !s.opensLine(next) && /^\d{3}(\.\d+)?$/.test(s.raw(next))) {
    if (next - i > 5) return undefined; // a row of numbers
    text += s.raw(next);
    next++;
    if (text.includes('.')) break;
  }
  const groups = next - i - 1;
  if (groups === 0 || (s.isNumber(next) && !s.opensLine(next))) return undefined;
  const zeros = /000$/.test(s.raw(next - 1));
  if (
    groups === 1 &&
    !zeros &&
    !money &&
    s.language !== 'fr' &&
    !(s.isSymbol(next, '%€£¥') || (s.isWord(next) && !s.opensLine(next) && unitLike(s, next)))
  )
    return undefined;
  return { value: Number(text), next };
}

function unitLike(s: Scan, i: number): boolean {
  return (
    UNITS.has(s.low(i)) ||
    CURRENCY_STARTS.has(s.low(i)) ||
    (/^[a-z]{3,}s$/.test(s.raw(i)) && !/(ss|us|is)$/.test(s.raw(i)) && !FUNCTION_WORDS.has(s.low(i)))
  );
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "× 10^25", "x10^6", "× 10²⁵" after a mantissa. */
export function timesTen(s: Scan, i: number): { power: number; next: number } | undefined {
  const sign = s.isSymbol(i, '×*·') || s.low(i) === 'x' || s.low(i) === 'x10';
  if (!sign) return undefined;
  const at = s.low(i) === 'x10' ? i : i + 1;
  if (at !== i && s.raw(at) !== '10') return undefined;
  if (s.isSymbol(at + 1, '^') && s.glued(at + 1)) {
    const minus = s.isSymbol(at + 2, '-−') && s.glued(at + 2);
    const power = minus ? at + 3 : at + 2;
    if (!s.isNumber(power) || !s.glued(power) || !/^\d{1,2}$/.test(s.raw(power))) return undefined;
    return { power: (minus ? -1 : 1) * Number(s.raw(power)), next: power + 1 };
  }
  let digits = '';
  let next = at + 1;
  while (s.isSymbol(next) && s.glued(next) && SUPERSCRIPTS.includes(s.raw(next)))
    digits += SUPERSCRIPTS.indexOf(s.raw(next++));
  return digits ? { power: Number(digits), next } : undefined;
}
