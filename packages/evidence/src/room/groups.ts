import { type Claim, sourcesOf } from '../claims/index.ts';
import { meantKey, meantOf } from './meant.ts';

/** Claims that say the same: decided together, each with its own event. */
export interface ClaimGroup {
  /** The first in order that repeats no other. */
  lead: Claim;
  /** All, the lead first, then in order. */
  claims: Claim[];
  /** Independent sources: copies, summaries of the page itself and translations are none. At least 1. */
  sources: number;
}

/** Metrics that only say of what kind a number is: two of them with one value need not speak of the same thing. */
const UNSPECIFIC = /^(amount|share or change|price|rate|quantity|number|duration|age|ratio|multiple)$/;

/**
 * Groups claims with equal key and equal value. A claim whose subject or metric the text does not name is grouped with word-for-word
 * copies of itself only: two "$20 billion" about nobody in particular are not one claim.
 */
export function groupClaims(claims: readonly Claim[]): ClaimGroup[] {
  const groups = new Map<string, Claim[]>();
  const keyOf = new Map<string, string>();
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  for (const claim of claims) {
    const reading = meantKey(meantOf(claim));
    const original = claim.copyOf === undefined ? undefined : byId.get(claim.copyOf);
    const named = claim.key.entity !== null && !UNSPECIFIC.test(claim.key.metric) && hasNumber(claim);
    const copied = original !== undefined && meantKey(meantOf(original)) === reading;
    const key = copied ? (keyOf.get(original.id) ?? original.id) : named ? reading : claim.id;
    keyOf.set(claim.id, key);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()].map((members) => {
    const lead = members.find(({ copyOf }) => copyOf === undefined) ?? members[0];
    const all = [lead, ...members.filter((claim) => claim !== lead)];
    return { lead, claims: all, sources: Math.max(1, sourcesOf(all)) };
  });
}

const hasNumber = ({ figure }: Claim) =>
  typeof figure.value === 'number' || figure.valueMin !== undefined || typeof figure.valueMax === 'number';
