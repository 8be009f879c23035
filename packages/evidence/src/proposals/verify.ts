import { anchorOf } from '../anchors/index.ts';
import { occurrences } from '../anchors/occurrences.ts';
import { type Block, isChrome } from '../blocks/index.ts';
import type { ChosenSentence } from '../brief/chosen.ts';
import type { Passage } from '../brief/passages.ts';
import { claimOf, metricOf, sentenceOf } from '../claims/find.ts';
import type { Claim } from '../claims/index.ts';
import type { Mention } from '../entities/find.ts';
import { comparedAs } from '../entities/gazetteer.ts';
import type { Figure } from '../figures/index.ts';
import { FLOW_METRICS, STOCK_METRICS } from '../figures/lexicon/words.ts';
import { type Document, sha256 } from '../text/index.ts';
import type { Proposal } from './answer.ts';
import { namedIn } from './named.ts';
import type { Reason } from './reasons.ts';
import type { Window } from './windows.ts';

/** A document as our own rules read it: what every proposal is held against. */
export interface Ground {
  document: Document;
  blocks: readonly Block[];
  /** In order of place. */
  figures: readonly Figure[];
  /** What the rules claim. */
  claims: readonly Claim[];
  mentions: readonly Mention[];
  passages: readonly Passage[];
}

/** Longest quotation, in characters: about two long sentences. */
const LONGEST_QUOTATION = 500;

export type Verified<T> = { kept: T } | { reason: Reason };

/** Holds a proposed claim against the document: everything in it that counts is taken from the document, or it is dropped. */
export function verifyClaim(ground: Ground, window: Window, p: Extract<Proposal, { kind: 'claim' }>): Verified<Claim> {
  const { document, blocks } = ground;
  if (p.quotation.length > LONGEST_QUOTATION) return { reason: 'too-long' };
  const places = placesOf(document, window, p.quotation);
  if (places.length === 0) return { reason: 'not-verbatim' };
  let reason: Reason = 'no-such-figure';
  for (const place of places) {
    const found = figureIn(ground, place, p.figure);
    if ('reason' in found) {
      reason = found.reason;
      continue;
    }
    const figure = found.kept;
    const at = blockAt(blocks, figure.startUtf16);
    if (at < 0 || isChrome(blocks[at])) return { reason: 'page-furniture' };
    if (p.value !== undefined && !isValue(figure, p.value)) return { reason: 'other-value' };
    if (p.unit !== undefined && p.unit.trim() !== figure.unit) return { reason: 'other-unit' };
    const quoted = document.text.slice(place.start, place.end);
    const own = ground.claims.find((c) => c.figure.start === figure.start && c.figure.end === figure.end);
    const named = p.entity === undefined ? figure.entity : namedIn(document, ground.mentions, p.entity);
    if (named === undefined) return { reason: 'unknown-entity' };
    const entity = named === null ? null : comparedAs(named);
    const metric = p.metric === undefined ? (own?.key.metric ?? metricOf(figure)) : metricIn(quoted, p.metric, own);
    if (metric === undefined) return { reason: p.metric === undefined ? 'no-metric' : 'unknown-metric' };
    const scope = p.scope === undefined ? (own?.key.scope ?? '') : scopeIn(quoted, p.scope);
    if (scope === undefined) return { reason: 'scope-not-said' };
    if (own && own.key.entity === entity && own.key.metric === metric && own.key.scope === scope)
      return { reason: 'same-as-rules' };
    const { until: _, ...sentence } = sentenceOf(document, figure.startUtf16);
    const proposer = `:helper:${JSON.stringify([entity, metric, scope])}`;
    const claim = claimOf({ document, blocks, at, sentence }, figure, { entity, metric, scope }, proposer);
    // what the page repeats or sums up is no source of its own, whoever points at it
    const copy = own?.copyOf ?? (blocks[at].copyOf !== undefined ? 'copied block' : undefined);
    if (copy) claim.copyOf = copy;
    else if (blocks[at].derived) claim.copyOf = 'summary of the page';
    return { kept: claim };
  }
  return { reason };
}

/** A proposed sentence is kept when it is one whole sentence of the document's own text, and every number in it is one of the extractor's. */
export function verifySentence(
  ground: Ground,
  window: Window,
  p: Extract<Proposal, { kind: 'sentence' }>,
): Verified<ChosenSentence> {
  if (p.quotation.length > 2 * LONGEST_QUOTATION) return { reason: 'too-long' };
  const places = placesOf(ground.document, window, p.quotation);
  if (places.length === 0) return { reason: 'not-verbatim' };
  for (const { start, end } of places) {
    const passage = ground.passages.find((one) => one.startUtf16 <= start && one.endUtf16 >= end);
    if (!passage) continue;
    const rest =
      ground.document.text.slice(passage.startUtf16, start) + ground.document.text.slice(end, passage.endUtf16);
    if (/[\p{L}\p{N}]/u.test(rest)) continue;
    if (!numbersAreRead(ground, passage)) return { reason: 'number-not-read' };
    const { startUtf16, endUtf16, speaker } = passage;
    const anchor = anchorOf(ground.document, startUtf16, endUtf16);
    const id = idOf(ground.document.id, anchor);
    const kept = { id, document: ground.document.id, text: passage.text, role: p.role, anchor };
    return { kept: { ...kept, ...(speaker && { speaker }) } };
  }
  return { reason: 'no-sentence' };
}

