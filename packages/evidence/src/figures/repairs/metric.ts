import type { Scan } from '../../tokens/index.ts';
import { metricOf, type Sentence } from '../context.ts';
import { FALLING, GROWING } from '../lexicon/words.ts';
import type { Draft } from '../types.ts';
import { mend } from './mend.ts';

export function missingPercent(s: Scan, d: Draft, sentence: Sentence, _currency: string): boolean {
  if (
    !d.bare ||
    d.kind !== 'number' ||
    typeof d.value !== 'number' ||
    d.magnitude > 1 ||
    d.inWords ||
    d.value < 2 ||
    d.value > 5000
  )
    return false;
  let verb = -1;
  for (let i = d.first - 1; i >= d.first - 5; i--) {
    if (GROWING.has(s.low(i))) {
      verb = i;
      break;
    }
    if (!/^(by|more|than|over|about|nearly|almost|another|around|roughly|some|up|of)$/.test(s.low(i))) return false;
  }
  if (verb < 0 || !sentence.metrics.some((m) => m.at < d.first && (m.flow || m.metric !== ''))) return false;
  if (
    !/^(last|this|from|over|in|year|to|since|during|compared|versus|vs)$/.test(s.low(d.last)) &&
    !s.isSymbol(d.last, ',.;')
  )
    return false;
  const falls = FALLING.has(s.low(verb));
  return mend(d, 'missing_percent', { unit: 'percent', kind: 'percentage', value: falls ? -d.value : d.value });
}

export function currencyFromMetric(s: Scan, d: Draft, sentence: Sentence, currency: string): boolean {
  if (d.kind !== 'number' && d.kind !== 'rate') return false;
  if (!d.bare || d.magnitude < 1e3 || (d.kind === 'rate' && !d.denominator)) return false;
  const verb =
    /^(mak(e|es|ing)|made|earn(s|ed|ing)?|los(e|es|ing)|lost|spen(d|ds|t|ding)|saved?|costs?|pa(y|ys|id)|raised?|worth|burn(s|ed|ing)?|invested|borrowed)$/;
  if (
    d.modifier === 'vague' &&
    d.kind === 'number' &&
    !d.denominator &&
    d.magnitude >= 1e6 &&
    verb.test(s.low(d.first - 1)) &&
    s.low(d.last) !== 'of'
  )
    return mend(d, 'currency_from_metric', { unit: currency, kind: 'money', currency }); // "they made millions"
  const metric = metricOf(s, d, sentence);
  if (metric?.metric === 'sale') return false; // "it sold 1.2 million" says not of what
  const pays = metric && /^(payment|cost|price|fee|rent|spending|revenue|salary|budget)$/.test(metric.metric);
  if (!metric || metric.metric === '' || (d.magnitude < 1e6 && !(d.kind === 'rate' && pays))) return false;
  return mend(d, 'currency_from_metric', {
    unit: d.denominator ? `${currency}/${d.denominator}` : currency,
    kind: d.denominator && d.magnitude < 1e6 ? 'price' : 'money',
    currency,
  });
}

/** "Shares closed at $143.12": what a share is priced, opened or closed at is per share. */
export function sharePrice(d: Draft, sentence: Sentence): boolean {
  if (
    d.kind !== 'money' ||
    d.denominator ||
    d.magnitude > 1 ||
    typeof d.value !== 'number' ||
    Math.abs(d.value) > 20_000
  )
    return false;
  const before = sentence.text.slice(Math.max(0, d.start - sentence.start - 70), d.start - sentence.start);
  if (
    !/\b(shares?|stock|ipo)\b[^;]*\b(closed|opened|priced|trading|traded|trades|price|slid|fell|rose|jumped|climbed|dropped|sank) (?:\S+ ){0,3}(at|to|of|near|under|above|below)\W*$/i.test(
      before,
    )
  )
    return false;
  return mend(d, 'price_of_share', { unit: `${d.currency}/share`, kind: 'price', denominator: 'share' });
}

