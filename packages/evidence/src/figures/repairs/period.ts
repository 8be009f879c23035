import type { Scan } from '../../tokens/index.ts';
import { metricOf, type Sentence } from '../context.ts';
import type { Draft } from '../types.ts';
import { mend } from './mend.ts';

export function flowPerYear(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): void {
  if (d.kind !== 'money' || d.denominator || !d.currency || d.repairs.includes('dollar_on_parameters')) return;
  const metric = metricOf(s, d, sentence);
  if (!metric?.flow || metric.distance > 14 || spread(s, d)) return;
  const size = typeof d.value === 'number' ? Math.abs(d.value) : (d.min ?? 0);
  if (size < 1e5) return;
  const yearly = /^(business|market|industry)$/.test(s.low(d.last)); // "a sixty billion dollar business"
  const period =
    (yearly ? 'year' : (periodOf(nearBy(d, sentence)) ?? periodOf(sentence.text))) ??
    reportedPeriod(s, d, drafts, k) ??
    'year';
  mend(d, 'year_from_flow_metric', { unit: `${d.currency}/${period}`, denominator: period });
}

/** The words right around a figure, up to the next semicolon: "third-quarter revenue of $1.4 billion …, and raised full-year guidance". */
function nearBy(d: Draft, sentence: Sentence): string {
  const at = d.start - sentence.start;
  const end = d.end - sentence.start;
  const before = sentence.text.slice(Math.max(0, at - 50), at);
  const after = sentence.text.slice(end, end + 30);
  return `${before.slice(before.lastIndexOf(';') + 1)} ${/^[^;,(]*/.exec(after)?.[0] ?? ''}`;
}

/** "$1.4 trillion over eight years": a sum for the whole time, not an amount per year. */
function spread(s: Scan, d: Draft): boolean {
  for (let at = d.last; at < d.last + 5; at++) {
    if (s.opensLine(at) || s.isSymbol(at, '.,;:!?')) return false;
    if (!/^(over|across|through|during|within|in|by)$/.test(s.low(at))) continue;
    for (let i = at + 1; i <= at + 4; i++) if (/^(years|yrs|decade|decades)$/.test(s.low(i))) return true;
    if (at === d.last) return false;
  }
  return false;
}

/** The period a sentence names for its amounts. */
export function periodOf(text: string): 'year' | 'quarter' | 'month' | undefined {
  if (
    /\b(full[- ]year|fiscal (?:year )?20\d\d|annual|annuali[sz]ed|run-rate|for the year|this year|last year|next year|ARR)\b/i.test(
      text,
    )
  )
    return 'year';
  if (/\b(quarter(?:ly)?|[qQ][1-4])\b/.test(text)) return 'quarter';
  return /\b(monthly|last month|this month)\b/i.test(text) ? 'month' : undefined;
}

/** A report that gave one amount for the quarter goes on in quarters, until a sentence names another period. */
function reportedPeriod(s: Scan, d: Draft, drafts: Draft[], k: number): string | undefined {
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < 500; j--) {
    const p = drafts[j];
    if (p.kind !== 'money' || !p.repairs.includes('year_from_flow_metric')) continue;
    return p.denominator === 'quarter' && !s.text.slice(p.end, d.start).includes('\n') ? 'quarter' : undefined;
  }
  return undefined;
}