const idOf = (document: string, { start, end }: { start: number; end: number }) =>
  `sentence_${sha256(new TextEncoder().encode(`${document} ${start} ${end}`)).slice(0, 12)}`;

/** Digits, but for those that belong to a name ("H100", "GPT-4", "3nm" is a number), or words of large numbers and shares. */
const NUMBER =
  /(?<![\p{L}\p{N}]|\p{L}[-‑])\p{N}(?:[\p{N}.,:/]*\p{N})?|\b(?:hundred|thousand|million|billion|trillion|per ?cent)s?\b/giu;

/** Whether every number of a sentence is, or is part of, something that the extractor found. */
function numbersAreRead({ document, figures }: Ground, { startUtf16, endUtf16 }: Passage): boolean {
  return [...document.text.slice(startUtf16, endUtf16).matchAll(NUMBER)].every(({ index, 0: number }) => {
    const [from, to] = [startUtf16 + index, startUtf16 + index + number.length];
    return figures.some((figure) => figure.startUtf16 < to && figure.endUtf16 > from);
  });
}

/** Where the quotation stands in the part that was shown, word for word; only white space may differ. */
function placesOf(document: Document, window: Window, quotation: string): { start: number; end: number }[] {
  return occurrences(document.text.slice(window.start, window.end), quotation)
    .slice(0, 20)
    .map(({ start, end }) => ({ start: start + window.start, end: end + window.start }));
}

/** The one figure of the extractor's, inside the quotation, that the named words are. */
function figureIn(ground: Ground, place: { start: number; end: number }, words: string): Verified<Figure> {
  const inside = ground.figures.filter((f) => f.startUtf16 >= place.start && f.endUtf16 <= place.end);
  const named = occurrences(ground.document.text.slice(place.start, place.end), words);
  for (const { start, end } of named) {
    const [from, to] = [start + place.start, end + place.start];
    const met = inside.filter((f) => f.startUtf16 < to && f.endUtf16 > from);
    if (met.length > 1) return { reason: 'several-figures' };
    const [figure] = met;
    if (!figure || figure.kind === 'date') continue;
    const { text } = ground.document;
    const beyond = [
      text.slice(Math.min(from, figure.startUtf16), Math.max(from, figure.startUtf16)),
      text.slice(Math.min(to, figure.endUtf16), Math.max(to, figure.endUtf16)),
    ];
    // "$7.5 billion" may be named "7.5 billion" or "about $7.5 billion", never "7.5" or "5 billion"
    if (!beyond.some((rest) => SAYS_NUMBER.test(rest))) return { kept: figure };
  }
  return { reason: 'no-such-figure' };
}

const SAYS_NUMBER =
  /\d|%|‰|\b(hundred|thousand|million|billion|trillion|dozen|half|quarter|third|per ?cent|[kmbt]n?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|not|no|less|minus)\b/i;

function isValue(figure: Figure, value: number): boolean {
  if (typeof figure.value === 'number') return Math.abs(figure.value - value) <= 1e-9 * Math.abs(figure.value);
  return value === figure.valueMin || value === figure.valueMax;
}

function blockAt(blocks: readonly Block[], index: number): number {
  return blocks.findIndex((b) => b.startUtf16 <= index && b.endUtf16 > index);
}

/** Word or name of a metric → its name. */
const METRICS = new Map(
  [...FLOW_METRICS, ...STOCK_METRICS].flatMap(([word, name]): [string, string][] =>
    name
      ? [
          [word, name],
          [name, name],
        ]
      : [],
  ),
);

/** A metric of the vocabulary, or one in the quotation's own words; without numbers. */
function metricIn(quoted: string, metric: string, own: Claim | undefined): string | undefined {
  const words = metric.trim().toLowerCase().replace(/_/g, ' ').replace(/\s+/g, ' ');
  if (words.length > 60 || /\d/.test(words)) return undefined;
  if (own && own.key.metric.toLowerCase() === words) return own.key.metric;
  return METRICS.get(words) ?? (words.split(' ').length <= 4 && saidIn(quoted, words) ? words : undefined);
}

function scopeIn(quoted: string, scope: string): string | undefined {
  const words = scope.trim().toLowerCase().replace(/\s+/g, ' ');
  return words.length <= 60 && saidIn(quoted, words) ? words : undefined;
}

const saidIn = (quoted: string, words: string) => occurrences(quoted.toLowerCase(), words).length > 0;
