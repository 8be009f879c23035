import type { Claim } from '../claims/index.ts';
import { type ClaimGroup, groupClaims } from './groups.ts';
import type { RepairPrecision } from './precision.ts';
import type { ClaimState } from './state.ts';

/** How much a claim matters to the model, and why; given by whoever knows the model. */
export interface Weight {
  /** 0 … 1. */
  influence: number;
  /** In words, after "It speaks to": "chip_price_decline, which moves the revenue gap (rank correlation −0.55)". */
  words?: string;
}

/** One place of the queue: claims that say the same and wait for a decision. */
export interface Queued {
  lead: Claim;
  /** Identical ones that wait too. */
  same: Claim[];
  sources: number;
  uncertainty: number;
  influence: number;
  priority: number;
  /** One sentence. */
  why: string;
  /** `seq` of this reviewer's skip, 0 for none. */
  skipped: number;
}

export interface QueueQuestion {
  claims: readonly Claim[];
  state(claim: string): ClaimState;
  weight(claim: Claim): Weight;
  /** Names of the relations ('conflict' …) a claim stands in. */
  relations(claim: string): readonly string[];
  precision: readonly RepairPrecision[];
  /** Whose queue; '' for nobody's in particular. */
  reviewer: string;
  /** Only second readings: claims that others decided and this reviewer did not, their decisions out of sight. */
  blind: boolean;
}

/** What nothing links to the model is still worth reading, after what does. */
export const LEAST_INFLUENCE = 0.05;

/**
 * The queue of one reviewer: uncertainty × influence × number of independent sources, the largest first; what this reviewer skipped
 * comes last, in the order it was skipped. Copies are never items beside their original.
 */
export function queueOf(question: QueueQuestion): { waiting: number; decided: number; items: Queued[] } {
  const { claims, state, reviewer, blind } = question;
  const precision = new Map(question.precision.map((one) => [one.repair, one]));
  const items: Queued[] = [];
  let waiting = 0;
  let decided = 0;
  for (const group of groupClaims(claims)) {
    const open = group.claims.filter(({ id }) => isOpen(state(id)));
    if (open.length > 0) waiting++;
    else decided++;
    if (blind) {
      const second = group.claims.find(({ id }) => forSecondReading(state(id), reviewer));
      if (second) items.push(placed(second, [], group, question, precision));
    } else if (open.length > 0) {
      const [lead, ...same] = open;
      items.push(placed(lead, same, group, question, precision));
    }
  }
  items.sort((a, b) => a.skipped - b.skipped || b.priority - a.priority);
  return { waiting, decided, items };
}

const isOpen = ({ status }: ClaimState) => status === 'waiting' || status === 'disputed';

const forSecondReading = ({ verdicts }: ClaimState, reviewer: string) =>
  verdicts.length > 0 && !verdicts.some((verdict) => verdict.reviewer === reviewer);

function placed(
  lead: Claim,
  same: Claim[],
  { sources }: ClaimGroup,
  question: QueueQuestion,
  precision: ReadonlyMap<string, RepairPrecision>,
): Queued {
  const disputed = !question.blind && question.state(lead.id).status === 'disputed';
  const conflict = question.relations(lead.id).includes('conflict');
  const uncertainty = uncertaintyOf(lead, { disputed, conflict }, precision);
  const { influence, words } = question.weight(lead);
  const priority = uncertainty * (LEAST_INFLUENCE + (1 - LEAST_INFLUENCE) * influence) * sources;
  const why = reasonOf(lead, { disputed, conflict, sources, words, blind: question.blind });
  const skipped = question.state(lead.id).skipped.get(question.reviewer) ?? 0;
  return { lead, same, sources, uncertainty, influence, priority, why, skipped };
}

/**
 * How likely the reading is to be wrong, 0.05 … 1: one less the extractor's confidence, times the precision each repair has shown so far
 * (rule of succession, so a rule nobody has reviewed yet counts as right half the time); at least 0.8 in a conflict, 1 in a dispute.
 */
function uncertaintyOf(
  claim: Claim,
  { disputed, conflict }: { disputed: boolean; conflict: boolean },
  precision: ReadonlyMap<string, Pick<RepairPrecision, 'reviewed' | 'right'>> = new Map(),
): number {
  if (disputed) return 1;
  const { confidence, repairs } = claim.figure;
  let right = Math.min(0.95, Math.max(0.05, confidence));
  for (const name of repairs) {
    const { reviewed = 0, right: good = 0 } = precision.get(name) ?? {};
    right *= (good + 1) / (reviewed + 2);
  }
  if (claim.key.entity === null) right *= 0.8;
  const wrong = 1 - right;
  return conflict ? Math.max(0.8, wrong) : Math.max(0.05, wrong);
}

function reasonOf(
  claim: Claim,
  about: { disputed: boolean; conflict: boolean; sources: number; words?: string; blind: boolean },
): string {
  const { repairs } = claim.figure;
  const doubts = [
    about.blind ? 'somebody else has read it; yours is the independent second reading' : '',
    about.disputed ? 'reviewers read it differently' : '',
    about.conflict ? 'another claim contradicts it' : '',
    repairs.length > 0
      ? `its meaning was repaired (${repairs.map((name) => name.replaceAll('_', ' ')).join(', ')})`
      : '',
    claim.key.entity === null ? 'nobody is named near it' : '',
  ].filter(Boolean);
  const doubt = doubts.length > 0 ? doubts.join('; ') : 'nothing speaks against its reading';
  const model = about.words ? `it speaks to ${about.words}` : 'nothing links it to the model';
  const sources = about.sources === 1 ? 'one source says it' : `${about.sources} independent sources say it`;
  return `${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}; ${model}; ${sources}.`;
}
