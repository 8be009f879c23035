import { ends } from './relate.ts';
import type { Claim, Prediction } from './types.ts';

/** The state of a prediction on a day, given what became known: a number for the same key as of its horizon, or nothing yet. */
export function resolvePrediction(claim: Claim, today: string, outcome?: number): Prediction['state'] {
  if (!claim.prediction) throw new Error(`${claim.id} predicts nothing`);
  if (outcome !== undefined) {
    const [low, high] = ends(claim.figure);
    return outcome >= low && outcome <= high ? 'came true' : 'failed';
  }
  const horizon = claim.prediction.horizon;
  return horizon && today.slice(0, horizon.length) > horizon ? 'due' : 'open';
}

export interface SpeakerScore {
  speaker: string;
  resolved: number;
  cameTrue: number;
  /** Share that came true with the rule of succession, (k + 1) / (n + 2), so that one lucky guess is no perfect record (Laplace). */
  share: number;
}

/** How speakers did with what has been settled, best first. */
export function scoreSpeakers(settled: readonly { claim: Claim; state: Prediction['state'] }[]): SpeakerScore[] {
  const tally = new Map<string, { resolved: number; cameTrue: number }>();
  for (const { claim, state } of settled) {
    if (state !== 'came true' && state !== 'failed') continue;
    const t = tally.get(claim.speaker ?? 'unknown') ?? { resolved: 0, cameTrue: 0 };
    t.resolved++;
    if (state === 'came true') t.cameTrue++;
    tally.set(claim.speaker ?? 'unknown', t);
  }
  return [...tally]
    .map(([speaker, t]) => ({ speaker, ...t, share: (t.cameTrue + 1) / (t.resolved + 2) }))
    .sort((a, b) => b.share - a.share);
}