/** "Rental prices were $9.00 at the peak", "priced at $40": a small amount that a sentence calls a price is one, whatever it is per. */
export function priceSaid(d: Draft, sentence: Sentence): void {
  if (d.kind !== 'money' || d.denominator || d.magnitude > 1 || typeof d.value !== 'number' || Math.abs(d.value) >= 1e5)
    return;
  const before = sentence.text.slice(0, Math.max(0, d.start - sentence.start)).slice(-90);
  if (/\b(?:prices?|priced|pricing|rental rates?|tariffs?|per[- ](?:hour|unit|share|token))\b[^;]*$/i.test(before))
    d.kind = 'price';
}

/** "the price of a million tokens … was $20", "a million tokens cost 7 cents". */
export function priceOfAmount(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): boolean {
  const p = drafts[k - 1];
  if (
    d.kind !== 'money' ||
    d.denominator ||
    d.magnitude > 1 ||
    !p ||
    p.kind !== 'count' ||
    sentences[k] !== sentences[k - 1]
  )
    return false;
  if (typeof p.value !== 'number' || d.first - p.last > 16) return false;
  const noun = s.low(p.last);
  const costOf = /^(cost|price|costs|prices)$/.test(s.low(p.first - 2)) && s.low(p.first - 1) === 'of';
  const costs =
    /^(cost|costs|is|was|for|at|sells|sold|are|were)$/.test(s.low(p.last + 1)) &&
    /^(tokens|requests|queries|images|words|hours|units|gpus|chips)$/.test(noun);
  if (!costOf && !costs) return false;
  const scale = { 1: '', 1e3: 'thousand ', 1e6: 'million ', 1e9: 'billion ' }[p.value] ?? `${p.value} `;
  const per = `${scale}${p.unit}`;
  return mend(d, 'price_of_amount', { unit: `${d.currency}/${per}`, kind: 'price', denominator: per });
}

/** "90k per year", "4k" after it: an amount somebody pays, in a currency nobody named. */
export function unstated(d: Draft, drafts: Draft[], k: number): boolean {
  if (
    d.kind === 'rate' &&
    d.bare &&
    d.denominator &&
    d.magnitude >= 1e3 &&
    /^(year|month|week|day|hour|quarter)$/.test(d.denominator)
  )
    return mend(d, 'currency_unstated', { unit: `currency unstated/${d.denominator}`, kind: 'price' });
  if (d.bare && d.kind === 'number' && d.magnitude === 1e3) {
    const p = drafts.slice(Math.max(0, k - 3), k).findLast((x) => x.unit.startsWith('currency unstated'));
    if (p && d.start - p.start < 200)
      return mend(d, 'currency_unstated', { unit: p.unit, kind: 'price', denominator: p.denominator });
  }
  return false;
}

/** "$5 trillion" as the size of a model. */
export function parameters(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): boolean {
  if (d.denominator || d.magnitude < 1e9) return false;
  const dollars = d.kind === 'money' && d.currency === 'USD';
  if (!dollars && !(d.kind === 'number' && d.bare) && !(d.kind === 'count' && d.unit === 'models')) return false;
  const around = s.text.slice(sentence.start, Math.min(s.text.length, d.end + 60)).toLowerCase();
  const wide = s.text.slice(Math.max(0, d.start - 900), Math.min(s.text.length, d.end + 900)).toLowerCase();
  if (
    /\b(revenue|market cap|valuation|valued|worth|raise[ds]?|raising|spend|spending|capex|invest|debt|arr|ipo|company|companies|dollars|cost)\b/.test(
      around,
    )
  )
    return false;
  const previous = drafts
    .slice(Math.max(0, k - 4), k)
    .findLast((x) => x.unit === 'parameters' && d.start - x.start < (dollars ? 400 : 700));
  const aboutModels = /\bmodels?\b/.test(around) && /\b(parameters?|params?)\b/.test(wide);
  const follows =
    previous !== undefined && (dollars || /\bmodels?\b/.test(around)) && previous.magnitude <= d.magnitude * 1e3;
  if (!aboutModels && !follows) return false;
  const change: Partial<Draft> = { unit: 'parameters', kind: 'count', currency: undefined };
  return mend(d, dollars ? 'dollar_on_parameters' : 'unit_from_last', change);
}
