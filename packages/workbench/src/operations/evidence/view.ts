/** A claim as people look at it. */
import { meantOf, REPAIRS } from '@buildout/evidence';
import type { z } from 'zod';
import { type Link, linkOf } from './links.ts';
import type { Room } from './room.ts';
import type { ClaimView, reviewSchema } from './schemas.ts';

export interface ViewOptions {
  /** Influence of a parameter, to choose among several links; none counts as equal. */
  influence?: (parameter: string) => number;
  /** For a blind second reading: as if nobody had decided. */
  blind?: boolean;
}

/** Throws StoreError for a claim that is not in the room. */
export function viewOf(room: Room, id: string, { influence = () => 0, blind = false }: ViewOptions = {}): ClaimView {
  const { claim, origin } = room.claim(id);
  const state = room.state(id);
  const link: Link | undefined = linkOf(room, claim, influence);
  const fact = room.fact(id);
  const settled = state.status === 'accepted' || state.status === 'corrected';
  const resolved = state.resolved;
  const prediction = claim.prediction && (resolved ? { ...claim.prediction, state: resolved.state } : claim.prediction);
  return {
    id,
    documentId: claim.document,
    documentName: room.documents.get(claim.document)?.name ?? '',
    origin,
    ...(claim.proposedBy && { proposedBy: claim.proposedBy }),
    ...(claim.said !== undefined && { said: claim.said }),
    ...(claim.speaker !== undefined && { speaker: claim.speaker }),
    key: claim.key,
    figure: claim.figure,
    repairs: claim.figure.repairs.map((name) => ({ name, assumes: REPAIRS[name]?.assumes ?? '' })),
    anchor: claim.anchor,
    sentence: claim.sentence,
    context: contextOf(claim),
    status: blind ? 'waiting' : state.status,
    meant: blind ? meantOf(claim) : state.meant,
    decidedBy: blind ? [] : state.verdicts.map(({ reviewer }) => reviewer),
    seen: state.seen,
    ...(claim.copyOf !== undefined && { copyOf: claim.copyOf }),
    ...(prediction && { prediction }),
    parameter: link?.parameter ?? null,
    parameterSign: link?.sign ?? 1,
    factId: blind || !('id' in fact) ? null : fact.id,
    noFact: blind || !settled || 'id' in fact ? null : fact.why,
  };
}

/** The words around the sentence, as far as the anchor keeps them. */
function contextOf({
  anchor,
  sentence,
}: {
  anchor: { prefix: string; suffix: string; exact: string };
  sentence: { text: string };
}) {
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  const inside = sentence.text;
  const before = flat(anchor.prefix);
  const after = flat(anchor.suffix);
  // What of the anchor’s context lies beyond the sentence; the longest end of it that the sentence does not begin with.
  let from = before.length;
  while (from > 0 && inside.includes(before.slice(from - 1) + flat(anchor.exact))) from--;
  let to = 0;
  while (to < after.length && inside.includes(flat(anchor.exact) + after.slice(0, to + 1))) to++;
  return { before: before.slice(0, from).trim(), after: after.slice(to).trim() };
}

/** Events as operations give them. */
export const eventOf = (event: Room['reviews'][number]): z.output<typeof reviewSchema> =>
  event as z.output<typeof reviewSchema>;
