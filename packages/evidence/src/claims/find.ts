import { anchorOf } from '../anchors/index.ts';
import { type Block, findBlocks, isChrome } from '../blocks/index.ts';
import { comparedAs } from '../entities/gazetteer.ts';
import { type Figure, findFigures } from '../figures/index.ts';
import { type Document, sentenceAt, sha256, spanAt, timeAt } from '../text/index.ts';
import { wordsOf } from './copies.ts';
import { predictionOf } from './predicted.ts';
import { scopeOf } from './scope.ts';
import type { Claim, ClaimKey } from './types.ts';

/** Every claim of a document: its figures that say something measurable, outside page furniture, with keys, speakers and copies marked. */
export function findClaims(
  document: Document,
  figures: readonly Figure[] = findFigures(document),
  blocks: readonly Block[] = findBlocks(document),
): Claim[] {
  const out: Claim[] = [];
  const seen = new Map<string, Claim>();
  let at = 0;
  let until = 0;
  let sentence: Claim['sentence'] = { start: 0, end: 0, text: '' };
  let plain = '';
  for (const figure of figures) {
    while (at < blocks.length - 1 && blocks[at].endUtf16 <= figure.startUtf16) at++;
    const block = blocks[at];
    if (!block || isChrome(block) || figure.kind === 'date') continue;
    const metric = metricOf(figure);
    if (!metric) continue;
    if (figure.startUtf16 >= until) {
      const { until: end, ...found } = sentenceOf(document, figure.startUtf16);
      until = end;
      sentence = found;
      plain = '';
    }
    const place = { document, blocks, at, sentence };
    const entity = figure.entity === null ? null : comparedAs(figure.entity);
    const claim = claimOf(place, figure, { entity, metric, scope: scopeOf(document.text, figure) });
    plain ||= wordsOf(claim);
    const words = `${figure.text}|${plain}`;
    const first = seen.get(words);
    if (first) claim.copyOf = first.id;
    else if (block.copyOf !== undefined)
      claim.copyOf = sameFigure(out, document, blocks[block.copyOf], figure)?.id ?? 'copied block';
    else if (block.derived) claim.copyOf = 'summary of the page';
    if (!first) seen.set(words, claim);
    out.push(claim);
  }
  return out;
}

/** Where a figure stands: the index of its block and its sentence. */
export interface Place {
  document: Document;
  blocks: readonly Block[];
  at: number;
  sentence: Claim['sentence'];
}

/** What a figure is said to be about. */
export type About = Pick<ClaimKey, 'entity' | 'scope'> & { metric: string };

/** One claim of a figure; whether it repeats another is for the caller to say. `proposer` tells apart readings of one figure that differ. */
export function claimOf({ document, blocks, at, sentence }: Place, figure: Figure, about: About, proposer = ''): Claim {
  const period = /^(second|minute|hour|day|week|month|quarter|year)$/.test(figure.denominator ?? '')
    ? figure.denominator!
    : '';
  const identity = `${document.id}:${figure.start}:${figure.text}${proposer}`;
  const claim: Claim = {
    id: `claim_${sha256(new TextEncoder().encode(identity)).slice(0, 12)}`,
    key: {
      entity: about.entity,
      metric: about.metric,
      unit: figure.unit,
      period,
      asOf: figure.asOf ?? '',
      scope: about.scope,
    },
    figure,
    anchor: anchorOf(document, figure.startUtf16, figure.endUtf16),
    sentence,
    document: document.id,
  };
  if (
    /\bfrom (?:about |around |roughly |almost )?$/.test(
      document.text.slice(Math.max(0, figure.startUtf16 - 24), figure.startUtf16),
    )
  )
    claim.changing = true;
  const speaker = speakerAt(document, blocks, at, figure);
  if (speaker) claim.speaker = speaker;
  if (document.date) claim.said = document.date;
  if (figure.prediction) claim.prediction = predictionOf(sentence.text, figure, document.date);
  return claim;
}

/** The sentence around a UTF-16 index, its white space folded. */
export function sentenceOf(document: Document, index: number): Claim['sentence'] & { until: number } {
  const span = sentenceAt(document.text, index);
  return {
    start: document.offsets.toCodePoint(span.start),
    end: document.offsets.toCodePoint(span.end),
    text: document.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim(),
    until: span.end,
  };
}

/** What is owed, held or agreed in all: what one unit costs is none of it, whatever word stands near. */
const WHOLE =
  /^(?:debt|backlog|cash|assets|equity|stake|stock|market capitalisation|valuation|acquisition|deal|commitment|funds raised|financing|offering|fund|order)$/;

/** The metric word, else what the unit alone says. */
export function metricOf(figure: Figure): string | undefined {
  if (figure.metric && (figure.kind === 'money' || figure.kind === 'percentage')) return figure.metric;
  if (figure.metric && figure.kind === 'price' && !WHOLE.test(figure.metric)) return figure.metric;
  if (figure.kind === 'money') return 'amount';
  if (figure.kind === 'price') return 'price';
  if (figure.kind === 'percentage') return 'share or change';
  if (figure.kind === 'count') return figure.unit;
  if (figure.kind === 'number' || figure.unit === '') return undefined;
  if (figure.modifier === 'vague' && figure.value === undefined && figure.kind === 'duration') return undefined;
  return figure.kind;
}

function sameFigure(claims: readonly Claim[], document: Document, block: Block, figure: Figure): Claim | undefined {
  return claims.find(
    (c) =>
      c.document === document.id &&
      c.anchor.startUtf16 >= block.startUtf16 &&
      c.anchor.endUtf16 <= block.endUtf16 &&
      c.figure.text === figure.text,
  );
}

/** Who says it: the turn's name, else the speaker of the recording, else the last turn before. */
function speakerAt(document: Document, blocks: readonly Block[], at: number, figure: Figure): string | undefined {
  const span = spanAt(document.times, figure.start);
  if (span?.speaker) return span.speaker;
  // A page that states who says what: nobody else is a speaker, however a title looks ("Ask: who pays?").
  if (document.turns) return spanAt(document.turns, figure.start)?.speaker;
  for (let k = at; k >= 0 && k > at - 40; k--) {
    if (blocks[k].speaker) return blocks[k].speaker;
    if (blocks[k].kind === 'heading') return undefined;
  }
  return undefined;
}

/** The second a claim was made at, for documents with a recording. */
export function secondOf(document: Document, claim: Claim): number | undefined {
  return timeAt(document.times, claim.figure.start);
}
