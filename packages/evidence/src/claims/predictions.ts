import { ends } from './ends.ts';
import { isTimeItself } from './horizon.ts';
import { firstDayOf, lastDayOf } from './horizon-days.ts';
import type { Claim, Prediction } from './types.ts';

/** What became of a prediction, as somebody recorded it. */
export interface Outcome {
  state: 'came true' | 'failed';
  /** The number that came, in the prediction's unit; null where there is none. */
  outcome: number | null;
  /** ISO day. */
  on: string;
  source: string;
}

/** One prediction with what is known of it. */
export interface PredictionRecord {
  claim: Claim;
  horizon?: string;
  /** Last day of the horizon: the day after it is due. */
  due?: string;
  criterion: string;
  bound: Prediction['bound'];
  probability?: number;
  state: Prediction['state'];
  outcome?: Outcome;
  /** Other claims in which the same speaker said the same: they count once. */
  again: string[];
}

/** The numbers that make a prediction come true, ends included; as wide as the speaker's words were rounded where they meant "about". */
export function comesTrueWithin(claim: Claim): [low: number, high: number] {
  const [low, high] = ends(claim.figure);
  const { value, valueMin } = claim.figure;
  if (typeof value !== 'number') return [valueMin ?? low, high];
  if (claim.prediction?.bound === 'at least') return [value, Number.POSITIVE_INFINITY];
  if (claim.prediction?.bound === 'at most') return [Number.NEGATIVE_INFINITY, value];
  return [low, high];
}

/** The state of a prediction on a day, given what became known: a number for the same key as of its horizon, or nothing yet. */
export function resolvePrediction(claim: Claim, today: string, outcome?: number): Prediction['state'] {
  if (!claim.prediction) throw new Error(`${claim.id} predicts nothing`);
  if (outcome !== undefined) {
    const [low, high] = comesTrueWithin(claim);
    return outcome >= low && outcome <= high ? 'came true' : 'failed';
  }
  const { horizon } = claim.prediction;
  return horizon && today > lastDayOf(horizon) ? 'due' : 'open';
}

/** Whether what was observed at a day (a stretch by its last day) can settle what was foretold for a horizon: it lies within it, or in the month of its day. */
export function speaksTo(horizon: string, day: string): boolean {
  return day <= lastDayOf(horizon) && day >= firstDayOf(horizon.length === 10 ? horizon.slice(0, 7) : horizon);
}

/**
 * The record of predictions: repetitions by one speaker folded into one, copies and figures that only say how likely or when something is left out, the due
 * first, then the open by horizon, then the settled. `outcomeOf` gives what was recorded of a claim.
 */
export function recordOf(
  claims: readonly Claim[],
  today: string,
  outcomeOf: (claim: string) => Outcome | undefined = () => undefined,
): PredictionRecord[] {
  const records = new Map<string, PredictionRecord>();
  // What was settled at a copy is settled of what it repeats.
  const atCopies = new Map<string, Outcome>();
  for (const { id, copyOf, prediction } of claims) {
    const outcome = prediction && copyOf?.startsWith('claim_') ? outcomeOf(id) : undefined;
    if (outcome) atCopies.set(copyOf!, outcome);
  }
  for (const claim of claims) {
    const { prediction } = claim;
    if (!prediction || claim.copyOf || saysOnlyHowLikely(claim) || saysOnlyWhen(claim)) continue;
    const outcome = outcomeOf(claim.id) ?? atCopies.get(claim.id);
    const { horizon, criterion, bound, probability } = prediction;
    const key = sameSaid(claim);
    const before = records.get(key);
    if (before) {
      before.again.push(claim.id);
      if (outcome && !before.outcome) settle(before, outcome);
      continue;
    }
    const record: PredictionRecord = {
      claim,
      ...(horizon && { horizon, due: lastDayOf(horizon) }),
      criterion,
      bound,
      ...(probability !== undefined && { probability }),
      state: resolvePrediction(claim, today),
      again: [],
    };
    if (outcome) settle(record, outcome);
    records.set(key, record);
  }
  const order = ['due', 'open', 'came true', 'failed'];
  return [...records.values()].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.due ?? '9999').localeCompare(b.due ?? '9999'),
  );
}

function settle(record: PredictionRecord, outcome: Outcome): void {
  record.state = outcome.state;
  record.outcome = outcome;
}

/** "A 70% chance that it reaches $5 billion": of its two figures only the second is foretold. */
function saysOnlyHowLikely({ figure, prediction }: Claim): boolean {
  return (
    prediction?.probability !== undefined &&
    figure.kind === 'percentage' &&
    typeof figure.value === 'number' &&
    Math.abs(figure.value / 100 - prediction.probability) < 1e-9
  );
}

/** "Within two years": the two years are the horizon of what is foretold. */
function saysOnlyWhen({ figure, sentence, said }: Claim): boolean {
  return figure.kind === 'duration' && isTimeItself(sentence.text, figure, said);
}

/** Equal for what one speaker said twice: the same amount of the same thing by the same time. Without a subject, only the same words. */
function sameSaid({ key, figure, speaker, document, prediction, id }: Claim): string {
  if (key.entity === null) return id;
  const amount = [figure.value, figure.valueMin, figure.valueMax];
  return JSON.stringify([
    speaker ?? document,
    key.entity,
    key.metric,
    key.unit,
    key.scope,
    prediction?.horizon,
    amount,
  ]);
}

export interface SpeakerScore {
  speaker: string;
  /** All predictions on record, settled or not. */
  predictions: number;
  resolved: number;
  cameTrue: number;
  /** Share that came true with the rule of succession, (k + 1) / (n + 2), so that one lucky guess is no perfect record (Laplace). */
  share: number;
  /** Of the settled ones, how many carried a probability, and the mean of (probability − what came)² over them; 0.25 is what "fifty-fifty" always gets (Brier 1950). */
  withProbability: number;
  brier: number | null;
}

/** How speakers did with what has been settled: the best share first, of equal shares the longer record. */
export function scoreSpeakers(
  predictions: readonly Pick<PredictionRecord, 'claim' | 'state' | 'probability'>[],
): SpeakerScore[] {
  const tally = new Map<string, { predictions: number; resolved: number; cameTrue: number; squares: number[] }>();
  for (const { claim, state, probability } of predictions) {
    const speaker = claim.speaker ?? 'unknown';
    const t = tally.get(speaker) ?? { predictions: 0, resolved: 0, cameTrue: 0, squares: [] };
    tally.set(speaker, t);
    t.predictions++;
    if (state !== 'came true' && state !== 'failed') continue;
    const came = state === 'came true' ? 1 : 0;
    t.resolved++;
    t.cameTrue += came;
    if (probability !== undefined) t.squares.push((probability - came) ** 2);
  }
  return [...tally]
    .map(([speaker, { squares, ...t }]) => ({
      speaker,
      ...t,
      share: (t.cameTrue + 1) / (t.resolved + 2),
      withProbability: squares.length,
      brier: squares.length > 0 ? squares.reduce((sum, x) => sum + x, 0) / squares.length : null,
    }))
    .sort((a, b) => b.share - a.share || b.resolved - a.resolved || a.speaker.localeCompare(b.speaker));
}
