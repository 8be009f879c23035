import type { Draft } from './types.ts';

/** A figure as most readings begin: exact, unrepaired, of multiplier one, its place not yet taken from its tokens. */
export const draftOf = (read: Pick<Draft, 'first' | 'last' | 'value' | 'unit' | 'kind'> & Partial<Draft>): Draft => ({
  start: 0,
  end: 0,
  modifier: 'exact',
  repairs: [],
  magnitude: 1,
  bare: false,
  inWords: false,
  confidence: 0.9,
  ...read,
});
