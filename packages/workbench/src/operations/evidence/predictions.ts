/** What was foretold, by when, what became of it, and how the speakers did. */
import { comesTrueWithin, scoreSpeakers } from '@buildout/evidence';
import { hindcast } from '../hindcast.ts';
import type { Host } from '../host.ts';
import { mustBeKnown } from '../known-name.ts';
import { operation, perform } from '../operation.ts';
import { outcomeOf, predictionsOf } from './foretold.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { observedFor } from './observed.ts';
import { openRoom } from './room.ts';
import { viewsOf } from './views.ts';

export const evidencePredictions = operation({
  name: 'evidence-predictions',
  title: 'Predictions and who was right',
  summary:
    'Lists what was foretold with its horizon, what would make it true, observed facts that speak to it, and how speakers did so far.',
  ...schemas.predictions,
  examples: [],
  async do({ speaker, state, model }, host) {
    const room = await openRoom(host);
    const today = host.now().toISOString().slice(0, 10);
    const all = predictionsOf(room, today);
    const wanted = speaker?.trim().toLowerCase();
    const bySpeaker = all.filter(({ claim }) => wanted === undefined || claim.speaker?.toLowerCase() === wanted);
    if (speaker !== undefined && bySpeaker.length === 0) {
      const speakers = [...new Set(all.flatMap(({ claim }) => claim.speaker ?? []))];
      mustBeKnown('speaker with a prediction', speaker.trim(), speakers, 'buildout evidence predictions');
    }
    const shown = bySpeaker.filter((record) => state === undefined || record.state === state);
    const views = await viewsOf(
      room,
      shown.map(({ claim }) => claim.id),
    );
    return {
      today,
      predictions: shown.map((record, k) => {
        const { claim, horizon, due, criterion, bound, probability, again } = record;
        const settled = [claim.id, ...again].flatMap((id) => outcomeOf(room, id) ?? [])[0];
        return {
          claim: views[k],
          speaker: claim.speaker ?? null,
          horizon: horizon ?? null,
          due: due ?? null,
          criterion,
          bound,
          comesTrue: rangeOf(claim),
          probability: probability ?? null,
          state: record.state,
          resolution: settled ?? null,
          offered: settled ? [] : observedFor(room.facts, room.company(claim.key.entity), record),
          again,
        };
      }),
      speakers: scoreSpeakers(bySpeaker),
      ownRecord: model ? await ownRecord(host) : null,
    };
  },
});

function rangeOf(claim: Parameters<typeof comesTrueWithin>[0]) {
  const [low, high] = comesTrueWithin(claim);
  const end = (n: number) => (Number.isFinite(n) ? n : null);
  return end(low) === null && end(high) === null ? null : { low: end(low), high: end(high), unit: claim.key.unit };
}

/** The model by the same measure as people: a forecast counts as "about" what came. */
async function ownRecord(host: Host) {
  const { start, asOf, rows, score } = await perform(hindcast, {}, host);
  const judged = rows.filter(({ errors }) => errors.model !== null);
  const within = judged.filter(({ errors }) => Math.abs(errors.model!) <= 0.1).length;
  const share = (within + 1) / (judged.length + 2);
  return { start, asOf, forecasts: judged.length, within, share, meanError: score.all.model };
}
