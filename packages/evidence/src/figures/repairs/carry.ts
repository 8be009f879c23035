import type { Scan } from '../../tokens/index.ts';
import { metricOf, type Sentence } from '../context.ts';
import { DECADE_PARTS } from '../lexicon/numerals.ts';
import { tidy } from '../magnitude.ts';
import { type Draft, moneyLike } from '../types.ts';
import { endsThere, mend, near } from './mend.ts';
import { periodOf } from './period.ts';

const CARRYING =
  /^(raise|raises|raising|raised|spend|spending|spends|reach|reaching|hit|hitting|settle|invest|investing|borrow|borrowing|lose|losing|worth|at)$/;

/** "raising 40" after "$40 billion", "low 20s" after "$20 billion per quarter". */
export function carried(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): boolean {
  if (!d.bare || d.magnitude > 1 || d.kind !== 'number') return false;
  const size = typeof d.value === 'number' ? d.value : d.min;
  if (size === undefined || size <= 0 || size >= 1000) return false;
  const partOfTen = d.min !== undefined && DECADE_PARTS.has(s.low(d.first));
  const guess = d.min !== undefined && !partOfTen;
  if (guess && !/^(is|of|at|to|which|like|about|around|roughly|be)$/.test(s.low(d.first - 1))) return false;
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < 600; j--) {
    const p = drafts[j];
    const amount = moneyLike(p) || (p.kind === 'number' && !p.unit);
    if (!amount || p.magnitude < 1e6) continue;
    const mantissa = (typeof p.value === 'number' ? p.value : (p.min ?? 0)) / p.magnitude;
    if (!near(size, mantissa, partOfTen ? 5 : 4)) continue;
    const close = d.start - p.start < 300;
    const verb = CARRYING.test(s.low(d.first - 1)) && !d.inWords;
    const level = /^(at|from|about|to|like)$/.test(s.low(d.first - 1)) && d.start - p.end < 160 && endsThere(s, d.last);
    const listed =
      d.start - p.end < 60 &&
      (s.isSymbol(d.first - 1, ',') || s.low(d.first - 1) === 'and') &&
      /^(next|last|this|the|in|by)$/.test(s.low(d.last)); // "eight billion this year, seventeen next"
    const does =
      d.start - p.end < 60 &&
      /^(do|did|does|doing)$/.test(s.low(d.first - 1)) &&
      /^(next|last|this|in|by)$/.test(s.low(d.last));
    const share = guess && close && (s.low(d.first - 1) === 'which' || endsThere(s, d.last));
    if (!partOfTen && !share && !(close && !guess && (verb || level || listed || does))) return false;
    const m = p.magnitude;
    const change: Partial<Draft> = {
      unit: p.unit,
      kind: p.kind,
      currency: p.currency,
      denominator: p.denominator,
      magnitude: m,
    };
    if (typeof d.value === 'number') change.value = tidy(d.value * m);
    if (d.min !== undefined) change.min = d.min * m;
    if (d.max !== undefined && d.max !== null) change.max = d.max * m;
    void sentence;
    return mend(d, 'carried_magnitude', change);
  }
  return false;
}

/** "under 40" after "$40 per share". */
export function priceCarry(s: Scan, d: Draft, drafts: Draft[], k: number): boolean {
  if (d.magnitude > 1 || typeof d.value !== 'number' || d.inWords) return false;
  const plain = d.bare && d.kind === 'number';
  const dollars = d.kind === 'money' && !d.denominator;
  if (!plain && !dollars) return false;
  const before = s.low(d.first - 1);
  if (plain && !/^(at|under|below|above|over|to|a|even|than|around|about|near|hit|hits|priced|closed?s?)$/.test(before))
    return false;
  if (s.isSymbol(d.last, '-')) return false;
  let seen = 0;
  const trading = /\b(ipo|shares?|stock|trading|traded|priced|opened|closes?|closed)\b/i.test(
    s.text.slice(Math.max(0, d.start - 80), d.end + 80),
  );
  const reach = trading ? 40_000 : 2500;
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < reach; j--) {
    const p = drafts[j];
    if (!moneyLike(p) || p.magnitude > 1 || typeof p.value !== 'number') continue;
    if (p.kind !== 'price' || !p.denominator || /^(year|month|week|day|hour|quarter)$/.test(p.denominator)) {
      if (++seen > 6) return false;
      if (plain && p.kind === 'money' && d.start - p.start < 600 && near(Math.abs(d.value), p.value, 1.25))
        return mend(d, 'unit_from_last', { unit: p.unit, kind: p.kind, currency: p.currency });
      continue;
    }
    if (p.denominator !== 'share' && d.start - p.start > 2500) return false;
    if (trading && p.denominator !== 'share') continue;
    if (!near(Math.abs(d.value), p.value, 1.25)) return false;
    return mend(d, 'unit_from_last', { unit: p.unit, kind: 'price', currency: p.currency, denominator: p.denominator });
  }
  return false;
}

