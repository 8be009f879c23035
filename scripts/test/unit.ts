/** Everything that needs no browser. */
import type { Outcome } from './outcome.ts';
import { vitest } from './vitest.ts';

export function unitTests(): Promise<Outcome> {
  return vitest('unit', []);
}
