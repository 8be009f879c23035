/** What both sides of double entry have to agree on about a resale. */
import type { Layout } from './elements.ts';
import type { TransferIndex } from './types.ts';

/** Book value given up: in proportion to what was paid of the price; all of it where the price is nothing. */
export function bookOf(t: TransferIndex, layout: Layout) {
  const book = layout(t.book!).offset;
  const wanted = layout(t.wanted).offset;
  const posted = layout(t.posted).offset;
  return (h: Float64Array, row: number, e: number): number => {
    const price = h[row + wanted + e]!;
    const value = h[row + book + e]!;
    return price > 0 ? (value * h[row + posted + e]!) / price : value;
  };
}

/** Names without repetition, in order. */
export const unique = (ids: string[]) => [...new Set(ids)];
