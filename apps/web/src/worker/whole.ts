/** Which answers are parts of a whole, by what their values run over. */
import type { Quantity } from './messages.ts';

const parts = new Set(['source', 'holder', 'claim', 'constraint']);

export const isWhole = (quantity: Pick<Quantity, 'group' | 'over'>): boolean =>
  quantity.group === 'answer' && quantity.over.length === 1 && parts.has(quantity.over[0] ?? '');