/** A bare "2 billion" right after "2.5 billion in ARR". */
export function unitFromLast(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): boolean {
  if (!d.bare || d.kind !== 'number' || d.magnitude < 1e3 || s.isSymbol(d.last, '*×')) return false;
  let priced = false;
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < 400; j--) {
    const p = drafts[j];
    if (p.kind === 'date' || p.kind === 'duration') continue;
    if (p.kind === 'price' && p.magnitude < d.magnitude) priced = true; // another subject began
    if (p.magnitude !== d.magnitude || (!moneyLike(p) && p.kind !== 'count')) {
      if (p.kind === 'percentage' || p.magnitude === 1) continue;
      return false;
    }
    const own =
      moneyLike(p) && p.currency && p.denominator && /^(year|quarter|month)$/.test(p.denominator)
        ? periodOf(sentence.text)
        : undefined;
    const denominator = own ?? (priced ? undefined : p.denominator);
    if (priced && moneyLike(p) && !own)
      return mend(d, 'unit_from_last', { unit: p.currency!, kind: 'money', currency: p.currency });
    return mend(d, 'unit_from_last', {
      unit: own ? `${p.currency}/${own}` : p.unit,
      kind: p.kind,
      currency: p.currency,
      denominator,
    });
  }
  return false;
}

export function denominatorFromLast(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): void {
  const p = drafts[k - 1];
  if (!p || d.kind !== 'money' || d.denominator || !p.denominator || !moneyLike(p) || sentences[k] !== sentences[k - 1])
    return;
  if (p.magnitude !== d.magnitude || p.currency !== d.currency || p.repairs.includes('year_from_flow_metric')) return;
  let comma = false;
  if (s.low(p.first - 1) === 'from' && s.low(p.last) === 'to' && d.first - p.last <= 3) comma = true; // "from eight dollars an hour to under two"
  for (let i = p.last; i < d.first; i++) {
    if (s.isSymbol(i, ',;') || s.low(i) === 'and') comma = true;
    if (/^(total|valuation|valued|raised|raise|worth|debt|deal|since|through|over)$/.test(s.low(i))) return;
  }
  if (!comma || d.first - p.last > 14) return;
  mend(d, 'denominator_from_last', { unit: `${d.currency}/${p.denominator}`, denominator: p.denominator });
}

/** The same amount, or the same head noun, as a figure whose period is known. */
export function sameAmount(s: Scan, drafts: Draft[], sentences: Sentence[]): void {
  const byAmount = new Map<string, Draft>();
  const byNoun = new Map<string, Draft>();
  for (const d of drafts) {
    if (d.kind !== 'money' || typeof d.value !== 'number' || !d.denominator || d.magnitude < 1e6) continue;
    const key = `${d.value} ${d.currency}`;
    if (!byAmount.has(key)) byAmount.set(key, d);
  }
  drafts.forEach((d, k) => {
    if (d.kind !== 'money' || d.magnitude < 1e6) return;
    const noun = s.isWord(d.last) ? s.low(d.last) : '';
    if (!d.denominator) {
      const metric = metricOf(s, d, sentences[k]);
      const said = metric && !metric.flow && metric.metric !== '' && metric.distance < 12;
      const like = said
        ? undefined
        : (byAmount.get(`${d.value} ${d.currency}`) ??
          (noun === 'question' || noun === 'hole' || noun === 'gap' ? byNoun.get(noun) : undefined));
      if (like) mend(d, 'unit_from_same_amount', { unit: like.unit, denominator: like.denominator });
    }
    if (d.denominator && noun) byNoun.set(noun, d);
  });
}
