import type { Review } from './review.ts';
import { holding } from './state.ts';

/**
 * The events one press of undo takes back: a reviewer's last that holds, with those before it that put the same decision on identical
 * claims (`groupOf` gives equal names to these). Latest first; empty when there is nothing left to take back.
 */
export function lastDecision(
  events: readonly Review[],
  reviewer: string,
  groupOf: (claim: string) => string,
): Review[] {
  const own = holding(events).filter((event) => event.reviewer === reviewer);
  const last = own.at(-1);
  if (last === undefined) return [];
  const out = [last];
  const claims = new Set([last.claim]);
  const decision = JSON.stringify(last.decision);
  for (let k = own.length - 2; k >= 0; k--) {
    const event = own[k];
    const same = groupOf(event.claim) === groupOf(last.claim) && JSON.stringify(event.decision) === decision;
    if (!same || claims.has(event.claim) || event.reading !== last.reading) break;
    claims.add(event.claim);
    out.push(event);
  }
  return out;
}
