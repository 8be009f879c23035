import type { Span } from '../text/sentences.ts';
import { sentenceAt } from '../text/sentences.ts';
import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS } from '../tokens/index.ts';
import { APPROX_BEFORE, FALLING, FLOW_METRICS, GT_BEFORE, LT_BEFORE, STOCK_METRICS } from './lexicon/words.ts';
import type { Draft, Modifier } from './types.ts';

/** What one sentence says about every figure in it. */
export interface Sentence extends Span {
  first: number;
  last: number;
  text: string;
  metrics: { at: number; word: string; metric: string; flow: boolean }[];
  /** Words that make predictions, conditions and denials; found once per sentence by flags.ts. */
  cues?: Cues;
  /** Whether it follows from an assumption made before it; see supposed.ts. */
  supposed?: boolean;
}

/** A cue by its place in the sentence. */
export interface Cue {
  start: number;
  end: number;
}

export interface Cues {
  future: Cue[];
  condition: Cue[];
  denial: Cue[];
  imagine: number;
  outlook: boolean;
}

/** The sentence of a figure, cached by the caller so that figures of one sentence share it. */
export function sentenceOf(s: Scan, d: Draft, cache: Sentence[]): Sentence {
  const known = cache.at(-1);
  if (known && d.start >= known.start && d.end <= known.end) return known;
  const span = sentenceAt(s.text, d.start);
  const first = s.tokenAt(span.start);
  let last = d.last;
  while (last < s.count && s.start(last) < span.end) last++;
  const metrics: Sentence['metrics'] = [];
  for (let i = first; i < last; i++) {
    if (!s.isWord(i)) continue;
    let word = s.low(i).replace(/'s$/, '');
    if (word === 'run' && s.low(s.joined(i + 1)) === 'rate') word = 'run-rate';
    if (word === 'cap' && s.low(i - 1) !== 'market') continue;
    if (word === 'stock' && /^(exchange|market|pickers?)$/.test(s.low(i + 1))) continue;
    const flow = FLOW_METRICS.get(word);
    const stock = STOCK_METRICS.get(word);
    if (word === 'business' && (s.low(i - 1) === 'of' || sold(s, i))) continue;
    if (word === 'worth' && ofAgreement(s, i)) continue;
    if (flow) metrics.push({ at: i, word, metric: flow, flow: true });
    else if (stock !== undefined) metrics.push({ at: i, word, metric: stock, flow: false });
  }
  const text = s.text.slice(span.start, span.end);
  // Goods and business change hands too; a sale of stock names the stock.
  if (!/\b(stocks?|shares?|stakes?|bonds?|notes?|equity)\b/i.test(text))
    for (const m of metrics) if (m.metric === 'sale of stock') m.metric = 'sale';
  const made = { ...span, first, last, text, metrics };
  cache.push(made);
  return made;
}

/** "a contract worth $5 billion": what an agreement is worth is nobody's valuation. */
function ofAgreement(s: Scan, i: number): boolean {
  for (let at = i - 1; at > i - 4; at--)
    if (
      /^(contracts?|deals?|agreements?|orders?|leases?|commitments?|purchases?|projects?|facility|loans?)$/.test(
        s.low(at),
      )
    )
      return true;
  return false;
}

/** "sold its whole storage business for $5 billion": a business that changes hands is no revenue. */
function sold(s: Scan, i: number): boolean {
  for (let at = i - 1; at > i - 8; at--)
    if (/^(sold|sell|selling|sells|bought|buy|buying|acquired|acquire|acquiring|divested|offloaded)$/.test(s.low(at)))
      return true;
  return false;
}

/** The metric word that belongs to a figure: the nearest, with words right after it preferred ("$2 of revenue", "2 billion in ARR"). */
export function metricOf(
  s: Scan,
  d: Draft,
  sentence: Sentence,
): { metric: string; flow: boolean; distance: number } | undefined {
  let best: { metric: string; flow: boolean; distance: number } | undefined;
  for (const m of sentence.metrics) {
    if (m.at >= d.first && m.at < d.last) continue;
    const after = m.at >= d.last;
    let distance = after ? m.at - d.last + 1 : d.first - m.at;
    if (distance > 22) continue;
    if (after && !sameClause(s, d.last, m.at)) distance += ownFigureFollows(s, m.at) ? 16 : 8;
    if (!after && !sameClause(s, m.at + 1, d.first)) distance += 5;
    if (after && /^(in|of|on)$/.test(s.low(d.last)) && m.at - d.last <= 4 && sameClause(s, d.last, m.at)) distance = 0;
    if (after && m.at - d.last <= 3 && attribute(s, d.last, m.at)) distance = Math.min(distance, 1);
    if (m.metric === '') distance += 30;
    if (distance > 22) continue;
    if (!best || distance < best.distance) best = { metric: m.metric, flow: m.flow, distance };
  }
  return best;
}

/** "$135 billion 2026 AI spending": nothing but words of the same noun phrase between an amount and its metric. */
function attribute(s: Scan, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (s.isSymbol(i) || s.opensLine(i) || FUNCTION_WORDS.has(s.low(i))) return false;
  return true;
}

/** "…, capex from $2bn": a metric word of the next clause that has an amount of its own right after. */
function ownFigureFollows(s: Scan, metric: number): boolean {
  for (let i = metric + 1; i <= metric + 4; i++) {
    if (s.isNumber(i) || s.isSymbol(i, '$€£¥')) return true;
    if (!/^(from|to|at|of|was|were|is|are|by|rose|fell|grew|reached|hit|will|be|about|around|and)$/.test(s.low(i)))
      return false;
  }
  return false;
}

const CONTRASTS = new Set(['but', 'and', 'while', 'whereas', 'because', 'against']);

function sameClause(s: Scan, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (s.isSymbol(i, ',') && s.isNumber(i - 1) && s.isNumber(i + 1)) continue; // January 25, 2026
    if (s.isSymbol(i, ',;:—→')) return false;
    if (CONTRASTS.has(s.low(i))) return false;
  }
  return true;
}

