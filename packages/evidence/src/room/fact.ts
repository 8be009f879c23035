import type { Claim } from '../claims/index.ts';
import { sha256 } from '../text/sha256.ts';
import { meantOf, sameMeant } from './meant.ts';
import { saysNumber } from './quoted.ts';
import { type ClaimState, isAccepted } from './state.ts';

/** What an accepted fact says: everything its id is a hash of. */
export interface FactContent {
  claim: string;
  entity: string;
  metric: string;
  /** Null: a range. */
  value: number | null;
  low: number | null;
  /** Null with a low: open above. */
  high: number | null;
  unit: string;
  period: string;
  asOf: string;
  scope: string;
  /** How exact the speaker was. */
  modifier: string;
  prediction: boolean;
  /** Rules by which the value was read; `corrected` where a reviewer changed the reading. */
  repairs: string[];
  /** The sentence, cut around the figure where it is long. */
  statement: string;
  /** The figure's own words. */
  quote: string;
  speaker: string;
  /** SHA-256 of the document. */
  document: string;
  /** Code points. */
  start: number;
  end: number;
}

/** A claim that reviewers accepted, as a row of data/accepted.csv. */
export interface AcceptedFact extends FactContent {
  id: string;
  /** Id of companies.csv; '' where the subject is none of them. */
  company: string;
  reviewers: string[];
  /** ISO day of the last of the decisions. */
  reviewedOn: string;
  source: string;
  sourceUrl: string;
  /** ISO day; '' when the document states none. */
  sourceDate: string;
  licence: string;
  confidence: 'high' | 'medium' | 'low';
}

/** What a fact needs besides the claim. */
export interface FactGround {
  document: { name: string; title?: string; date?: string; url: string; licence: string };
  company: string;
  /** Independent sources of the same claim. */
  sources: number;
}

/** The fact that an accepted claim is, or why it is none. */
export function factOf(claim: Claim, state: ClaimState, ground: FactGround): AcceptedFact | { why: string } {
  const why = noFactBecause(claim, state);
  if (why !== undefined) return { why };
  const { figure, anchor } = claim;
  const { meant, verdicts } = state;
  const corrected = !sameMeant(meant, meantOf(claim));
  const content: FactContent = {
    claim: claim.id,
    entity: meant.entity ?? '',
    metric: meant.metric,
    value: meant.value ?? null,
    low: meant.valueMin ?? null,
    high: meant.valueMax ?? null,
    unit: meant.unit,
    period: meant.period,
    asOf: meant.asOf,
    scope: meant.scope,
    modifier: figure.modifier,
    prediction: meant.prediction,
    repairs: corrected ? [...figure.repairs, 'corrected'] : figure.repairs,
    statement: statementOf(claim),
    quote: anchor.exact.replace(/\s+/g, ' '),
    speaker: claim.speaker ?? '',
    document: claim.document,
    start: anchor.start,
    end: anchor.end,
  };
  const numbers = [content.value, content.low, content.high].filter((n) => n !== null);
  if (!corrected && !saysNumber(content.quote, numbers)) content.repairs = [...content.repairs, 'read_in_context'];
  const { document, company, sources } = ground;
  return {
    id: factId(content),
    ...content,
    company,
    reviewers: verdicts.map(({ reviewer }) => reviewer).sort(),
    reviewedOn: verdicts.reduce((last, { at }) => (at > last ? at : last), '').slice(0, 10),
    // Of a document without a title its name stands for it: said once.
    source: document.title && document.title !== document.name ? `${document.name}: ${document.title}` : document.name,
    sourceUrl: document.url,
    sourceDate: document.date ?? '',
    licence: document.licence,
    confidence: sources > 1 ? 'medium' : 'low',
  };
}

/** Why a claim is no fact; undefined when it is one. */
export function noFactBecause(claim: Claim, state: ClaimState): string | undefined {
  if (!isAccepted(state)) {
    switch (state.status) {
      case 'waiting':
        return 'nobody has reviewed it';
      case 'rejected':
        return `${namesOf(state)} rejected it`;
      default:
        return `${namesOf(state)} read it differently, and the dispute is open`;
    }
  }
  if (claim.copyOf)
    return `it repeats ${claim.copyOf.startsWith('claim_') ? claim.copyOf : 'another passage'}, and a copy is no source`;
  const { meant } = state;
  if (meant.negated) return 'the speaker denies it';
  if (meant.hypothetical) return 'the speaker only supposes it';
  if (meant.value === undefined && meant.valueMin === undefined && typeof meant.valueMax !== 'number')
    return 'it has no number';
  return undefined;
}

const namesOf = ({ verdicts }: ClaimState) => verdicts.map(({ reviewer }) => reviewer).join(' and ');

/** `fact_` and the first 12 digits of the SHA-256 of what the fact says: a row that was edited no longer has the id it states. */
export function factId(content: FactContent): string {
  const c = content;
  const fields = [
    c.claim,
    c.entity,
    c.metric,
    c.value,
    c.low,
    c.high,
    c.unit,
    c.period,
    c.asOf,
    c.scope,
    c.modifier,
    c.prediction,
    c.repairs,
    c.statement,
    c.quote,
    c.speaker,
    c.document,
    c.start,
    c.end,
  ];
  return `fact_${sha256(new TextEncoder().encode(JSON.stringify(fields))).slice(0, 12)}`;
}

const SIDE = 150;

/** The sentence; of one longer than short quotations are, the words around the figure. */
function statementOf({ sentence, figure, anchor }: Claim): string {
  const text = sentence.text.replace(/\s+/g, ' ').trim();
  const quote = anchor.exact.replace(/\s+/g, ' ');
  const characters = [...text];
  if (characters.length <= 2 * SIDE + quote.length)
    return text.includes(quote) ? text : around(anchor.prefix, quote, anchor.suffix);
  // The place within the sentence is known roughly (white space was evened out); the nearest occurrence is the one.
  const roughly = characters.slice(0, Math.max(0, figure.start - sentence.start)).join('').length;
  let at = -1;
  for (let k = text.indexOf(quote); k >= 0; k = text.indexOf(quote, k + 1))
    if (at < 0 || Math.abs(k - roughly) < Math.abs(at - roughly)) at = k;
  if (at < 0) return around(anchor.prefix, quote, anchor.suffix);
  const before = text.slice(0, at);
  const after = text.slice(at + quote.length);
  return around(lastWords(before), quote, firstWords(after), before.length > SIDE, after.length > SIDE);
}

const around = (before: string, quote: string, after: string, cutBefore = true, cutAfter = true) =>
  `${cutBefore ? '… ' : ''}${before.replace(/\s+/g, ' ')}${quote}${after.replace(/\s+/g, ' ')}${cutAfter ? ' …' : ''}`.trim();

const lastWords = (text: string) => (text.length <= SIDE ? text : text.slice(-SIDE).replace(/^\S*\s/, ''));
const firstWords = (text: string) => (text.length <= SIDE ? text : text.slice(0, SIDE).replace(/\s\S*$/, ''));
