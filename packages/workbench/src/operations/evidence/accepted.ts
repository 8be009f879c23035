/**
 * Accepted facts as settings of a run: the one gate between what documents say and what the model takes. A name gets through only when
 * it is a fact that reviewers of this workspace hold now, or a checked row of data/accepted.csv whose claim this workspace does not know.
 */
import type { AcceptedFact } from '@buildout/evidence';
import { type AcceptedRow, type Facts, factOfRow } from '../../facts/index.ts';
import { type FactValue, namesFact, type RunProblem, readFactReference } from '../../runs/index.ts';
import type { Host } from '../host.ts';
import { openRoom, type Room } from './room.ts';

type BadFact = Extract<RunProblem, { code: 'bad-fact' }>;

/** Facts that may be used, and what speaks against the others that were named. */
export interface Admitted {
  facts: Map<string, AcceptedFact>;
  refused: BadFact[];
}

/** Looks up what `name → value` pairs name. The store is opened only for names, and only where a workspace has been made. */
export async function admitFacts(host: Host, pairs: Iterable<[string, string]>, data: Facts): Promise<Admitted> {
  const admitted: Admitted = { facts: new Map(), refused: [] };
  const named = [...pairs].filter(([, value]) => namesFact(value));
  if (named.length === 0) return admitted;
  const room = await roomIfKept(host);
  const rows = new Map([...data.tables.accepted, ...data.later.accepted].map((row) => [row.id, row]));
  for (const [parameter, value] of named) {
    const id = readFactReference(value)?.id;
    const found = id === undefined ? misnamed(value, room) : admit(id, room, rows.get(id));
    if (typeof found === 'object') admitted.facts.set(found.id, found);
    else admitted.refused.push({ code: 'bad-fact', fact: id ?? value.trim(), parameter, reason: found });
  }
  return admitted;
}

/** The room, where there is one already; a mere look makes none. */
export async function roomIfKept(host: Host): Promise<Room | undefined> {
  if (!host.evidence || host.keepsEvidence?.() === false) return undefined;
  return openRoom(host);
}

function admit(id: string, room: Room | undefined, row: AcceptedRow | undefined): AcceptedFact | string {
  const held = room?.accepted().get(id);
  if (held) return held;
  if (room && row && room.claims.has(row.claim)) {
    const now = room.fact(row.claim);
    const why =
      'id' in now
        ? `reviewers have since read ${row.claim} otherwise; its fact is now ${now.id}`
        : `of ${row.claim}, ${now.why}`;
    return `${why}. data/accepted.csv still has it: write it anew with \`buildout evidence export --as data\``;
  }
  if (row) return factOfRow(row);
  const once = room && onceAFact(room, id);
  if (once !== undefined) return once;
  const where = room ? `workspace ${room.store.workspace}` : 'data/accepted.csv';
  return `${where} has no accepted fact of that id; \`buildout evidence facts\` lists them`;
}

/** Why a fact that reviewers held once is none now: its claim was taken back, rejected, disputed, or read otherwise since. */
function onceAFact(room: Room, id: string): string | undefined {
  for (const [claim, events] of Map.groupBy(room.reviews, (event) => event.claim)) {
    if (!room.claims.has(claim) || !events.some((_, n) => room.factAfter(claim, n + 1) === id)) continue;
    const now = room.fact(claim);
    return 'id' in now
      ? `reviewers have since read ${claim} otherwise; its fact is now ${now.id}`
      : `there is no accepted fact of that id any more: reviewers held it of ${claim}, and no longer do (${now.why})`;
  }
  return undefined;
}

/** What somebody named who did not name a fact. */
function misnamed(value: string, room: Room | undefined): string {
  const id = /claim_[0-9a-z]+/.exec(value)?.[0];
  if (id === undefined || !room?.claims.has(id))
    return 'only accepted facts can be named, as @fact_ and 12 digits; `buildout evidence facts` lists them';
  const fact = room.fact(id);
  return 'id' in fact ? `it is a claim; name its fact, @${fact.id}` : `it is a claim and no fact: ${fact.why}`;
}

/** A fact as settings read it. */
export function factValue({ id, value, low, high, unit, period }: AcceptedFact): FactValue {
  return { id, value: value ?? undefined, low: low ?? undefined, high: high ?? undefined, unit, period };
}