/** How exact: from the words just before and after. */
export function modifierOf(s: Scan, d: Draft): Modifier {
  if (d.modifier !== 'exact') return d.modifier;
  const said = orEqual(s, d);
  if (said) return said;
  const skip = /^(even|just|only)$/.test(s.low(d.first - 1)) ? 1 : 0; // "under even 40"
  const b1 = s.low(d.first - 1 - skip);
  const b2 = s.low(d.first - 2 - skip);
  const b3 = s.low(d.first - 3 - skip);
  if (s.opensLine(d.first)) return after(s, d) ?? 'exact';
  if (s.isSymbol(d.first - 1, '~≈±约約')) return 'approx';
  if (s.isSymbol(d.first - 1, '超') || (s.isSymbol(d.first - 1, '过過') && s.isSymbol(d.first - 2, '超'))) return 'gt';
  if (s.isSymbol(d.first - 1, '>')) return 'gt';
  if (s.isSymbol(d.first - 1, '<')) return 'lt';
  if (s.isSymbol(d.first - 1, '≥')) return 'ge';
  if (s.isSymbol(d.first - 1, '≤')) return 'le';
  if (b1 === 'than') {
    const no = b3 === 'no' || b3 === 'not';
    if (/^(more|greater|higher|larger|better|bigger|longer)$/.test(b2)) return no ? 'le' : 'gt';
    if (/^(less|fewer|lower|smaller|shorter)$/.test(b2)) return no ? 'ge' : 'lt';
  }
  if (b1 === 'least' && b2 === 'at') return 'ge';
  if (
    (b1 === 'most' && b2 === 'at') ||
    (b1 === 'to' &&
      b2 === 'up' &&
      !/^(sped|went|goes|go|going|climbed|moved|grew|grow|increased|raised|came|jumped|rose|speed|bumped|scaled)$/.test(
        b3,
      )) ||
    (b1 === 'of' && /^(maximum|max)$/.test(b2))
  )
    return 'le';
  if (b1 === 'as' && /^(many|much)$/.test(b2)) return 'le';
  if (b1 === 'of' && /^(north|upwards|excess)$/.test(b2)) return 'gt';
  if (b1 === 'to' && /^(close|next|nearly|almost)$/.test(b2)) return 'approx';
  if (GT_BEFORE.has(b1) && !(b1 === 'past' || b1 === 'over')) return 'gt';
  const period =
    d.kind === 'duration' &&
    (s.isNumber(d.first - 2) ||
      /^(illion|thousand|dollars|euros|percent)$/.test(b2.replace(/^(m|b|tr)/, '')) ||
      /^(bn|tn|[bmtk])$/.test(b2) ||
      !/^(for|in|took|takes|take|after|last|lasted|lasts|at|just|well|of|is|was|are|were|been|spent|with|a|wait|waited)$/.test(
        b2,
      ));
  if (b1 === 'over' && !period && !/^(up|down|all|came|come)$/.test(b2)) return 'gt';
  if (LT_BEFORE.has(b1)) return 'lt';
  if (APPROX_BEFORE.has(b1) && !(b1 === 'like' && /^(not|companies|firms|places|looks?)$/.test(b2)) && b1 !== 'say')
    return 'approx';
  if (b1 === 'a' && APPROX_BEFORE.has(b2)) return 'approx';
  if ((b1 === 'it' || b1 === 'a') && /^(call|it)$/.test(b2) && /^(let's|call)$/.test(b3)) return 'approx';
  return after(s, d) ?? 'exact';
}

const MORE = '(?:more|greater|higher|larger|bigger|above)';
const LESS = '(?:less|fewer|lower|smaller|below)';
const OR_EQUAL: readonly (readonly [RegExp, Modifier])[] = [
  [new RegExp(` ${LESS}(?: than)? or equal (?:than|to)$`), 'le'],
  [new RegExp(` ${MORE}(?: than)? or equal (?:than|to)$`), 'ge'],
  [new RegExp(` equal to or ${LESS} than$`), 'le'],
  [new RegExp(` equal to or ${MORE} than$`), 'ge'],
];

/** "less than or equal to 30", "equal to or more than 30", "more than 5000 or equal". External cases: Recognizers-Text NumberRangeModel. */
function orEqual(s: Scan, d: Draft): Modifier | undefined {
  const b1 = s.low(d.first - 1);
  if (s.low(d.last) === 'or' && /^equal/.test(s.low(d.last + 1)) && b1 === 'than' && !s.isNumber(d.last + 3))
    return /^(more|greater|higher|larger|bigger)$/.test(s.low(d.first - 2)) ? 'ge' : 'le';
  if (b1 !== 'to' && b1 !== 'than') return undefined;
  let words = '';
  for (let i = Math.max(0, d.first - 6); i < d.first; i++) words += ` ${s.low(i)}`;
  return OR_EQUAL.find(([pattern]) => pattern.test(words))?.[1];
}

function after(s: Scan, d: Draft): Modifier | undefined {
  const a1 = s.low(d.last);
  const a2 = s.low(d.last + 1);
  if (a1 === 'or' && a2 === 'so') return 'approx';
  if (a1 === 'or' && /^(more|greater|higher|above)$/.test(a2)) return 'ge';
  if (a1 === 'and' && /^(more|above|up)$/.test(a2) && (s.opensLine(d.last + 2) || s.isSymbol(d.last + 2, '.,;:!?)')))
    return 'ge';
  if (a1 === 'or' && /^(less|fewer|lower|below)$/.test(a2)) return 'le';
  if (a1 === 'and' && a2 === 'change') return 'approx';
  if (a1 === 'ish' || (a1 === 'give' && a2 === 'or')) return 'approx';
  if (a1 === 'plus' && !s.isNumber(d.last + 1)) return 'ge';
  return undefined;
}

/** Whether a fall is said of a percentage: "down 12 percent", "a 3% decline". */
export function isFall(s: Scan, d: Draft): boolean {
  if (d.kind !== 'percentage') return false;
  for (let i = d.first - 1; i >= Math.max(0, d.first - 5); i--) {
    const w = s.low(i);
    if (s.opensLine(i + 1) || s.isSymbol(i, '.,;:()')) break;
    if (
      /^(to|from|between|for|of|in|than|is|are|was|below|under|beneath|through|at|above)$/.test(w) &&
      !(w === 'than' && /^(more|less)$/.test(s.low(i - 1)))
    ) {
      if (w === 'of' && /^(decline|drop|fall|decrease|loss|cut|reduction|contraction|slump|plunge)$/.test(s.low(i - 1)))
        return true;
      break;
    }
    if (
      FALLING.has(w) &&
      !(w === 'off' && s.low(i - 1) === "it's") &&
      !/^(cut|lose|losing|lost|minus|negative)$/.test(w)
    )
      return true;
    if (/^(lost|lose|loses|losing|cut|cuts|shed|sheds)$/.test(w) && i >= d.first - 3) return true;
  }
  if (s.low(d.last) === 'down' && s.low(d.last + 1) !== 'payment' && !/^(to|from)$/.test(s.low(d.last + 1)))
    return true;
  return /^(decline|drop|fall|decrease|decreases|declines|reduction|slump|plunge|lower|cheaper|fewer|less|contraction|haircut|discount)$/.test(
    s.low(d.last),
  );
}

/** What may stand between an amount and the date it is of: "in", "for the year", "by the end of". */
const TIED =
  /^,? (?:\w+ly )?(?:in|for|by|during|at|as of|through)(?: (?:the|fiscal|calendar|year|full|end|close|of|all|late|early|mid|quarter|first|second|third|fourth|half|about|around)){0,5}[ -]$/i;

/** The year, quarter or decade a sentence dates its figures to: the nearest date before the figure, else the first after. `dates` in order of place. */
export function asOfFor(d: Draft, dates: readonly Draft[], sentence: Sentence): string | undefined {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (dates[mid].start < sentence.start) low = mid + 1;
    else high = mid;
  }
  let best: Draft | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let k = low; k < dates.length && k < low + 50 && dates[k].end <= sentence.end; k++) {
    const date = dates[k];
    if (date === d || date.value === undefined) continue;
    if (date.start >= d.end && TIED.test(sentence.text.slice(d.end - sentence.start, date.start - sentence.start)))
      return String(date.value); // "$5bn in 2024 and $8bn in 2025"
    const distance = Math.abs(date.start - d.start) - (date.end <= d.start ? 40 : 0);
    if (distance < least) {
      least = distance;
      best = date;
    }
  }
  return best?.value === undefined ? undefined : String(best.value);
}
