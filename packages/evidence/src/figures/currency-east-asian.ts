import type { Scan } from '../tokens/index.ts';
import type { CurrencyWord } from './lexicon/currencies.ts';
import { CJK_CURRENCIES } from './lexicon/east-asian-currencies.ts';

/** Names that stand before an amount and say whose 元 it is. */
const CJK_BEFORE: readonly (readonly [string, string])[] = [
  ['新台幣', 'TWD'],
  ['新台币', 'TWD'],
  ['台幣', 'TWD'],
  ['港幣', 'HKD'],
  ['港币', 'HKD'],
  ['人民币', 'CNY'],
  ['人民幣', 'CNY'],
  ['美金', 'USD'],
  ['人民元', 'CNY'],
  ['NT$', 'TWD'],
  ['HK$', 'HKD'],
];

/** The currency named right before a number in Chinese: "新台幣500億元". */
export function cjkBefore(s: Scan, i: number): { code: string; first: number } | undefined {
  if (!s.isSymbol(i - 1)) return undefined;
  const before = s.text.slice(Math.max(0, s.start(i) - 3), s.start(i));
  for (const [name, code] of CJK_BEFORE)
    if (name > '\u3000' && before.endsWith(name)) return { code, first: i - name.length };
  return undefined;
}

/** 美元, 元, 円 after a number. */
export function cjk(s: Scan, i: number): { word: CurrencyWord; next: number } | undefined {
  const start = s.start(i);
  for (const [name, code, factor] of CJK_CURRENCIES)
    if (s.text.startsWith(name, start)) return { word: { code, factor }, next: i + name.length };
  // "三块": a yuan in talk, where no noun follows; a piece before one
  if (
    /^[块塊]$/.test(s.raw(i)) &&
    s.glued(i) &&
    !(s.glued(i + 1) && s.raw(i + 1) >= '\u4e00' && !/^[一二三四五六七八九两]$/.test(s.raw(i + 1)))
  )
    return { word: { code: 'CNY', factor: 1 }, next: i + 1 };
  return undefined;
}
