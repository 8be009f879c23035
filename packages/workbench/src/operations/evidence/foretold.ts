/** The predictions among the claims of a room, as reviewers read them. */
import { type Claim, type Outcome, type PredictionRecord, predictionOf, recordOf } from '@buildout/evidence';
import type { Room } from './room.ts';

/** Predictions on record, the due first. What was rejected, denied or said of an "if" is none. */
export function predictionsOf(room: Room, today: string): PredictionRecord[] {
  const claims = room.list.flatMap((claim) => foretold(room, claim) ?? []);
  return recordOf(claims, today, (id) => outcomeOf(room, id));
}

/** A claim as its reviewers read it, with what it foretells; undefined when it foretells nothing that could be settled. */
export function foretold(room: Room, claim: Claim): Claim | undefined {
  const { status, meant } = room.state(claim.id);
  if (status === 'rejected' || !meant.prediction || meant.hypothetical || meant.negated) return undefined;
  const { value: _, valueMin: __, valueMax: ___, ...figure } = claim.figure;
  const { value, valueMin, valueMax, unit, entity, metric, period, asOf, scope } = meant;
  const read = {
    ...figure,
    unit,
    ...(value !== undefined && { value }),
    ...(valueMin !== undefined && { valueMin }),
    ...(valueMax !== undefined && { valueMax }),
    ...(asOf !== '' && { asOf }),
  };
  // The grammar of horizons may have learnt since the claim was kept.
  const prediction = predictionOf(claim.sentence.text, read, claim.said);
  return { ...claim, figure: read, key: { entity, metric, unit, period, asOf, scope }, prediction };
}

export function outcomeOf(room: Room, id: string): (Outcome & { reviewer: string }) | undefined {
  const { resolved } = room.state(id);
  if (!resolved) return undefined;
  const { state, outcome, on, source, reviewer } = resolved;
  return { state, outcome, on, source, reviewer };
}
